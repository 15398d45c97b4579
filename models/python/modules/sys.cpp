// sys: what a single-file program asks of its interpreter. Facts that are plain data, and what can
// be said in Python, are in _sys_facts.py.
#include "models/python/bootstrap.h"
#include "models/python/builtins/buffer.h"
#include "models/python/builtins/inputs.h"
#include "models/python/coroutine_origins.h"
#include "models/python/interpreter.h"
#include "models/python/modules/frames.h"
#include "models/python/modules/table.h"
#include "models/python/types.h"
#include "models/python/vm.h"
#include "models/threads/process.h"

namespace interleave::models::python::modules {

namespace {

enum class Channel : uint8_t { in, out, err };
constexpr std::string_view kChannelNames[] = {"<stdin>", "<stdout>", "<stderr>"};

/// sys.stdin, sys.stdout or sys.stderr; or the bytes below one of the latter two, its `buffer`.
struct Stream : Object {
  Stream(Type* t, Channel c, bool is_binary)
      : Object(t, Kind::other), channel(c), binary(is_binary) {}
  Channel channel;
  bool binary;
};

struct StreamTypes : ModuleState {
  Type *text = nullptr, *binary = nullptr;
};

const Stream& stream_of(const Value& self) { return *self.as<Stream>(); }
std::string_view name_of(const Value& self) {
  return kChannelNames[static_cast<size_t>(stream_of(self).channel)];
}

[[noreturn]] void refuse(Vm& vm, std::string_view what) {
  const Value unsupported =
      vm.get_attr(vm.interpreter().import(vm, "_io"), vm.intern("UnsupportedOperation").get());
  vm.raise(unsupported.as<Type>(), "{}", what);
}

Value stream_write(Vm& vm, Value* a) {
  const Stream& stream = stream_of(a[0]);
  std::string_view data;
  int64_t count = 0;
  if (const Str* text = a[1].try_as<Str>(); text != nullptr && !stream.binary) {
    data = text->view();
    count = text->length;
  } else if (stream.binary) {
    data = need_buffer(vm, a[1]);
    count = static_cast<int64_t>(data.size());
  } else {
    vm.raise(vm.types().TypeError, "write() argument must be str, not {}", vm.type_of(a[1])->name);
  }
  switch (stream.channel) {
    case Channel::in:
      refuse(vm, "not writable");
    case Channel::out:
      vm.interpreter().write_out(data);
      break;
    case Channel::err:
      vm.interpreter().write_err(data);
      break;
  }
  return Value::integer(count);
}
Value stream_writelines(Vm& vm, Value* a) {
  vm.for_each(a[1], [&](const Value& line) {
    Value arguments[] = {a[0], line};
    stream_write(vm, arguments);
  });
  return Value::none();
}
Value stream_flush(Vm&, Value*) { return Value::none(); }
Value stream_isatty(Vm&, Value*) { return Value::boolean(false); }
Value stream_readable(Vm&, Value* a) {
  return Value::boolean(stream_of(a[0]).channel == Channel::in);
}
Value stream_writable(Vm&, Value* a) {
  return Value::boolean(stream_of(a[0]).channel != Channel::in);
}
Value stream_fileno(Vm&, Value* a) {
  return Value::integer(static_cast<int>(stream_of(a[0]).channel));
}

/// A line with its end; nothing at the end.
std::optional<std::string> next_line(Vm& vm, const Value& self) {
  if (stream_of(self).channel != Channel::in) refuse(vm, "not readable");
  const auto line = next_input(vm);
  if (!line) return std::nullopt;
  return std::string(*line) + "\n";
}
Value stream_readline(Vm& vm, Value* a) { return vm.str(next_line(vm, a[0]).value_or("")); }
Value stream_read(Vm& vm, Value* a) {
  std::string text;
  while (const auto line = next_line(vm, a[0])) text += *line;
  return vm.str(text);
}
Value stream_readlines(Vm& vm, Value* a) {
  std::vector<Value> lines;
  while (const auto line = next_line(vm, a[0])) lines.push_back(vm.str(*line));
  return vm.list(std::move(lines));
}
Value stream_iter(Vm&, const Value& self) { return self; }
Value stream_next(Vm& vm, const Value& self) {
  const auto line = next_line(vm, self);
  return line ? Value(vm.str(*line)) : Value();
}
// reconfigure(…): text is UTF-8 and unbuffered anyway.
Value stream_reconfigure(Vm& vm, Value* a) {
  if (!a[1].is_none() && vm.to_str(a[1])->view() != "utf-8") refuse(vm, "only utf-8 is modelled");
  return Value::none();
}
Value stream_buffer(Vm& vm, const Value& self) {
  const Stream& stream = stream_of(self);
  if (stream.channel == Channel::in) refuse(vm, "sys.stdin.buffer isn't modelled: read text");
  return vm.heap().make<Stream>(vm.interpreter().state<StreamTypes>().binary, stream.channel, true);
}
Value stream_repr(Vm& vm, const Value& self) {
  if (stream_of(self).binary)
    return vm.str(fmt::format("<_io.BufferedWriter name='{}'>", name_of(self)));
  const char mode = stream_of(self).channel == Channel::in ? 'r' : 'w';
  return vm.str(
      fmt::format("<_io.TextIOWrapper name='{}' mode='{}' encoding='utf-8'>", name_of(self), mode));
}

constexpr NativeDef kBinaryMethods[] = {
    {"write", "(self, data, /)", stream_write},
    {"flush", "(self, /)", stream_flush},
    {"fileno", "(self, /)", stream_fileno},
    {"isatty", "(self, /)", stream_isatty},
};
constexpr NativeDef kStreamMethods[] = {
    {"write", "(self, text, /)", stream_write},
    {"writelines", "(self, lines, /)", stream_writelines},
    {"read", "(self, /)", stream_read},
    {"readline", "(self, /)", stream_readline},
    {"readlines", "(self, /)", stream_readlines},
    {"reconfigure",
     "(self, *, encoding=None, errors=None, newline=None, line_buffering=None, write_through=None)",
     stream_reconfigure},
    {"flush", "(self, /)", stream_flush},
    {"fileno", "(self, /)", stream_fileno},
    {"isatty", "(self, /)", stream_isatty},
    {"readable", "(self, /)", stream_readable},
    {"writable", "(self, /)", stream_writable},
};
constexpr GetSetDef kStreamFields[] = {
    {"name", [](Vm& vm, const Value& self) { return Value(vm.str(name_of(self))); }},
    {"mode",
     [](Vm& vm, const Value& self) {
       return Value(vm.str(stream_of(self).channel == Channel::in ? "r" : "w"));
     }},
    {"encoding", [](Vm& vm, const Value&) { return Value(vm.str("utf-8")); }},
    {"errors",
     [](Vm& vm, const Value& self) {
       return Value(vm.str(stream_of(self).channel == Channel::err ? "backslashreplace"
                                                                   : "surrogateescape"));
     }},
    {"closed", [](Vm&, const Value&) { return Value::boolean(false); }},
    {"newlines", [](Vm&, const Value&) { return Value::none(); }},
    {"buffer", stream_buffer},
};

Value sys_exit(Vm& vm, Value* a) {
  const Value code = a[0];
  vm.raise_value(vm.call(Value(vm.types().SystemExit),
                         code.is_none() ? std::span<const Value>() : std::span(&code, 1)));
}

Value sys_getrecursionlimit(Vm& vm, Value*) {
  return Value::integer(vm.interpreter().recursion_limit());
}
Value sys_setrecursionlimit(Vm& vm, Value* a) {
  const int64_t limit = vm.to_index(a[0]);
  if (limit < 1) vm.raise(vm.types().ValueError, "recursion limit must be greater or equal than 1");
  vm.interpreter().set_recursion_limit(limit);
  return Value::none();
}

Value sys_getswitchinterval(Vm& vm, Value*) {
  return Value::floating(vm.interpreter().process().gil().switch_interval().seconds());
}
Value sys_setswitchinterval(Vm& vm, Value* a) {
  const double seconds = vm.to_double(a[0]);
  if (seconds <= 0) vm.raise(vm.types().ValueError, "switch interval must be strictly positive");
  vm.interpreter().process().gil().set_switch_interval(sim::Duration::from_seconds(seconds));
  return Value::none();
}

Value sys_getframe(Vm& vm, Value* a) { return make_frame_view(vm, vm.to_index(a[0])); }

Value sys_exception(Vm& vm, Value*) {
  return vm.handled().is_undefined() ? Value::none() : vm.handled();
}
Value sys_exc_info(Vm& vm, Value*) {
  const Value handled = vm.handled();
  Value parts[] = {Value::none(), Value::none(), Value::none()};
  if (handled.is_defined()) {
    parts[0] = Value(vm.type_of(handled));
    parts[1] = handled;
    parts[2] = make_traceback(vm, *handled.as<Exception>());
  }
  return vm.tuple(parts);
}

Value sys_intern(Vm& vm, Value* a) {
  if (!a[0].is(Kind::str))
    vm.raise(vm.types().TypeError, "intern() argument must be str, not {}", vm.type_of(a[0])->name);
  return Value(vm.intern(a[0].as<Str>()->view()));
}
/// CPython's count includes the argument itself; ours holds one reference for it as well.
Value sys_getrefcount(Vm&, Value* a) {
  return Value::integer(a[0].is_object() ? a[0].as_object()->refs : 1'000'000'000);
}

/// The modules imported so far, for sys.modules.
Value sys_imported(Vm& vm, Value*) {
  const Ref<Dict> result = vm.dict();
  for (const auto& [name, module] : vm.interpreter().modules())
    result->set(vm.intern(name).get(), module);
  return result;
}

Value sys_get_origin_depth(Vm& vm, Value*) { return Value::integer(coroutine_origin_depth(vm)); }
Value sys_set_origin_depth(Vm& vm, Value* a) {
  const int64_t depth = vm.to_index(a[0]);
  if (depth < 0) vm.raise(vm.types().ValueError, "depth must be >= 0");
  track_coroutine_origins(vm, static_cast<uint32_t>(depth));
  return Value::none();
}

constexpr NativeDef kFunctions[] = {
    {"_getframe", "(depth=0, /)", sys_getframe},
    {"_imported", "()", sys_imported},
    {"get_coroutine_origin_tracking_depth", "()", sys_get_origin_depth},
    {"set_coroutine_origin_tracking_depth", "(depth)", sys_set_origin_depth},
    {"exc_info", "()", sys_exc_info},
    {"exception", "()", sys_exception},
    {"exit", "(status=None, /)", sys_exit},
    {"getrefcount", "(object, /)", sys_getrefcount},
    {"intern", "(string, /)", sys_intern},
    {"getrecursionlimit", "()", sys_getrecursionlimit},
    {"setrecursionlimit", "(limit, /)", sys_setrecursionlimit},
    {"getswitchinterval", "()", sys_getswitchinterval},
    {"setswitchinterval", "(interval, /)", sys_setswitchinterval},
};

}  // namespace

void init_sys(Vm& vm, Dict& module) {
  vm.add_natives(module, kFunctions);
  const auto set = [&](std::string_view name, const Value& value) {
    module.set(vm.intern(name).get(), value);
  };
  auto& types = vm.interpreter().state<StreamTypes>();
  types.text = make_type<Stream>(
      vm.interpreter(), {.name = "TextIOWrapper",
                         .module = "_io",
                         .slots = {.repr = stream_repr, .iter = stream_iter, .next = stream_next},
                         .methods = kStreamMethods,
                         .getsets = kStreamFields});
  types.binary = make_type<Stream>(vm.interpreter(), {.name = "BufferedWriter",
                                                      .module = "_io",
                                                      .slots = {.repr = stream_repr},
                                                      .methods = kBinaryMethods,
                                                      .getsets = kStreamFields});
  const std::pair<std::string_view, Channel> streams[] = {
      {"stdin", Channel::in}, {"stdout", Channel::out}, {"stderr", Channel::err}};
  for (const auto& [name, channel] : streams) {
    const Value stream(vm.heap().make<Stream>(types.text, channel, false));
    set(name, stream);
    set(fmt::format("__{}__", name), stream);
  }
  set("argv", vm.list(std::vector<Value>{vm.str(vm.interpreter().file_name())}));
  set("maxsize", Value::integer(INT64_MAX));
  const Value facts = vm.interpreter().import(vm, "_sys_facts");
  for (const Dict::Entry& entry : facts.as<Module>()->attributes->entries) {
    const Str* name = entry.key.try_as<Str>();
    if (name == nullptr || (name->view().starts_with("_") && !name->view().starts_with("__exc")))
      continue;
    module.set(name, entry.value);
  }
}

}  // namespace interleave::models::python::modules
