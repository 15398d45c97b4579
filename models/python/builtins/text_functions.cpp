// print, input, and built-in functions that turn values into text.
#include "models/python/builtins/buffer.h"
#include "models/python/builtins/builtins.h"
#include "models/python/builtins/inputs.h"
#include "models/python/builtins/integer.h"
#include "models/python/builtins/str.h"
#include "models/python/builtins/support.h"
#include "models/python/builtins/unicode.h"
#include "models/python/header.h"

namespace interleave::models::python {
namespace {

// How many of the header's inputs were read.
struct InputState : ModuleState {
  size_t next = 0;
};

std::string_view text_or(Vm& vm, const Value& v, std::string_view fallback, std::string_view name) {
  if (v.is_none()) return fallback;
  if (const auto* text = v.try_as<Str>()) return text->view();
  vm.raise(vm.types().TypeError, "{} must be None or a string, not {}", name, type_name(vm, v));
}

// sys.stdout (or stdin) if a program put something else there; undefined while it is the interpreter's own.
Value replaced_stream(Vm& vm, std::string_view name) {
  const auto& modules = vm.interpreter().modules();
  const auto sys = modules.find("sys");
  if (sys == modules.end()) return {};
  Value current = vm.find_attr(sys->second, name);
  const Value original = vm.find_attr(sys->second, fmt::format("__{}__", name));
  return current.is_undefined() || current.same(original) ? Value() : current;
}

Value print(Vm& vm, Value* a) {
  const auto& items = *a[0].as<Tuple>();
  const std::string_view separator = text_or(vm, a[1], " ", "sep");
  const std::string_view end = text_or(vm, a[2], "\n", "end");
  const Value file = a[3].is_none() ? replaced_stream(vm, "stdout") : a[3];
  if (file.is_undefined()) {  // in one piece, so that no other thread prints in between
    std::string line;
    for (uint32_t i = 0; i < items.size(); ++i) {
      if (i > 0) line += separator;
      line += vm.to_str(items[i])->view();
    }
    vm.interpreter().write_out(line += end);
    return Value::none();
  }
  if (file.is_none()) return file;  // sys.stdout = None: nowhere
  const auto write = [&](const Value& text) { vm.call_method(file, "write", {{text}}); };
  for (uint32_t i = 0; i < items.size(); ++i) {
    if (i > 0) write(vm.str(separator));
    write(vm.to_str(items[i]));
  }
  write(vm.str(end));
  if (vm.truth(a[4])) vm.call_method(file, "flush");
  return Value::none();
}

Value input(Vm& vm, Value* a) {
  if (a[0].is_defined()) {
    const Value prompt = vm.to_str(a[0]);
    const Value out = replaced_stream(vm, "stdout");
    if (out.is_undefined()) {
      vm.interpreter().write_out(prompt.as<Str>()->view());
    } else {
      vm.call_method(out, "write", {{prompt}});
    }
  }
  const Value in = replaced_stream(vm, "stdin");
  if (in.is_undefined()) return vm.str(next_input(vm).value_or(""));
  const Value read = vm.call_method(in, "readline");
  if (!read.is(Kind::str)) vm.raise(vm.types().TypeError, "object.readline() returned non-string");
  std::string_view line = read.as<Str>()->view();
  if (line.empty()) vm.raise(vm.types().EOFError, "EOF when reading a line");
  if (line.ends_with('\n')) line.remove_suffix(1);
  return vm.str(line);
}

Value repr(Vm& vm, Value* a) { return vm.repr(a[0]); }
Value ascii(Vm& vm, Value* a) { return vm.str(escape_non_ascii(vm.repr(a[0])->view())); }

Value format(Vm& vm, Value* a) {
  if (!a[1].is(Kind::str)) {
    vm.raise(vm.types().TypeError, "format() argument 2 must be str, not {}", type_name(vm, a[1]));
  }
  return vm.format(a[0], a[1].as<Str>()->view());
}

Value chr(Vm& vm, Value* a) {
  const int64_t code = to_clamped_index(vm, a[0]);
  if (code < 0 || code > 0x10ffff)
    vm.raise(vm.types().ValueError, "chr() arg not in range(0x110000)");
  if (code < 0x80) {
    vm.count_items(kItemsOfText);
    return vm.interpreter().character(static_cast<char>(code));
  }
  return vm.str(unicode::encode(static_cast<char32_t>(code)));
}

Value ord(Vm& vm, Value* a) {
  size_t length = 0;
  if (const auto* text = a[0].try_as<Str>()) {
    size_t at = 0;
    if (text->length == 1)
      return Value::integer(static_cast<int64_t>(unicode::next(text->view(), at)));
    length = text->length;
  } else if (a[0].is(Kind::bytes) || a[0].is(Kind::bytearray)) {
    const std::string_view bytes = need_buffer(vm, a[0]);
    if (bytes.size() == 1) return Value::integer(static_cast<unsigned char>(bytes[0]));
    length = bytes.size();
  } else {
    vm.raise(vm.types().TypeError, "ord() expected string of length 1, but {} found",
             type_name(vm, a[0]));
  }
  vm.raise(vm.types().TypeError, "ord() expected a character, but string of length {} found",
           length);
}

constexpr NativeDef kFunctions[] = {
    {"ascii", "(obj, /)", ascii},
    {"chr", "(i, /)", chr},
    {"format", "(value, format_spec='', /)", format},
    {"input", "(prompt=..., /)", input},
    {"ord", "(c, /)", ord},
    {"print", "(*args, sep=None, end=None, file=None, flush=False)", print},
    {"repr", "(obj, /)", repr},
};

}  // namespace

void init_text_functions(Bootstrap& b) { b.functions(kFunctions); }

std::optional<std::string_view> next_input(Vm& vm) {
  const auto& inputs = vm.interpreter().scenario().inputs;
  size_t& next = vm.interpreter().state<InputState>().next;
  if (next == inputs.size()) return std::nullopt;
  return inputs[next++];
}

}  // namespace interleave::models::python
