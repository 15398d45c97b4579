// Statements but for definitions, assignments, try, with and match.
#include "models/python/compiler_impl.h"

namespace interleave::models::python {

void ScopeCompiler::body(const ast::Body& statements) {
  for (const Stmt* node : statements) statement(*node);
}

void ScopeCompiler::statement(const Stmt& node) {
  using NodeKind = ast::StmtKind;
  code_.at(node.span);
  switch (node.kind) {
    case NodeKind::FunctionDef:
    case NodeKind::AsyncFunctionDef: return function_def(ast::as<ast::FunctionDef>(node));
    case NodeKind::ClassDef: return class_def(ast::as<ast::ClassDef>(node));
    case NodeKind::Return: return return_statement(ast::as<ast::Return>(node));
    case NodeKind::Delete:
      for (const Expr* target : ast::as<ast::Delete>(node).targets) delete_target(*target);
      return;
    case NodeKind::Assign: return assign(ast::as<ast::Assign>(node));
    case NodeKind::AugAssign: return aug_assign(ast::as<ast::AugAssign>(node));
    case NodeKind::AnnAssign: return ann_assign(ast::as<ast::AnnAssign>(node));
    case NodeKind::For: return for_statement(ast::as<ast::For>(node));
    case NodeKind::AsyncFor: return async_for(ast::as<ast::For>(node));
    case NodeKind::While: return while_statement(ast::as<ast::While>(node));
    case NodeKind::If: return if_statement(ast::as<ast::If>(node));
    case NodeKind::With:
    case NodeKind::AsyncWith: return with_statement(ast::as<ast::With>(node), 0);
    case NodeKind::Match: return match_statement(ast::as<ast::Match>(node));
    case NodeKind::Raise: return raise_statement(ast::as<ast::Raise>(node));
    case NodeKind::Try:
    case NodeKind::TryStar: return try_statement(ast::as<ast::Try>(node));
    case NodeKind::Assert: return assert_statement(ast::as<ast::Assert>(node));
    case NodeKind::Import: return import_statement(ast::as<ast::Import>(node));
    case NodeKind::ImportFrom: return import_from(ast::as<ast::ImportFrom>(node));
    case NodeKind::ExprStmt: return effect(*ast::as<ast::ExprStmt>(node).value);
    case NodeKind::Global:
    case NodeKind::Nonlocal:
    case NodeKind::Pass: return;
    case NodeKind::Break:
    case NodeKind::Continue: {
      size_t loop = blocks_.size();
      while (loop > 0 && blocks_[loop - 1].kind != Block::Kind::loop) --loop;
      assert(loop > 0);  // the symbol table checked it
      const bool breaks = node.kind == NodeKind::Break;
      const Block target = blocks_[loop - 1];
      unwind_to(loop);
      code_.at(node.span);
      if (breaks && target.has_iterator) code_.emit(Op::CLEAR, target.registers);
      code_.jump(breaks ? Op::JUMP : Op::JUMP_BACK, breaks ? *target.break_to : *target.continue_to);
      return;
    }
  }
}

void ScopeCompiler::if_statement(const ast::If& node) {
  Label otherwise, end;
  branch(*node.test, false, otherwise);
  const std::vector<bool> before = bound_;
  body(node.body);
  const bool falls = code_.reachable();
  std::vector<bool> after = bound_;
  bound_ = before;
  if (!node.orelse.empty() && falls) code_.jump(Op::JUMP, end);
  code_.place(otherwise);
  body(node.orelse);
  const bool else_falls = code_.reachable();
  code_.place(end);
  if (!else_falls) {
    bound_ = after;
  } else if (falls) {
    for (size_t i = 0; i < bound_.size(); ++i) bound_[i] = bound_[i] && after[i];
  }
}

void ScopeCompiler::while_statement(const ast::While& node) {
  // The test stands at the bottom too, so that an iteration takes one jump.
  Label top, test, otherwise, end;
  const std::vector<bool> before = bound_;
  branch(*node.test, false, otherwise);
  code_.place(top);
  blocks_.push_back({.kind = Block::Kind::loop, .break_to = &end, .continue_to = &test});
  body(node.body);
  blocks_.pop_back();
  code_.place(test);
  bound_ = before;
  Label leave;
  branch(*node.test, false, leave);
  code_.at(node.test->span);
  code_.jump(Op::JUMP_BACK, top);
  code_.place(leave);
  code_.place(otherwise);
  bound_ = before;
  body(node.orelse);
  code_.place(end);
  bound_ = before;
}

void ScopeCompiler::for_statement(const ast::For& node) {
  const Register iterator = code_.push();
  into(*node.iter, iterator);
  code_.at(node.iter->span);
  code_.emit(Op::GET_ITER, iterator, iterator, 0, kTakeB);
  Label next, finished, end;
  const std::vector<bool> before = bound_;
  code_.place(next);
  code_.at(node.target->span);
  const auto* name = ast::try_as<ast::Name>(node.target);
  const auto local = name == nullptr ? std::nullopt : local_of(name->id);
  const Register item = local ? *local : code_.push();
  code_.emit(Op::FOR_ITER, item, iterator);
  code_.jump(Op::JUMP, finished);
  if (local) {
    set_bound(*local);
  } else {
    store(*node.target, {item, true});
    code_.pop();
  }
  blocks_.push_back({.kind = Block::Kind::loop, .break_to = &end, .continue_to = &next, .registers = iterator,
                     .has_iterator = true});
  body(node.body);
  blocks_.pop_back();
  if (code_.reachable()) {
    code_.at(node.span);
    code_.jump(Op::JUMP_BACK, next);
  }
  code_.place(finished);
  bound_ = before;
  body(node.orelse);
  code_.place(end);
  bound_ = before;
  code_.pop();
}

void ScopeCompiler::return_statement(const ast::Return& node) {
  if (node.value == nullptr || constant_of(*node.value)) {
    unwind_to(0);
    code_.at(node.span);
    const Register t = code_.push();
    load_constant(node.value == nullptr ? Value::none() : *constant_of(*node.value), t);
    code_.emit(Op::RETURN, 0, t, 0, kTakeB);
    return code_.pop();
  }
  const bool protected_by_blocks =
      std::any_of(blocks_.begin(), blocks_.end(), [](const Block& b) { return b.kind != Block::Kind::loop; });
  if (protected_by_blocks) {  // a `finally` must not change what is returned
    const Register t = code_.push();
    into(*node.value, t);
    unwind_to(0);
    code_.at(node.span);
    code_.emit(Op::RETURN, 0, t, 0, kTakeB);
    return code_.pop();
  }
  const Operand value = operand(*node.value);
  code_.at(node.span);
  code_.emit(Op::RETURN, 0, value.reg, 0, take(value));
  release(value);
}

void ScopeCompiler::assert_statement(const ast::Assert& node) {
  Label fine;
  branch(*node.test, true, fine);
  const std::vector<bool> before = bound_;
  const Register base = code_.push();
  code_.at(node.test->span);
  code_.emit(Op::ASSERTION_ERROR, base);
  if (node.msg != nullptr) {
    into_new(*node.msg);
    code_.at(node.test->span);
    code_.emit(Op::CALL, base, base, 1);
    code_.pop();
  }
  code_.emit(Op::RAISE, 0, base, 0, kTakeB | kHasExc);
  code_.pop();
  code_.place(fine);
  bound_ = before;
}

void ScopeCompiler::raise_statement(const ast::Raise& node) {
  if (node.exc == nullptr) return code_.emit(Op::RAISE, 0);
  const Register exc = code_.push();
  into(*node.exc, exc);
  if (node.cause != nullptr) into_new(*node.cause);
  code_.at(node.span);
  const bool cause = node.cause != nullptr;
  code_.emit(Op::RAISE, 0, exc, static_cast<uint16_t>(exc + 1),
             static_cast<uint8_t>(kTakeB | kHasExc | (cause ? kTakeC | kHasCause : 0)));
  code_.pop(cause ? 2 : 1);
}

void ScopeCompiler::import_statement(const ast::Import& node) {
  for (const ast::alias& alias : node.names) {
    const Register t = code_.push();
    code_.at(node.span);
    code_.emit(Op::IMPORT, t, static_cast<uint16_t>(code_.constant(Value::none())),
               static_cast<uint16_t>(code_.name(alias.name)));
    code_.emit_wide(Op::EXTRA, 0, 0);
    std::string_view rest = alias.name;
    const size_t dot = rest.find('.');
    if (alias.asname.empty()) {
      // `import a.b` binds a
      store_name(dot == rest.npos ? alias.name : known_name(rest.substr(0, dot)), {t, true});
    } else {
      for (size_t at = dot; at != rest.npos; at = rest.find('.')) {  // a.b.c as x: x is c
        rest = rest.substr(at + 1);
        code_.emit(Op::IMPORT_FROM, t, t, static_cast<uint16_t>(code_.name(rest.substr(0, rest.find('.')))), kTakeB);
      }
      store_name(alias.asname, {t, true});
    }
    code_.pop();
  }
}

void ScopeCompiler::import_from(const ast::ImportFrom& node) {
  if (node.module == "__future__") {
    for (const ast::alias& alias : node.names) {
      if (alias.name == "annotations") unit_.future_annotations = true;
    }
  }
  std::vector<Value> names;
  for (const ast::alias& alias : node.names) names.push_back(Value(unit_.interpreter.intern(alias.name)));
  const Register module = code_.push();
  code_.at(node.span);
  code_.emit(Op::IMPORT, module, static_cast<uint16_t>(code_.constant(Value(unit_.vm.tuple(names)))),
             static_cast<uint16_t>(code_.name(node.module)));
  code_.emit_wide(Op::EXTRA, 0, node.level);
  if (node.names.size() == 1 && node.names[0].name == "*") {
    code_.emit(Op::IMPORT_STAR, 0, module, 0, kTakeB);
    return code_.pop();
  }
  for (const ast::alias& alias : node.names) {
    const Register t = code_.push();
    code_.emit(Op::IMPORT_FROM, t, module, static_cast<uint16_t>(code_.name(alias.name)));
    store_name(alias.asname.empty() ? alias.name : alias.asname, {t, true});
    code_.pop();
  }
  code_.emit(Op::CLEAR, module);
  code_.pop();
}

}  // namespace interleave::models::python
