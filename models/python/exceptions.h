// The exception classes and what the language does with their objects beyond attributes: contexts,
// and taking exception groups apart.
#pragma once

#include <functional>
#include <string_view>
#include <vector>

#include "models/python/vm.h"

namespace interleave::models::python {

struct Bootstrap;

/// Remembers that `exception` was raised while `handled` (undefined: nothing) was being handled.
void set_exception_context(Vm& vm, const Value& exception, const Value& handled);
/// NameError and its like carry the name that was looked for.
[[noreturn]] void raise_named(Vm& vm, Type* type, const Str* name, std::string_view message);
/// `exception.value` of a StopIteration.
Value stop_iteration_value(Vm& vm, const Value& exception);
/// str(exception) for messages that mustn't fail: "<exception str() failed>".
std::string exception_text(Vm& vm, const Value& exception) noexcept;

// exception_groups.cpp
/// The tuple of the exceptions in a group.
Value group_members(const Value& group);
/// An ExceptionGroup, or a BaseExceptionGroup if a member isn't an Exception.
Value make_exception_group(Vm& vm, std::string_view message, std::span<const Value> members);
/// ExceptionGroup('', (exception,)): what `except*` makes of a naked exception.
Value wrap_in_group(Vm& vm, const Value& exception);
/// The parts of a group whose leaves are wanted and unwanted; None where there are none. Both keep
/// the group's structure, traceback, cause and context.
void split_exception_group(Vm& vm, const Value& group, const std::function<bool(const Value&)>& wanted, Value& match,
                           Value& rest);
/// Is `exception` a part that was split off `original` (the same traceback), not a new one?
bool comes_from_group(Vm& vm, const Value& exception, const Value& original);
/// The part of `original` whose leaves are in `kept`.
Value project_group(Vm& vm, const Value& original, std::span<const Value> kept);

// unicode_errors.cpp
/// What a class of the three codec errors has of its own; nothing for other types.
std::span<const NativeDef> unicode_error_methods(const Types& types, const Type* type);
Value unicode_error_str(Vm& vm, const Value& self);

void init_exceptions(Bootstrap& bootstrap);
void init_exception_groups(Bootstrap& bootstrap);

}  // namespace interleave::models::python
