// Exceptions as CPython 3.11 prints them: traceback with source lines and carets, causes and
// contexts before, notes behind, groups as a tree.
#pragma once

#include <string>

#include "models/python/vm.h"

namespace interleave::models::python {

struct Bootstrap;

/// Who prints: the interpreter itself, or the module `traceback`, which knows no "Did you mean: …?"
/// and strips the source lines.
enum class PrintedBy : uint8_t { interpreter, module };

struct ExceptionStyle {
  PrintedBy by = PrintedBy::interpreter;
  bool chain = true;  // causes and contexts too
};
/// All of it, each line ended. By default what python3 writes to stderr for an uncaught exception.
std::string format_exception(Vm& vm, const Value& exception, ExceptionStyle style = {});
/// Only "Type: message" and the notes.
std::string format_exception_only(Vm& vm, const Value& exception);
/// One entry: file, line and function, the source line, carets where they help.
std::string format_entry(const TracebackEntry& entry, PrintedBy by = PrintedBy::interpreter);
/// The entries, outermost first; repeated ones are counted. No header.
std::string format_entries(std::span<const TracebackEntry> innermost_first, PrintedBy by = PrintedBy::interpreter);

/// `exception.__traceback__`: None if it is empty.
Value make_traceback(Vm& vm, const Exception& exception);
void set_traceback(Vm& vm, Exception& exception, const Value& traceback);
/// The entries of a traceback object, innermost first. Requires: it is one.
std::span<const TracebackEntry> traceback_entries(const Value& traceback);
/// Of the innermost entry; line 0: there is none.
struct Position position_of(const TracebackEntry& entry);

void init_traceback(Bootstrap& bootstrap);

}  // namespace interleave::models::python
