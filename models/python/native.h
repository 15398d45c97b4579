// How C++ is offered to Python programs: tables of {name, signature, function}. The signature is
// Python's own notation, e.g. "(iterable, /, *, key=None, reverse=False)"; one binder reads it, checks
// the arguments, raises CPython's TypeErrors, and hands the function one Value per parameter.
//
//   Value list_append(Vm&, Value* a) { a[0].as<List>()->items.push_back(a[1]); return Value::none(); }
//   constexpr NativeDef kListMethods[] = {{"append", "(self, object, /)", list_append}, …};
//
// A parameter without argument and with default `...` arrives undefined; other defaults (None, True,
// False, numbers, 'text') arrive as written. `*args` arrives as a tuple, `**kwargs` as a dict.
// "def (self)" words the TypeErrors as for a function that CPython has in Python.
// Natives report errors by throwing PythonError, most easily through Vm::raise. They may block the
// calling thread (that switches fibers) and may call back into Python, but never inside a C++ catch.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "models/python/objects.h"

namespace interleave::models::python {

class Interpreter;

using NativeFn = Value (*)(Vm&, Value* args);

struct NativeDef {
  std::string_view name;
  std::string_view signature;
  NativeFn function;
};

struct Parameter {
  enum class Style : uint8_t { positional_only, normal, keyword_only, var_positional, var_keyword };
  Ref<Str> name;  // interned
  Value fallback;  // undefined: none given
  Style style = Style::normal;
  bool required = true;
};

/// A parsed signature. One Value per parameter goes to the function.
struct Signature {
  std::vector<Parameter> parameters;
  bool positional = false;  // a position can fill every parameter: the binder's fast path
  uint32_t required = 0;    // how many parameters have no default
  bool native_style = false;  // errors are worded as those of CPython's C functions, else as `def`s
};

/// Reads the notation. Requires: it is well-formed (a mistake asserts).
Signature parse_signature(Interpreter& interpreter, std::string_view text);

/// A native function or method. A method's first parameter is the receiver.
struct NativeFunction : Object {
  static constexpr Kind kKind = Kind::native_function;
  NativeFunction(Type* t, std::string_view function_name, Signature s, NativeFn f)
      : Object(t, kKind), name(function_name), signature(std::move(s)), function(f) {}
  std::string name;
  Signature signature;
  NativeFn function;
  Type* owner = nullptr;  // the type it is a method of, or null
  Value closure;          // for natives made at run time (see native_closure)
};

/// A NativeFunction that outlives every call; see Vm::native and Vm::native_closure.
Ref<NativeFunction> make_native(Interpreter& interpreter, const NativeDef& def, Type* owner, Value closure = {});

/// Binds the arguments and calls. `args.values` may be moved from.
Value call_native(Vm& vm, const NativeFunction& function, Args args);

/// "'a', 'b', and 'c'", as error messages list names.
std::string join_names(const std::vector<std::string>& quoted);

/// A Python exception in flight through C++. The only thing that natives throw.
struct PythonError {
  Value exception;
};

}  // namespace interleave::models::python
