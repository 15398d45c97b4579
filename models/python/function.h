// What a program can call that is made of Python code, and what methods look like when they are
// taken from an object.
#pragma once

#include "models/python/code.h"
#include "models/python/objects.h"

namespace interleave::models::python {

class Interpreter;

struct Function : Object {
  static constexpr Kind kKind = Kind::function;
  Function(Type* t, Ref<Code> c, Ref<Dict> g)
      : Object(t, kKind), code(std::move(c)), globals(std::move(g)), name(code->name), qualname(code->qualname) {}
  Ref<Code> code;
  Ref<Dict> globals;
  Ref<Tuple> closure;      // of Cells; null: none
  Ref<Tuple> defaults;     // of the last positional parameters; null: none
  Ref<Dict> kw_defaults;   // null: none
  Ref<Str> name, qualname;
  Ref<Dict> annotations;   // null: none yet
  Ref<Dict> attributes;    // null: none yet
  Value module;            // `__module__`
  Value doc;               // undefined: the code's
};

struct BoundMethod : Object {
  static constexpr Kind kKind = Kind::bound_method;
  BoundMethod(Type* t, Value f, Value s) : Object(t, kKind), function(std::move(f)), self(std::move(s)) {}
  Value function;
  Value self;
};

struct Property : Object {
  static constexpr Kind kKind = Kind::property;
  explicit Property(Type* t) : Object(t, kKind) {}
  Value get, set, del, doc;  // None: none
  Ref<Str> name;             // of the attribute; null: unknown
};

struct StaticMethod : Object {
  static constexpr Kind kKind = Kind::static_method;
  explicit StaticMethod(Type* t, Value f = Value::none()) : Object(t, kKind), function(std::move(f)) {}
  Value function;
  Ref<Dict> attributes;
};

struct ClassMethod : Object {
  static constexpr Kind kKind = Kind::class_method;
  explicit ClassMethod(Type* t, Value f = Value::none()) : Object(t, kKind), function(std::move(f)) {}
  Value function;
  Ref<Dict> attributes;
};

struct Super : Object {
  static constexpr Kind kKind = Kind::super;
  explicit Super(Type* t) : Object(t, kKind) {}
  Ref<Type> start;       // the class after which the search begins
  Value self;            // undefined: unbound
  Ref<Type> self_type;   // whose MRO is searched
};

/// A computed attribute of a native type.
struct GetSet : Object {
  static constexpr Kind kKind = Kind::other;
  GetSet(Type* t, Type* of, Ref<Str> n, Value (*g)(Vm&, const Value&), void (*s)(Vm&, const Value&, const Value&))
      : Object(t, kKind), owner(of), name(std::move(n)), get(g), set(s) {}
  Type* owner;
  Ref<Str> name;
  Value (*get)(Vm&, const Value& self);
  void (*set)(Vm&, const Value& self, const Value& value);
};

}  // namespace interleave::models::python
