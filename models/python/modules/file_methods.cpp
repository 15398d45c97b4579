// The methods of files: reading, writing and seeking in bytes that are kept in memory.
//
// What was written is there for the next reader at once, as after a flush.
#include <algorithm>
#include <cctype>

#include "models/python/builtins/buffer.h"
#include "models/python/builtins/codec.h"
#include "models/python/costs.h"
#include "models/python/modules/file_object.h"
#include "models/python/modules/files.h"
#include "models/python/types.h"
#include "models/python/vm.h"

namespace interleave::models::python::modules {

namespace {

File& file(const Value& self) { return *self.as<File>(); }

File& open_file(Vm& vm, const Value& self) {
  File& f = file(self);
  if (f.closed) {
    const bool is_string = !f.binary && f.name.is_undefined();
    vm.raise(vm.types().ValueError, "I/O operation on closed file{}", is_string ? "" : ".");
  }
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
/// Bytes of the file as what programs get: bytes, or text with its line ends translated.
Value piece(Vm& vm, const File& f, std::string_view data) {
  if (f.binary) return make_bytes(vm, data);
  if (f.newline != Newline::translate || data.find('\r') == data.npos) return decode_bytes(vm, data, f.encoding, f.errors);
  std::string text;
  for (size_t i = 0; i < data.size(); ++i) {
    const bool pair = data[i] == '\r' && i + 1 < data.size() && data[i + 1] == '\n';
    if (!pair) text += data[i] == '\r' ? '\n' : data[i];
  }
  return decode_bytes(vm, text, f.encoding, f.errors);
}

/// The bytes that `count` characters (bytes in binary mode) take from `text`'s beginning.
size_t extent(const File& f, std::string_view text, int64_t count) {
  if (f.binary) return std::min(text.size(), static_cast<size_t>(count));
  const bool utf8 = f.encoding == "utf-8";
  size_t at = 0;
  for (; at < text.size() && count > 0; --count) {
    if (f.newline == Newline::translate && text.substr(at, 2) == "\r\n") ++at;
    do ++at;
    while (utf8 && at < text.size() && (static_cast<unsigned char>(text[at]) & 0xc0) == 0x80);
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

/// Bytes of the first line, its end included.
size_t line_extent(const File& f, std::string_view text) {
  size_t at = text.npos;
  switch (f.newline) {
    case Newline::lf: at = text.find('\n'); break;
    case Newline::cr: at = text.find('\r'); break;
    case Newline::crlf: {
      const size_t pair = text.find("\r\n");
      return pair == text.npos ? text.size() : pair + 2;
    }
    case Newline::translate:
    case Newline::keep: {
      at = text.find_first_of("\r\n");
      if (at != text.npos && text.substr(at, 2) == "\r\n") ++at;
      break;
    }
  }
  return at == text.npos ? text.size() : at + 1;
}

/// The next line; "" at the end. Of at most `most` characters unless that is negative.
Value take_line(Vm& vm, File& f, int64_t most = -1) {
  const std::string_view line = rest(f).substr(0, line_extent(f, rest(f)));
  return take(vm, f, most < 0 ? line.size() : extent(f, line, most));
}

/// What a device without end gives.
Value take_endless(Vm& vm, const File& f, int64_t count) {
  if (count < 0) {
    vm.raise(vm.types().NotImplementedError, "read(): {} never ends; say how many bytes are wanted", vm.repr(f.name)->view());
  }
  if (f.device == io::Device::random) return piece(vm, f, entropy(vm, count));
  vm.heap().charge(count);  // an absurd size ends in MemoryError before it is allocated
  vm.heap().charge(-count);
  return piece(vm, f, std::string(static_cast<size_t>(count), '\0'));
}

Value file_read(Vm& vm, Value* a) {
  File& f = readable_file(vm, a[0]);
  costs(vm).charge(vm, "file.read");
  const int64_t count = a[1].is_none() ? -1 : vm.to_index(a[1]);
  if (f.device > io::Device::null) return take_endless(vm, f, count);
  return take(vm, f, count < 0 ? rest(f).size() : extent(f, rest(f), count));
}
Value file_readline(Vm& vm, Value* a) {
  File& f = readable_file(vm, a[0]);
  return take_line(vm, f, a[1].is_none() ? -1 : vm.to_index(a[1]));
}
/// Lines until there are `hint` characters, or all.
Value file_readlines(Vm& vm, Value* a) {
  File& f = readable_file(vm, a[0]);
  const int64_t hint = a[1].is_none() ? 0 : vm.to_index(a[1]);
  std::vector<Value> lines;
  for (int64_t seen = 0; !rest(f).empty() && (hint <= 0 || seen < hint);) {
    lines.push_back(take_line(vm, f));
    seen += vm.length(lines.back());
  }
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

std::string with_line_ends(const File& f, std::string_view text) {
  std::string result;
  for (const char c : text) {
    if (c == '\n') {
      result += f.newline == Newline::cr ? "\r" : "\r\n";
    } else {
      result += c;
    }
  }
  return result;
}

Value file_write(Vm& vm, Value* a) {
  File& f = writable_file(vm, a[0]);
  std::string_view data;
  Ref<Bytes> encoded;
  std::string translated;
  int64_t count = 0;
  if (const Str* text = a[1].try_as<Str>(); text != nullptr && !f.binary) {
    data = text->view();
    count = text->length;
    if (f.encoding != "utf-8") {
      encoded = encode_text(vm, *text, f.encoding, f.errors);
      data = encoded->view();
    }
    if (f.newline == Newline::cr || f.newline == Newline::crlf) data = translated = with_line_ends(f, data);
  } else if (f.binary) {
    data = need_buffer(vm, a[1]);
    count = static_cast<int64_t>(data.size());
  } else {
    vm.raise(vm.types().TypeError, "write() argument must be str, not {}", vm.type_of(a[1])->name);
  }
  costs(vm).charge(vm, "file.write");
  if (f.device != io::Device::none) return Value::integer(count);
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
Value file_seekable(Vm&, Value*) { return Value::boolean(true); }
Value file_isatty(Vm&, Value*) { return Value::boolean(false); }
Value file_fileno(Vm& vm, Value* a) {
  const File& f = open_file(vm, a[0]);
  if (f.descriptor < 0) vm.raise(vm.interpreter().state<FileTypes>().unsupported, "fileno");
  return Value::integer(f.descriptor);
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
Value get_encoding(Vm& vm, const Value& self) {
  const std::string& name = file(self).encoding;
  return vm.str(name == "utf-8" ? "UTF-8" : name);
}
Value get_errors(Vm& vm, const Value& self) { return vm.str(file(self).errors); }

Value file_repr(Vm& vm, const Value& self) {
  const File& f = file(self);
  const Type* type = vm.type_of(self);
  if (f.name.is_undefined()) {
    return vm.str(fmt::format("<_io.{} object at {:#x}>", type->name, vm.interpreter().identity(&f)));
  }
  std::string text = fmt::format("<_io.{} name={}", type->name, vm.repr(f.name)->view());
  if (!f.binary) text += fmt::format(" mode='{}' encoding='{}'", f.mode, f.encoding == "utf-8" ? "UTF-8" : f.encoding);
  return vm.str(text + ">");
}

}  // namespace

Newline parse_newline(Vm& vm, const Value& value) {
  constexpr std::pair<std::string_view, Newline> kNewlines[] = {
      {"", Newline::keep}, {"\n", Newline::lf}, {"\r", Newline::cr}, {"\r\n", Newline::crlf}};
  if (value.is_none()) return Newline::translate;
  const std::string_view text = vm.to_text(value, "open");
  for (const auto& [name, newline] : kNewlines) {
    if (name == text) return newline;
  }
  vm.raise(vm.types().ValueError, "illegal newline value: {}", text);
}

/// The name that codecs know, of an encoding that a text file can have.
std::string parse_encoding(Vm& vm, const Value& value) {
  if (value.is_none()) return "utf-8";
  std::string name(vm.to_text(value, "open"));
  for (char& c : name) c = c == '_' ? '-' : static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  if (name == "utf8" || name == "utf-8" || name == "locale") return "utf-8";
  decode_bytes(vm, "", name, "strict");  // LookupError if there is no such
  if (name.starts_with("utf")) {
    vm.raise(vm.types().NotImplementedError, "open(): text files in {} aren't modelled; read bytes and decode them", name);
  }
  return name;
}

namespace {

/// StringIO(initial) and BytesIO(initial).
Value memory_file_new(Vm& vm, Value* a) {
  auto* type = a[0].as<Type>();
  const Ref<File> f = make_instance<File>(vm.interpreter(), type);
  f->content = std::make_shared<std::string>();
  f->readable = f->writable = true;
  f->binary = type->is_subtype(vm.interpreter().state<FileTypes>().bytes_io);
  if (const Str* text = a[1].try_as<Str>(); text != nullptr && !f->binary) *f->content = text->view();
  if (f->binary && is_buffer(a[1])) *f->content = gather(vm, a[1]);
  const bool wanted = a[1].is_none() || (f->binary ? is_buffer(a[1]) : a[1].is(Kind::str));
  if (!wanted && f->binary) vm.raise(vm.types().TypeError, "a bytes-like object is required, not '{}'", vm.type_of(a[1])->name);
  if (!wanted) vm.raise(vm.types().TypeError, "initial_value must be str or None, not {}", vm.type_of(a[1])->name);
  if (!f->binary) f->newline = parse_newline(vm, a[2]);
  return f;
}

/// TextIOWrapper(buffer, …): the bytes of a binary file as text.
Value text_file_new(Vm& vm, Value* a) {
  const File* buffer = a[1].try_as<File>();
  if (buffer == nullptr || !buffer->binary) vm.raise(vm.types().TypeError, "TextIOWrapper: a binary file or BytesIO is required");
  const Ref<File> f = make_instance<File>(vm.interpreter(), a[0].as<Type>());
  f->content = buffer->content;
  f->position = buffer->position;
  f->readable = buffer->readable;
  f->writable = buffer->writable;
  f->name = buffer->name;
  f->mode = buffer->mode;
  f->encoding = parse_encoding(vm, a[2]);
  if (!a[3].is_none()) f->errors = vm.to_text(a[3], "TextIOWrapper");
  f->newline = parse_newline(vm, a[4]);
  return f;
}

/// For classes that a program derives from io.IOBase: neither readable nor writable by itself.
Value base_file_new(Vm& vm, Value* a) {
  const Ref<File> f = make_instance<File>(vm.interpreter(), a[0].as<Type>());
  f->content = std::make_shared<std::string>();
  return f;
}

constexpr NativeDef kMethods[] = {
    {"__new__", "(cls, /, *args, **kwargs)", base_file_new},
    {"read", "(self, size=-1, /)", file_read},
    {"read1", "(self, size=-1, /)", file_read},
    {"readline", "(self, size=-1, /)", file_readline},
    {"readlines", "(self, hint=-1, /)", file_readlines},
    {"write", "(self, text, /)", file_write},
    {"writelines", "(self, lines, /)", file_writelines},
    {"seek", "(self, cookie, whence=0, /)", file_seek},
    {"tell", "(self, /)", file_tell},
    {"truncate", "(self, pos=None, /)", file_truncate},
    {"flush", "(self, /)", file_flush},
    {"close", "(self, /)", file_close},
    {"fileno", "(self, /)", file_fileno},
    {"isatty", "(self, /)", file_isatty},
    {"seekable", "(self, /)", file_seekable},
    {"readable", "(self, /)", file_readable},
    {"writable", "(self, /)", file_writable},
    {"__enter__", "(self, /)", file_enter},
    {"__exit__", "(self, *args)", file_exit},
};
constexpr NativeDef kTextMethods[] = {
    {"__new__", "(cls, buffer, encoding=None, errors=None, newline=None, line_buffering=False, write_through=False)",
     text_file_new},
};
// readinto(buffer): how many bytes it put there.
Value file_readinto(Vm& vm, Value* a) {
  File& f = readable_file(vm, a[0]);
  if (!f.binary) vm.raise(vm.types().AttributeError, "'{}' object has no attribute 'readinto'", vm.type_of(a[0])->name);
  const auto* view = a[1].try_as<MemoryView>();
  const Value target = view != nullptr ? view->base : a[1];
  auto* array = target.try_as<ByteArray>();
  if (array == nullptr || (view != nullptr && view->readonly)) {
    vm.raise(vm.types().TypeError, "readinto() argument must be read-write bytes-like object, not {}", vm.type_of(a[1])->name);
  }
  const Value most = Value::integer(view != nullptr ? view->count : static_cast<int64_t>(array->content.size()));
  const Value read = vm.call_method(a[0], "read", std::span(&most, 1));
  const std::string_view data = read.as<Bytes>()->view();
  int64_t at = view != nullptr ? view->start : 0;
  for (const char byte : data) {
    array->content[static_cast<size_t>(at)] = byte;
    at += view != nullptr ? view->step : 1;
  }
  return Value::integer(static_cast<int64_t>(data.size()));
}
// getbuffer(): of a copy, which is why it is read-only here.
Value file_getbuffer(Vm& vm, Value* a) {
  const Value content(vm.interpreter().make_bytes(*readable_file(vm, a[0]).content));
  return vm.call(Value(vm.types().memory_view), std::span(&content, 1));
}

constexpr NativeDef kBinaryMethods[] = {{"readinto", "(self, buffer, /)", file_readinto}};
constexpr NativeDef kBytesMethods[] = {
    {"__new__", "(cls, initial_bytes=None, newline=None)", memory_file_new},
    {"getvalue", "(self, /)", file_getvalue},
    {"getbuffer", "(self, /)", file_getbuffer},
};
constexpr NativeDef kMemoryMethods[] = {
    {"__new__", "(cls, initial_value=None, newline='\n')", memory_file_new},
    {"getvalue", "(self, /)", file_getvalue},
};
constexpr GetSetDef kAttributes[] = {
    {"name", get_name},
    {"mode", get_mode},
    {"closed", get_closed},
    {"encoding", get_encoding},
    {"errors", get_errors},
};

}  // namespace

void make_file_types(Vm& vm, Dict& module) {
  const auto make = [&](std::string_view name, std::span<const NativeDef> methods, Type* base) {
    Type* type = make_type<File>(vm.interpreter(), {.name = name,
                                                    .module = "_io",
                                                    .base = base,
                                                    .slots = {.repr = file_repr, .iter = file_iter, .next = file_next},
                                                    .methods = methods,
                                                    .getsets = kAttributes});
    module.set(vm.intern(name).get(), Value(type));
    return type;
  };
  Type* base = make("_IOBase", kMethods, nullptr);
  Type* text_base = make("_TextIOBase", {}, base);
  Type* buffered_base = make("_BufferedIOBase", kBinaryMethods, base);
  auto& types = vm.interpreter().state<FileTypes>();
  types.text = make("TextIOWrapper", kTextMethods, text_base);
  types.reader = make("BufferedReader", {}, buffered_base);
  types.writer = make("BufferedWriter", {}, buffered_base);
  types.random = make("BufferedRandom", {}, buffered_base);
  types.string_io = make("StringIO", kMemoryMethods, text_base);
  types.bytes_io = make("BytesIO", kBytesMethods, buffered_base);
  types.unsupported = make_type<Exception>(
      vm.interpreter(), {.name = "UnsupportedOperation", .module = "io", .base = vm.types().OSError});
  module.set(vm.intern("UnsupportedOperation").get(), Value(types.unsupported));
}

}  // namespace interleave::models::python::modules
