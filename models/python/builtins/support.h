// Small pieces that several built-in types share.
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

#include "models/python/bootstrap.h"
#include "models/python/vm.h"

namespace interleave::models::python {

/// What `op` answers for an ordering; everything but != is false when unordered.
Value ordering_answer(CompareOp op, std::partial_ordering order);

/// True for == when `equal`, for != when not. Requires: op is eq or ne.
inline Value equality_answer(CompareOp op, bool equal) {
  return Value::boolean((op == CompareOp::eq) == equal);
}
inline bool is_equality(CompareOp op) { return op == CompareOp::eq || op == CompareOp::ne; }

/// Is the class of this object made by a program?
inline bool is_program_instance(const Value& v) {
  return v.is_object() && v.as_object()->type->is_heap_type;
}

inline const std::string& type_name(Vm& vm, const Value& v) { return vm.type_of(v)->name; }

/// Calls the special method `name` of the value's class; undefined if there is none.
Value call_special(Vm& vm, const Value& self, std::string_view name,
                   std::span<const Value> arguments = {});
bool has_special(Vm& vm, const Value& self, std::string_view name);

/// An index argument that may be too large for 64 bits: it saturates.
int64_t to_clamped_index(Vm& vm, const Value& value);

/// The same, but what doesn't fit raises OverflowError.
int64_t to_size(Vm& vm, const Value& value);

/// [start, end) of `text[start:end]` and of methods such as find: absent and None mean the ends,
/// negative counts from the end. `start` may pass `end`.
struct Span {
  int64_t start, end;
};
Span clip(Vm& vm, const Value& start, const Value& end, int64_t length);

/// An element index: negative counts from the end; raises IndexError(message).
int64_t checked_index(Vm& vm, const Value& key, int64_t length, std::string_view message);

/// "unhashable type: 'list'" for containers; for the hash slot of types that are compared by
/// content.
int64_t unhashable(Vm& vm, const Value& self);

/// `list[int]`: annotations name generic types; what they evaluate to is the type itself.
extern const std::span<const NativeDef> kGenericAlias;  // class methods

/// Marks a container while its repr is under way, so that one that holds itself shows as `...`.
class ReprGuard {
 public:
  explicit ReprGuard(const Value& container)
      : object_(container.as_object()), entered_((object_->flags & kBusy) == 0) {
    object_->flags |= kBusy;
  }
  ~ReprGuard() {
    if (entered_) object_->flags &= static_cast<uint8_t>(~kBusy);
  }
  ReprGuard(const ReprGuard&) = delete;
  ReprGuard& operator=(const ReprGuard&) = delete;
  bool is_cycle() const { return !entered_; }

 private:
  static constexpr uint8_t kBusy = 2;
  Object* object_;
  bool entered_;
};

/// Requires: the vm's types are defined. An exception with several arguments.
[[noreturn]] void raise_with(Vm& vm, Type* type, std::span<const Value> arguments);

}  // namespace interleave::models::python
