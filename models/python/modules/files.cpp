// _io: open() and what it returns, on the files of the simulated machine; StringIO and BytesIO are the
// same object over bytes that no path names.
//
// Text is UTF-8 and `\n` ends a line. What was written is there for the next reader at once, as after a
// flush.
#include "models/python/modules/files.h"

#include <algorithm>

#include "models/python/bootstrap.h"
#include "models/python/costs.h"
#include "models/python/interpreter.h"
#include "models/python/modules/table.h"
#include "models/python/types.h"
#include "models/python/vm.h"

namespace interleave::models::python {

namespace modules {

namespace {

struct File : Object {
  static constexpr Kind kKind = Kind::file;
  explicit File(Type* t) : Object(t, kKind) {}

  io::FileSystem::Content content;
  size_t position = 0;  // in bytes
  bool readable = false;
  bool writable = false;
  bool append = false;
  bool binary = false;
  bool closed = false;
  std::string mode;
  Value name;  // undefined: in memory
};

/// The types, made once a run.
struct FileTypes : ModuleState {
  Type* text = nullptr;
  Type* reader = nullptr;
  Type* writer = nullptr;
  Type* random = nullptr;
  Type* string_io = nullptr;
  Type* bytes_io = nullptr;
  Type* unsupported = nullptr;
};

File& file(const Value& self) { return *self.as<File>(); }

File& open_file(Vm& vm, const Value& self) {
  File& f = file(self);
  if (f.closed) vm.raise(vm.types().ValueError, "I/O operation on closed file.");
  return f;
}
File& readable_file(Vm& vm, const Value& self) {
  File& f = open_file(vm, self);
  if (!f.readable) {
    vm.raise(vm.interpreter().state<FileTypes>().unsupported, "{}", f.binary ? "read" : "not readable");
  }
  return f;
}
File& writable_file(Vm& vm, const Value& self) {
  File& f = open_file(vm, self);
  if (!f.writable) {
    vm.raise(vm.interpreter().state<FileTypes>().unsupported, "{}", f.binary ? "write" : "not writable");
  }
  return f;
}

Value make_bytes(Vm& vm, std::string_view data) {
  const Ref<Bytes> bytes =
      vm.heap().make_sized<Bytes>(data.size(), vm.types().bytes, static_cast<uint32_t>(data.size()));
  std::copy(data.begin(), data.end(), bytes->data());
  return bytes;
}
Value piece(Vm& vm, const File& f, std::string_view data) {
  return f.binary ? make_bytes(vm, data) : Value(vm.str(data));
}

/// The bytes that `count` characters (bytes in binary mode) take from `text`'s beginning.
size_t extent(const File& f, std::string_view text, int64_t count) {
  if (f.binary) return std::min(text.size(), static_cast<size_t>(count));
  size_t at = 0;
  for (; at < text.size() && count > 0; --count) {
    do ++at;
    while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xc0) == 0x80);
  }
  return at;
}

std::string_view rest(const File& f) {
  return std::string_view(*f.content).substr(std::min(f.position, f.content->size()));
}

Value take(Vm& vm, File& f, size_t bytes) {
  const Value result = piece(vm, f, rest(f).substr(0, bytes));
  f.position += bytes;
  return result;
}

/// Up to and with the next newline; "" at the end.
Value take_line(Vm& vm, File& f) {
  const std::string_view text = rest(f);
  const size_t newline = text.find('\n');
  return take(vm, f, newline == std::string_view::npos ? text.size() : newline + 1);
}

Value file_read(Vm& vm, Value* a) {
  File& f = readable_file(vm, a[0]);
  costs(vm).charge(vm, "file.read");
  const int64_t count = a[1].is_none() ? -1 : vm.to_index(a[1]);
  return take(vm, f, count < 0 ? rest(f).size() : extent(f, rest(f), count));
}
Value file_readline(Vm& vm, Value* a) {
  File& f = readable_file(vm, a[0]);
  return take_line(vm, f);
}
Value file_readlines(Vm& vm, Value* a) {
  File& f = readable_file(vm, a[0]);
  std::vector<Value> lines;
  while (!rest(f).empty()) lines.push_back(take_line(vm, f));
  return vm.list(std::move(lines));
}
Value file_iter(Vm& vm, const Value& self) {
  open_file(vm, self);
  return self;
}
Value file_next(Vm& vm, const Value& self) {
  File& f = readable_file(vm, self);
  return rest(f).empty() ? Value() : take_line(vm, f);
}

Value file_write(Vm& vm, Value* a) {
  File& f = writable_file(vm, a[0]);
  std::string_view data;
  int64_t count = 0;
  if (const Str* text = a[1].try_as<Str>(); text != nullptr && !f.binary) {
    data = text->view();
    count = text->length;
  } else if (const Bytes* bytes = a[1].try_as<Bytes>(); bytes != nullptr && f.binary) {
    data = bytes->view();
    count = bytes->size;
  } else if (f.binary) {
    vm.raise(vm.types().TypeError, "a bytes-like object is required, not '{}'", vm.type_of(a[1])->name);
  } else {
    vm.raise(vm.types().TypeError, "write() argument must be str, not {}", vm.type_of(a[1])->name);
  }
  costs(vm).charge(vm, "file.write");
  if (f.append) f.position = f.content->size();
  if (f.position > f.content->size()) f.content->resize(f.position, '\0');
  vm.heap().charge(static_cast<ptrdiff_t>(data.size()));  // files count towards the memory limit
  f.content->replace(f.position, data.size(), data);
  f.position += data.size();
  return Value::integer(count);
}
Value file_writelines(Vm& vm, Value* a) {
  vm.for_each(a[1], [&](const Value& line) {
    Value arguments[] = {a[0], line};
    file_write(vm, arguments);
  });
  return Value::none();
}

Value file_seek(Vm& vm, Value* a) {
  File& f = open_file(vm, a[0]);
  const int64_t whence = vm.to_index(a[2]);
  const auto size = static_cast<int64_t>(f.content->size());
  const int64_t base = whence == 1 ? static_cast<int64_t>(f.position) : whence == 2 ? size : 0;
  const int64_t target = base + vm.to_index(a[1]);
  if (target < 0) vm.raise(vm.types().ValueError, "negative seek position {}", target);
  f.position = static_cast<size_t>(target);
  return Value::integer(target);
}
Value file_tell(Vm& vm, Value* a) { return Value::integer(static_cast<int64_t>(open_file(vm, a[0]).position)); }
Value file_truncate(Vm& vm, Value* a) {
  File& f = writable_file(vm, a[0]);
  const int64_t size = a[1].is_none() ? static_cast<int64_t>(f.position) : vm.to_index(a[1]);
  if (size < 0) vm.raise(vm.types().ValueError, "negative size value {}", size);
  vm.heap().charge(std::max<int64_t>(0, size - static_cast<int64_t>(f.content->size())));
  f.content->resize(static_cast<size_t>(size), '\0');
  return Value::integer(size);
}
Value file_flush(Vm& vm, Value* a) {
  open_file(vm, a[0]);
  return Value::none();
}
Value file_close(Vm&, Value* a) {
  file(a[0]).closed = true;
  return Value::none();
}
Value file_enter(Vm& vm, Value* a) {
  open_file(vm, a[0]);
  return a[0];
}
Value file_exit(Vm& vm, Value* a) {
  file_close(vm, a);
  return Value::none();
}
Value file_readable(Vm&, Value* a) { return Value::boolean(file(a[0]).readable); }
Value file_writable(Vm&, Value* a) { return Value::boolean(file(a[0]).writable); }
Value file_getvalue(Vm& vm, Value* a) {
  const File& f = open_file(vm, a[0]);
  return piece(vm, f, *f.content);
}

Value get_name(Vm&, const Value& self) { return file(self).name.is_undefined() ? Value::none() : file(self).name; }
Value get_mode(Vm& vm, const Value& self) { return vm.str(file(self).mode); }
Value get_closed(Vm&, const Value& self) { return Value::boolean(file(self).closed); }
Value get_encoding(Vm& vm, const Value&) { return vm.str("UTF-8"); }

Value file_repr(Vm& vm, const Value& self) {
  const File& f = file(self);
  const Type* type = vm.type_of(self);
  if (f.name.is_undefined()) {
    return vm.str(fmt::format("<_io.{} object at {:#x}>", type->name, vm.interpreter().identity(&f)));
  }
  std::string text = fmt::format("<_io.{} name={}", type->name, vm.repr(f.name)->view());
  if (!f.binary) text += fmt::format(" mode='{}' encoding='UTF-8'", f.mode);
  return vm.str(text + ">");
}

/// StringIO(initial) and BytesIO(initial).
Value memory_file_new(Vm& vm, Value* a) {
  auto* type = a[0].as<Type>();
  const Ref<File> f = make_instance<File>(vm.interpreter(), type);
  f->content = std::make_shared<std::string>();
  f->readable = f->writable = true;
  f->binary = type->is_subtype(vm.interpreter().state<FileTypes>().bytes_io);
  if (const Str* text = a[1].try_as<Str>(); text != nullptr && !f->binary) *f->content = text->view();
  if (const Bytes* bytes = a[1].try_as<Bytes>(); bytes != nullptr && f->binary) *f->content = bytes->view();
  return f;
}

constexpr NativeDef kMethods[] = {
    {"read", "(self, size=-1, /)", file_read},
    {"readline", "(self, size=-1, /)", file_readline},
    {"readlines", "(self, hint=-1, /)", file_readlines},
    {"write", "(self, text, /)", file_write},
    {"writelines", "(self, lines, /)", file_writelines},
    {"seek", "(self, cookie, whence=0, /)", file_seek},
    {"tell", "(self, /)", file_tell},
    {"truncate", "(self, pos=None, /)", file_truncate},
    {"flush", "(self, /)", file_flush},
    {"close", "(self, /)", file_close},
    {"readable", "(self, /)", file_readable},
    {"writable", "(self, /)", file_writable},
    {"__enter__", "(self, /)", file_enter},
    {"__exit__", "(self, *args)", file_exit},
};
constexpr NativeDef kMemoryMethods[] = {
    {"__new__", "(cls, initial_value=None, newline=None)", memory_file_new},
    {"getvalue", "(self, /)", file_getvalue},
};
constexpr GetSetDef kAttributes[] = {
    {"name", get_name},
    {"mode", get_mode},
    {"closed", get_closed},
    {"encoding", get_encoding},
};

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
  costs(vm).charge(vm, "open");
  io::FileError error;
  const bool creates = mode.write || mode.append || mode.exclusive;
  const io::FileSystem::Content content = file_system(vm).open(
      path.as<Str>()->view(), {.create = creates, .exclusive = mode.exclusive, .truncate = mode.write}, error);
  if (content == nullptr) raise_file_error(vm, error, path);

