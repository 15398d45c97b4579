#include "models/python/builtins/bytes_methods.h"

#include <array>

#include "models/python/builtins/buffer.h"
#include "models/python/builtins/bytes.h"
#include "models/python/builtins/codec.h"
#include "models/python/builtins/str.h"
#include "models/python/builtins/support.h"

namespace interleave::models::python {
namespace bytes_methods {

Value decode(Vm& vm, Value* a) {
  const std::string content(bytes_view(a[0]));  // an error handler may change a bytearray
  return decode_bytes(vm, content,
                      need_str(vm, a[1], "decode() argument 'encoding' must be str")->view(),
                      need_str(vm, a[2], "decode() argument 'errors' must be str")->view());
}

Value hex(Vm& vm, Value* a) { return vm.str(bytes_hex(vm, bytes_view(a[0]), a[1], a[2])); }

Value fromhex(Vm& vm, Value* a) {
  const std::string_view text = need_str(vm, a[1], "fromhex() argument must be str")->view();
  const auto digit = [](char c) {
    return c >= '0' && c <= '9'                 ? c - '0'
           : (c | 32) >= 'a' && (c | 32) <= 'f' ? (c | 32) - 'a' + 10
                                                : -1;
  };
  std::string content;
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] == ' ' || (text[i] >= 9 && text[i] <= 13)) continue;
    const int high = digit(text[i]);
    const int low = high >= 0 && i + 1 < text.size() ? digit(text[i + 1]) : -1;
    if (low < 0) {
      vm.raise(vm.types().ValueError,
               "non-hexadecimal number found in fromhex() arg at position {}",
               high < 0 ? i : i + 1);
    }
    content += static_cast<char>(static_cast<unsigned char>(high * 16 + low));
    ++i;
  }
  auto* cls = a[0].as<Type>();
  const bool immutable = cls->instance_kind == Kind::bytes;
  const Value made = immutable ? Value(make_bytes(vm, content)) : make_bytearray(vm, content);
  return cls == vm.types().bytes || cls == vm.types().bytearray ? made : vm.call(a[0], {{made}});
}

constexpr size_t kByteCount = 256;

Value maketrans(Vm& vm, Value* a) {
  const std::string_view from = need_buffer(vm, a[0]), to = need_buffer(vm, a[1]);
  if (from.size() != to.size()) {
    vm.raise(vm.types().ValueError, "maketrans arguments must have same length");
  }
  std::string table(kByteCount, '\0');
  for (size_t i = 0; i < kByteCount; ++i) table[i] = static_cast<char>(i);
  for (size_t i = 0; i < from.size(); ++i) table[static_cast<unsigned char>(from[i])] = to[i];
  return make_bytes(vm, table);
}

Value translate(Vm& vm, Value* a) {
  const std::string_view table = a[1].is_none() ? std::string_view() : need_buffer(vm, a[1]);
  if (!a[1].is_none() && table.size() != kByteCount) {
    vm.raise(vm.types().ValueError, "translation table must be 256 characters long");
  }
  std::array<bool, kByteCount> dropped{};
  if (a[2].is_defined()) {
    for (const char c : need_buffer(vm, a[2])) dropped[static_cast<unsigned char>(c)] = true;
  }
  std::string result;
  for (const char c : bytes_view(a[0])) {
    const auto code = static_cast<unsigned char>(c);
    if (!dropped[code]) result += table.empty() ? c : table[code];
  }
  return make_like(vm, a[0], result);
}

