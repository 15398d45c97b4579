// The operations of vm.h: each is one look at a slot, with what the language adds around it.
#include <charconv>

#include "models/python/attributes.h"
#include "models/python/builtins/format_spec.h"
#include "models/python/builtins/str.h"
#include "models/python/generic_alias.h"
#include "models/python/interpreter.h"
#include "models/python/special.h"
#include "models/python/vm.h"

namespace interleave::models::python {

Heap& Vm::heap() { return interpreter_.heap(); }
Ref<Str> Vm::intern(std::string_view utf8) { return interpreter_.intern(utf8); }

Ref<Tuple> Vm::tuple(std::span<const Value> items) {
  if (items.empty() && interpreter_.empty_tuple()) return interpreter_.empty_tuple();
  Ref<Tuple> made = heap().make_sized<Tuple>(items.size_bytes(), types_.tuple, static_cast<uint32_t>(items.size()));
  std::copy(items.begin(), items.end(), made->items().begin());
  return made;
}

Ref<List> Vm::list(std::vector<Value> items) {
  Ref<List> made = heap().make<List>(types_.list);
  made->items = std::move(items);
  constexpr size_t kWorthCounting = 64;
  if (made->items.capacity() >= kWorthCounting) made->recount();
  return made;
}

void List::grow(size_t more) {
  const size_t room = std::max(2 * items.capacity(), items.size() + more);
  Heap::of(this).recharge(charged, room * sizeof(Value));
  items.reserve(room);
}

Ref<Dict> Vm::dict() { return heap().make<Dict>(types_.dict); }

Value Vm::not_implemented() const { return interpreter_.not_implemented(); }
bool Vm::is_not_implemented(const Value& value) const { return value.is(Kind::not_implemented); }

Type* Vm::type_of(const Value& value) const {
  switch (value.tag()) {
    case Tag::object: return value.as_object()->type;
    case Tag::integer: return types_.integer;
    case Tag::floating: return types_.floating;
    case Tag::boolean: return types_.boolean;
    default: return types_.none;
  }
}

Value Vm::call_method(const Value& self, std::string_view name, std::span<const Value> positional) {
  return call(get_attr(self, intern(name).get()), positional);
}

Value Vm::get_attr(const Value& object, Str* name) {
  Value found;
  try {
    found = type_of(object)->slots.get_attr(*this, object, name);
  } catch (const PythonError& raised) {
    note_missing_attribute(*this, raised.exception, object, name);
    throw;
  }
  if (found.is_undefined()) raise_no_attribute(*this, object, name);
  return found;
}

Value Vm::find_attr(const Value& object, Str* name) {
  Value error;
  try {
    return type_of(object)->slots.get_attr(*this, object, name);
  } catch (const PythonError& raised) {
    error = raised.exception;
  }
  if (!is_instance(error, types_.AttributeError)) throw PythonError{std::move(error)};
  return Value();
}

Value Vm::find_attr(const Value& object, std::string_view name) { return find_attr(object, intern(name).get()); }

void Vm::set_attr(const Value& object, Str* name, const Value& value) {
  type_of(object)->slots.set_attr(*this, object, name, value);
}

Value Vm::get_item(const Value& object, const Value& key) {
  if (const auto get = type_of(object)->slots.get_item) return get(*this, object, key);
  if (const auto* type = object.try_as<Type>()) {  // list[int], class Generic: …
    if (type == types_.type) return make_generic_alias(*this, object, key);
    const Value* hook = type->lookup(interpreter_.names().class_getitem);
    if (hook != nullptr) {
      return call(bind_descriptor(*this, *hook, Value(), const_cast<Type*>(type)), std::span<const Value>(&key, 1));
    }
    raise(types_.TypeError, "type '{}' is not subscriptable", type->name);
  }
  raise(types_.TypeError, "'{}' object is not subscriptable", type_name_of(*this, object));
}

void Vm::set_item(const Value& object, const Value& key, const Value& value) {
  if (const auto set = type_of(object)->slots.set_item) return set(*this, object, key, value);
  raise(types_.TypeError, "'{}' object {} item {}", type_name_of(*this, object),
        value.is_undefined() ? "doesn't support" : "does not support",
        value.is_undefined() ? "deletion" : "assignment");
}

Value Vm::iter(const Value& iterable) {
  if (const auto iterate = type_of(iterable)->slots.iter) return iterate(*this, iterable);
  if (type_of(iterable)->lookup(interpreter_.names().getitem) != nullptr && !iterable.is(Kind::type)) {
    return interpreter_.make_sequence_iterator(*this, iterable);
  }
  raise(types_.TypeError, "'{}' object is not iterable", type_name_of(*this, iterable));
}

Value Vm::next(const Value& iterator) {
  count_items(1);
  if (const auto step = type_of(iterator)->slots.next) return step(*this, iterator);
  raise(types_.TypeError, "'{}' object is not an iterator", type_name_of(*this, iterator));
}

bool Vm::truth(const Value& value) {
  switch (value.tag()) {
    case Tag::boolean:
    case Tag::integer: return value.as_int() != 0;
    case Tag::floating: return value.as_float() != 0;
    case Tag::object: break;
    default: return false;
  }
  const Slots& slots = value.as_object()->type->slots;
  if (slots.truth != nullptr) return slots.truth(*this, value);
  return slots.length == nullptr || slots.length(*this, value) != 0;
}

bool Vm::equal(const Value& a, const Value& b) {
  if (a.same(b)) return true;
  if (a.is(Kind::str) && b.is(Kind::str)) return a.as<Str>()->view() == b.as<Str>()->view();
  return truth(compare(CompareOp::eq, a, b));
}

// CPython 3.11 Objects/object.c, do_richcompare.
Value Vm::compare(CompareOp op, const Value& a, const Value& b) {
  static constexpr CompareOp kSwapped[] = {CompareOp::gt, CompareOp::ge, CompareOp::eq,
                                           CompareOp::ne, CompareOp::lt, CompareOp::le};
  const CompareOp swapped = kSwapped[static_cast<int>(op)];
  Type* left = type_of(a);
  Type* right = type_of(b);
  bool right_done = false;
  if (left != right && right->slots.compare != nullptr && right->is_subtype(left)) {
    right_done = true;
    Value result = right->slots.compare(*this, swapped, b, a);
    if (!is_not_implemented(result)) return result;
  }
  if (left->slots.compare != nullptr) {
    Value result = left->slots.compare(*this, op, a, b);
    if (!is_not_implemented(result)) return result;
  }
  if (!right_done && right->slots.compare != nullptr) {
    Value result = right->slots.compare(*this, swapped, b, a);
    if (!is_not_implemented(result)) return result;
  }
  if (op == CompareOp::eq) return Value::boolean(a.same(b));
  if (op == CompareOp::ne) return Value::boolean(!a.same(b));
  raise(types_.TypeError, "'{}' not supported between instances of '{}' and '{}'", compare_symbol(op), left->name,
        right->name);
}

namespace {

/// CPython 3.11 Objects/abstract.c, binary_op1: undefined if nobody knows how.
Value binary_or_nothing(Vm& vm, BinaryOp op, const Value& a, const Value& b) {
  Type* left = vm.type_of(a);
  Type* right = vm.type_of(b);
  const auto left_slot = left->slots.binary;
  auto right_slot = right->slots.binary;
  if (left == right || left_slot == right_slot) right_slot = nullptr;
  if (left_slot != nullptr && right_slot != nullptr && right->is_subtype(left)) {
    Value result = right_slot(vm, op, a, b);
    if (!vm.is_not_implemented(result)) return result;
    right_slot = nullptr;
  }
  if (left_slot != nullptr) {
    Value result = left_slot(vm, op, a, b);
    if (!vm.is_not_implemented(result)) return result;
  }
  if (right_slot != nullptr) {
    Value result = right_slot(vm, op, a, b);
    if (!vm.is_not_implemented(result)) return result;
  }
  return Value();
}

[[noreturn]] void raise_unsupported(Vm& vm, std::string_view symbol, const Value& a, const Value& b) {
  if (symbol == ">>" && a.is(Kind::native_function) && a.as<NativeFunction>()->name == "print") {
    vm.raise(vm.types().TypeError,
             "unsupported operand type(s) for >>: '{}' and '{}'. Did you mean \"print(<message>, file=<output_stream>)\"?",
             type_name_of(vm, a), type_name_of(vm, b));
  }
  vm.raise(vm.types().TypeError, "unsupported operand type(s) for {}: '{}' and '{}'", symbol, type_name_of(vm, a),
           type_name_of(vm, b));
}

}  // namespace

Value Vm::binary(BinaryOp op, const Value& a, const Value& b) {
  Value result = binary_or_nothing(*this, op, a, b);
  if (result.is_undefined()) raise_unsupported(*this, binary_symbol(op), a, b);
  return result;
}

Value Vm::inplace(BinaryOp op, const Value& a, const Value& b) {
  if (const auto slot = type_of(a)->slots.inplace) {
    Value result = slot(*this, op, a, b);
    if (!is_not_implemented(result)) return result;
  }
  Value result = binary_or_nothing(*this, op, a, b);
  if (result.is_undefined()) {
    const std::string symbol = op == BinaryOp::pow ? "**=" : std::string(binary_symbol(op)) + "=";
    raise_unsupported(*this, symbol, a, b);
  }
  return result;
}

Value Vm::unary(UnaryOp op, const Value& a) {
  if (const auto slot = type_of(a)->slots.unary) return slot(*this, op, a);
  raise_bad_operand(op, a);
}

void Vm::raise_bad_operand(UnaryOp op, const Value& a) {
  raise(types_.TypeError, "bad operand type for unary {}: '{}'",
        op == UnaryOp::neg ? '-' : op == UnaryOp::pos ? '+' : '~', type_name_of(*this, a));
}

bool Vm::contains(const Value& container, const Value& item) {
  if (const auto slot = type_of(container)->slots.contains) return slot(*this, container, item);
  if (type_of(container)->slots.iter == nullptr &&
      type_of(container)->lookup(interpreter_.names().getitem) == nullptr) {
    raise(types_.TypeError, "argument of type '{}' is not iterable", type_name_of(*this, container));
  }
  const Value iterator = iter(container);
  for (Value candidate = next(iterator); candidate.is_defined(); candidate = next(iterator)) {
    if (equal(candidate, item)) return true;
  }
  return false;
}

int64_t Vm::length(const Value& object) {
  if (const auto slot = type_of(object)->slots.length) return slot(*this, object);
  raise(types_.TypeError, "object of type '{}' has no len()", type_name_of(*this, object));
}

int64_t Vm::hash(const Value& value) {
  if (const auto slot = type_of(value)->slots.hash) return slot(*this, value);
  raise(types_.TypeError, "unhashable type: '{}'", type_name_of(*this, value));
}

Ref<Str> Vm::repr(const Value& value) {
  guard_recursion(" while getting the repr of an object");
  return Ref<Str>(type_of(value)->slots.repr(*this, value).as<Str>());
}

Ref<Str> Vm::to_str(const Value& value) {
  if (value.is(Kind::str) && value.as_object()->type == types_.str) return Ref<Str>(value.as<Str>());
  if (value.is_int()) {
    char digits[24];
    const char* end = std::to_chars(digits, digits + sizeof digits, value.as_int()).ptr;
    return make_str(*this, {digits, end}, static_cast<size_t>(end - digits));
  }
  guard_recursion(" while getting the str of an object");
  return Ref<Str>(type_of(value)->slots.str(*this, value).as<Str>());
}

Ref<Str> Vm::format(const Value& value, std::string_view spec) {
  if (spec.empty() && (value.is_int() || value.is(Kind::str))) return to_str(value);
  if (value.is_int()) return str(format_integer(*this, value, spec));
  if (value.is_float()) return str(format_float(*this, value.as_float(), spec));
  const Value result = call_special(*this, value, interpreter_.names().format, {Value(str(spec))});
  if (!result.is(Kind::str)) {
    raise(types_.TypeError, "__format__ must return a str, not {}", type_name_of(*this, result));
  }
  return Ref<Str>(result.as<Str>());
}

int64_t Vm::to_index(const Value& value) {
  if (value.is_int() || value.is_bool()) return value.as_int();
  if (value.is(Kind::big_int)) raise(types_.OverflowError, "Python int too large to convert to C ssize_t");
  const Value method = find_special(*this, value, interpreter_.names().index);
  if (method.is_undefined()) {
    raise(types_.TypeError, "'{}' object cannot be interpreted as an integer", type_name_of(*this, value));
  }
  const Value result = call(method);
  if (result.is_int() || result.is_bool()) return result.as_int();
  if (result.is(Kind::big_int)) raise(types_.OverflowError, "Python int too large to convert to C ssize_t");
  raise(types_.TypeError, "__index__ returned non-int (type {})", type_name_of(*this, result));
}

double Vm::to_double(const Value& value) {
  if (value.is_float()) return value.as_float();
  if (value.is_int() || value.is_bool()) return static_cast<double>(value.as_int());
  Value method = find_special(*this, value, interpreter_.names().float_);
  if (method.is_defined()) {
    const Value result = call(method);
    if (result.is_float()) return result.as_float();
    raise(types_.TypeError, "{}.__float__ returned non-float (type {})", type_name_of(*this, value),
          type_name_of(*this, result));
  }
  method = find_special(*this, value, interpreter_.names().index);
  if (method.is_undefined()) raise(types_.TypeError, "must be real number, not {}", type_name_of(*this, value));
  return to_double(call(method));
}

std::string_view Vm::to_text(const Value& value, std::string_view function_name) {
  if (const auto* text = value.try_as<Str>()) return text->view();
  raise(types_.TypeError, "{}() argument must be str, not {}", function_name, type_name_of(*this, value));
}

}  // namespace interleave::models::python
