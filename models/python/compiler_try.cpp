// try, except, except*, finally, with; and what jumps out of them have to do on their way.
//
// A handler begins with PUSH_EXC into two temporaries: the first keeps what was being handled before,
// the second gets the new exception. Code that may raise inside a handler has a cleanup handler of its
// own that restores the first before the new exception goes on.
#include "models/python/compiler_impl.h"

namespace interleave::models::python {

void ScopeCompiler::reraise_after(Register exc) {
  const Register raised = code_.push(2);
  code_.emit(Op::PUSH_EXC, raised);
  code_.emit(Op::CLEAR, raised);
  code_.emit(Op::POP_EXC, exc);
  code_.emit(Op::RERAISE, 0, static_cast<Register>(raised + 1), 0, kTakeB);
  code_.pop(2);
}

void ScopeCompiler::try_statement(const ast::Try& node) {
  const auto handlers = [&] { node.kind == ast::StmtKind::TryStar ? try_star(node) : try_except(node); };
  if (node.finalbody.empty()) return handlers();
  const uint32_t outer = code_.current_handler();
  const uint32_t handler = code_.new_handler();
  const std::vector<bool> before = bound_;
  blocks_.push_back({.kind = Block::Kind::finally, .final_body = &node.finalbody, .outer_handler = outer});
  code_.set_handler(handler);
  if (node.handlers.empty()) {
    body(node.body);
  } else {
    handlers();
  }
  code_.set_handler(outer);
  blocks_.pop_back();
  Label end;
  const bool falls = code_.reachable();
  std::vector<bool> after = before;
  if (falls) {
    body(node.finalbody);
    after = bound_;
    if (code_.reachable()) code_.jump(Op::JUMP, end);
  }
  bound_ = before;
  code_.place_handler(handler);
  const Register exc = code_.push(2);
  code_.emit(Op::PUSH_EXC, exc);
  const uint32_t cleanup = code_.new_handler();
  code_.set_handler(cleanup);
  blocks_.push_back({.kind = Block::Kind::handler, .registers = exc, .outer_handler = outer});
  body(node.finalbody);
  blocks_.pop_back();
  code_.set_handler(outer);
  if (code_.reachable()) {
    code_.emit(Op::POP_EXC, exc);
    code_.emit(Op::RERAISE, 0, static_cast<Register>(exc + 1), 0, kTakeB);
  }
  code_.place_handler(cleanup);
  reraise_after(exc);
  code_.pop(2);
  code_.place(end);
  bound_ = after;
}

void ScopeCompiler::handler_body(const ast::ExceptHandler& handler, Register exc, uint32_t cleanup) {
  if (handler.name.empty()) {
    body(handler.body);
  } else {
    store_name(handler.name, {static_cast<Register>(exc + 1), false});
    const uint32_t unname = code_.new_handler();
    blocks_.back().name = handler.name;
    code_.set_handler(unname);
    body(handler.body);
    code_.set_handler(cleanup);
    const auto forget = [&] {
      const Register none = code_.push();
      load_constant(Value::none(), none);
      store_name(handler.name, {none, true});
      delete_name(handler.name);
      code_.pop();
    };
    Label done;
    if (code_.reachable()) {
      forget();
      code_.jump(Op::JUMP, done);
    }
    code_.place_handler(unname);
    const Register raised = code_.push(2);
    code_.emit(Op::PUSH_EXC, raised);
    code_.emit(Op::POP_EXC, raised);
    forget();
    code_.emit(Op::RERAISE, 0, static_cast<Register>(raised + 1), 0, kTakeB);
    code_.pop(2);
    code_.place(done);
    blocks_.back().name = {};
  }
  if (code_.reachable()) {
    code_.emit(Op::POP_EXC, exc);
    code_.emit(Op::CLEAR, static_cast<Register>(exc + 1));
  }
}

void ScopeCompiler::try_except(const ast::Try& node) {
  const uint32_t outer = code_.current_handler();
  const uint32_t handler = code_.new_handler();
  const std::vector<bool> before = bound_;
  code_.set_handler(handler);
  body(node.body);
  code_.set_handler(outer);
  Label end;
  std::vector<bool> after = before;
  body(node.orelse);
  if (code_.reachable()) {
    after = bound_;
    code_.jump(Op::JUMP, end);
  } else {
    after.assign(after.size(), true);  // only the handlers get past
  }

  bound_ = before;
  code_.place_handler(handler);
  const Register exc = code_.push(2);
  code_.emit(Op::PUSH_EXC, exc);
  const uint32_t cleanup = code_.new_handler();
  code_.set_handler(cleanup);
  blocks_.push_back({.kind = Block::Kind::handler, .registers = exc, .outer_handler = outer});
  bool catches_all = false;
  for (const ast::ExceptHandler& item : node.handlers) {
    Label next;
    bound_ = before;
    if (item.type != nullptr) {
      const Operand type = operand(*item.type);
      const Register matches = code_.push();
      code_.at(item.type->span);
      code_.emit(Op::EXC_MATCH, matches, static_cast<Register>(exc + 1), type.reg, type.temporary ? kTakeC : 0);
      code_.jump(Op::JUMP_IF_FALSE, next, matches);
      code_.pop();
      release(type);
    } else {
      catches_all = true;
    }
    code_.at(item.span);
    handler_body(item, exc, cleanup);
    if (code_.reachable()) {
      for (size_t i = 0; i < after.size(); ++i) after[i] = after[i] && bound_[i];
      code_.jump(Op::JUMP, end);
    }
    code_.place(next);
  }
  if (!catches_all) code_.emit(Op::RERAISE, 0, static_cast<Register>(exc + 1), 0, kTakeB);
  blocks_.pop_back();
  code_.set_handler(outer);
  code_.place_handler(cleanup);
  reraise_after(exc);
  code_.pop(2);
  code_.place(end);
  bound_ = after;
}

// Each handler takes its part of the group; what they raise is collected, and raised with the rest.
void ScopeCompiler::try_star(const ast::Try& node) {
  const uint32_t outer = code_.current_handler();
  const uint32_t handler = code_.new_handler();
  const std::vector<bool> before = bound_;
  code_.set_handler(handler);
  body(node.body);
  code_.set_handler(outer);
  Label end;
  body(node.orelse);
  if (code_.reachable()) code_.jump(Op::JUMP, end);

  bound_ = before;
  code_.place_handler(handler);
  const Register exc = code_.push(2);  // b+1: the whole
  const Register raised = code_.push();   // a list of what handlers raised
  const Register match = code_.push(2);   // the part of one handler; the rest
  const auto rest = static_cast<Register>(match + 1);
  code_.emit(Op::PUSH_EXC, exc);
  const uint32_t cleanup = code_.new_handler();
  code_.set_first_dead(cleanup, raised);
  code_.set_handler(cleanup);
  code_.emit(Op::BUILD_LIST, raised, 0, 0);
  code_.emit(Op::MOVE, rest, static_cast<Register>(exc + 1));
  for (const ast::ExceptHandler& item : node.handlers) {
    Label next;
    bound_ = before;
    const Operand type = operand(*item.type);
    code_.at(item.type->span);
    code_.emit(Op::EXC_GROUP_MATCH, match, rest, type.reg, static_cast<uint8_t>(kTakeB | (type.temporary ? kTakeC : 0)));
    release(type);
    code_.jump(Op::JUMP_IF_NONE, next, match);
    const Register inner = code_.push(2);  // as after PUSH_EXC: what is handled in the body is the part
    code_.emit(Op::HANDLE, inner, match);
    const uint32_t collect = code_.new_handler();
    code_.set_first_dead(collect, static_cast<Register>(inner + 2));
    code_.set_handler(collect);
    if (!item.name.empty()) store_name(item.name, {match, false});
    blocks_.push_back({.kind = Block::Kind::handler, .registers = exc, .name = item.name, .outer_handler = outer});
    body(item.body);
    blocks_.pop_back();
    code_.set_handler(cleanup);
    const auto forget = [&] {
      if (item.name.empty()) return;
      const Register none = code_.push();
      load_constant(Value::none(), none);
      store_name(item.name, {none, true});
      delete_name(item.name);
      code_.pop();
    };
    Label done;
    forget();
    code_.emit(Op::POP_EXC, inner);
    code_.jump(Op::JUMP, done);
    code_.place_handler(collect);
    const Register failure = code_.push(2);
    code_.emit(Op::PUSH_EXC, failure);
    code_.emit(Op::POP_EXC, failure);
    code_.emit(Op::POP_EXC, inner);
    forget();
    code_.emit(Op::LIST_APPEND, raised, static_cast<Register>(failure + 1), 0, kTakeB);
    code_.pop(2);
    code_.place(done);
    code_.pop(2);
    code_.place(next);
    code_.emit(Op::CLEAR, match);
  }
  code_.emit(Op::LIST_APPEND, raised, rest, 0, kTakeB);  // None when nothing is left
  code_.emit(Op::EXC_GROUP_RAISE, match, static_cast<Register>(exc + 1), raised, kTakeC);
  Label handled;
  code_.jump(Op::JUMP_IF_NONE, handled, match);
  code_.emit(Op::POP_EXC, exc);
  code_.emit(Op::CLEAR, static_cast<Register>(exc + 1));
  code_.set_handler(outer);
  code_.emit(Op::RERAISE, 0, match, 0, kTakeB);
  code_.place(handled);
  code_.emit(Op::CLEAR, match);
  code_.emit(Op::POP_EXC, exc);
  code_.emit(Op::CLEAR, static_cast<Register>(exc + 1));
  code_.jump(Op::JUMP, end);
  code_.place_handler(cleanup);
  reraise_after(exc);
  code_.pop(5);
  code_.place(end);
  bound_ = before;
}

void ScopeCompiler::with_statement(const ast::With& node, size_t item) {
  if (item == node.items.size()) return body(node.body);
  const bool async = node.kind == ast::StmtKind::AsyncWith;
  const ast::withitem& manager = node.items[item];
  const Register exit = code_.push(2);
  const auto entered = static_cast<Register>(exit + 1);
  into(*manager.context_expr, exit);
  code_.at(node.span);  // CPython 3.11 Python/compile.c, compiler_with: the whole statement
  const Position position = code_.position();
  code_.emit(async ? Op::ASYNC_WITH_ENTER : Op::WITH_ENTER, exit, exit, 0, kTakeB);
  if (async) {
    code_.emit(Op::GET_AWAITABLE, entered, entered, 0, kTakeB | kOfEnter);
    await(entered, entered);
  }
  const uint32_t outer = code_.current_handler();
  const uint32_t handler = code_.new_handler();
  code_.set_first_dead(handler, entered);
  const std::vector<bool> before = bound_;
  const Block block{.kind = async ? Block::Kind::async_with : Block::Kind::with, .registers = exit,
                    .outer_handler = outer, .position = position};
  blocks_.push_back(block);
  code_.set_handler(handler);
  if (manager.optional_vars != nullptr) {
    store(*manager.optional_vars, {entered, true});
  } else {
    code_.emit(Op::CLEAR, entered);
  }
  with_statement(node, item + 1);
  code_.set_handler(outer);
  blocks_.pop_back();
  Label end;
  if (code_.reachable()) {
    with_exit_call(block);
    code_.jump(Op::JUMP, end);
  }
  // CPython keeps the bindings of the body when __exit__ swallows an exception; some may be missing.
  bound_ = before;
  code_.place_handler(handler);
  code_.restore(position);
  const Register exc = code_.push(2);
  code_.emit(Op::PUSH_EXC, exc);
  const uint32_t cleanup = code_.new_handler();
  code_.set_handler(cleanup);
  const Register result = code_.push();
  code_.emit(Op::WITH_EXIT, result, exit, static_cast<Register>(exc + 1));
  if (async) {
    code_.emit(Op::GET_AWAITABLE, result, result, 0, kTakeB | kOfExit);
    await(result, result);
  }
  Label suppressed;
  code_.jump(Op::JUMP_IF_TRUE, suppressed, result, kTakeA);
  code_.pop();
  code_.set_handler(outer);
  code_.emit(Op::POP_EXC, exc);
  code_.emit(Op::CLEAR, exit);
  code_.emit(Op::RERAISE, 0, static_cast<Register>(exc + 1), 0, kTakeB);
  code_.place(suppressed);
  code_.emit(Op::POP_EXC, exc);
  code_.emit(Op::CLEAR, static_cast<Register>(exc + 1));
  code_.emit(Op::CLEAR, exit);
  code_.jump(Op::JUMP, end);
  code_.place_handler(cleanup);
  reraise_after(exc);
  code_.pop(2);
  code_.place(end);
  code_.pop(2);
}

void ScopeCompiler::with_exit_call(const Block& block) {
  code_.restore(block.position);
  const Register base = code_.push(4);
  code_.emit(Op::MOVE, base, block.registers, 0, kTakeB);
  for (int i = 1; i <= 3; ++i) load_constant(Value::none(), static_cast<Register>(base + i));
  code_.emit(Op::CALL, base, base, 3);
  code_.pop(3);
  if (block.kind == Block::Kind::async_with) {
    code_.emit(Op::GET_AWAITABLE, base, base, 0, kTakeB | kOfExit);
    await(base, base);
  }
  code_.emit(Op::CLEAR, base);
  code_.pop();
}

void ScopeCompiler::leave(const Block& block) {
  switch (block.kind) {
    case Block::Kind::loop: return;
    case Block::Kind::finally: return body(*block.final_body);
    case Block::Kind::with:
    case Block::Kind::async_with: return with_exit_call(block);
    case Block::Kind::handler:
      if (!block.name.empty()) {
        const Register none = code_.push();
        load_constant(Value::none(), none);
        store_name(block.name, {none, true});
        delete_name(block.name);
        code_.pop();
      }
      code_.emit(Op::POP_EXC, block.registers);
      code_.emit(Op::CLEAR, static_cast<Register>(block.registers + 1));
      return;
  }
}

void ScopeCompiler::unwind_to(size_t depth) {
  const std::vector<Block> all = blocks_;
  const uint32_t handler = code_.current_handler();
  const std::vector<bool> bound = bound_;
  while (blocks_.size() > depth) {
    const Block block = blocks_.back();
    blocks_.pop_back();  // a jump in a `finally` concerns the blocks around it
    if (block.kind == Block::Kind::loop) {
      if (block.has_iterator) code_.emit(Op::CLEAR, block.registers);
      continue;
    }
    code_.set_handler(block.outer_handler);
    leave(block);
  }
  blocks_ = all;
  code_.set_handler(handler);
  bound_ = bound;
}

}  // namespace interleave::models::python
