// _frames: where the program is, for logging, traceback and warnings, and exceptions as text.
#include "models/python/modules/frames.h"

#include <algorithm>

#include "models/python/bootstrap.h"
#include "models/python/code.h"
#include "models/python/frame.h"
#include "models/python/modules/table.h"

namespace interleave::models::python {

namespace {

struct FrameView : Object {
  static constexpr Kind kKind = Kind::other;
  FrameView(Type* t, TracebackEntry e) : Object(t, kKind), entry(std::move(e)) {}
  TracebackEntry entry;
  Value globals, locals;  // undefined: gone
  Value back = Value::none();
};

const FrameView& view(const Value& self) { return *self.as<FrameView>(); }
const Code& code_of(const TracebackEntry& entry) { return *entry.code.as<Code>(); }

Value kept(Vm& vm, const Value& value, std::string_view name) {
  if (value.is_defined()) return value;
  vm.raise(vm.types().NotImplementedError, "{} of a frame that has ended isn't modelled", name);
}

constexpr GetSetDef kFields[] = {
    {"f_code", [](Vm&, const Value& self) { return view(self).entry.code; }},
    {"f_lineno",
     [](Vm&, const Value& self) { return Value::integer(position_of(view(self).entry).line); }},
    {"f_lasti",
     [](Vm&, const Value& self) { return Value::integer(view(self).entry.instruction); }},
    {"f_back", [](Vm&, const Value& self) { return view(self).back; }},
    {"f_globals",
     [](Vm& vm, const Value& self) { return kept(vm, view(self).globals, "f_globals"); }},
    {"f_locals", [](Vm& vm, const Value& self) { return kept(vm, view(self).locals, "f_locals"); }},
};

Value view_repr(Vm& vm, const Value& self) {
  const Code& code = code_of(view(self).entry);
  return vm.str(fmt::format("<frame at {:#x}, file {}, line {}, code {}>",
                            vm.interpreter().identity(self.as_object()),
                            vm.repr(vm.str(code.source->file_name))->view(),
                            position_of(view(self).entry).line, code.name->view()));
}

struct FrameTypes : ModuleState {
  explicit FrameTypes(Interpreter& interpreter)
      : view(make_type<FrameView>(interpreter, {.name = "frame",
                                                .subclassable = false,
                                                .slots = {.repr = view_repr},
                                                .getsets = kFields})) {}
  Type* view;
};

Ref<FrameView> make_view(Vm& vm, TracebackEntry entry) {
  Interpreter& interpreter = vm.interpreter();
  return vm.heap().make<FrameView>(interpreter.state<FrameTypes>(interpreter).view,
                                   std::move(entry));
}

TracebackEntry entry_of(const Frame& frame) { return {Value(frame.code), frame.instruction()}; }

/// The names that are bound at the moment.
Value locals_of(Vm& vm, Frame& frame) {
  if (frame.names) return Value(frame.names);
  const Code& code = *frame.code;
  if (code.name->view() == "<module>") return Value(frame.function->globals);
  const Ref<Dict> locals = vm.dict();
  for (size_t i = 0; i < code.locals.size(); ++i) {
    const Value& value = frame.first_register()[i];
    if (value.is_defined() && !value.is(Kind::cell)) locals->set(code.locals[i].get(), value);
  }
  for (size_t i = 0; i < code.cells.size(); ++i) {
    const Cell* cell = frame.first_register()[code.locals.size() + i].try_as<Cell>();
    if (cell != nullptr && cell->value.is_defined()) locals->set(code.cells[i].get(), cell->value);
  }
  return locals;
}

}  // namespace

std::vector<Frame*> visible_frames(Vm& vm) {
  std::vector<Frame*> frames;
  for (Frame* frame = vm.frame(); frame != nullptr; frame = frame->caller) {
    if (!frame->code->source->hidden) frames.push_back(frame);
  }
  return frames;
}

Value make_frame_view(Vm& vm, Frame& frame) {
  const Ref<FrameView> made = make_view(vm, entry_of(frame));
  made->globals = Value(frame.function->globals);
  made->locals = locals_of(vm, frame);
  return Value(made);
}

Value make_frame_view(Vm& vm, int64_t depth) {
  const std::vector<Frame*> frames = visible_frames(vm);
  if (depth >= static_cast<int64_t>(frames.size()))
    vm.raise(vm.types().ValueError, "call stack is not deep enough");
  Value back = Value::none();
  for (size_t i = frames.size(); i-- > static_cast<size_t>(std::max<int64_t>(depth, 0));) {
    Value made = make_frame_view(vm, *frames[i]);
    made.as<FrameView>()->back = std::move(back);
    back = std::move(made);
  }
  return back;
}

Value make_frame_view(Vm& vm, const TracebackEntry& entry) { return make_view(vm, entry); }

namespace modules {

namespace {

// caller(skip): (file, line, function) of the program's innermost frame but `skip`.
Value frames_caller(Vm& vm, Value* a) {
  const std::vector<Frame*> frames = visible_frames(vm);
  if (frames.empty()) {
    const Value unknown[] = {Value(vm.str("sys")), Value::integer(1), Value(vm.str("<module>"))};
    return vm.tuple(unknown);
  }
  const auto skip = static_cast<size_t>(std::max<int64_t>(vm.to_index(a[0]), 0));
  const Frame& frame = *frames[std::min(skip, frames.size() - 1)];
  const Value place[] = {Value(vm.str(frame.code->source->file_name)),
                         Value::integer(position_of(entry_of(frame)).line),
                         Value(frame.code->name)};
  return vm.tuple(place);
}

std::string_view stripped(std::string_view line) {
  constexpr std::string_view kBlanks = " \t\f\r";
  const size_t first = line.find_first_not_of(kBlanks);
  return first == line.npos ? "" : line.substr(first, line.find_last_not_of(kBlanks) + 1 - first);
}

/// As tracebacks show an entry of which only the line is known: without carets.
std::string format_line(const TracebackEntry& entry) {
  const Code& code = code_of(entry);
  const uint32_t line = position_of(entry).line;
  const std::string_view text = stripped(code.source->line(line));
  return fmt::format("  File \"{}\", line {}, in {}\n{}", code.source->file_name, line,
                     code.name->view(), text.empty() ? "" : fmt::format("    {}\n", text));
}

/// (file, line, function, source line, the entry as text)
Value describe(Vm& vm, const TracebackEntry& entry, const std::string& text) {
  const Code& code = code_of(entry);
  const uint32_t line = position_of(entry).line;
  const Value parts[] = {Value(vm.str(code.source->file_name)), Value::integer(line),
                         Value(code.name), Value(vm.str(stripped(code.source->line(line)))),
                         Value(vm.str(text))};
  return vm.tuple(parts);
}

// format_stack(): where the program is, outermost first, as text.
Value frames_format_stack(Vm& vm, Value*) {
  const std::vector<Frame*> frames = visible_frames(vm);
  std::string text;
  for (size_t i = frames.size(); i-- > 0;) text += format_line(entry_of(*frames[i]));
  return vm.str(text);
}

// stack(): the same as a list of descriptions.
Value frames_stack(Vm& vm, Value*) {
  const std::vector<Frame*> frames = visible_frames(vm);
  std::vector<Value> entries;
  for (size_t i = frames.size(); i-- > 0;) {
    const TracebackEntry entry = entry_of(*frames[i]);
    entries.push_back(describe(vm, entry, format_line(entry)));
  }
  return vm.list(std::move(entries));
}

// entries(traceback): its descriptions, outermost first. None has none.
Value frames_entries(Vm& vm, Value* a) {
  std::vector<Value> result;
  if (a[0].is(Kind::traceback)) {
    const auto entries = traceback_entries(a[0]);
    for (size_t i = entries.size(); i-- > 0;) {
      if (!code_of(entries[i]).source->hidden)
        result.push_back(describe(vm, entries[i], format_entry(entries[i], PrintedBy::module)));
    }
  } else if (!a[0].is_none()) {
    vm.raise(vm.types().TypeError, "a traceback or None is required, not '{}'",
             vm.type_of(a[0])->name);
  }
  return vm.list(std::move(result));
}

const Value& exception_argument(Vm& vm, const Value& value) {
  if (!value.is(Kind::exception)) {
    vm.raise(vm.types().TypeError, "an exception is required, not '{}'", vm.type_of(value)->name);
  }
  return value;
}

// format_exception(exception, chain=True) and format_exception_only(exception): as `traceback`
// words them, which knows no suggestions.
Value frames_format_exception(Vm& vm, Value* a) {
  const ExceptionStyle style{.by = PrintedBy::module, .chain = vm.truth(a[1])};
  return vm.str(format_exception(vm, exception_argument(vm, a[0]), style));
}
Value frames_format_exception_only(Vm& vm, Value* a) {
  return vm.str(format_exception_only(vm, exception_argument(vm, a[0])));
}

// format_uncaught(exception): as the interpreter prints it.
Value frames_format_uncaught(Vm& vm, Value* a) {
  return vm.str(format_exception(vm, exception_argument(vm, a[0])));
}

// handled(): the exception that an `except` block handles, or None.
Value frames_handled(Vm& vm, Value*) {
  return vm.handled().is_undefined() ? Value::none() : vm.handled();
}

// at(depth): the frame.
Value frames_at(Vm& vm, Value* a) { return make_frame_view(vm, vm.to_index(a[0])); }

constexpr NativeDef kFunctions[] = {
    {"at", "(depth=0, /)", frames_at},
    {"caller", "(skip=0, /)", frames_caller},
    {"entries", "(traceback, /)", frames_entries},
    {"format_exception", "(exception, chain=True, /)", frames_format_exception},
    {"format_exception_only", "(exception, /)", frames_format_exception_only},
    {"format_stack", "()", frames_format_stack},
    {"format_uncaught", "(exception, /)", frames_format_uncaught},
    {"handled", "()", frames_handled},
    {"stack", "()", frames_stack},
};

}  // namespace

void init_frames(Vm& vm, Dict& module) { vm.add_natives(module, kFunctions); }

}  // namespace modules

}  // namespace interleave::models::python
