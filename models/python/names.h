// The names that the language itself looks up, interned once per interpreter.
#pragma once

#include "models/python/objects.h"

namespace interleave::models::python {

class Interpreter;

// X(member): the name is __member__.
// clang-format off
#define INTERLEAVE_DUNDERS(X)                                                                    \
  X(init) X(new_) X(del) X(repr) X(str) X(hash) X(bool_) X(len) X(call) X(getattr)               \
  X(getattribute) X(setattr) X(delattr) X(get) X(set) X(delete_) X(getitem) X(setitem)           \
  X(delitem) X(contains) X(iter) X(next) X(await) X(aiter) X(anext) X(enter) X(exit) X(aenter)   \
  X(aexit) X(neg) X(pos) X(invert) X(dict) X(class_) X(name) X(qualname) X(module) X(doc)        \
  X(annotations) X(init_subclass) X(set_name) X(class_getitem) X(index) X(int_) X(float_)        \
  X(format) X(reversed) X(missing) X(match_args) X(slots) X(bases) X(mro) X(all) X(path)         \
  X(build_class) X(import) X(classcell) X(cause) X(context) X(notes) X(traceback) X(main)        \
  X(file) X(builtins) X(wrapped) X(defaults) X(kwdefaults) X(closure) X(code) X(globals)         \
  X(instancecheck) X(subclasscheck) X(round) X(abs) X(mro_entries) X(package) X(spec)            \
  X(isabstractmethod) X(suppress_context) X(debug) X(loader) X(prepare)
// clang-format on

struct Names {
  explicit Names(Interpreter& interpreter);
#define X(name) Str* name;
  INTERLEAVE_DUNDERS(X)
#undef X
  Str *binary[kBinaryOpCount], *reflected[kBinaryOpCount], *inplace[kBinaryOpCount];
  Str* compare[6];
  Str *send, *throw_, *close, *keys, *items, *value;  // without underscores
};

/// `add` for BinaryOp::add, …: the name without underscores.
std::string_view binary_name(BinaryOp op);
std::string_view binary_symbol(BinaryOp op);    // "+"
std::string_view compare_name(CompareOp op);    // "lt"
std::string_view compare_symbol(CompareOp op);  // "<"

}  // namespace interleave::models::python
