#include "models/python/bootstrap.h"

#include <algorithm>
#include <cstring>

#include "models/python/attributes.h"
#include "models/python/builtins/support.h"
#include "models/python/class.h"
#include "models/python/function.h"
#include "models/python/slots.h"

namespace interleave::models::python {

void define_type(Interpreter& interpreter, Type& type, const TypeDef& def) {
  const Types& types = interpreter.types();
  Heap& heap = interpreter.heap();
  type.name = def.name;
  type.module_name = def.module;
  type.instance_kind = def.kind;
  type.instance_bytes = def.instance_bytes;
  type.dict_offset = def.dict_offset;
  type.is_subclassable = def.subclassable;
  type.slots = def.slots;
  Type* base = def.base != nullptr ? def.base : &type == types.object ? nullptr : types.object;
  type.base = Ref<Type>(base);
  type.attributes = heap.make<Dict>(types.dict);
  if (base == nullptr) {
    type.mro = {&type};
  } else {
    set_bases(type, {base});
    if (def.dict_offset == 0 && base->dict_offset != 0 && base->kind == type.kind) type.dict_offset = base->dict_offset;
  }
  const auto set = [&](std::string_view name, Value value) {
    type.attributes->set(interpreter.intern(name).get(), value);
  };
  for (const NativeDef& method : def.methods) {
    const bool allocates = method.name == "__new__";
    Value function(make_native(interpreter, method, &type));
    if (allocates) function = Value(heap.make<StaticMethod>(types.static_method, std::move(function)));
    set(method.name, std::move(function));
  }
  for (const NativeDef& method : def.class_methods) {
    Value function(make_native(interpreter, method, &type));
    set(method.name, Value(heap.make<ClassMethod>(types.class_method, std::move(function))));
  }
  for (const NativeDef& method : def.static_methods) {
    set(method.name, Value(heap.make<StaticMethod>(types.static_method, Value(make_native(interpreter, method, nullptr)))));
  }
  for (const GetSetDef& field : def.getsets) {
    set(field.name, Value(heap.make<GetSet>(types.getset, &type, interpreter.intern(field.name), field.get, field.set)));
  }
  if (type.attributes->find(interpreter.names().doc) == nullptr) {
    set("__doc__", def.doc.empty() ? Value::none() : Value(interpreter.intern(def.doc)));
  }
  if (!type.slots.get_attr && base == nullptr) type.slots.get_attr = generic_get_attr;
  inherit_slots(type);
  // A type that compares by content but has no hash of its own is unhashable.
  if (base != nullptr && def.slots.compare != nullptr && def.slots.hash == nullptr) type.slots.hash = nullptr;
  if (type.slots.hash == nullptr || type.slots.hash == unhashable) set("__hash__", Value::none());
  expose_slots(interpreter, type);
}

Type* make_type(Interpreter& interpreter, const TypeDef& def) {
  // Lives until the heap dies: the reference is never given back.
  Type* type = interpreter.heap().make<Type>(interpreter.types().type, def.name, nullptr, def.kind).detach();
  define_type(interpreter, *type, def);
  return type;
}

namespace detail {

void* allocate_instance(Interpreter& interpreter, Type* cls, size_t bytes) {
  size_t dict_at = 0;
  if (cls->dict_is_added) {
    switch (cls->dict_offset) {
      case kDictAtEnd:  // as attribute_dict() finds it: text has room for a byte more
        dict_at = cls->instance_kind == Kind::tuple || cls->instance_kind == Kind::big_int ? bytes : (bytes + 8) / 8 * 8;
        break;
      default: dict_at = cls->dict_offset; break;
    }
  }
  const size_t total = std::max({bytes, size_t{cls->instance_bytes}, cls->dict_is_added ? dict_at + sizeof(Ref<Dict>) : 0});
  void* cell = interpreter.heap().allocate(total);
  if (cls->instance_bytes > bytes) {  // `__slots__`: zeros are undefined values
    std::memset(static_cast<std::byte*>(cell) + bytes, 0, cls->instance_bytes - bytes);
  }
  if (cls->dict_is_added) std::memset(static_cast<std::byte*>(cell) + dict_at, 0, sizeof(Ref<Dict>));
  if (cls->is_heap_type) retain(cls);
  return cell;
}

}  // namespace detail

void Bootstrap::builtin(std::string_view name, const Value& value) {
  interpreter.builtins().set(interpreter.intern(name).get(), value);
}

void Bootstrap::functions(std::span<const NativeDef> table) {
  for (const NativeDef& def : table) builtin(def.name, Value(make_native(interpreter, def, nullptr)));
}

void Bootstrap::publish(Type* type) { builtin(type->name, Value(type)); }

}  // namespace interleave::models::python
