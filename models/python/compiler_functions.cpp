// Functions, lambdas, classes, comprehensions.
#include "models/python/compiler_impl.h"

namespace interleave::models::python {

// ── The bodies ───────────────────────────────────────────────────────────────────────────────────

Ref<Code> ScopeCompiler::function(const ast::FunctionDef& def) {
  ast::Body statements = def.body;
  make_cells();
  take_docstring(statements);
  if (scope_.is_coroutine && has_cost(unit_, scope_)) await_cost();
  return finish_function(statements);
}

Ref<Code> ScopeCompiler::lambda(const ast::Lambda& node) {
  make_cells();
  const Operand value = operand(*node.body);
  code_.at(node.body->span);
  if (scope_.is_generator || scope_.is_async_generator) {
    if (value.temporary) code_.emit(Op::CLEAR, value.reg);
    release(value);
    const Register none = code_.push();
    load_constant(Value::none(), none);
    code_.emit(Op::RETURN, 0, none, 0, kTakeB);
    return code_.finish();
  }
  code_.emit(Op::RETURN, 0, value.reg, 0, take(value));
  return code_.finish();
}

Ref<Code> ScopeCompiler::comprehension(const ast::ComprehensionExpr& node) {
  make_cells();
  const bool generates = node.kind == ast::ExprKind::GeneratorExp;
  const Register result = code_.push();
  code_.at(node.span);
  if (!generates) {
    const Op build = node.kind == ast::ExprKind::ListComp ? Op::BUILD_LIST
                     : node.kind == ast::ExprKind::SetComp ? Op::BUILD_SET : Op::BUILD_DICT;
    code_.emit(build, result, 0, 0);
  }
  comprehension_loop(node, 0, result);
  code_.at(node.span);
  if (generates) load_constant(Value::none(), result);
  code_.emit(Op::RETURN, 0, result, 0, kTakeB);
  return code_.finish();
}

void ScopeCompiler::comprehension_loop(const ast::ComprehensionExpr& node, size_t depth, Register result) {
  if (depth == node.generators.size()) {
    switch (node.kind) {
      case ast::ExprKind::GeneratorExp: {
        const Register t = code_.push();
        into(*node.elt, t);
        code_.at(node.elt->span);
        code_.emit(Op::YIELD, t, t, 0, static_cast<uint8_t>(kTakeB | (scope_.is_async_generator ? kWrap : 0)));
        code_.emit(Op::CLEAR, t);
        code_.pop();
        return;
      }
      case ast::ExprKind::DictComp: {
        const Operand key = left_operand(*node.elt, kNoHint, *node.value);
        const Operand value = operand(*node.value);
        code_.at(node.elt->span);
        code_.emit(Op::DICT_SET, result, key.reg, value.reg, take(key, value));
        release(value);
        return release(key);
      }
      default: {
        const Operand value = operand(*node.elt);
        code_.at(node.elt->span);
        code_.emit(node.kind == ast::ExprKind::ListComp ? Op::LIST_APPEND : Op::SET_ADD, result, value.reg, 0, take(value));
        return release(value);
      }
    }
  }
  const ast::comprehension& generator = node.generators[depth];
  const Register iterator = code_.push();
  if (depth == 0) {  // the caller made it: the parameter ".0"
    code_.emit(Op::MOVE, iterator, 0, 0, kTakeB);
  } else {
    into(*generator.iter, iterator);
    code_.at(generator.iter->span);
    code_.emit(generator.is_async ? Op::GET_AITER : Op::GET_ITER, iterator, iterator, 0, kTakeB);
  }
  Label next, end;
  const auto inner = [&] {
    for (const Expr* test : generator.ifs) branch(*test, false, next);
    comprehension_loop(node, depth + 1, result);
  };
  code_.at(generator.target->span);
  if (generator.is_async) {
    async_loop(iterator, *generator.target, next, inner);
  } else {
    const std::vector<bool> before = bound_;
    code_.place(next);
    const auto* name = ast::try_as<ast::Name>(generator.target);
    const auto local = name == nullptr ? std::nullopt : local_of(name->id);
    const Register item = local ? *local : code_.push();
    code_.emit(Op::FOR_ITER, item, iterator);
    code_.jump(Op::JUMP, end);
    if (local) {
      set_bound(*local);
    } else {
      store(*generator.target, {item, true});
      code_.pop();
    }
    inner();
    code_.jump(Op::JUMP_BACK, next);
    code_.place(end);
    bound_ = before;
  }
  code_.pop();
}

Ref<Code> ScopeCompiler::class_body(const ast::ClassDef& def) {
  ast::Body statements = def.body;
  make_cells();
  const Register t = code_.push();
  load_name("__name__", t);
  store_name("__module__", {t, true});
  load_constant(Value(unit_.interpreter.intern(scope_.qualname)), t);
  store_name("__qualname__", {t, true});
  if (scope_.has_annotations) code_.emit(Op::SETUP_ANNOTATIONS, 0);
  take_docstring(statements);
  if (!code_.code().doc.is_none()) {
    load_constant(code_.code().doc, t);
    store_name("__doc__", {t, true});
  }
  body(statements);
  if (scope_.needs_class_cell) {  // type.__new__ fills it
    for (uint32_t i = 0; i < scope_.cells.size(); ++i) {
      if (scope_.cells[i] == "__class__") code_.emit(Op::MOVE, t, static_cast<Register>(i));
    }
  } else {
    load_constant(Value::none(), t);
  }
  code_.emit(Op::RETURN, 0, t, 0, kTakeB);
  return code_.finish();
}

// ── Making them ──────────────────────────────────────────────────────────────────────────────────

void ScopeCompiler::make_function(Ref<Code> code, const ast::arguments* args, const ast::FunctionDef* def, Register to) {
  const Position position = code_.position();
  const Register base = code_.top();
  uint8_t flags = 0;
  if (args != nullptr && !args->defaults.empty()) {
    const Register t = code_.push();
    bool constant = true;
    for (const Expr* value : args->defaults) constant = constant && constant_of(*value).has_value();
    if (constant) {
      std::vector<Value> values;
      for (const Expr* value : args->defaults) values.push_back(*constant_of(*value));
      load_constant(Value(unit_.vm.tuple(values)), t);
    } else {
      const Register first = code_.top();
      for (const Expr* value : args->defaults) into_new(*value);
      code_.emit(Op::BUILD_TUPLE, t, first, static_cast<uint16_t>(args->defaults.size()));
      code_.pop(static_cast<uint32_t>(args->defaults.size()));
    }
    flags |= kHasDefaults;
  }
  if (args != nullptr && std::any_of(args->kw_defaults.begin(), args->kw_defaults.end(), [](auto* e) { return e != nullptr; })) {
    const Register t = code_.push();
    const Register first = code_.top();
    uint16_t pairs = 0;
    for (size_t i = 0; i < args->kwonlyargs.size(); ++i) {
      if (args->kw_defaults[i] == nullptr) continue;
      load_constant(Value(unit_.interpreter.intern(mangled(args->kwonlyargs[i].name))), code_.push());
      into_new(*args->kw_defaults[i]);
      ++pairs;
    }
    code_.emit(Op::BUILD_DICT, t, first, pairs);
    code_.pop(2u * pairs);
    flags |= kHasKwDefaults;
  }
  if (def != nullptr) {
    bool annotated = def->returns != nullptr;
    const auto look = [&](const ast::arg& a) { annotated = annotated || a.annotation != nullptr; };
    for (const ast::arg& a : args->posonlyargs) look(a);
    for (const ast::arg& a : args->args) look(a);
    for (const ast::arg& a : args->kwonlyargs) look(a);
    if (args->vararg != nullptr) look(*args->vararg);
    if (args->kwarg != nullptr) look(*args->kwarg);
    if (annotated) {
      annotations(*args, def->returns, code_.push());
      flags |= kHasAnnotations;
    }
  }
  if (!code->frees.empty()) {
    const Register t = code_.push();
    const Register first = code_.top();
    for (const Ref<Str>& free : code->frees) {
      const Register cell = code_.push();
      bool found = false;
      for (uint32_t i = 0; i < scope_.cells.size() && !found; ++i) {
        if (scope_.cells[i] != free->view()) continue;
        const size_t at = (scope_.is_function() ? scope_.locals.size() : 0) + i;
        code_.emit(Op::MOVE, cell, static_cast<Register>(at));
        found = true;
      }
      for (uint32_t i = 0; i < scope_.frees.size() && !found; ++i) {
        if (scope_.frees[i] != free->view()) continue;
        code_.emit_wide(Op::LOAD_CLOSURE, cell, i);
        found = true;
      }
      assert(found);
    }
    code_.emit(Op::BUILD_TUPLE, t, first, static_cast<uint16_t>(code->frees.size()));
    code_.pop(static_cast<uint32_t>(code->frees.size()));
    flags |= kHasClosure;
  }
  code_.restore(position);
  const uint32_t k = code_.constant(Value(code));
  if (k > 0xffff) throw std::length_error("too many constants");
  code_.emit(Op::MAKE_FUNCTION, to, base, static_cast<uint16_t>(k), flags);
  code_.pop_to(base);
}

void ScopeCompiler::annotation_value(const Expr& annotation, Register to) {
  if (!unit_.future_annotations) return into(annotation, to);
  const Span& span = annotation.span;
  std::string_view text = unit_.source.line(span.line);
  text = text.substr(span.column, span.end_line == span.line ? span.end_column - span.column : text.npos);
  load_constant(Value(unit_.interpreter.intern(text)), to);
}

void ScopeCompiler::annotations(const ast::arguments& args, const Expr* returns, Register to) {
  const Position position = code_.position();
  code_.emit(Op::BUILD_DICT, to, 0, 0);
  const auto add = [&](std::string_view name, const Expr* annotation) {
    if (annotation == nullptr) return;
    const Register key = code_.push(), value = code_.push();
    load_constant(Value(unit_.interpreter.intern(name)), key);
    annotation_value(*annotation, value);
    code_.restore(position);
    code_.emit(Op::DICT_SET, to, key, value, kTakeB | kTakeC);
    code_.pop(2);
  };
  for (const ast::arg& a : args.posonlyargs) add(mangled(a.name), a.annotation);
  for (const ast::arg& a : args.args) add(mangled(a.name), a.annotation);
  if (args.vararg != nullptr) add(mangled(args.vararg->name), args.vararg->annotation);
  for (const ast::arg& a : args.kwonlyargs) add(mangled(a.name), a.annotation);
  if (args.kwarg != nullptr) add(mangled(args.kwarg->name), args.kwarg->annotation);
  add("return", returns);
}

/// Evaluates the decorators, makes the thing, and applies them from the inside out.
void ScopeCompiler::decorate(ast::Sequence<Expr*> decorators, const std::function<void(Register)>& make, Register to) {
  const Register base = code_.top();
  for (const Expr* decorator : decorators) into_new(*decorator);
  const Register thing = code_.push();
  make(thing);
  for (size_t i = decorators.size(); i-- > 0;) {
    const auto callee = static_cast<Register>(base + i);
    code_.at(decorators[i]->span);
    code_.emit(Op::CALL, callee, callee, 1);  // its argument lies right behind it
  }
  move(to, {base, true});
  code_.pop_to(base);
}

void ScopeCompiler::function_def(const ast::FunctionDef& def) {
  const Register t = code_.push();
  const auto make = [&](Register to) {
    code_.at(def.span);
    make_function(ScopeCompiler(unit_, def.scope).function(def), def.args, &def, to);
  };
  if (def.decorator_list.empty()) {
    make(t);
  } else {
    decorate(def.decorator_list, make, t);
  }
  code_.at(def.span);
  store_name(def.name, {t, true});
  code_.pop();
}

void ScopeCompiler::lambda_into(const ast::Lambda& node, Register to) {
  make_function(ScopeCompiler(unit_, node.scope).lambda(node), node.args, nullptr, to);
}

void ScopeCompiler::class_def(const ast::ClassDef& def) {
  const Register t = code_.push();
  const auto make = [&](Register to) {
    const Register base = code_.push();
    code_.at(def.span);
    code_.emit(Op::LOAD_BUILD_CLASS, base);
    const Ref<Code> code = ScopeCompiler(unit_, def.scope).class_body(def);
    const bool star = std::any_of(def.bases.begin(), def.bases.end(), [](const Expr* e) { return e->kind == ast::ExprKind::Starred; }) ||
                      std::any_of(def.keywords.begin(), def.keywords.end(), [](const ast::keyword& k) { return k.arg.empty(); });
    make_function(code, nullptr, nullptr, code_.push());
    load_constant(Value(unit_.interpreter.intern(def.name)), code_.push());
    if (star) {
      call_star(def.bases, def.keywords, base, to, def.span, 2);
      code_.pop_to(base);
      return;
    }
    std::vector<Value> names;
    for (const Expr* parent : def.bases) into_new(*parent);
    for (const ast::keyword& keyword : def.keywords) {
      into_new(*keyword.value);
      names.push_back(Value(unit_.interpreter.intern(keyword.arg)));
    }
    code_.at(def.span);
    const auto count = static_cast<uint16_t>(2 + def.bases.size() + def.keywords.size());
    code_.emit(names.empty() ? Op::CALL : Op::CALL_KW, to, base, count);
    if (!names.empty()) code_.emit_wide(Op::EXTRA, 0, code_.constant(Value(unit_.vm.tuple(names))));
    code_.pop_to(base);
  };
  if (def.decorator_list.empty()) {
    make(t);
  } else {
    decorate(def.decorator_list, make, t);
  }
  code_.at(def.span);
  store_name(def.name, {t, true});
  code_.pop();
}

void ScopeCompiler::comprehension_call(const ast::ComprehensionExpr& node, Register to) {
  const Scope& inner = unit_.symbols.scopes[node.scope];
  const Register base = code_.push();
  make_function(ScopeCompiler(unit_, node.scope).comprehension(node), nullptr, nullptr, base);
  const Register iterator = code_.push();
  into(*node.generators[0].iter, iterator);
  code_.at(node.generators[0].is_async ? node.generators[0].iter->span : node.span);
  code_.emit(node.generators[0].is_async ? Op::GET_AITER : Op::GET_ITER, iterator, iterator, 0, kTakeB);
  code_.at(node.span);
  const bool awaited = inner.is_coroutine && node.kind != ast::ExprKind::GeneratorExp;
  code_.emit(Op::CALL, awaited ? base : to, base, 1);
  if (awaited) {
    code_.pop();
    code_.emit(Op::GET_AWAITABLE, base, base, 0, kTakeB);
    await(base, to);
    return code_.pop();
  }
  code_.pop(2);
}

}  // namespace interleave::models::python
