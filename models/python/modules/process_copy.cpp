#include "models/python/modules/process_copy.h"

#include "models/python/bootstrap.h"
#include "models/python/class_layout.h"
#include "models/python/types.h"

namespace interleave::models::python::modules {

namespace {

/// The immutable built-in type that a class derives from, or null.
Type* scalar_base(const Types& types, const Type& type) {
  for (Type* each : {types.str, types.bytes, types.integer, types.floating, types.complex}) {
    if (type.is_subtype(each)) return each;
  }
  return nullptr;
}

}  // namespace

bool is_of_main(const Type& type) {
  return type.module_name == "__main__" || type.module_name == "__mp_main__";
}

bool has_own(Vm& vm, const Value& value, std::string_view method) {
  const Value* found = vm.type_of(value)->lookup(vm.intern(method).get());
  return found != nullptr && vm.types().object->lookup(vm.intern(method).get()) != found;
}

Value Copier::copy(const Value& original) {
  if (!original.is_object()) return original;
  if (const Value* known = copies_.find(original.as_object())) return *known;
  vm_.guard_recursion("while copying an object to another process");
  return copy_object(original);
}

Value Copier::copy_object(const Value& original) {
  Object* object = original.as_object();
  if (object->kind == Kind::instance || object->kind == Kind::other) {
    const Value* sharing = object->type->lookup(vm_.intern("_process_shared").get());
    if (sharing != nullptr) return copy_shared(original, vm_.to_text(*sharing, "_process_shared"));
  }
  return copy_content(original);
}

Value Copier::copy_content(const Value& original) {
  Object* object = original.as_object();
  if (object->type->is_heap_type && object->kind != Kind::instance && object->kind != Kind::type) {
    if (Type* native = scalar_base(vm_.types(), *object->type)) return copy_scalar(original, native);
  }
  switch (object->kind) {
    case Kind::str:
    case Kind::bytes:
    case Kind::big_int:
    case Kind::complex:
    case Kind::range:
    case Kind::ellipsis:
    case Kind::not_implemented:
    case Kind::native_function:
    case Kind::code:
      return original;
    case Kind::tuple:
      return copy_tuple(original);
    case Kind::set:
    case Kind::frozenset:
      return copy_set(original);
    case Kind::list: {
      Ref<List> made = make_instance<List>(vm_.interpreter(), copy_type(object->type));
      copies_.add(original, made);
      vm_.for_each(original, [&](const Value& item) { made->items.push_back(copy(item)); });
      copy_added(original, made);
      return made;
    }
    case Kind::dict: {
      if (object->type->instance_bytes > sizeof(Dict)) return copy_other(original);  // a defaultdict
      Ref<Dict> made = make_instance<Dict>(vm_.interpreter(), copy_type(object->type));
      copies_.add(original, made);
      copy_items(*original.as<Dict>(), *made);
      copy_added(original, made);
      return made;
    }
    case Kind::instance:
      return copy_instance(original);
    case Kind::slice: {
      const auto& from = *original.as<Slice>();
      return vm_.heap().make<Slice>(vm_.types().slice, copy(from.start), copy(from.stop),
                                    copy(from.step));
    }
    case Kind::exception: {
      const auto& from = *original.as<Exception>();
      Ref<Exception> made = make_instance<Exception>(vm_.interpreter(), copy_type(object->type));
      copies_.add(original, made);
      made->arguments = copy(from.arguments);
      if (from.attributes) {
        made->attributes = vm_.dict();
        copy_items(*from.attributes, *made->attributes);
      }
      return made;
    }
    case Kind::function:
      return copy_function(original);
    case Kind::type:
      return original.as<Type>()->is_heap_type ? copy_class(original) : original;
    default:
      return copy_other(original);
  }
}

Value Copier::copy_instance(const Value& original) {
  Object* object = original.as_object();
  Ref<Instance> made = make_instance<Instance>(vm_.interpreter(), copy_type(object->type));
  copies_.add(original, made);
  copy_added(original, made);
  return made;
}

void Copier::copy_added(const Value& original, const Value& made) {
  Object *from = original.as_object(), *to = made.as_object();
  const Ref<Dict>* attributes = attribute_dict(from);
  if (attributes && *attributes) {
    Ref<Dict>& place = *attribute_dict(to);
    if (!place) place = vm_.dict();
    copy_items(**attributes, *place);
  }
  for (size_t i = 0; i < from->type->mro.size(); ++i) {
    const Type& owner = *from->type->mro[i];
    if (!owner.is_heap_type) break;
    for (size_t entry = 0; entry < owner.attributes->entries.size(); ++entry) {
      const Value member = owner.attributes->entries[entry].value;
      if (!is_member(vm_, member)) continue;
      const Value value = slot_at(from, member.as<Member>()->offset);
      const Value* there = to->type->mro[i]->attributes->find(member.as<Member>()->name.get());
      if (value.is_defined() && there != nullptr && is_member(vm_, *there)) {
        slot_at(to, there->as<Member>()->offset) = copy(value);
      }
    }
  }
}

Value Copier::copy_scalar(const Value& original, Type* native) {
  Value plain;
  if (const Str* text = original.try_as<Str>()) {
    plain = vm_.str(text->view());
  } else if (const Bytes* bytes = original.try_as<Bytes>()) {
    plain = vm_.interpreter().make_bytes(bytes->view());
  } else {
    plain = vm_.call(vm_.find_attr(Value(native), "__pos__"), std::span(&original, 1));
  }
  const Value arguments[] = {Value(copy_type(original.as_object()->type)), plain};
  Value made = vm_.call(vm_.find_attr(Value(native), "__new__"), arguments);
  copies_.add(original, made);
  copy_added(original, made);
  return made;
}

void Copier::copy_items(const Dict& from, Dict& to) {
  for (size_t i = 0; i < from.entries.size(); ++i) {
    if (from.entries[i].key.is_undefined()) continue;
    const Value value = from.entries[i].value;
    const Value key = copy(from.entries[i].key);
    to.set(vm_, key, copy(value));
  }
}

Value Copier::copy_tuple(const Value& original) {
  std::vector<Value> items;
  bool changed = false;
  for (const Value& item : original.as<Tuple>()->items()) {
    items.push_back(copy(item));
    changed |= !items.back().same(item);
  }
  Type* type = original.as_object()->type;
  Type* copied_type = copy_type(type);
  if (!changed && type == copied_type) return original;
  Value made = vm_.tuple(items);
  if (copied_type != vm_.types().tuple) {
    const Value arguments[] = {Value(copied_type), made};
    made = vm_.call(vm_.find_attr(Value(vm_.types().tuple), "__new__"), arguments);
  }
  copies_.add(original, made);
  copy_added(original, made);
  return made;
}

Value Copier::copy_set(const Value& original) {
  Ref<List> items = vm_.list();
  vm_.for_each(original, [&](const Value& item) { items->items.push_back(copy(item)); });
  const Value argument(items);
  Value made = vm_.call(Value(copy_type(original.as_object()->type)), std::span(&argument, 1));
  copies_.add(original, made);
  copy_added(original, made);
  return made;
}

}  // namespace interleave::models::python::modules
