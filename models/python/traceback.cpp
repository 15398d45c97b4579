#include "models/python/traceback.h"

#include <algorithm>
#include <unordered_set>

#include "models/python/ast.h"
#include "models/python/bootstrap.h"
#include "models/python/builtins/unicode.h"
#include "models/python/code.h"
#include "models/python/exceptions.h"
#include "models/python/modules/frames.h"
#include "models/python/parser.h"
#include "models/python/special.h"
#include "models/python/suggestions.h"
#include "models/python/syntax_error.h"

namespace interleave::models::python {
namespace {

const Code& code_of(const TracebackEntry& entry) { return *entry.code.as<Code>(); }

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\f'; }

/// The part of `line` that `~` and `^` tell apart: an operator or the brackets of a subscript, as
/// offsets into the segment. CPython 3.11 Python/traceback.c, extract_anchors_from_line.
struct Anchors {
  uint32_t left, right;
};
std::optional<Anchors> find_anchors(std::string_view segment) {
  try {
    const Source source("<segment>", segment);
    const Ast tree = parse(source);
    if (tree.body.size() != 1) return std::nullopt;
    const auto* statement = ast::try_as<ast::ExprStmt>(tree.body[0]);
    if (statement == nullptr) return std::nullopt;
    if (const auto* node = ast::try_as<ast::BinOp>(statement->value)) {
      const uint32_t end = node->right->span.column;
      for (uint32_t i = node->left->span.end_column; i < end; ++i) {
        if (is_blank(segment[i]) || segment[i] == ')') continue;
        const bool two = i + 1 < end && !is_blank(segment[i + 1]) && segment[i + 1] != '(';
        return Anchors{i, i + (two ? 2 : 1)};
      }
    } else if (const auto* subscript = ast::try_as<ast::Subscript>(statement->value)) {
      const uint32_t left = subscript->value->span.end_column;
      uint32_t right = subscript->slice->span.end_column;
      while (right < segment.size() && segment[right] != ']') ++right;
      return Anchors{left, right + 1};
    }
  } catch (const SyntaxError&) {
  }
  return std::nullopt;
}

// CPython 3.11 Python/traceback.c, tb_displayline, and Lib/traceback.py, format_frame_summary. They
// differ where blanks end the line: the module counts those as if they stood before it.
std::string carets(std::string_view line, const Position& position, PrintedBy by) {
  size_t indent = 0;
  while (indent < line.size() && is_blank(line[indent])) ++indent;
  size_t last = line.size();
  while (last > indent && is_blank(line[last - 1])) --last;
  const size_t behind = line.size() - last;
  const bool by_module = by == PrintedBy::module;
  const bool one_line = position.end_line == position.line;
  const size_t start = std::min<size_t>(position.column, line.size());
  const size_t end = one_line ? std::min<size_t>(position.end_column, line.size()) : last;
  if (start >= end || start < indent) return "";
  std::optional<Anchors> anchors;
  if (one_line) anchors = find_anchors(line.substr(start, end - start));
  const size_t shown = (by_module ? last : line.size()) - indent;
  const size_t covered = end - start + (by_module && !one_line ? behind : 0);
  if (!anchors && (by_module ? covered >= shown : covered == shown)) return "";
  const size_t before = unicode::count(line.substr(indent, start - indent));
  const size_t left = by_module ? std::min(before, behind) : 0;
  std::string marks(4 + before - left, ' ');
  for (size_t at = start; at < end;) {
    const size_t offset = at - start;
    const bool inner = anchors && offset >= anchors->left && offset < anchors->right;
    marks += anchors && !inner ? '~' : '^';
    unicode::next(line, at);
  }
  if (by_module && !one_line) marks.append(behind, '^');
  return marks + "\n";
}

}  // namespace

Position position_of(const TracebackEntry& entry) {
  const auto& positions = code_of(entry).positions;
  if (entry.instruction < positions.size()) return positions[entry.instruction];
  const uint32_t line = code_of(entry).first_line;  // behind the last one: it hadn't begun
  return {line, line, 0, 0};
}

std::string format_entry(const TracebackEntry& entry, PrintedBy by) {
  const Code& code = code_of(entry);
  const Position position = position_of(entry);
  std::string text = fmt::format("  File \"{}\", line {}, in {}\n", code.source->file_name, position.line, code.name->view());
  const std::string_view line = code.source->line(position.line);
  std::string_view stripped = line;
  while (!stripped.empty() && is_blank(stripped.front())) stripped.remove_prefix(1);
  if (stripped.empty()) return text;
  while (by == PrintedBy::module && is_blank(stripped.back())) stripped.remove_suffix(1);
  text += "    " + std::string(stripped) + "\n";
  return text + carets(line, position, by);
}

std::string format_entries(std::span<const TracebackEntry> innermost_first, PrintedBy by) {
  constexpr size_t kCutoff = 3;  // CPython 3.11 Python/traceback.c, TB_RECURSIVE_CUTOFF
  constexpr size_t kLimit = 1000;
  std::string text;
  size_t repeated = 0;
  const auto flush = [&] {
    if (repeated > kCutoff) {
      const size_t more = repeated - kCutoff;
      text += fmt::format("  [Previous line repeated {} more time{}]\n", more, more == 1 ? "" : "s");
    }
  };
  const TracebackEntry* previous = nullptr;
  const size_t first = std::min(innermost_first.size(), kLimit);
  for (size_t i = first; i-- > 0;) {
    const TracebackEntry& entry = innermost_first[i];
    if (code_of(entry).source->hidden) continue;
    const bool same = previous != nullptr && previous->code.same(entry.code) &&
                      position_of(*previous).line == position_of(entry).line;
    if (!same) {
      flush();
      repeated = 0;
    }
    previous = &entry;
    if (++repeated <= kCutoff) text += format_entry(entry, by);
  }
  flush();
  return text;
}

namespace {

std::string class_name(const Value& exception) {
  const Type* type = exception.as_object()->type;
  const std::string& name = type->qualname();
  if (type->module_name.empty() || type->module_name == "builtins" || type->module_name == "__main__") return name;
  return type->module_name + "." + name;
}

std::string syntax_error_place(Vm& vm, const Value& exception) {
  const auto text_of = [&](std::string_view name) {
    const Value value = vm.find_attr(exception, name);
    return value.is(Kind::str) ? std::string(value.as<Str>()->view()) : std::string();
  };
  const auto number_of = [&](std::string_view name) {
    const Value value = vm.find_attr(exception, name);
    return value.is_int() ? static_cast<int32_t>(value.as_int()) : 0;
  };
  if (!vm.find_attr(exception, "lineno").is_int()) return "";
  SyntaxError error;
  if (vm.is_instance(exception, vm.types().IndentationError)) error.kind = SyntaxError::Kind::IndentationError;
  error.file = text_of("filename");
  if (error.file.empty()) error.file = "<string>";
  error.line = static_cast<uint32_t>(number_of("lineno"));
  error.end_line = static_cast<uint32_t>(number_of("end_lineno"));
  error.column = number_of("offset");
  error.end_column = number_of("end_offset");
  error.text = text_of("text");
  if (error.text.ends_with('\n')) error.text.pop_back();
  if (error.text.empty()) error.column = 0;
  return format_place(error);
}

/// Prefixes each line, as the members of a group are indented.
std::string indented(std::string_view text, const std::string& margin) {
  std::string result;
  while (!text.empty()) {
    const size_t end = text.find('\n');
    result += margin + std::string(text.substr(0, end)) + "\n";
    text = end == text.npos ? std::string_view() : text.substr(end + 1);
  }
  return result;
}

// CPython 3.11 Lib/traceback.py, TracebackException.format.
class Printer {
 public:
  Printer(Vm& vm, ExceptionStyle style) : vm_(vm), style_(style) {}

