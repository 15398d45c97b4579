// A compiled function body, module or class body: instructions, what they refer to, and where each of
// them stands in the source. Immutable but for its inline caches.
#pragma once

#include <cstdint>
#include <vector>

#include "models/python/bytecode.h"
#include "models/python/objects.h"

namespace interleave::models::python {

/// The source text that a program's codes share, for tracebacks.
struct SourceText {
  std::string file_name;
  std::string text;
  std::vector<uint32_t> line_starts;
  bool hidden = false;  // a module that comes with the interpreter: tracebacks show no source
  std::string_view line(uint32_t number) const;  // from 1; without its end
};

/// As CPython's lineno, end_lineno, col_offset, end_col_offset; columns in bytes. line 0: none.
struct Position {
  uint32_t line = 0, end_line = 0;
  uint16_t column = 0, end_column = 0;
  bool operator==(const Position&) const = default;
};

/// An exception between `start` and `end` (exclusive) continues at `handler`; registers from
/// `first_dead` on are temporaries that nobody wants any more.
struct HandlerRange {
  uint32_t start, end, handler;
  uint32_t first_dead;
};

/// AttrCache::place when `found` is a property.
inline constexpr uint32_t kGetter = 0xffffffff;

/// What an instruction has learned about an attribute, for the class it met last and the one before:
/// methods of a base class see instances of several.
struct AttrCache {
  struct Answer {
    uint32_t version = 0;  // of the receiver's type (or of the receiver, if it is a type); 0: empty
    uint32_t place = 0;    // of the entry in the instance's dict, when `found` is null
    const Value* found = nullptr;  // in the type
  };
  Str* name;
  Answer now = {}, before = {};
  /// `now` is about this version.
  bool knows(uint32_t version) {
    if (now.version == version) return true;
    if (before.version != version) return false;
    std::swap(now, before);
    return true;
  }
  void learn(uint32_t version, uint32_t place, const Value* found) {
    if (now.version != version) before = now;
    now = {version, place, found};
  }
};

struct GlobalCache {
  Str* name;
  uint32_t place = 0xffffffff;  // in the globals, or in the builtins if `builtin`
  uint32_t insertions = 0;      // builtin: those of the globals when the name wasn't in them
  bool builtin = false;
};

/// All of a Code but its identity.
struct CodeBody {
  Ref<Str> name, qualname;
  std::shared_ptr<const SourceText> source;
  uint32_t first_line = 0;

  std::vector<Instruction> instructions;
  std::vector<Position> positions;  // one per instruction
  std::vector<HandlerRange> handlers;  // ascending, disjoint
  std::vector<Value> constants;
  std::vector<Ref<Str>> names;
  std::vector<AttrCache> attr_caches;
  std::vector<GlobalCache> global_caches;

  std::vector<Ref<Str>> locals;  // parameters first: positional, keyword-only, *args, **kwargs
  std::vector<Ref<Str>> cells;   // in the registers behind the locals
  std::vector<Ref<Str>> frees;
  Value doc;  // None or the docstring
  uint32_t posonly_count = 0, arg_count = 0, kwonly_count = 0;
  uint32_t register_count = 0;
  bool has_varargs = false, has_varkeywords = false;
  bool is_generator = false, is_coroutine = false, is_async_generator = false;
  bool plain_parameters = false;  // neither keyword-only nor starred ones, and a call costs nothing
  bool costs = false;             // a call takes the time that the scenario's [cost] gives
  bool has_namespace = false;     // names live in a dict: a class body, and what exec() and eval() run
};

struct Code : Object, CodeBody {
  static constexpr Kind kKind = Kind::code;
  explicit Code(Type* t) : Object(t, kKind) {}
  Code(Type* t, const CodeBody& body) : Object(t, kKind), CodeBody(body) {}

  bool suspends() const { return is_generator || is_coroutine || is_async_generator; }
  uint32_t parameter_count() const {
    return arg_count + kwonly_count + (has_varargs ? 1 : 0) + (has_varkeywords ? 1 : 0);
  }
  uint32_t first_cell() const { return static_cast<uint32_t>(locals.size()); }
  size_t first_temporary() const { return locals.size() + cells.size(); }
  const HandlerRange* handler_at(uint32_t instruction) const;
};

}  // namespace interleave::models::python
