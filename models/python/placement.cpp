#include "models/python/placement.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "models/python/placement_impl.h"

namespace interleave::models::python {

using ast::ExprKind;
using ast::StmtKind;

namespace {

constexpr std::string_view kFuture = "__future__";

bool is_docstring(const ast::Stmt& s) {
  const auto* statement = ast::try_as<ast::ExprStmt>(&s);
  const auto* value = statement ? ast::try_as<ast::Constant>(statement->value) : nullptr;
  return value != nullptr && value->type == ast::ConstantKind::Str;
}

const ast::ImportFrom* future_import(const ast::Stmt& s) {
  const auto* import = ast::try_as<ast::ImportFrom>(&s);
  return import != nullptr && import->module == kFuture ? import : nullptr;
}

// The imports that may be future imports: at the beginning, or later on the line of one.
struct FutureImports {
  uint32_t last_line = 0;
  bool annotations = false;
};

FutureImports future_imports(const Ast& ast, const Source& source) {
  static constexpr std::array<std::string_view, 10> kFeatures = {
      "nested_scopes",  "generators",       "division",       "absolute_import", "with_statement",
      "print_function", "unicode_literals", "barry_as_FLUFL", "generator_stop",  "annotations"};
  FutureImports result;
  bool done = false;
  uint32_t line = 0;
  for (const ast::Stmt* s : ast.body) {
    if (s == ast.body[0] && is_docstring(*s)) continue;
    if (done && s->span.line > line) break;
    line = s->span.line;
    const ast::ImportFrom* import = future_import(*s);
    if (import == nullptr) {
      done = true;
      continue;
    }
    const auto fail = [&](std::string message, uint32_t column) {
      SyntaxError error = syntax_error(source, s->span, std::move(message));
      error.column = static_cast<int32_t>(column);
      error.end_line = error.line;
      error.end_column = 0;
      throw error;
    };
    if (done)
      fail("from __future__ imports must occur at the beginning of the file", s->span.column);
    for (const ast::alias& feature : import->names) {
      if (feature.name == "braces") fail("not a chance", s->span.column + 1);
      if (std::find(kFeatures.begin(), kFeatures.end(), feature.name) == kFeatures.end())
        fail("future feature " + std::string(feature.name) + " is not defined", s->span.column + 1);
      result.annotations |= feature.name == "annotations";
    }
    result.last_line = line;
  }
  return result;
}

}  // namespace

bool check_future_imports(const Ast& ast, const Source& source) {
  return future_imports(ast, source).annotations;
}

void check_placement(const Ast& ast, const Source& source, const SymbolTable& table) {
  Placement(source, table, future_imports(ast, source).last_line).module(ast.body);
}

void Placement::body(ast::Body stmts) {
  for (const ast::Stmt* s : stmts) statement(*s);
}

void Placement::statement(const ast::Stmt& s) {
  switch (s.kind) {
    case StmtKind::FunctionDef:
    case StmtKind::AsyncFunctionDef:
      function(ast::as<ast::FunctionDef>(s));
      break;
    case StmtKind::ClassDef:
      class_def(ast::as<ast::ClassDef>(s));
      break;
    case StmtKind::Return:
      return_stmt(ast::as<ast::Return>(s));
      break;
    case StmtKind::Delete:
      expressions(ast::as<ast::Delete>(s).targets);
      break;
    case StmtKind::Assign:
      expression(ast::as<ast::Assign>(s).value);
      expressions(ast::as<ast::Assign>(s).targets);
      break;
    case StmtKind::AugAssign:
      expression(ast::as<ast::AugAssign>(s).target);
      expression(ast::as<ast::AugAssign>(s).value);
      break;
    case StmtKind::AnnAssign:
      annotated_assignment(ast::as<ast::AnnAssign>(s));
      break;
    case StmtKind::AsyncFor:
      if (here_.unit != Unit::AsyncFunction) {
        expression(ast::as<ast::For>(s).iter);
        fail(s.span, "'async for' outside async function");
      }
      [[fallthrough]];
    case StmtKind::For: {
      const auto& loop = ast::as<ast::For>(s);
      expression(loop.iter);
      {
        const InBlock inside(*this, Block::Loop, s.span);
        expression(loop.target);
        body(loop.body);
      }
      body(loop.orelse);
      break;
    }
    case StmtKind::While: {
      const auto& loop = ast::as<ast::While>(s);
      {
        const InBlock inside(*this, Block::Loop, s.span);
        expression(loop.test);
        body(loop.body);
      }
      body(loop.orelse);
      break;
    }
    case StmtKind::If:
      expression(ast::as<ast::If>(s).test);
      body(ast::as<ast::If>(s).body);
      body(ast::as<ast::If>(s).orelse);
      break;
    case StmtKind::AsyncWith:
      if (here_.unit != Unit::AsyncFunction) fail(s.span, "'async with' outside async function");
      [[fallthrough]];
    case StmtKind::With:
      with(ast::as<ast::With>(s), 0);
      break;
    case StmtKind::Match:
      match(ast::as<ast::Match>(s));
      break;
    case StmtKind::Raise:
      expression(ast::as<ast::Raise>(s).exc);
      expression(ast::as<ast::Raise>(s).cause);
      break;
    case StmtKind::Try:
    case StmtKind::TryStar:
      try_stmt(ast::as<ast::Try>(s));
      break;
    case StmtKind::Assert:
      expression(ast::as<ast::Assert>(s).test);
      expression(ast::as<ast::Assert>(s).msg);
      break;
    case StmtKind::ImportFrom:
      import_from(ast::as<ast::ImportFrom>(s));
      break;
    case StmtKind::ExprStmt:
      expression(ast::as<ast::ExprStmt>(s).value);
      break;
    case StmtKind::Break:
      leave_loop(s, "'break' outside loop");
      break;
    case StmtKind::Continue:
      leave_loop(s, "'continue' not properly in loop");
      break;
    case StmtKind::Import:
      imports(ast::as<ast::Import>(s).names, s.span);
      break;
    case StmtKind::Global:
    case StmtKind::Nonlocal:
    case StmtKind::Pass:
      break;
  }
}

void Placement::function(const ast::FunctionDef& f) {
  parameters(*f.args, f.span);
  expressions(f.decorator_list);
  expressions(f.args->defaults);
  expressions(f.args->kw_defaults);
  if (!table_.future_annotations) {
    const auto annotations = [this](ast::Sequence<ast::arg> args) {
      for (const ast::arg& a : args) expression(a.annotation);
    };
    annotations(f.args->posonlyargs);
    annotations(f.args->args);
    if (const ast::arg* vararg = f.args->vararg; vararg != nullptr) {
      const auto* starred = ast::try_as<ast::Starred>(vararg->annotation);
      expression(starred != nullptr ? starred->value : vararg->annotation);
    }
    annotations(f.args->kwonlyargs);
    if (f.args->kwarg != nullptr) expression(f.args->kwarg->annotation);
    expression(f.returns);
  }
  {
    const bool async = f.kind == StmtKind::AsyncFunctionDef;
    const Enter enter(*this, async ? Unit::AsyncFunction : Unit::Function, f.scope);
    body(f.body);
  }
  check_name(f.name, ast::Context::Store, f.span);
}

void Placement::class_def(const ast::ClassDef& c) {
  expressions(c.decorator_list);
  {
    const Enter enter(*this, Unit::Class, c.scope);
    body(c.body);
  }
  keywords(c.keywords);
  for (const ast::Expr* base : c.bases) {
    const auto* starred = ast::try_as<ast::Starred>(base);
    expression(starred != nullptr ? starred->value : base);
  }
  for (const ast::keyword& k : c.keywords) expression(k.value);
  check_name(c.name, ast::Context::Store, c.span);
}

void Placement::return_stmt(const ast::Return& r) {
  if (!in_function()) fail(r.span, "'return' outside function");
  if (r.value != nullptr && here_.is_async_generator)
    fail(r.span, "'return' with value in async generator");
  expression(r.value);
  const bool constant = r.value != nullptr && r.value->kind == ExprKind::Constant;
  for (const Block block : here_.blocks)
    if (block == Block::ExceptStar)
      fail(constant ? r.value->span : r.span,
           "'break', 'continue' and 'return' cannot appear in an except* block");
}

// break, continue
void Placement::leave_loop(const ast::Stmt& s, const char* outside) {
  for (auto block = here_.blocks.rbegin(); block != here_.blocks.rend(); ++block) {
    if (*block == Block::Loop) return;
    if (*block == Block::ExceptStar)
      fail(s.span, "'break', 'continue' and 'return' cannot appear in an except* block");
  }
  fail(s.span, outside);
}

void Placement::with(const ast::With& w, size_t item) {
  expression(w.items[item].context_expr);
  const InBlock inside(*this, Block::Other, w.span);
  expression(w.items[item].optional_vars);
  if (item + 1 < w.items.size()) {
    with(w, item + 1);
  } else {
    body(w.body);
  }
}

void Placement::try_stmt(const ast::Try& t) {
  if (t.finalbody.empty()) return try_except(t);
  {
    const InBlock inside(*this, Block::Other, t.span);
    if (t.handlers.empty()) {
      body(t.body);
    } else {
      try_except(t);
    }
  }
  body(t.finalbody);
  const InBlock inside(*this, Block::Other, t.span);
  body(t.finalbody);
}

void Placement::try_except(const ast::Try& t) {
  const bool star = t.kind == StmtKind::TryStar;
  {
    const InBlock inside(*this, Block::Other, t.span);
    body(t.body);
  }
  if (!star) body(t.orelse);
  {
    const InBlock handling(*this, star ? Block::ExceptStar : Block::Other, t.span);
    for (const ast::ExceptHandler& handler : t.handlers) {
      if (handler.type == nullptr && &handler != &t.handlers.back())
        fail(handler.span, "default 'except:' must be last");
      expression(handler.type);
      const InBlock cleanup(*this, Block::Other, handler.span);
      if (!handler.name.empty()) check_name(handler.name, ast::Context::Store, handler.span);
      body(handler.body);
    }
  }
  if (star) body(t.orelse);
}

void Placement::import_from(const ast::ImportFrom& i) {
  if (i.span.line > last_future_line_ && i.module == kFuture)
    fail(i.span, "from __future__ imports must occur at the beginning of the file");
  imports(i.names, i.span);
}

void Placement::imports(ast::Sequence<ast::alias> names, const ast::Span& span) {
  for (const ast::alias& a : names)
    check_name(a.asname.empty() ? a.name : a.asname, ast::Context::Store, span);
}

void Placement::annotated_assignment(const ast::AnnAssign& a) {
  expression(a.value);
  if (a.value != nullptr || a.target->kind != ExprKind::Name) expression(a.target);
  const auto* name = ast::try_as<ast::Name>(a.target);
  if (name != nullptr) check_name(name->id, ast::Context::Store, a.span);
  if (!table_.future_annotations) expression(a.annotation);
}

}  // namespace interleave::models::python
