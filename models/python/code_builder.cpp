#include "models/python/code_builder.h"

#include <algorithm>
#include <bit>

#include "models/python/syntax_error.h"

namespace interleave::models::python {
namespace {

uint16_t narrow(uint32_t column) { return static_cast<uint16_t>(std::min(column, 0xffffu)); }

bool jumps(Op op) {
  switch (op) {
    case Op::JUMP:
    case Op::JUMP_BACK:
    case Op::JUMP_IF_TRUE:
    case Op::JUMP_IF_FALSE:
    case Op::JUMP_IF_NONE:
    case Op::JUMP_IF_NOT_NONE: return true;
    default: return false;
  }
}

}  // namespace

CodeBuilder::CodeBuilder(Interpreter& interpreter, Ref<Code> code, uint32_t first_temporary)
    : interpreter_(interpreter), code_(std::move(code)), first_temporary_(first_temporary), next_(first_temporary) {
  code_->register_count = first_temporary;
}

void CodeBuilder::at(const ast::Span& span) {
  position_ = {span.line, span.end_line, narrow(span.column), narrow(span.end_column)};
}

void CodeBuilder::append(Instruction instruction) {
  code_->instructions.push_back(instruction);
  code_->positions.push_back(position_);
  handler_of_.push_back(current_handler_);
}

void CodeBuilder::emit(Op op, Register a, Register b, uint16_t c, uint8_t flags) {
  Instruction instruction{op, flags, a, {}};
  instruction.b = b;
  instruction.c = c;
  append(instruction);
}

void CodeBuilder::emit_wide(Op op, Register a, uint32_t d, uint8_t flags) {
  Instruction instruction{op, flags, a, {}};
  instruction.d = d;
  append(instruction);
}

void CodeBuilder::jump(Op op, Label& target, Register a, uint8_t flags) {
  if (target.place == Label::kUnplaced) target.waiting.push_back(here());
  emit_wide(op, a, target.place, flags);
}

void CodeBuilder::place(Label& label) {
  label.place = here();
  last_label_ = label.place;
  for (const uint32_t jump : label.waiting) code_->instructions[jump].d = label.place;
}

bool CodeBuilder::reachable() const {
  if (code_->instructions.empty() || last_label_ == here()) return true;
  switch (code_->instructions.back().op) {
    case Op::JUMP:  // unless FOR_ITER hops over it
      return code_->instructions.size() > 1 && code_->instructions[here() - 2].op == Op::FOR_ITER;
    case Op::JUMP_BACK:
    case Op::RETURN:
    case Op::RAISE:
    case Op::RERAISE: return false;
    default: return true;
  }
}

Register CodeBuilder::push(uint32_t count) {
  const uint32_t first = next_;
  next_ += count;
  if (next_ > 0xfff0) throw std::length_error("too many temporaries");
  code_->register_count = std::max(code_->register_count, next_);
  return static_cast<Register>(first);
}

uint32_t CodeBuilder::constant(const Value& value) {
  const auto fresh = static_cast<uint32_t>(code_->constants.size());
  const auto shared = [&](uint32_t& place) {
    if (place == Label::kUnplaced) {
      place = fresh;
      code_->constants.push_back(value);
    }
    return place;
  };
  const auto in = [&](auto& map, auto key) {
    const auto [found, is_new] = map.try_emplace(key, fresh);
    if (is_new) code_->constants.push_back(value);
    return found->second;
  };
  switch (value.tag()) {
    case Tag::undefined: return shared(plain_[3]);
    case Tag::none: return shared(plain_[0]);
    case Tag::boolean: return shared(plain_[value.as_bool() ? 1 : 2]);
    case Tag::integer: return in(integers_, value.as_int());
    case Tag::floating: return in(floats_, std::bit_cast<int64_t>(value.as_float()));
    default: return in(objects_, static_cast<const Object*>(value.as_object()));
  }
}

uint32_t CodeBuilder::name(std::string_view name) {
  Ref<Str> text = interpreter_.intern(name);
  const auto [found, is_new] = names_.try_emplace(text.get(), static_cast<uint32_t>(code_->names.size()));
  if (is_new) code_->names.push_back(std::move(text));
  return found->second;
}

uint16_t CodeBuilder::attr_cache(std::string_view name) {
  constexpr size_t kMany = 0x8000;  // from here on equal names share a cache
  const Ref<Str> text = interpreter_.intern(name);
  const size_t next = code_->attr_caches.size();
  if (next >= kMany) {
    if (const auto found = attributes_.find(text.get()); found != attributes_.end()) return found->second;
    if (next > 0xffff) throw std::length_error("too many attribute names");
    attributes_.emplace(text.get(), static_cast<uint16_t>(next));
  }
  code_->attr_caches.push_back({text.get()});
  return static_cast<uint16_t>(next);
}

uint32_t CodeBuilder::global_cache(std::string_view name) {
  const Ref<Str> text = interpreter_.intern(name);
  const auto [found, is_new] = globals_.try_emplace(text.get(), static_cast<uint32_t>(code_->global_caches.size()));
  if (is_new) code_->global_caches.push_back({text.get()});
  return found->second;
}

uint32_t CodeBuilder::new_handler() {
  handlers_.push_back({0, next_});
  return static_cast<uint32_t>(handlers_.size() - 1);
}

Ref<Code> CodeBuilder::finish() {
  for (uint32_t i = 0; i < here(); ++i) {
    if (handler_of_[i] == kNoHandler) continue;
    const Handler& handler = handlers_[handler_of_[i]];
    if (!code_->handlers.empty() && code_->handlers.back().end == i &&
        code_->handlers.back().handler == handler.place) {
      ++code_->handlers.back().end;
    } else {
      code_->handlers.push_back({i, i + 1, handler.place, handler.first_dead});
    }
  }
  // A jump to a jump goes to where that leads.
  for (Instruction& instruction : code_->instructions) {
    if (!jumps(instruction.op) || instruction.op == Op::JUMP_BACK) continue;
    for (int hops = 0; hops < 8 && code_->instructions[instruction.d].op == Op::JUMP; ++hops) {
      instruction.d = code_->instructions[instruction.d].d;
    }
  }
  return std::move(code_);
}

}  // namespace interleave::models::python
