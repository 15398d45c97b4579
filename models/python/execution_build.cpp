// Making functions, unpacking, formatting, and the tests of `case`.
#include "models/python/builtins/dict.h"
#include "models/python/builtins/list.h"
#include "models/python/builtins/str.h"
#include "models/python/execution.h"
#include "models/python/special.h"

namespace interleave::models::python {

Value Execution::make_function(Frame& frame, Code* code, Value* parts, uint8_t flags) {
  Ref<Function> made = interpreter.heap().make<Function>(types.function, Ref<Code>(code), frame.function->globals);
  if (flags & kHasDefaults) made->defaults = (parts++)->take<Tuple>();
  if (flags & kHasKwDefaults) made->kw_defaults = (parts++)->take<Dict>();
  if (flags & kHasAnnotations) made->annotations = (parts++)->take<Dict>();
  if (flags & kHasClosure) made->closure = (parts++)->take<Tuple>();
  const Value* module = frame.function->globals->find(interpreter.names().name);
  made->module = module == nullptr ? Value::none() : *module;
  return Value(std::move(made));
}

void Execution::unpack(const Value& from, Value* to, uint32_t count) {
  const auto copy = [&](std::span<const Value> items) {
    if (items.size() > count) vm.raise(types.ValueError, "too many values to unpack (expected {})", count);
    if (items.size() < count) {
      vm.raise(types.ValueError, "not enough values to unpack (expected {}, got {})", count, items.size());
    }
    for (uint32_t i = 0; i < count; ++i) to[i] = items[i];
  };
  if (from.is_object() && from.as_object()->type == types.tuple) return copy(from.as<Tuple>()->items());
  if (from.is_object() && from.as_object()->type == types.list) return copy(from.as<List>()->items);
  if (vm.type_of(from)->slots.iter == nullptr && vm.type_of(from)->lookup(interpreter.names().getitem) == nullptr) {
    vm.raise(types.TypeError, "cannot unpack non-iterable {} object", type_name_of(vm, from));
  }
  const Value iterator = vm.iter(from);
  std::vector<Value> items;
  for (uint32_t i = 0; i < count; ++i) {
    Value item = vm.next(iterator);
    if (item.is_undefined()) vm.raise(types.ValueError, "not enough values to unpack (expected {}, got {})", count, i);
    items.push_back(std::move(item));
  }
  if (vm.next(iterator).is_defined()) vm.raise(types.ValueError, "too many values to unpack (expected {})", count);
  copy(items);
}

void Execution::unpack_star(const Value& from, Value* to, uint32_t before, uint32_t after) {
  if (vm.type_of(from)->slots.iter == nullptr && vm.type_of(from)->lookup(interpreter.names().getitem) == nullptr) {
    vm.raise(types.TypeError, "cannot unpack non-iterable {} object", type_name_of(vm, from));
  }
  std::vector<Value> items;
  vm.for_each(from, [&](Value item) { items.push_back(std::move(item)); });
  if (items.size() < before + after) {
    vm.raise(types.ValueError, "not enough values to unpack (expected at least {}, got {})", before + after, items.size());
  }
  const auto first = items.begin() + before, last = items.end() - after;
  Value middle(vm.list(std::vector<Value>(first, last)));
  for (uint32_t i = 0; i < before; ++i) to[i] = items[i];
  to[before] = std::move(middle);
  for (uint32_t i = 0; i < after; ++i) to[before + 1 + i] = last[i];
}

Value Execution::build_string(std::span<Value> parts) {
  if (parts.size() == 1) return parts[0];
  return Value(concatenated(vm, parts));
}

Value Execution::format(const Value& value, const Value* spec, int conversion) {
  Value converted = value;
  if (conversion == 1) converted = Value(vm.to_str(value));
  if (conversion == 2) converted = Value(vm.repr(value));
  if (conversion == 3) converted = vm.call(*interpreter.builtins().find(vm.intern("ascii").get()), std::span<const Value>(&value, 1));
  return Value(vm.format(converted, spec == nullptr ? std::string_view() : spec->as<Str>()->view()));
}

// CPython 3.11 Objects/object.c, _PyObject_FunctionStr.
std::string Execution::callable_name(const Value& callee) {
  const Value qualname = vm.find_attr(callee, interpreter.names().qualname);
  if (!qualname.is(Kind::str)) return std::string(vm.to_str(callee)->view());
  const Value module = vm.find_attr(callee, interpreter.names().module);
  const bool named = module.is(Kind::str) && module.as<Str>()->view() != "builtins";
  return (named ? std::string(module.as<Str>()->view()) + "." : "") + std::string(qualname.as<Str>()->view()) + "()";
}

void Execution::spread_into_list(List& list, const Value& iterable, const Value* callee) {
  if (vm.type_of(iterable)->slots.iter == nullptr && vm.type_of(iterable)->lookup(interpreter.names().getitem) == nullptr) {
    if (callee != nullptr) {
      vm.raise(types.TypeError, "{} argument after * must be an iterable, not {}", callable_name(*callee), type_name_of(vm, iterable));
    }
    vm.raise(types.TypeError, "Value after * must be an iterable, not {}", type_name_of(vm, iterable));
  }
  list_extend(vm, list, iterable);
}

void Execution::spread_into_dict(Dict& dict, const Value& mapping) {
  if (!mapping.is(Kind::dict) && vm.find_attr(mapping, interpreter.names().keys).is_undefined()) {
    vm.raise(types.TypeError, "'{}' object is not a mapping", type_name_of(vm, mapping));
  }
  merge_into(vm, dict, mapping);
}

void Execution::merge_keywords(Dict& keywords, const Value& mapping, const Value& callee) {
  if (!mapping.is(Kind::dict) && vm.find_attr(mapping, interpreter.names().keys).is_undefined()) {
    vm.raise(types.TypeError, "{} argument after ** must be a mapping, not {}", callable_name(callee), type_name_of(vm, mapping));
  }
  const Ref<Dict> added = vm.dict();
  merge_into(vm, *added, mapping);
  for (const Dict::Entry& entry : added->entries) {
    if (entry.key.is_undefined()) continue;
    if (!entry.key.is(Kind::str)) vm.raise(types.TypeError, "keywords must be strings");
    if (keywords.find(vm, entry.key) != nullptr) {
      vm.raise(types.TypeError, "{} got multiple values for keyword argument '{}'", callable_name(callee), entry.key.as<Str>()->view());
    }
    keywords.set(vm, entry.key, entry.value);
  }
}

// ── match ────────────────────────────────────────────────────────────────────────────────────────

bool Execution::matches_sequence(const Value& subject) {
  if (!subject.is_object()) return false;
  if (subject.is(Kind::list) || subject.is(Kind::tuple) || subject.is(Kind::range)) return true;
  const Value* mark = vm.type_of(subject)->lookup(vm.intern("__abc_sequence__").get());
  return mark != nullptr && vm.truth(Value(*mark));
}

bool Execution::matches_mapping(const Value& subject) {
  if (!subject.is_object()) return false;
  if (subject.is(Kind::dict)) return true;
  const Value* mark = vm.type_of(subject)->lookup(vm.intern("__abc_mapping__").get());
  return mark != nullptr && vm.truth(Value(*mark));
}

Value Execution::match_keys(const Value& subject, const Value& keys) {
  std::vector<Value> values;
  for (const Value& key : keys.as<Tuple>()->items()) {
    if (const auto* dict = subject.try_as<Dict>()) {
      const Value* found = const_cast<Dict*>(dict)->find(vm, key);
      if (found == nullptr) return Value::none();
      values.push_back(*found);
      continue;
    }
    if (!vm.contains(subject, key)) return Value::none();
    values.push_back(vm.get_item(subject, key));
  }
  return Value(vm.tuple(values));
}

Value Execution::match_rest(const Value& subject, const Value& keys) {
  const Ref<Dict> rest = vm.dict();
  merge_into(vm, *rest, subject);
  for (const Value& key : keys.as<Tuple>()->items()) rest->erase(vm, key);
  return Value(rest);
}

// CPython 3.11 Python/ceval.c, match_class.
Value Execution::match_class(const Value& subject, const Value& cls, const Tuple& names, uint32_t positional) {
  if (!cls.is(Kind::type)) vm.raise(types.TypeError, "called match pattern must be a class");
  auto* type = cls.as<Type>();
  if (!vm.is_instance(subject, type)) return Value::none();
  std::vector<Value> values;
  std::vector<Value> seen;
  const auto attribute = [&](const Value& name) {
    for (const Value& earlier : seen) {
      if (earlier.as<Str>()->view() == name.as<Str>()->view()) {
        vm.raise(types.TypeError, "{}() got multiple sub-patterns for attribute {}", type->name, vm.repr(name)->view());
      }
    }
    seen.push_back(name);
    Value value = vm.find_attr(subject, name.as<Str>());
    if (value.is_undefined()) return false;
    values.push_back(std::move(value));
    return true;
  };
  if (positional > 0) {
    const Value* declared = type->lookup(interpreter.names().match_args);
    const bool matches_self = declared == nullptr && (type->instance_kind != Kind::instance || !vm.type_of(subject)->is_heap_type);
    if (declared != nullptr && !declared->is(Kind::tuple)) {
      vm.raise(types.TypeError, "{}.__match_args__ must be a tuple (got {})", type->name, type_name_of(vm, *declared));
    }
    const uint32_t allowed = declared != nullptr ? declared->as<Tuple>()->size() : matches_self ? 1 : 0;
    if (allowed < positional) {
      vm.raise(types.TypeError, "{}() accepts {} positional sub-pattern{} ({} given)", type->name, allowed,
               allowed == 1 ? "" : "s", positional);
    }
    for (uint32_t i = 0; i < positional; ++i) {
      if (matches_self) {
        values.push_back(subject);
      } else if (!attribute((*declared->as<Tuple>())[i])) {
        return Value::none();
      }
    }
  }
  for (const Value& name : names.items()) {
    if (!attribute(name)) return Value::none();
  }
  return Value(vm.tuple(values));
}

}  // namespace interleave::models::python
