// Built-in functions that look at objects: their attributes, types and identity.
#include <bit>

#include "models/python/builtins/builtins.h"
#include "models/python/builtins/list.h"
#include "models/python/builtins/sequence.h"
#include "models/python/builtins/support.h"
#include "models/python/execution.h"

namespace interleave::models::python {
namespace {

Str* attribute_name(Vm& vm, const Value& v) {
  if (!v.is(Kind::str))
    vm.raise(vm.types().TypeError, "attribute name must be string, not '{}'", type_name(vm, v));
  return vm.intern(v.as<Str>()->view()).get();
}

Value getattr(Vm& vm, Value* a) {
  Str* name = attribute_name(vm, a[1]);
  if (a[2].is_undefined()) return vm.get_attr(a[0], name);
  Value found = vm.find_attr(a[0], name);
  return found.is_defined() ? found : a[2];
}

Value hasattr(Vm& vm, Value* a) {
  return Value::boolean(vm.find_attr(a[0], attribute_name(vm, a[1])).is_defined());
}

Value setattr(Vm& vm, Value* a) {
  vm.set_attr(a[0], attribute_name(vm, a[1]), a[2]);
  return Value::none();
}

Value delattr(Vm& vm, Value* a) {
  vm.set_attr(a[0], attribute_name(vm, a[1]), Value());
  return Value::none();
}

Value callable(Vm& vm, Value* a) { return Value::boolean(vm.type_of(a[0])->slots.call != nullptr); }

Value hash(Vm& vm, Value* a) { return Value::integer(vm.hash(a[0])); }

// Values without an object get numbers apart from all objects'.
Value id(Vm& vm, Value* a) {
  const Value& v = a[0];
  if (v.is_object()) return Value::integer(vm.interpreter().identity(v.as_object()));
  constexpr uint64_t kInts = 0x7e0000000000, kFloats = 0x7d0000000000, kSingles = 0x7c0000000000;
  constexpr uint64_t kMask = (uint64_t{1} << 38) - 1;
  uint64_t number = kSingles + (v.is_none() ? 0 : v.as_bool() ? 32 : 64);
  if (v.is_int()) number = kInts + ((static_cast<uint64_t>(v.as_int()) & kMask) << 5);
  if (v.is_float()) number = kFloats + (std::bit_cast<uint64_t>(v.as_float()) >> 21 & kMask);
  return Value::integer(static_cast<int64_t>(number));
}

// isinstance and issubclass: `test` answers for one class, `message` is the TypeError otherwise.
template <class Test>
bool any_class(Vm& vm, const Value& classes, std::string_view message, Test test) {
  if (const auto* tuple = classes.try_as<Tuple>()) {
    for (const Value& cls : tuple->items()) {
      if (any_class(vm, cls, message, test)) return true;
    }
    return false;
  }
  if (!classes.is(Kind::type) && !has_special(vm, classes, "__instancecheck__")) {
    vm.raise_text(vm.types().TypeError, message);
  }
  return test(classes);
}

// An object whose `__class__` isn't its type, such as a mock, says what it is.
bool claims_class(Vm& vm, const Value& object, const Type& cls) {
  if (!vm.type_of(object)->is_heap_type) return false;
  const Value claimed = vm.find_attr(object, "__class__");
  return claimed.is(Kind::type) && claimed.as<Type>()->is_subtype(&cls);
}

Value isinstance(Vm& vm, Value* a) {
  constexpr std::string_view kMessage =
      "isinstance() arg 2 must be a type, a tuple of types, or a union";
  return Value::boolean(any_class(vm, a[1], kMessage, [&](const Value& cls) {
    if (cls.is(Kind::type) && vm.type_of(a[0]) == cls.as<Type>()) return true;
    if (vm.type_of(cls) == vm.types().type) {
      return vm.is_instance(a[0], cls.as<Type>()) || claims_class(vm, a[0], *cls.as<Type>());
    }
    const Value answer = call_special(vm, cls, "__instancecheck__", {{a[0]}});
    return answer.is_defined() && vm.truth(answer);
  }));
}

Value issubclass(Vm& vm, Value* a) {
  if (!a[0].is(Kind::type)) vm.raise(vm.types().TypeError, "issubclass() arg 1 must be a class");
  constexpr std::string_view kMessage =
      "issubclass() arg 2 must be a class, a tuple of classes, or a union";
  return Value::boolean(any_class(vm, a[1], kMessage, [&](const Value& cls) {
    if (vm.type_of(cls) == vm.types().type) return a[0].as<Type>()->is_subtype(cls.as<Type>());
    const Value answer = call_special(vm, cls, "__subclasscheck__", {{a[0]}});
    return answer.is_defined() && vm.truth(answer);
  }));
}

Value globals(Vm& vm, Value*) { return vm.frame()->function->globals; }
Value locals(Vm& vm, Value*) { return local_names(vm); }

Value vars(Vm& vm, Value* a) {
  if (a[0].is_undefined()) return local_names(vm);
  Value dict = vm.find_attr(a[0], "__dict__");
  if (dict.is_undefined())
    vm.raise(vm.types().TypeError, "vars() argument must have __dict__ attribute");
  return dict;
}

Value dir(Vm& vm, Value* a) {
  const Value names =
      a[0].is_undefined() ? Value(local_names(vm)) : call_special(vm, a[0], "__dir__");
  auto sorted = vm.list(collect(vm, names));
  list_sort(vm, *sorted, Value::none(), false);
  return sorted;
}

Value import(Vm& vm, Value* a) {
  if (!a[0].is(Kind::str)) {
    vm.raise(vm.types().TypeError, "module name must be a string");
  }
  const Ref<Str> name = vm.intern(a[0].as<Str>()->view());
  const int64_t level = to_size(vm, a[4]);
  if (level < 0) vm.raise(vm.types().ValueError, "level must be >= 0");
  const Value from = vm.truth(a[3]) ? Value(vm.tuple(collect(vm, a[3]))) : Value::none();
  if (from.is(Kind::tuple)) {
    for (const Value& item : from.as<Tuple>()->items()) {
      if (item.is(Kind::str)) continue;
      vm.raise(vm.types().TypeError, "Item in ``fromlist'' must be str, not {}",
               type_name(vm, item));
    }
  }
  return Execution(vm).import_name(name.get(), from, static_cast<uint32_t>(level));
}

Value exit(Vm& vm, Value* a) { raise_with(vm, vm.types().SystemExit, {{a[0]}}); }

/// What CPython offers to who sits at its prompt.
Value interactive(Vm& vm, Value*) {
  vm.raise(vm.types().NotImplementedError,
           "breakpoint() and help() aren't supported: nobody sits at a prompt in virtual time");
}

constexpr NativeDef kFunctions[] = {
    {"__import__", "(name, globals=None, locals=None, fromlist=(), level=0)", import},
    {"breakpoint", "(*args, **kws)", interactive},
    {"callable", "(obj, /)", callable},
    {"delattr", "(obj, name, /)", delattr},
    {"dir", "(object=..., /)", dir},
    {"exit", "(code=None)", exit},
    {"getattr", "(object, name, default=..., /)", getattr},
    {"globals", "()", globals},
    {"hasattr", "(obj, name, /)", hasattr},
    {"hash", "(obj, /)", hash},
    {"help", "(*args, **kwds)", interactive},
    {"id", "(obj, /)", id},
    {"isinstance", "(obj, class_or_tuple, /)", isinstance},
    {"issubclass", "(cls, class_or_tuple, /)", issubclass},
    {"locals", "()", locals},
    {"quit", "(code=None)", exit},
    {"setattr", "(obj, name, value, /)", setattr},
    {"vars", "(object=..., /)", vars},
};

}  // namespace

Ref<Dict> local_names(Vm& vm) {
  Frame& frame = *vm.frame();
  const Code& code = *frame.code;
  if (code.has_namespace) return frame.names;
  if (code.locals.empty() && code.cells.empty() && code.frees.empty() &&
      code.name->view() == "<module>") {
    return frame.function->globals;
  }
  if (!frame.names) frame.names = vm.dict();
  const auto put = [&](const Ref<Str>& name, const Value& value) {
    const Value& bound = value.is(Kind::cell) ? value.as<Cell>()->value : value;
    if (name->view().starts_with('.')) return;
    if (bound.is_defined()) {
      frame.names->set(name.get(), bound);
    } else {
      frame.names->erase(name.get());
    }
  };
  const Value* registers = frame.first_register();
  for (size_t i = 0; i < code.locals.size(); ++i) put(code.locals[i], registers[i]);
  for (size_t i = 0; i < code.cells.size(); ++i)
    put(code.cells[i], registers[code.first_cell() + i]);
  for (size_t i = 0; i < code.frees.size(); ++i) put(code.frees[i], (*frame.function->closure)[i]);
  return frame.names;
}

void init_reflection_functions(Bootstrap& b) { b.functions(kFunctions); }

}  // namespace interleave::models::python