  void print(const Value& exception) {
    std::vector<std::pair<std::string_view, Value>> chain;  // innermost message last
    for (Value at = exception; at.is_defined();) {
      seen_.insert(at.as_object());
      const auto& e = *at.as<Exception>();
      std::string_view message;
      Value next;
      if (!style_.chain) {
        // Alone.
      } else if (e.cause.is_defined() && !seen_.contains(e.cause.as_object())) {
        message = "\nThe above exception was the direct cause of the following exception:\n\n";
        next = e.cause;
      } else if (e.cause.is_undefined() && e.context.is_defined() && !e.suppress_context &&
                 !seen_.contains(e.context.as_object())) {
        message = "\nDuring handling of the above exception, another exception occurred:\n\n";
        next = e.context;
      }
      chain.emplace_back(message, at);
      at = std::move(next);
    }
    for (size_t i = chain.size(); i-- > 0;) {
      const auto& [message, e] = chain[i];
      if (!message.empty()) emit(message);
      if (vm_.is_instance(e, vm_.types().BaseExceptionGroup)) {
        print_group(e);
      } else {
        print_one(e);
      }
    }
  }

  std::string take() { return std::move(text_); }

 private:
  static constexpr int kWidth = 15, kDepth = 10;  // CPython's max_group_width, max_group_depth

  void emit(std::string_view text, char marker = '|') {
    text_ += depth_ == 0 ? std::string(text) : indented(text, margin(marker));
  }
  std::string margin(char marker) const { return std::string(static_cast<size_t>(2 * depth_), ' ') + marker + " "; }

  void print_one(const Value& exception) {
    const auto& traceback = exception.as<Exception>()->traceback;
    if (!traceback.empty()) {
      emit("Traceback (most recent call last):\n");
      emit(format_entries(traceback, style_.by));
    }
    emit(message_of(exception));
  }

  /// With a suggestion at the end of its line, which only the printing of uncaught exceptions adds.
  std::string message_of(const Value& exception) const {
    std::string text = format_exception_only(vm_, exception);
    if (style_.by == PrintedBy::module) return text;
    std::string suggestion;
    try {
      suggestion = suggestion_for(vm_, exception);
    } catch (const PythonError&) {  // a program's __dir__
    }
    return text.insert(text.find('\n'), suggestion);
  }

