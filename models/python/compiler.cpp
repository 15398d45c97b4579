#include "models/python/compiler.h"

#include "models/python/compiler_impl.h"
#include "models/python/costs.h"

namespace interleave::models::python {
namespace {

/// Names that a body deletes itself, so that they may be unbound anywhere in it.
void find_deleted(const ast::Body& body, const std::function<void(ast::Identifier)>& found) {
  const std::function<void(const ast::Expr&)> target = [&](const ast::Expr& node) {
    if (const auto* name = ast::try_as<ast::Name>(&node)) found(name->id);
    if (const auto* tuple = ast::try_as<ast::Tuple>(&node)) for (const ast::Expr* item : tuple->elts) target(*item);
    if (const auto* list = ast::try_as<ast::List>(&node)) for (const ast::Expr* item : list->elts) target(*item);
  };
  for (const ast::Stmt* statement : body) {
    using NodeKind = ast::StmtKind;
    const auto inner = [&](const ast::Body& nested) { find_deleted(nested, found); };
    switch (statement->kind) {
      case NodeKind::Delete:
        for (const ast::Expr* node : ast::as<ast::Delete>(*statement).targets) target(*node);
        break;
      case NodeKind::If:
        inner(ast::as<ast::If>(*statement).body);
        inner(ast::as<ast::If>(*statement).orelse);
        break;
      case NodeKind::For:
      case NodeKind::AsyncFor:
        inner(ast::as<ast::For>(*statement).body);
        inner(ast::as<ast::For>(*statement).orelse);
        break;
      case NodeKind::While:
        inner(ast::as<ast::While>(*statement).body);
        inner(ast::as<ast::While>(*statement).orelse);
        break;
      case NodeKind::With:
      case NodeKind::AsyncWith: inner(ast::as<ast::With>(*statement).body); break;
      case NodeKind::Try:
      case NodeKind::TryStar: {
        const auto& node = ast::as<ast::Try>(*statement);
        inner(node.body);
        for (const ast::ExceptHandler& handler : node.handlers) {
          if (!handler.name.empty()) found(handler.name);
          inner(handler.body);
        }
        inner(node.orelse);
        inner(node.finalbody);
        break;
      }
      case NodeKind::Match:
        for (const ast::match_case& item : ast::as<ast::Match>(*statement).cases) inner(item.body);
        break;
      default: break;
    }
  }
}

Ref<Code> new_code(CompilationUnit& unit, const Scope& scope) {
  Interpreter& interpreter = unit.interpreter;
  Ref<Code> code = interpreter.heap().make<Code>(interpreter.types().code);
  code->name = interpreter.intern(scope.name);
  code->qualname = interpreter.intern(scope.qualname);
  code->source = unit.text;
  code->first_line = scope.first_line;
  const auto names = [&](const std::vector<ast::Identifier>& from, std::vector<Ref<Str>>& to) {
    for (const ast::Identifier name : from) to.push_back(interpreter.intern(name));
  };
  if (scope.is_function()) names(scope.locals, code->locals);
  names(scope.cells, code->cells);
  names(scope.frees, code->frees);
  code->doc = Value::none();
  code->posonly_count = scope.posonly_count;
  code->arg_count = scope.arg_count;
  code->kwonly_count = scope.kwonly_count;
  code->has_varargs = scope.has_varargs;
  code->has_varkeywords = scope.has_varkeywords;
  code->costs = !scope.is_coroutine && has_cost(unit, scope);
  code->plain_parameters = scope.kwonly_count == 0 && !scope.has_varargs && !scope.has_varkeywords && !code->costs;
  code->is_generator = scope.is_generator;
  code->is_coroutine = scope.is_coroutine;
  code->is_async_generator = scope.is_async_generator;
  if (code->is_generator && code->is_coroutine) code->is_generator = false;
  code->has_namespace = scope.kind == ScopeKind::Class || (scope.kind == ScopeKind::Module && unit.is_dynamic());
  return code;
}

bool same_operand(const ast::Expr& a, ast::Identifier name) {
  const auto* node = ast::try_as<ast::Name>(&a);
  return node != nullptr && ast::same_name(node->id, name);
}

}  // namespace

bool has_cost(const CompilationUnit& unit, const Scope& scope) {
  return scope.kind == ScopeKind::Function && !unit.text->hidden && !unit.interpreter.scenario().costs.empty() &&
         costs(unit.vm).find(scope.qualname) != nullptr;
}

bool rebinds(const ast::Expr& expression, ast::Identifier name) {
  if (const auto* named = ast::try_as<ast::NamedExpr>(&expression)) {
    if (same_operand(*named->target, name)) return true;
  }
  bool found = false;
  each_child(expression, [&](const ast::Expr& child) { found = found || rebinds(child, name); });
  return found;
}

Ref<Code> compile(Vm& vm, const Ast& ast, const SymbolTable& symbols, const Source& source, CodeKind kind) {
  auto text = std::make_shared<SourceText>();
  text->file_name = source.name();
  text->hidden = kind == CodeKind::library;
  if (kind == CodeKind::program || kind == CodeKind::library) text->text = source.text();
  text->line_starts.push_back(0);
  for (size_t i = 0; i < text->text.size(); ++i) {
    if (text->text[i] == '\n') text->line_starts.push_back(static_cast<uint32_t>(i + 1));
  }
  CompilationUnit unit{vm, vm.interpreter(), symbols, source, std::move(text), kind};
  try {
    return ScopeCompiler(unit, 0).module(ast);
  } catch (const std::length_error& error) {
    unit.fail({1, 0, 1, 0}, error.what());
  }
}

ScopeCompiler::ScopeCompiler(CompilationUnit& unit, uint32_t scope)
    : unit_(unit),
      scope_(unit.symbols.scopes[scope]),
      code_(unit.interpreter, new_code(unit, scope_),
            static_cast<uint32_t>((scope_.is_function() ? scope_.locals.size() : 0) + scope_.cells.size())) {
  if (scope_.is_function()) {
    bound_.resize(scope_.locals.size());
    unreliable_.resize(scope_.locals.size());
    std::fill_n(bound_.begin(), scope_.parameter_count(), true);
  }
  code_.restore({scope_.first_line, scope_.first_line, 0, 0});
}

Ref<Code> ScopeCompiler::module(const Ast& ast) {
  ast::Body statements = ast.body;
  if (unit_.kind == CodeKind::expression) return expression(*ast::as<ast::ExprStmt>(*statements.front()).value);
  make_cells();
  if (scope_.has_annotations) code_.emit(Op::SETUP_ANNOTATIONS, 0);
  take_docstring(statements);
  if (!code_.code().doc.is_none()) {
    const Register t = code_.push();
    load_constant(code_.code().doc, t);
    store_name("__doc__", {t, true});
    code_.pop();
  }
  return finish_function(statements);
}

Ref<Code> ScopeCompiler::expression(const Expr& value) {
  const Register t = code_.push();
  into(value, t);
  code_.emit(Op::RETURN, 0, t, 0, kTakeB);
  code_.pop();
  return code_.finish();
}

/// Removes the docstring from a body, and keeps it in the code.
void ScopeCompiler::take_docstring(ast::Body& statements) {
  if (statements.empty()) return;
  const auto* first = ast::try_as<ast::ExprStmt>(statements.front());
  const auto* text = first == nullptr ? nullptr : ast::try_as<ast::Constant>(first->value);
  if (text == nullptr || text->type != ast::ConstantKind::Str) return;
  code_.code().doc = constant_value(*text);
  statements = statements.subspan(1);
}

Ref<Code> ScopeCompiler::finish_function(const ast::Body& statements) {
  if (scope_.is_function()) {
    find_deleted(statements, [&](ast::Identifier name) {
      if (const auto local = local_of(name)) {
        unreliable_[*local] = true;
        bound_[*local] = false;
      }
    });
  }
  body(statements);
  if (code_.reachable()) {
    const Register t = code_.push();
    load_constant(Value::none(), t);
    code_.emit(Op::RETURN, 0, t, 0, kTakeB);
    code_.pop();
  }
  return code_.finish();
}

/// Captured parameters move to their cells; other captured names get empty ones.
void ScopeCompiler::make_cells() {
  for (uint32_t cell = 0; cell < scope_.cells.size(); ++cell) {
    uint16_t parameter = 0xffff;
    for (uint32_t i = 0; scope_.is_function() && i < scope_.parameter_count(); ++i) {
      if (ast::same_name(scope_.locals[i], scope_.cells[cell])) parameter = static_cast<uint16_t>(i);
    }
    const auto to = static_cast<Register>((scope_.is_function() ? scope_.locals.size() : 0) + cell);
    code_.emit(Op::MAKE_CELL, to, parameter == 0xffff ? 0 : parameter, 0, parameter == 0xffff ? 0 : kTakeB);
  }
}

ast::Identifier ScopeCompiler::known_name(std::string_view text) const {
  for (const auto& [key, resolution] : scope_.names) {
    if (resolution.name == text) return resolution.name;
  }
  return text;
}

std::optional<Register> ScopeCompiler::local_of(ast::Identifier name) const {
  if (!scope_.is_function()) return std::nullopt;
  const Resolution found = scope_.resolve(name);
  if (found.binding != Binding::Local) return std::nullopt;
  return local_register(found.index);
}

void ScopeCompiler::set_bound(Register local) {
  if (!unreliable_[local]) bound_[local] = true;
}

void ScopeCompiler::check_bound(Register local) {
  if (bound_[local]) return;
  code_.emit(Op::CHECK_BOUND, local);
  set_bound(local);
}

void ScopeCompiler::load_name(ast::Identifier name, Register to) {
  const Resolution found = scope_.resolve(name);
  const auto cells = static_cast<uint32_t>(scope_.is_function() ? scope_.locals.size() : 0);
  switch (found.binding) {
    case Binding::Local:
      if (scope_.is_function()) {
        check_bound(local_register(found.index));
        code_.emit(Op::MOVE, to, local_register(found.index));
      } else if (in_namespace()) {
        code_.emit_wide(Op::LOAD_NAME, to, code_.name(found.name));
      } else {
        code_.emit_wide(Op::LOAD_GLOBAL, to, code_.global_cache(found.name));
      }
      break;
    case Binding::Cell: code_.emit(Op::LOAD_CELL, to, static_cast<Register>(cells + found.index)); break;
    case Binding::Free:
      if (scope_.kind == ScopeKind::Class) {
        code_.emit(Op::LOAD_CLASS_FREE, to, static_cast<Register>(found.index),
                   static_cast<uint16_t>(code_.name(found.name)));
      } else {
        code_.emit_wide(Op::LOAD_FREE, to, found.index);
      }
      break;
    case Binding::GlobalImplicit:
      if (in_namespace()) {
        code_.emit_wide(Op::LOAD_NAME, to, code_.name(found.name));
        break;
      }
      [[fallthrough]];
    case Binding::GlobalExplicit: code_.emit_wide(Op::LOAD_GLOBAL, to, code_.global_cache(found.name)); break;
  }
}

void ScopeCompiler::store_name(ast::Identifier name, Operand value) {
  const Resolution found = scope_.resolve(name);
  const auto cells = static_cast<uint32_t>(scope_.is_function() ? scope_.locals.size() : 0);
  const uint8_t taken = value.temporary ? kTakeA : 0;
  switch (found.binding) {
    case Binding::Local:
      if (scope_.is_function()) {
        move(local_register(found.index), value);
        set_bound(local_register(found.index));
      } else if (in_namespace()) {
        code_.emit_wide(Op::STORE_NAME, value.reg, code_.name(found.name), taken);
      } else {
        code_.emit_wide(Op::STORE_GLOBAL, value.reg, code_.name(found.name), taken);
      }
      break;
    case Binding::Cell:
      code_.emit(Op::STORE_CELL, value.reg, static_cast<Register>(cells + found.index), 0, taken);
      break;
    case Binding::Free: code_.emit_wide(Op::STORE_FREE, value.reg, found.index, taken); break;
    case Binding::GlobalImplicit:
    case Binding::GlobalExplicit:
      if (in_namespace() && found.binding == Binding::GlobalImplicit) {
        code_.emit_wide(Op::STORE_NAME, value.reg, code_.name(found.name), taken);
      } else {
        code_.emit_wide(Op::STORE_GLOBAL, value.reg, code_.name(found.name), taken);
      }
      break;
  }
}

void ScopeCompiler::delete_name(ast::Identifier name) {
  const Resolution found = scope_.resolve(name);
  const auto cells = static_cast<uint32_t>(scope_.is_function() ? scope_.locals.size() : 0);
  switch (found.binding) {
    case Binding::Local:
      if (scope_.is_function()) {
        code_.emit(Op::DELETE_LOCAL, local_register(found.index));
      } else if (in_namespace()) {
        code_.emit_wide(Op::DELETE_NAME, 0, code_.name(found.name));
      } else {
        code_.emit_wide(Op::DELETE_GLOBAL, 0, code_.name(found.name));
      }
      break;
    case Binding::Cell: code_.emit(Op::DELETE_CELL, static_cast<Register>(cells + found.index)); break;
    case Binding::Free: code_.emit_wide(Op::DELETE_FREE, 0, found.index); break;
    case Binding::GlobalImplicit:
    case Binding::GlobalExplicit: code_.emit_wide(Op::DELETE_GLOBAL, 0, code_.name(found.name)); break;
  }
}

Operand ScopeCompiler::operand(const Expr& expression) {
  if (const auto* name = ast::try_as<ast::Name>(&expression)) {
    if (const auto local = local_of(name->id)) {
      code_.at(expression.span);
      check_bound(*local);
      return {*local, false};
    }
  }
  const Register t = code_.push();
  into(expression, t);
  return {t, true};
}

Operand ScopeCompiler::operand_in(const Expr& expression, Register hint) {
  if (hint == kNoHint || !code_.is_temporary(hint)) return operand(expression);
  if (const auto* name = ast::try_as<ast::Name>(&expression)) {
    if (local_of(name->id)) return operand(expression);
  }
  into(expression, hint);
  return {hint, true};
}

Operand ScopeCompiler::left_operand(const Expr& expression, Register hint, const Expr& later) {
  const auto* name = ast::try_as<ast::Name>(&expression);
  if (name != nullptr && local_of(name->id) && rebinds(later, name->id)) {
    const Register t = hint != kNoHint && code_.is_temporary(hint) ? hint : code_.push();
    into(expression, t);
    return {t, true};
  }
  return operand_in(expression, hint);
}

void ScopeCompiler::release(Operand value) {
  if (value.temporary && value.reg + 1 == code_.top()) code_.pop();
}

uint8_t ScopeCompiler::take(Operand b, std::optional<Operand> c) const {
  return static_cast<uint8_t>((b.temporary ? kTakeB : 0) | (c && c->temporary ? kTakeC : 0));
}

void ScopeCompiler::move(Register to, Operand from) {
  if (to != from.reg) code_.emit(Op::MOVE, to, from.reg, 0, take(from));
}

}  // namespace interleave::models::python
