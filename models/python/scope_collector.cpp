#include "models/python/scope_collector.h"

#include <algorithm>
#include <string>
#include <utility>

#include "models/python/syntax_error.h"

namespace interleave::models::python {

using ast::ExprKind;
using ast::StmtKind;

namespace {

std::string quoted(ast::Identifier name) { return "'" + std::string(name) + "'"; }

}  // namespace

Symbol* Draft::find(ast::Identifier name) {
  const auto found = index.find(name.data());
  return found == index.end() ? nullptr : &symbols[found->second];
}

Symbol& Draft::add(ast::Identifier name) {
  const auto [at, is_new] = index.try_emplace(name.data(), static_cast<uint32_t>(symbols.size()));
  if (is_new) symbols.push_back({name});
  return symbols[at->second];
}

/// Counts the recursion of the walk.
class ScopeCollector::Deeper {
 public:
  Deeper(ScopeCollector& walk, const ast::Span& span) : depth_(walk.depth_) {
    if (++depth_ > ast::kMaxDepth) walk.fail(span, "too many nested expressions");
  }
  ~Deeper() { --depth_; }
  Deeper(const Deeper&) = delete;
  Deeper& operator=(const Deeper&) = delete;

 private:
  int& depth_;
};

std::vector<Draft> ScopeCollector::collect() {
  open(ScopeKind::Module, ast_.arena.intern("<module>"), 1);
  body(ast_.body);
  return std::move(drafts_);
}

uint32_t ScopeCollector::open(ScopeKind kind, ast::Identifier name, uint32_t line) {
  const auto opened = static_cast<uint32_t>(table_.scopes.size());
  Scope scope;
  scope.kind = kind;
  scope.name = name;
  scope.parent = current_;
  scope.first_line = line;
  Draft draft;
  if (opened > 0) {
    const Scope& parent = table_.scopes[current_];
    scope.is_nested = parent.is_nested || parent.is_function();
    scope.mangled = parent.mangled;
    draft.private_of = drafts_[current_].private_of;
    set_qualname(scope);
    table_.scopes[current_].children.push_back(opened);
  } else {
    scope.qualname = name;
  }
  if (kind == ScopeKind::Class) {
    scope.mangled = std::make_shared<Scope::Mangled>();
    draft.private_of = opened + 1;
  }
  table_.scopes.push_back(std::move(scope));
  drafts_.push_back(std::move(draft));
  current_ = opened;
  return opened;
}

// Python/compile.c, compiler_set_qualname
void ScopeCollector::set_qualname(Scope& scope) {
  scope.qualname = scope.name;
  if (current_ == 0) return;
  const Scope& parent = table_.scopes[current_];
  if (scope.kind == ScopeKind::Class || scope.kind == ScopeKind::Function) {
    const Symbol* own = drafts_[current_].find(mangle(scope.name));
    if (own != nullptr && (own->uses & kGlobal) != 0) return;
  }
  const bool in_function = parent.kind == ScopeKind::Function || parent.kind == ScopeKind::Lambda;
  scope.qualname = ast_.arena.intern(std::string(parent.qualname) +
                                     (in_function ? ".<locals>." : ".") + std::string(scope.name));
}

// Python/compile.c, _Py_Mangle; the result is kept for Scope::mangle().
ast::Identifier ScopeCollector::mangle(ast::Identifier name) {
  if (!name.starts_with("__") || here().private_of == 0 || name.ends_with("__") ||
      name.find('.') != std::string_view::npos)
    return name;
  const Scope& owner = table_.scopes[here().private_of - 1];
  const size_t letters = owner.name.find_first_not_of('_');
  if (letters == std::string_view::npos) return name;
  const ast::Identifier mangled =
      ast_.arena.intern("_" + std::string(owner.name.substr(letters)) + std::string(name));
  owner.mangled->emplace(name.data(), mangled);
  return mangled;
}

void ScopeCollector::define(ast::Identifier name, uint16_t use, const ast::Span& span) {
  define_in(current_, name, use, span);
}

void ScopeCollector::define_in(uint32_t scope, ast::Identifier name, uint16_t use,
                               const ast::Span& span) {
  Draft& draft = drafts_[scope];
  Symbol& symbol = draft.add(mangle(name));
  if ((use & symbol.uses & kParameter) != 0)
    fail(span, "duplicate argument " + quoted(name) + " in function definition");
  symbol.uses |= use;
  if (draft.in_target) {
    if ((symbol.uses & (kGlobal | kNonlocal)) != 0)
      fail(span,
           "comprehension inner loop cannot rebind assignment expression target " + quoted(name));
    symbol.uses |= kLoopVariable;
  }
}

void ScopeCollector::body(ast::Body stmts) {
  for (ast::Stmt* s : stmts) statement(*s);
}

void ScopeCollector::statement(ast::Stmt& s) {
  const Deeper deeper(*this, s.span);
  switch (s.kind) {
    case StmtKind::FunctionDef:
    case StmtKind::AsyncFunctionDef:
      function(ast::as<ast::FunctionDef>(s));
      break;
    case StmtKind::ClassDef:
      class_def(ast::as<ast::ClassDef>(s));
      break;
    case StmtKind::Return:
      expression(ast::as<ast::Return>(s).value);
      break;
    case StmtKind::Delete:
      expressions(ast::as<ast::Delete>(s).targets);
      break;
    case StmtKind::Assign:
      expressions(ast::as<ast::Assign>(s).targets);
      expression(ast::as<ast::Assign>(s).value);
      break;
    case StmtKind::AugAssign:
      expression(ast::as<ast::AugAssign>(s).target);
      expression(ast::as<ast::AugAssign>(s).value);
      break;
    case StmtKind::AnnAssign:
      annotated_assignment(ast::as<ast::AnnAssign>(s));
      break;
    case StmtKind::For:
    case StmtKind::AsyncFor: {
      auto& loop = ast::as<ast::For>(s);
      expression(loop.target);
      expression(loop.iter);
      body(loop.body);
      body(loop.orelse);
      break;
    }
    case StmtKind::While:
      expression(ast::as<ast::While>(s).test);
      body(ast::as<ast::While>(s).body);
      body(ast::as<ast::While>(s).orelse);
      break;
    case StmtKind::If:
      expression(ast::as<ast::If>(s).test);
      body(ast::as<ast::If>(s).body);
      body(ast::as<ast::If>(s).orelse);
      break;
    case StmtKind::With:
    case StmtKind::AsyncWith:
      for (const ast::withitem& item : ast::as<ast::With>(s).items) {
        expression(item.context_expr);
        expression(item.optional_vars);
      }
      body(ast::as<ast::With>(s).body);
      break;
    case StmtKind::Match:
      expression(ast::as<ast::Match>(s).subject);
      for (const ast::match_case& c : ast::as<ast::Match>(s).cases) {
        pattern(*c.pattern);
        expression(c.guard);
        body(c.body);
      }
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
    case StmtKind::Import:
      for (const ast::alias& alias : ast::as<ast::Import>(s).names) import(alias);
      break;
    case StmtKind::ImportFrom:
      for (const ast::alias& alias : ast::as<ast::ImportFrom>(s).names) {
        mangle(alias.name);
        import(alias);
      }
      break;
    case StmtKind::Global:
      directive(ast::as<ast::Global>(s).names, kGlobal, s.span);
      break;
    case StmtKind::Nonlocal:
      directive(ast::as<ast::Nonlocal>(s).names, kNonlocal, s.span);
      break;
    case StmtKind::ExprStmt:
      expression(ast::as<ast::ExprStmt>(s).value);
      break;
    case StmtKind::Pass:
    case StmtKind::Break:
    case StmtKind::Continue:
      break;
  }
}

void ScopeCollector::function(ast::FunctionDef& f) {
  define(f.name, kAssigned, f.span);
  defaults(*f.args);
  annotations(*f.args, f.returns);
  expressions(f.decorator_list);
  const uint32_t line = f.decorator_list.empty() ? f.span.line : f.decorator_list[0]->span.line;
  f.scope = open(ScopeKind::Function, f.name, line);
  here().is_coroutine = f.kind == StmtKind::AsyncFunctionDef;
  parameters(*f.args);
  body(f.body);
  close();
}

void ScopeCollector::class_def(ast::ClassDef& c) {
  define(c.name, kAssigned, c.span);
  expressions(c.bases);
  keywords(c.keywords);
  expressions(c.decorator_list);
  const uint32_t line = c.decorator_list.empty() ? c.span.line : c.decorator_list[0]->span.line;
  c.scope = open(ScopeKind::Class, c.name, line);
  body(c.body);
  close();
}

void ScopeCollector::annotated_assignment(ast::AnnAssign& a) {
  here().has_annotations = true;
  if (const auto* target = ast::try_as<ast::Name>(a.target)) {
    const Symbol* known = here().find(mangle(target->id));
    const int uses = known == nullptr ? 0 : known->uses;
    if ((uses & (kGlobal | kNonlocal)) != 0 && current_ != 0 && a.simple)
      fail(a.span, "annotated name " + quoted(target->id) +
                       ((uses & kGlobal) != 0 ? " can't be global" : " can't be nonlocal"));
    if (a.simple) {
      define(target->id, kAnnotated | kAssigned, target->span);
    } else if (a.value != nullptr) {
      define(target->id, kAssigned, target->span);
    }
  } else {
    expression(a.target);
  }
  annotation(a.annotation);
  expression(a.value);
}

void ScopeCollector::directive(ast::Sequence<ast::Identifier> names, uint16_t use,
                               const ast::Span& span) {
  const std::string word = use == kGlobal ? "global" : "nonlocal";
  for (const ast::Identifier name : names) {
    const Symbol* known = here().find(mangle(name));
    const int uses = known == nullptr ? 0 : known->uses;
    const std::string subject = "name " + quoted(name) + " is ";
    if ((uses & kParameter) != 0) fail(span, subject + "parameter and " + word);
    if ((uses & kRead) != 0) fail(span, subject + "used prior to " + word + " declaration");
    if ((uses & kAnnotated) != 0)
      fail(span, "annotated name " + quoted(name) + " can't be " + word);
    if ((uses & kAssigned) != 0)
      fail(span, subject + "assigned to before " + word + " declaration");
    define(name, use, span);
    here().directives.push_back({mangle(name), span});
  }
}

void ScopeCollector::import(const ast::alias& alias) {
  if (alias.name == "*") {
    if (current_ != 0) fail(alias.span, "import * only allowed at module level");
    return;
  }
  const ast::Identifier name = alias.asname.empty() ? alias.name : alias.asname;
  const size_t dot = name.find('.');
  define(dot == std::string_view::npos ? name : ast_.arena.intern(name.substr(0, dot)), kImported,
         alias.span);
}

void ScopeCollector::try_stmt(ast::Try& t) {
  body(t.body);
  body(t.orelse);
  for (const ast::ExceptHandler& handler : t.handlers) {
    expression(handler.type);
    if (!handler.name.empty()) define(handler.name, kAssigned, handler.span);
    body(handler.body);
  }
  body(t.finalbody);
}

void ScopeCollector::defaults(const ast::arguments& args) {
  expressions(args.defaults);
  expressions(args.kw_defaults);
}

void ScopeCollector::annotations(const ast::arguments& args, ast::Expr* returns) {
  for (const ast::arg& a : args.posonlyargs) annotation(a.annotation);
  for (const ast::arg& a : args.args) annotation(a.annotation);
  if (args.vararg != nullptr) annotation(args.vararg->annotation);
  if (args.kwarg != nullptr) annotation(args.kwarg->annotation);
  for (const ast::arg& a : args.kwonlyargs) annotation(a.annotation);
  annotation(returns);
}

void ScopeCollector::annotation(ast::Expr* e) {
  if (!table_.future_annotations) expression(e);
}

void ScopeCollector::parameters(const ast::arguments& args) {
  Scope& scope = table_.scopes[current_];
  const auto add = [&](const ast::arg& a) {
    define(a.name, kParameter, a.span);
    scope.locals.push_back(mangle(a.name));
  };
  for (const ast::arg& a : args.posonlyargs) add(a);
  for (const ast::arg& a : args.args) add(a);
  for (const ast::arg& a : args.kwonlyargs) add(a);
  if (args.vararg != nullptr) add(*args.vararg);
  if (args.kwarg != nullptr) add(*args.kwarg);
  scope.posonly_count = static_cast<uint32_t>(args.posonlyargs.size());
  scope.arg_count = static_cast<uint32_t>(args.posonlyargs.size() + args.args.size());
  scope.kwonly_count = static_cast<uint32_t>(args.kwonlyargs.size());
  scope.has_varargs = args.vararg != nullptr;
  scope.has_varkeywords = args.kwarg != nullptr;
}

void ScopeCollector::fail(const ast::Span& span, std::string message) const {
  throw syntax_error(source_, span, std::move(message));
}

}  // namespace interleave::models::python
