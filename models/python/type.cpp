#include "models/python/type.h"

#include <algorithm>

#include "models/python/builtins/integer.h"
#include "models/python/heap.h"
#include "models/python/objects.h"
#include "models/python/slots.h"

namespace interleave::models::python {

Type::Type(Type* metatype, std::string_view type_name, Type* base_type, Kind kind_of_instances)
    : Object(metatype, kKind), name(type_name), base(base_type), instance_kind(kind_of_instances) {
  renew_version();
}

Type::~Type() {
  if (Heap::of(this).tearing_down()) return;
  for (const Ref<Type>& parent : bases) std::erase(parent->subclasses, this);
}

const Value* Type::lookup(const Str* attribute) const {
  if (!cache_) cache_ = std::make_unique<CachedLookup[]>(kCacheSize);
  CachedLookup& cached = cache_[(reinterpret_cast<uintptr_t>(attribute) >> 4) % kCacheSize];
  if (cached.name == attribute && cached.version == version) return cached.found;
  const Value* found = lookup_slow(attribute);
  if (attribute->is_interned()) cached = {attribute, version, found};
  return found;
}

const Value* Type::lookup_slow(const Str* attribute) const {
  for (const Type* ancestor : mro) {
    if (const Value* found = ancestor->attributes->find(attribute)) return found;
  }
  return nullptr;
}

bool Type::is_subtype(const Type* ancestor) const {
  return this == ancestor || std::find(mro.begin(), mro.end(), ancestor) != mro.end();
}

void Type::renew_version() {
  version = Heap::of(this).next_type_version();
  for (Type* subclass : subclasses) subclass->renew_version();
}

void Type::set_attribute(const Str* attribute, const Value& value) {
  if (value.is_undefined()) {
    attributes->erase(attribute);
  } else {
    attributes->set(attribute, value);
  }
  renew_version();
  if (names_slot(attribute->view())) resolve_slots(*this);
}

Ref<Dict>* attribute_dict(Object* object) {
  const uint32_t offset = object->type->dict_offset;
  if (offset == 0) return nullptr;
  size_t at = offset;
  if (offset == kDictAtEnd) {
    switch (object->kind) {
      case Kind::tuple:
        at = sizeof(Tuple) + static_cast<Tuple*>(object)->count * sizeof(Value);
        break;
      case Kind::str:
        at = sizeof(Str) + (static_cast<Str*>(object)->byte_count + 8) / 8 * 8;
        break;
      case Kind::big_int:
        at = sizeof(BigInt) + static_cast<BigInt*>(object)->count * sizeof(uint64_t);
        break;
      default:
        at = sizeof(Bytes) + (static_cast<Bytes*>(object)->size + 8) / 8 * 8;
        break;
    }
  }
  return reinterpret_cast<Ref<Dict>*>(reinterpret_cast<std::byte*>(object) + at);
}

}  // namespace interleave::models::python
