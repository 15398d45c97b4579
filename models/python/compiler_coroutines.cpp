// await, yield, yield from, async for.
#include "models/python/compiler_impl.h"

namespace interleave::models::python {

void ScopeCompiler::await(Register from, Register to) {
  const Register sent = code_.push();
  load_constant(Value::none(), sent);
  code_.emit(Op::SEND, to, from, sent, kTakeB | kTakeC);
  code_.pop();
}

void ScopeCompiler::await_expr(const ast::Await& node, Register to) {
  const Register t = code_.push();
  into(*node.value, t);
  code_.at(node.span);
  code_.emit(Op::GET_AWAITABLE, t, t, 0, kTakeB);
  await(t, to);
  code_.pop();
}

void ScopeCompiler::await_cost() {
  // _costs.AsyncCost(name): something to await that takes the time.
  const Value cost = unit_.vm.find_attr(unit_.interpreter.import(unit_.vm, "_costs"), "AsyncCost");
  const Value name = unit_.vm.str(scope_.qualname);
  const Register t = code_.push();
  load_constant(unit_.vm.call(cost, std::span(&name, 1)), t);
  code_.emit(Op::GET_AWAITABLE, t, t, 0, kTakeB);
  await(t, t);
  code_.emit(Op::CLEAR, t);
  code_.pop();
}

void ScopeCompiler::yield(const ast::Yield& node, Register to) {
  const Register t = code_.push();
  if (node.value == nullptr) {
    load_constant(Value::none(), t);
  } else {
    into(*node.value, t);
  }
  code_.at(node.span);
  code_.emit(Op::YIELD, to, t, 0, static_cast<uint8_t>(kTakeB | (scope_.is_async_generator ? kWrap : 0)));
  code_.pop();
}

void ScopeCompiler::yield_from(const ast::YieldFrom& node, Register to) {
  const Register t = code_.push();
  into(*node.value, t);
  code_.at(node.span);
  code_.emit(Op::GET_YIELD_ITER, t, t, 0, kTakeB);
  await(t, to);
  code_.pop();
}

void ScopeCompiler::async_loop(Register iterator, const Expr& target, Label& next, const std::function<void()>& inner) {
  // A StopAsyncIteration that the step raises ends the loop; one from the body doesn't.
  Label end;
  code_.place(next);
  const uint32_t outer = code_.current_handler();
  const uint32_t handler = code_.new_handler();
  code_.set_handler(handler);
  const Register item = code_.push();
  code_.emit(Op::GET_ANEXT, item, iterator);
  await(item, item);
  code_.set_handler(outer);
  const std::vector<bool> before = bound_;
  store(target, {item, true});
  code_.pop();
  inner();
  if (code_.reachable()) code_.jump(Op::JUMP_BACK, next);
  bound_ = before;
  code_.place_handler(handler);
  const Register exc = code_.push(2);
  code_.emit(Op::PUSH_EXC, exc);
  code_.emit(Op::POP_EXC, exc);
  code_.emit(Op::END_ASYNC_FOR, 0, static_cast<Register>(exc + 1), 0, kTakeB);
  code_.pop(2);
  code_.emit(Op::CLEAR, iterator);
}

void ScopeCompiler::async_for(const ast::For& node) {
  const Register iterator = code_.push();
  into(*node.iter, iterator);
  code_.at(node.iter->span);
  code_.emit(Op::GET_AITER, iterator, iterator, 0, kTakeB);
  Label next, end;
  const std::vector<bool> before = bound_;
  blocks_.push_back({.kind = Block::Kind::loop, .break_to = &end, .continue_to = &next, .registers = iterator,
                     .has_iterator = true});
  async_loop(iterator, *node.target, next, [&] { body(node.body); });
  blocks_.pop_back();
  bound_ = before;
  body(node.orelse);
  code_.place(end);
  bound_ = before;
  code_.pop();
}

}  // namespace interleave::models::python