  void print_group(const Value& group) {
    if (depth_ > kDepth) {
      emit(fmt::format("... (max_group_depth is {})\n", kDepth));
      return;
    }
    const bool top = depth_ == 0;
    if (top) ++depth_;
    const auto& traceback = group.as<Exception>()->traceback;
    if (!traceback.empty()) {
      emit("Exception Group Traceback (most recent call last):\n", top ? '+' : '|');
      emit(format_entries(traceback, style_.by));
    }
    emit(format_exception_only(vm_, group));
    const Value tuple = group_members(group);
    const Tuple& members = *tuple.as<Tuple>();
    const size_t shown = std::min<size_t>(members.size(), kWidth);
    const size_t count = members.size() > kWidth ? shown + 1 : shown;
    need_close_ = false;
    for (size_t i = 0; i < count; ++i) {
      const bool last = i + 1 == count;
      if (last) need_close_ = true;
      const bool truncated = i >= shown;
      const std::string title = truncated ? "..." : std::to_string(i + 1);
      text_ += std::string(static_cast<size_t>(2 * depth_), ' ') + (i == 0 ? "+-" : "  ") + "+---------------- " + title +
               " ----------------\n";
      ++depth_;
      if (truncated) {
        const size_t rest = members.size() - kWidth;
        emit(fmt::format("and {} more exception{}\n", rest, rest > 1 ? "s" : ""));
      } else {
        print(members[i]);
      }
      if (last && need_close_) {
        text_ += std::string(static_cast<size_t>(2 * depth_), ' ') + "+------------------------------------\n";
        need_close_ = false;
      }
      --depth_;
    }
    if (top) {
      depth_ = 0;
    }
  }

  Vm& vm_;
  ExceptionStyle style_;
  std::string text_;
  int depth_ = 0;
  bool need_close_ = false;
  std::unordered_set<const Object*> seen_;
};

// ── Traceback objects ────────────────────────────────────────────────────────────────────────────

struct Traceback : Object {
  static constexpr Kind kKind = Kind::traceback;
  Traceback(Type* t, std::vector<TracebackEntry> e) : Object(t, kKind), entries(std::move(e)) {}
  std::vector<TracebackEntry> entries;  // innermost first, never empty
};

const std::vector<TracebackEntry>& entries_of(const Value& v) { return v.as<Traceback>()->entries; }

Value traceback_next(Vm& vm, const Value& self) {
  std::vector<TracebackEntry> rest = entries_of(self);
  rest.pop_back();
  if (rest.empty()) return Value::none();
  return Value(vm.heap().make<Traceback>(vm.types().traceback, std::move(rest)));
}
constexpr GetSetDef kFields[] = {
    {"tb_frame", [](Vm& vm, const Value& self) { return make_frame_view(vm, entries_of(self).back()); }},
    {"tb_next", traceback_next},
    {"tb_lineno", [](Vm&, const Value& self) { return Value::integer(position_of(entries_of(self).back()).line); }},
    {"tb_lasti", [](Vm&, const Value& self) { return Value::integer(entries_of(self).back().instruction); }},
};

}  // namespace

std::string format_exception_only(Vm& vm, const Value& exception) {
  std::string text;
  if (vm.is_instance(exception, vm.types().SyntaxError)) text += syntax_error_place(vm, exception);
  const Value shown = text.empty() ? exception : vm.find_attr(exception, "msg");  // the place is told already
  const std::string message = exception_text(vm, shown);
  text += class_name(exception) + (message.empty() ? "\n" : ": " + message + "\n");
  const Value notes = vm.find_attr(exception, "__notes__");
  if (notes.is(Kind::list)) {
    for (const Value& note : notes.as<List>()->items) {
      text += note.is(Kind::str) ? std::string(note.as<Str>()->view()) + "\n" : std::string(vm.repr(note)->view()) + "\n";
    }
  }
  return text;
}

std::string format_exception(Vm& vm, const Value& exception, ExceptionStyle style) {
  Printer printer(vm, style);
  printer.print(exception);
  return printer.take();
}

Value make_traceback(Vm& vm, const Exception& exception) {
  if (exception.traceback.empty()) return Value::none();
  return Value(vm.heap().make<Traceback>(vm.types().traceback, exception.traceback));
}

void set_traceback(Vm& vm, Exception& exception, const Value& traceback) {
  if (traceback.is_none()) {
    exception.traceback.clear();
  } else if (traceback.is(Kind::traceback)) {
    exception.traceback = entries_of(traceback);
  } else {
    vm.raise(vm.types().TypeError, "__traceback__ must be a traceback or None");
  }
}

std::span<const TracebackEntry> traceback_entries(const Value& traceback) { return entries_of(traceback); }

void init_traceback(Bootstrap& b) {
  b.define<Traceback>(b.types.traceback, {.name = "traceback", .subclassable = false, .getsets = kFields});
}

}  // namespace interleave::models::python
