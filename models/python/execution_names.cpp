// Names and attributes: the slow ways, which fill the inline caches, and imports.
#include "models/python/attributes.h"
#include "models/python/exceptions.h"
#include "models/python/execution.h"
#include "models/python/special.h"

namespace interleave::models::python {
namespace {

/// Marks a cache that was filled for a receiver that is a type itself.
constexpr uint32_t kOfType = 0x80000000;

bool is_generic(const Type& type) {
  return type.dict_offset != 0 && type.dict_offset != kDictAtEnd &&
         (type.slots.get_attr == generic_get_attr || type.slots.get_attr == module_get_attr);
}

/// Where `cache.name` stands in `own`, or -1. Instances of related classes have it at the same place.
ptrdiff_t find_own(const Dict& own, const AttrCache& cache) {
  if (cache.now.place < own.entries.size()) {
    const Value& key = own.entries[cache.now.place].key;
    if (key.is_object() && key.as_object() == cache.name) return static_cast<ptrdiff_t>(cache.now.place);
  }
  return own.find_index(cache.name);
}

bool is_plain(const Value& attribute) {  // not a descriptor
  return !attribute.is_object() || (attribute.as_object()->type->slots.descriptor_get == nullptr &&
                                    attribute.as_object()->type->slots.descriptor_set == nullptr);
}

}  // namespace

Value Execution::load_global(Frame& frame, GlobalCache& cache) {
  const Dict& globals = *frame.function->globals;
  if (const ptrdiff_t place = globals.find_index(cache.name); place >= 0) {
    cache.place = static_cast<uint32_t>(place);
    cache.builtin = false;
    return globals.entries[cache.place].value;
  }
  const Dict& builtins = builtins_for(globals);
  const ptrdiff_t place = builtins.find_index(cache.name);
  if (place < 0) raise_name_error(cache.name);
  if (&builtins != &interpreter.builtins()) return builtins.entries[static_cast<size_t>(place)].value;
  cache.place = static_cast<uint32_t>(place);
  cache.builtin = true;
  cache.insertions = globals.insertions;
  return builtins.entries[cache.place].value;
}

void Execution::delete_global(Frame& frame, const Str* name) {
  if (!frame.function->globals->erase(name)) raise_name_error(name);
}

/// The builtins, unless the globals that a program gave to exec() or eval() bring their own.
const Dict& Execution::builtins_for(const Dict& globals) {
  const Value* own = globals.find(interpreter.names().builtins);
  const auto* dict = own == nullptr ? nullptr : own->try_as<Dict>();
  return dict == nullptr ? interpreter.builtins() : *dict;
}

/// `names[name]` of a dict whose class may have a `__missing__`; undefined if there is none.
Value Execution::find_in_namespace(Dict& names, const Str* name) {
  if (const Value* found = names.find(name)) return *found;
  const Value missing = names.type == types.dict ? Value() : vm.find_attr(Value(&names), "__missing__");
  if (missing.is_undefined()) return {};
  Value error;
  try {
    return vm.call(missing, {{Value(const_cast<Str*>(name))}});
  } catch (const PythonError& raised) {
    error = raised.exception;
  }
  if (!vm.is_instance(error, types.KeyError)) throw PythonError{std::move(error)};
  return {};
}

Value Execution::load_name(Frame& frame, const Str* name) {
  if (Value found = find_in_namespace(*frame.names, name); found.is_defined()) return found;
  const Dict& globals = *frame.function->globals;
  if (const Value* found = globals.find(name)) return *found;
  if (const Value* found = builtins_for(globals).find(name)) return *found;
  raise_name_error(name);
}

/// What a metaclass's `__prepare__` gave may have a `__setitem__` of its own.
void Execution::store_name(Frame& frame, Str* name, const Value& value) {
  if (frame.names->type == types.dict) {
    frame.names->set(name, value);
  } else {
    vm.set_item(Value(frame.names), Value(name), value);
  }
}

Value Execution::load_class_free(Frame& frame, uint32_t free, const Str* name) {
  if (const Value* found = frame.names->find(name)) return *found;
  const Value& inside = (*frame.function->closure)[free].as<Cell>()->value;
  if (inside.is_undefined()) raise_unbound_free(*frame.code, free);
  return inside;
}

Value Execution::load_attr(const Value& object, AttrCache& cache) {
  if (const auto* type = object.try_as<Type>()) {
    if (cache.knows(type->version | kOfType)) return *cache.now.found;
    if (type->type == types.type && types.type->lookup(cache.name) == nullptr) {
      if (const Value* found = type->lookup(cache.name); found != nullptr && is_plain(*found)) {
        cache.learn(type->version | kOfType, 0, found);
        return *found;
      }
    }
    return vm.get_attr(object, cache.name);
  }
  if (!object.is_object() || !is_generic(*object.as_object()->type)) return vm.get_attr(object, cache.name);
  Type* type = object.as_object()->type;
  const Ref<Dict>& own = dict_of(object.as_object());
  if (cache.knows(type->version) && cache.now.found != nullptr && cache.now.place != kGetter) {
    // Of the class, unless the instance has got one of its own since.
    if (!own || own->find(cache.name) == nullptr) return *cache.now.found;
  }
  const Value* in_type = type->lookup(cache.name);
  const bool data = in_type != nullptr && in_type->is_object() &&
                    in_type->as_object()->type->slots.descriptor_set != nullptr;
  if (!data) {
    const ptrdiff_t place = own ? find_own(*own, cache) : -1;
    if (place >= 0) {
      cache.learn(type->version, static_cast<uint32_t>(place), nullptr);
      return own->entries[static_cast<size_t>(place)].value;
    }
    if (in_type != nullptr && is_plain(*in_type)) {
      cache.learn(type->version, 0, in_type);
      return *in_type;
    }
  } else if (in_type->as_object()->type == types.property) {
    cache.learn(type->version, kGetter, in_type);
  }
  return vm.get_attr(object, cache.name);
}

void Execution::store_attr(const Value& object, AttrCache& cache, const Value& value) {
  if (object.is_object() && is_generic(*object.as_object()->type)) {
    Type* type = object.as_object()->type;
    if (cache.knows(type->version)) {  // the first time on another instance
      Ref<Dict>& own = dict_of(object.as_object());
      if (!own) own = vm.dict();
      if (own->append(cache.name, value, cache.now.place)) return;
    }
    const Value* in_type = type->lookup(cache.name);
    const bool data = in_type != nullptr && in_type->is_object() &&
                      in_type->as_object()->type->slots.descriptor_set != nullptr;
    if (!data && type->slots.set_attr == generic_set_attr) {
      Dict* own = own_attributes(vm, object.as_object());
      if (const ptrdiff_t place = find_own(*own, cache); place >= 0) {
        Value stored = value;  // what was there dies last: its finalizer may change the dict
        own->entries[static_cast<size_t>(place)].value.swap(stored);
        cache.learn(type->version, static_cast<uint32_t>(place), nullptr);
      } else {
        own->set(cache.name, value);
        cache.learn(type->version, static_cast<uint32_t>(own->entries.size() - 1), nullptr);
      }
      return;
    }
  }
  vm.set_attr(object, cache.name, value);
}

void Execution::load_method(const Value& object, AttrCache& cache, Value& function, Value& receiver) {
  Type* type = vm.type_of(object);
  const auto generic = type->slots.get_attr == generic_get_attr;
  if (generic) {
    const Ref<Dict>* own = object.is_object() ? attribute_dict(object.as_object()) : nullptr;
    const Value* found = cache.knows(type->version) && cache.now.found != nullptr ? cache.now.found : type->lookup(cache.name);
    if (found != nullptr && found->is_object()) {
      const auto* native = found->try_as<NativeFunction>();
      const bool method = found->is(Kind::function) || (native != nullptr && native->owner != nullptr);
      const bool shadowed = own != nullptr && *own && (*own)->find(cache.name) != nullptr;
      if (method && !shadowed) {
        cache.learn(type->version, 0, found);
        function = *found;
        receiver = object;
        return;
      }
    }
  }
  if (const auto* super = object.try_as<Super>()) {
    if (const Value* found = super_method(*super, cache.name)) {
      function = *found;
      receiver = super->self;
      return;
    }
  }
  // What a class's cache has found here is a method; load_attr() means plain attributes by it.
  const auto forget = [&cache, type] {
    if (cache.now.found != nullptr && cache.now.version == type->version) cache.now = {};
  };
  forget();
  function = load_attr(object, cache);
  forget();
}

// ── Imports ──────────────────────────────────────────────────────────────────────────────────────

Value Execution::import_name(const Str* name, const Value& from_list, uint32_t level) {
  const Dict& globals = *vm.frame_->function->globals;
  if (const Dict& builtins = builtins_for(globals); &builtins != &interpreter.builtins()) {
    const Value* replaced = builtins.find(vm.intern("__import__").get());
    if (replaced == nullptr) vm.raise(types.ImportError, "__import__ not found");
    const Value names = vm.frame_->names ? Value(vm.frame_->names) : Value::none();
    return vm.call(*replaced, {{Value(const_cast<Str*>(name)), Value(const_cast<Dict*>(&globals)), names, from_list,
                                Value::integer(level)}});
  }
  if (level > 0) vm.raise(types.ImportError, "attempted relative import with no known parent package");
  Value module = interpreter.import(vm, name->view());
  if (!from_list.is_none()) {
    // `from package import module`
    for (const Value& wanted : from_list.as<Tuple>()->items()) {
      const auto* attribute = wanted.as<Str>();
      if (attribute->view() == "*" || !module.is(Kind::module)) continue;
      if (module.as<Module>()->attributes->find(attribute) != nullptr) continue;
      interpreter.import_submodule(vm, std::string(name->view()) + "." + std::string(attribute->view()));
    }
    return module;
  }
  const size_t dot = name->view().find('.');
  return dot == std::string_view::npos ? module : interpreter.import(vm, name->view().substr(0, dot));
}

Value Execution::import_from(const Value& module, Str* name) {
  Value found = vm.find_attr(module, name);
  if (found.is_defined()) return found;
  const Value own = vm.find_attr(module, "__name__");
  const std::string module_name(own.is(Kind::str) ? own.as<Str>()->view() : "<unknown module name>");
  const Value file = vm.find_attr(module, "__file__");
  const Ref<Exception> error = vm.make_exception(
      types.ImportError, fmt::format("cannot import name '{}' from '{}' ({})", name->view(), module_name,
                                     file.is(Kind::str) ? file.as<Str>()->view() : "unknown location"));
  error->attributes = vm.dict();
  error->attributes->set(vm.intern("name").get(), Value(vm.str(module_name)));
  vm.raise_value(Value(error));
}

void Execution::import_star(Frame& frame, const Value& module) {
  Dict& target = frame.names ? *frame.names : *frame.function->globals;
  const Value all = vm.find_attr(module, interpreter.names().all);
  if (all.is_defined()) {
    vm.for_each(all, [&](const Value& name) { target.set(vm, name, vm.get_attr(module, name.as<Str>())); });
    return;
  }
  const auto entries = module.as<Module>()->attributes->entries;
  for (const Dict::Entry& entry : entries) {
    if (entry.key.is(Kind::str) && !entry.key.as<Str>()->view().starts_with('_')) target.set(vm, entry.key, entry.value);
  }
}

void Execution::setup_annotations(Frame& frame) {
  Dict& target = frame.names ? *frame.names : *frame.function->globals;
  const Str* name = interpreter.names().annotations;
  if (target.find(name) == nullptr) target.set(name, Value(vm.dict()));
}

}  // namespace interleave::models::python