namespace {

constexpr NativeDef kMethods[] = {
    {"capitalize", "(self, /)", capitalize},
    {"center", "(self, width, fillchar=..., /)", center},
    {"count", "(self, sub, start=None, end=None, /)", count},
    {"decode", "(self, /, encoding='utf-8', errors='strict')", decode},
    {"endswith", "(self, suffix, start=None, end=None, /)", endswith},
    {"expandtabs", "(self, /, tabsize=8)", expandtabs},
    {"find", "(self, sub, start=None, end=None, /)", find},
    {"hex", "(self, sep=..., bytes_per_sep=1)", hex},
    {"index", "(self, sub, start=None, end=None, /)", index},
    {"isalnum", "(self, /)", isalnum},
    {"isalpha", "(self, /)", isalpha},
    {"isascii", "(self, /)", isascii},
    {"isdigit", "(self, /)", isdigit},
    {"islower", "(self, /)", islower},
    {"isspace", "(self, /)", isspace},
    {"istitle", "(self, /)", istitle},
    {"isupper", "(self, /)", isupper},
    {"join", "(self, iterable_of_bytes, /)", join},
    {"ljust", "(self, width, fillchar=..., /)", ljust},
    {"lower", "(self, /)", lower},
    {"lstrip", "(self, bytes=None, /)", lstrip},
    {"partition", "(self, sep, /)", partition},
    {"removeprefix", "(self, prefix, /)", removeprefix},
    {"removesuffix", "(self, suffix, /)", removesuffix},
    {"replace", "(self, old, new, count=-1, /)", replace},
    {"rfind", "(self, sub, start=None, end=None, /)", rfind},
    {"rindex", "(self, sub, start=None, end=None, /)", rindex},
    {"rjust", "(self, width, fillchar=..., /)", rjust},
    {"rpartition", "(self, sep, /)", rpartition},
    {"rsplit", "(self, /, sep=None, maxsplit=-1)", rsplit},
    {"rstrip", "(self, bytes=None, /)", rstrip},
    {"split", "(self, /, sep=None, maxsplit=-1)", split},
    {"splitlines", "(self, /, keepends=False)", splitlines},
    {"startswith", "(self, prefix, start=None, end=None, /)", startswith},
    {"strip", "(self, bytes=None, /)", strip},
    {"swapcase", "(self, /)", swapcase},
    {"title", "(self, /)", title},
    {"translate", "(self, table, /, delete=...)", translate},
    {"upper", "(self, /)", upper},
    {"zfill", "(self, width, /)", zfill},
};
constexpr NativeDef kClassMethods[] = {{"fromhex", "(cls, string, /)", fromhex}};
constexpr NativeDef kStaticMethods[] = {{"maketrans", "(frm, to, /)", maketrans}};

}  // namespace
}  // namespace bytes_methods

std::string bytes_hex(Vm& vm, std::string_view content, const Value& separator,
                      const Value& group) {
  std::string_view mark;
  if (separator.is_defined()) {
    if (vm.length(separator) != 1) vm.raise(vm.types().ValueError, "sep must be length 1.");
    if (const auto* text = separator.try_as<Str>()) {
      if (!text->is_ascii()) vm.raise(vm.types().ValueError, "sep must be ASCII.");
      mark = text->view();
    } else if (separator.is(Kind::bytes)) {
      mark = bytes_view(separator);
    } else {
      vm.raise(vm.types().TypeError, "sep must be str or bytes.");
    }
  }
  // Groups count from the right, or from the left if negative.
  const int64_t wanted = to_size(vm, group);
  const auto size = static_cast<int64_t>(content.size());
  std::string text;
  for (int64_t i = 0; i < size; ++i) {
    const int64_t place = wanted > 0 ? size - i : i;
    if (i > 0 && !mark.empty() && wanted != 0 && place % std::abs(wanted) == 0) text += mark;
    text += fmt::format("{:02x}", static_cast<unsigned char>(content[static_cast<size_t>(i)]));
  }
  return text;
}

constinit const std::span<const NativeDef> kBytesMethods = bytes_methods::kMethods;
constinit const std::span<const NativeDef> kBytesClassMethods = bytes_methods::kClassMethods;
constinit const std::span<const NativeDef> kBytesStaticMethods = bytes_methods::kStaticMethods;

}  // namespace interleave::models::python