  const auto& types = vm.interpreter().state<FileTypes>();
  Type* type = !mode.binary ? types.text : mode.update ? types.random : mode.read ? types.reader : types.writer;
  const Ref<File> f = vm.heap().make<File>(type);
  f->content = content;
  f->readable = mode.read || mode.update;
  f->writable = !mode.read || mode.update;
  f->append = mode.append;
  f->binary = mode.binary;
  f->mode = mode_text;
  f->name = path;
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
  Interpreter& interpreter = vm.interpreter();
  vm.add_natives(module, kFunctions);
  const auto make = [&](std::string_view name, std::span<const NativeDef> methods, Type* base = nullptr) {
    Type* type = make_type<File>(interpreter, {.name = name,
                                               .module = "_io",
                                               .base = base,
                                               .slots = {.repr = file_repr, .iter = file_iter, .next = file_next},
                                               .methods = methods,
                                               .getsets = kAttributes});
    module.set(vm.intern(name).get(), Value(type));
    return type;
  };
  auto& types = interpreter.state<FileTypes>();
  types.text = make("TextIOWrapper", kMethods);
  types.reader = make("BufferedReader", kMethods);
  types.writer = make("BufferedWriter", kMethods);
  types.random = make("BufferedRandom", kMethods);
  types.string_io = make("StringIO", kMemoryMethods, types.text);
  types.bytes_io = make("BytesIO", kMemoryMethods, types.random);
  types.unsupported = make_type<Exception>(
      interpreter, {.name = "UnsupportedOperation", .module = "io", .base = vm.types().OSError});
  module.set(vm.intern("UnsupportedOperation").get(), Value(types.unsupported));
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
