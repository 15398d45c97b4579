// _io: open() on the files of the simulated machine, and the state that holds them.
#include "models/python/modules/files.h"

#include "models/python/costs.h"
#include "models/python/modules/file_object.h"
#include "models/python/modules/table.h"
#include "models/python/types.h"
#include "models/python/vm.h"

namespace interleave::models::python {

namespace modules {

namespace {

struct Mode {
  bool read = false, write = false, append = false, exclusive = false, update = false, binary = false;
};

Mode parse_mode(Vm& vm, std::string_view text) {
  Mode mode;
  int actions = 0;
  for (const char c : text) {
    switch (c) {
      case 'r': mode.read = true, ++actions; break;
      case 'w': mode.write = true, ++actions; break;
      case 'a': mode.append = true, ++actions; break;
      case 'x': mode.exclusive = true, ++actions; break;
      case '+': mode.update = true; break;
      case 'b': mode.binary = true; break;
      case 't': break;
      default: vm.raise(vm.types().ValueError, "invalid mode: '{}'", text);
    }
  }
  if (text.empty()) {
    vm.raise(vm.types().ValueError, "Must have exactly one of create/read/write/append mode and at most one plus");
  }
  if (actions != 1) {
    vm.raise(vm.types().ValueError, "must have exactly one of create/read/write/append mode");
  }
  return mode;
}

Type* error_type(const Types& types, io::FileError error) {
  switch (error) {
    case io::FileError::no_entry: return types.FileNotFoundError;
    case io::FileError::exists: return types.FileExistsError;
    case io::FileError::is_a_directory: return types.IsADirectoryError;
    case io::FileError::not_a_directory: return types.NotADirectoryError;
    default: return types.OSError;
  }
}

Value io_open(Vm& vm, Value* a) {
  const Value path = vm.find_attr(a[0], "__fspath__").is_defined() ? vm.call_method(a[0], "__fspath__") : a[0];
  if (path.try_as<Str>() == nullptr) {
    vm.raise(vm.types().TypeError, "expected str, bytes or os.PathLike object, not {}", vm.type_of(path)->name);
  }
  const std::string mode_text(vm.to_text(a[1], "open"));
  const Mode mode = parse_mode(vm, mode_text);
  if (mode.binary && !a[3].is_none()) vm.raise(vm.types().ValueError, "binary mode doesn't take an encoding argument");
  if (mode.binary && !a[4].is_none()) vm.raise(vm.types().ValueError, "binary mode doesn't take an errors argument");
  if (mode.binary && !a[5].is_none()) vm.raise(vm.types().ValueError, "binary mode doesn't take a newline argument");
  if (!a[7].is_none()) vm.raise(vm.types().NotImplementedError, "open(): opener isn't modelled");
  const std::string encoding = parse_encoding(vm, a[3]);
  const Newline newline = mode.binary ? Newline::lf : parse_newline(vm, a[5]);
  costs(vm).charge(vm, "open");
  io::FileError error;
  const bool creates = mode.write || mode.append || mode.exclusive;
  const io::FileSystem::Content content = file_system(vm).open(
      path.as<Str>()->view(), {.create = creates, .exclusive = mode.exclusive, .truncate = mode.write}, error);
  if (content == nullptr) raise_file_error(vm, error, path);

  auto& types = vm.interpreter().state<FileTypes>();
  Type* type = !mode.binary ? types.text : mode.update ? types.random : mode.read ? types.reader : types.writer;
  const Ref<File> f = vm.heap().make<File>(type);
  f->content = content;
  f->device = file_system(vm).device_at(path.as<Str>()->view());
  f->readable = mode.read || mode.update;
  f->writable = !mode.read || mode.update;
  f->append = mode.append;
  f->binary = mode.binary;
  f->mode = mode_text;
  f->name = path;
  f->encoding = encoding;
  if (!a[4].is_none()) f->errors = vm.to_text(a[4], "open");
  f->newline = newline;
  f->descriptor = types.next_descriptor++;
  if (mode.append) f->position = content->size();
  return f;
}

constexpr NativeDef kFunctions[] = {
    {"open",
     "(file, mode='r', buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None)",
     io_open},
};

struct Files : ModuleState {
  io::FileSystem system;
};

}  // namespace

void init_io(Vm& vm, Dict& module) {
  vm.add_natives(module, kFunctions);
  make_file_types(vm, module);
}

}  // namespace modules

io::FileSystem& file_system(Vm& vm) { return vm.interpreter().state<modules::Files>().system; }

std::string path_text(Vm& vm, const Value& path, std::string_view function) {
  const Value text = vm.find_attr(path, "__fspath__").is_defined() ? vm.call_method(path, "__fspath__") : path;
  if (const Str* str = text.try_as<Str>()) return std::string(str->view());
  vm.raise(vm.types().TypeError, "{}: path should be string, bytes or os.PathLike, not {}", function,
           vm.type_of(path)->name);
}

void raise_file_error(Vm& vm, io::FileError error, const Value& path, const Value& second) {
  const auto shown = [&](const Value& name) {
    return vm.find_attr(name, "__fspath__").is_defined() ? vm.call_method(name, "__fspath__") : name;
  };
  std::vector<Value> arguments{Value::integer(static_cast<int>(error)), Value(vm.str(io::describe(error))), shown(path)};
  if (second.is_defined()) arguments.insert(arguments.end(), {Value::none(), shown(second)});
  vm.raise_value(vm.call(Value(modules::error_type(vm.types(), error)), std::span<const Value>(arguments)));
}

}  // namespace interleave::models::python
