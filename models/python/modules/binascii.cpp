// binascii: bytes as hexadecimal digits and base 64, and checksums.
#include <zlib.h>

#include <optional>

#include "models/python/bootstrap.h"
#include "models/python/builtins/buffer.h"
#include "models/python/modules/table.h"
#include "models/python/types.h"
#include "models/python/vm.h"

namespace interleave::models::python::modules {

namespace {

struct Binascii : ModuleState {
  Type* error = nullptr;
};

/// ASCII text is as good as bytes where text was meant.
std::string_view ascii_of(Vm& vm, const Value& value) {
  const Str* text = value.try_as<Str>();
  if (text == nullptr) return need_buffer(vm, value);
  if (!text->is_ascii())
    vm.raise(vm.types().ValueError, "string argument should contain only ASCII characters");
  return text->view();
}
[[noreturn]] void fail(Vm& vm, std::string_view message) {
  vm.raise(vm.interpreter().state<Binascii>().error, "{}", message);
}

Value hexlify(Vm& vm, Value* a) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string text;
  for (const char c : need_buffer(vm, a[0])) {
    const auto byte = static_cast<unsigned char>(c);
    text += kDigits[byte >> 4];
    text += kDigits[byte & 15];
  }
  return vm.interpreter().make_bytes(text);
}

std::optional<unsigned> hex_digit(char c) {
  if (c >= '0' && c <= '9') return static_cast<unsigned>(c - '0');
  if (c >= 'a' && c <= 'f') return static_cast<unsigned>(c - 'a' + 10);
  if (c >= 'A' && c <= 'F') return static_cast<unsigned>(c - 'A' + 10);
  return std::nullopt;
}

Value unhexlify(Vm& vm, Value* a) {
  const std::string_view text = ascii_of(vm, a[0]);
  if (text.size() % 2 != 0) fail(vm, "Odd-length string");
  std::string bytes;
  for (size_t i = 0; i < text.size(); i += 2) {
    const auto high = hex_digit(text[i]), low = hex_digit(text[i + 1]);
    if (!high || !low) fail(vm, "Non-hexadecimal digit found");
    bytes += static_cast<char>(*high << 4 | *low);
  }
  return vm.interpreter().make_bytes(bytes);
}

constexpr std::string_view kBase64 =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

Value b2a_base64(Vm& vm, Value* a) {
  const std::string_view data = need_buffer(vm, a[0]);
  std::string text;
  for (size_t i = 0; i < data.size(); i += 3) {
    const auto byte = [&](size_t at) {
      return at < data.size() ? static_cast<unsigned char>(data[at]) : 0u;
    };
    const uint32_t group = byte(i) << 16 | byte(i + 1) << 8 | byte(i + 2);
    text += kBase64[group >> 18];
    text += kBase64[group >> 12 & 63];
    text += i + 1 < data.size() ? kBase64[group >> 6 & 63] : '=';
    text += i + 2 < data.size() ? kBase64[group & 63] : '=';
  }
  if (vm.truth(a[1])) text += '\n';
  return vm.interpreter().make_bytes(text);
}

// As CPython: characters outside the alphabet are skipped; what follows complete padding is
// dropped.
Value a2b_base64(Vm& vm, Value* a) {
  const std::string_view text = ascii_of(vm, a[0]);
  const bool strict = vm.truth(a[1]);
  std::string bytes;
  uint32_t group = 0;
  int digits = 0, pads = 0;
  for (const char c : text) {
    if (c == '=') {
      if (digits >= 2 && digits + ++pads >= 4) return vm.interpreter().make_bytes(bytes);
      continue;
    }
    const size_t value = kBase64.find(c);
    if (value == kBase64.npos) {
      if (strict) fail(vm, "Only base64 data is allowed");
      continue;
    }
    pads = 0;
    group = group << 6 | static_cast<uint32_t>(value);
    if (++digits > 1) bytes += static_cast<char>(group >> (8 - 2 * digits) & 0xff);
    if (digits == 4) digits = 0;
  }
  if (digits == 1) {
    fail(vm, fmt::format("Invalid base64-encoded string: number of data characters ({}) cannot be "
                         "1 more than a multiple of 4",
                         bytes.size() / 3 * 4 + 1));
  }
  if (digits != 0) fail(vm, "Incorrect padding");
  return vm.interpreter().make_bytes(bytes);
}

template <auto kFunction>
Value checksum(Vm& vm, Value* a) {
  const std::string_view data = need_buffer(vm, a[0]);
  const auto start = static_cast<uLong>(vm.to_index(a[1]) & 0xffffffff);
  const uLong sum = kFunction(start, reinterpret_cast<const Bytef*>(data.data()), data.size());
  return Value::integer(static_cast<int64_t>(sum));
}

constexpr NativeDef kFunctions[] = {
    {"a2b_base64", "(data, /, *, strict_mode=False)", a2b_base64},
    {"a2b_hex", "(hexstr, /)", unhexlify},
    {"adler32", "(data, value=1, /)", checksum<adler32_z>},
    {"b2a_base64", "(data, /, *, newline=True)", b2a_base64},
    {"b2a_hex", "(data, /)", hexlify},
    {"crc32", "(data, crc=0, /)", checksum<crc32_z>},
    {"hexlify", "(data, /)", hexlify},
    {"unhexlify", "(hexstr, /)", unhexlify},
};

}  // namespace

void init_binascii(Vm& vm, Dict& module) {
  vm.add_natives(module, kFunctions);
  Type* error = make_type<Exception>(
      vm.interpreter(), {.name = "Error", .module = "binascii", .base = vm.types().ValueError});
  vm.interpreter().state<Binascii>().error = error;
  module.set(vm.intern("Error").get(), Value(error));
}

}  // namespace interleave::models::python::modules
