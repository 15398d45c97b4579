// The slots of classes that programs make: each calls the special method of its name.
#pragma once

#include "models/python/type.h"

namespace interleave::models::python {

void slot_finalize(Object* self);
Value slot_repr(Vm&, const Value& self);
Value slot_str(Vm&, const Value& self);
int64_t slot_hash(Vm&, const Value& self);
bool slot_truth(Vm&, const Value& self);
int64_t slot_length(Vm&, const Value& self);
Value slot_call(Vm&, const Value& self, Args args);
Value slot_get_attr(Vm&, const Value& self, Str* name);
void slot_set_attr(Vm&, const Value& self, Str* name, const Value& value);
Value slot_descriptor_get(Vm&, const Value& self, const Value& instance, Type* owner);
void slot_descriptor_set(Vm&, const Value& self, const Value& instance, const Value& value);
Value slot_get_item(Vm&, const Value& self, const Value& key);
void slot_set_item(Vm&, const Value& self, const Value& key, const Value& value);
bool slot_contains(Vm&, const Value& self, const Value& item);
Value slot_iter(Vm&, const Value& self);
Value slot_next(Vm&, const Value& self);
Value slot_await(Vm&, const Value& self);
Value slot_binary(Vm&, BinaryOp, const Value& left, const Value& right);
Value slot_inplace(Vm&, BinaryOp, const Value& left, const Value& right);
Value slot_unary(Vm&, UnaryOp, const Value& self);
Value slot_compare(Vm&, CompareOp, const Value& self, const Value& other);

}  // namespace interleave::models::python
