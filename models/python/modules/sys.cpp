// sys: what a single-file program asks of its interpreter.
#include "models/python/bootstrap.h"
#include "models/python/interpreter.h"
#include "models/python/modules/table.h"
#include "models/python/types.h"
#include "models/python/vm.h"
#include "models/threads/process.h"

namespace interleave::models::python::modules {

namespace {

/// sys.stdout or sys.stderr.
struct Stream : Object {
  Stream(Type* t, bool error) : Object(t, Kind::other), is_error(error) {}
  bool is_error;
};

Value stream_write(Vm& vm, Value* a) {
  const Str* text = a[1].try_as<Str>();
  if (text == nullptr) {
    vm.raise(vm.types().TypeError, "write() argument must be str, not {}", vm.type_of(a[1])->name);
  }
  const Stream* stream = a[0].as<Stream>();
  stream->is_error ? vm.interpreter().write_err(text->view()) : vm.interpreter().write_out(text->view());
  return Value::integer(text->length);
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

constexpr NativeDef kStreamMethods[] = {
    {"write", "(self, text, /)", stream_write},
    {"writelines", "(self, lines, /)", stream_writelines},
    {"flush", "(self, /)", stream_flush},
    {"isatty", "(self, /)", stream_isatty},
};

Value sys_exit(Vm& vm, Value* a) {
  const Value code = a[0];
  vm.raise_value(vm.call(Value(vm.types().SystemExit),
                         code.is_none() ? std::span<const Value>() : std::span(&code, 1)));
}

Value sys_getrecursionlimit(Vm& vm, Value*) { return Value::integer(vm.interpreter().recursion_limit()); }
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

constexpr NativeDef kFunctions[] = {
    {"exit", "(status=None, /)", sys_exit},
    {"getrecursionlimit", "()", sys_getrecursionlimit},
    {"setrecursionlimit", "(limit, /)", sys_setrecursionlimit},
    {"getswitchinterval", "()", sys_getswitchinterval},
    {"setswitchinterval", "(interval, /)", sys_setswitchinterval},
};

}  // namespace

void init_sys(Vm& vm, Dict& module) {
  vm.add_natives(module, kFunctions);
  const auto set = [&](std::string_view name, const Value& value) { module.set(vm.intern(name).get(), value); };
  Type* type = make_type<Stream>(vm.interpreter(),
                                 {.name = "TextIOWrapper", .module = "_io", .methods = kStreamMethods});
  set("stdout", vm.heap().make<Stream>(type, false));
  set("stderr", vm.heap().make<Stream>(type, true));
  set("__stdout__", *module.find(vm.intern("stdout").get()));
  set("__stderr__", *module.find(vm.intern("stderr").get()));
  set("argv", vm.list(std::vector<Value>{vm.str(vm.interpreter().file_name())}));
  set("maxsize", Value::integer(INT64_MAX));
  set("platform", vm.str("linux"));
  set("byteorder", vm.str("little"));
  set("executable", vm.str("/usr/bin/python3"));
  set("version", vm.str("3.11.2 (main, Interleave)"));
  const Value version[] = {Value::integer(3), Value::integer(11), Value::integer(2), Value(vm.str("final")),
                           Value::integer(0)};
  set("version_info", vm.tuple(version));
}

}  // namespace interleave::models::python::modules
