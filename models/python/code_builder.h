// Makes one Code: appends instructions, hands out temporaries, resolves labels, shares constants.
//
// Temporaries are a stack above the locals and cells. Every instruction remembers the handler that was
// current when it was appended; finish() turns that into the ranges of the exception table, so that
// code which the compiler repeats outside a `try` (a `finally` on the way of a `return`) falls out of
// its range by itself.
#pragma once

#include <unordered_map>
#include <vector>

#include "models/python/ast_kinds.h"
#include "models/python/code.h"
#include "models/python/interpreter.h"

namespace interleave::models::python {

using Register = uint16_t;

/// A place to jump to, known or not yet.
struct Label {
  static constexpr uint32_t kUnplaced = 0xffffffff;
  uint32_t place = kUnplaced;
  std::vector<uint32_t> waiting;  // instructions that jump to it
};

class CodeBuilder {
 public:
  /// The code's own description (name, parameters, …) is filled in by the compiler.
  CodeBuilder(Interpreter& interpreter, Ref<Code> code, uint32_t first_temporary);

  Code& code() { return *code_; }
  Ref<Code> finish();

  void at(const ast::Span& span);
  Position position() const { return position_; }
  void restore(Position position) { position_ = position; }

  // Instructions. Operands as in bytecode.h.
  void emit(Op op, Register a, Register b = 0, uint16_t c = 0, uint8_t flags = 0);
  void emit_wide(Op op, Register a, uint32_t d, uint8_t flags = 0);
  void jump(Op op, Label& target, Register a = 0, uint8_t flags = 0);
  void place(Label& label);
  uint32_t here() const { return static_cast<uint32_t>(code_->instructions.size()); }
  Instruction& last() { return code_->instructions.back(); }
  /// Can control fall through to here? False right after a jump, return or raise.
  bool reachable() const;

  // Temporaries.
  Register push(uint32_t count = 1);
  void pop(uint32_t count = 1) { next_ -= count; }
  Register top() const { return static_cast<Register>(next_); }
  void pop_to(Register top) { next_ = top; }
  bool is_temporary(Register r) const { return r >= first_temporary_; }

  // Operands that aren't registers.
  uint32_t constant(const Value& value);
  uint32_t name(std::string_view name);
  uint16_t attr_cache(std::string_view name);
  uint32_t global_cache(std::string_view name);

  // Exception handlers.
  static constexpr uint32_t kNoHandler = 0xffffffff;
  /// A handler for what is appended while it is current; it drops the temporaries pushed later.
  uint32_t new_handler();
  void place_handler(uint32_t handler) { handlers_[handler].place = here(); }
  uint32_t current_handler() const { return current_handler_; }
  void set_handler(uint32_t handler) { current_handler_ = handler; }
  /// Temporaries from here on are dead for handlers: to keep one that was pushed after new_handler().
  void set_first_dead(uint32_t handler, Register first_dead) { handlers_[handler].first_dead = first_dead; }

 private:
  struct Handler {
    uint32_t place;
    uint32_t first_dead;
  };
  void append(Instruction instruction);

  Interpreter& interpreter_;
  Ref<Code> code_;
  uint32_t first_temporary_;
  uint32_t next_;
  Position position_;
  uint32_t last_label_ = 0;  // the last place that a label stands at
  uint32_t current_handler_ = kNoHandler;
  std::vector<Handler> handlers_;
  std::vector<uint32_t> handler_of_;  // per instruction
  std::unordered_map<int64_t, uint32_t> integers_;
  std::unordered_map<int64_t, uint32_t> floats_;  // by their bits
  std::unordered_map<const Object*, uint32_t> objects_;
  std::unordered_map<const Object*, uint32_t> names_;
  std::unordered_map<const Object*, uint32_t> globals_;
  std::unordered_map<const Object*, uint16_t> attributes_;  // once there are many
  uint32_t plain_[4] = {Label::kUnplaced, Label::kUnplaced, Label::kUnplaced, Label::kUnplaced};
};

}  // namespace interleave::models::python
