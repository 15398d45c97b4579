// struct: values as bytes of C types. Without a prefix or with `@` sizes and alignment are those of
// 64-bit Linux, which `=` has too but for the alignment and `l`.
#include <algorithm>
#include <bit>
#include <cmath>

#include "models/python/bootstrap.h"
#include "models/python/builtins/buffer.h"
#include "models/python/modules/table.h"
#include "models/python/types.h"
#include "models/python/vm.h"

namespace interleave::models::python::modules {

namespace {

struct StructState : ModuleState {
  Type* error = nullptr;
};

[[noreturn]] void fail(Vm& vm, std::string_view message) {
  vm.raise(vm.interpreter().state<StructState>().error, "{}", message);
}

enum class Sort : uint8_t { pad, character, text, boolean, signed_int, unsigned_int, floating };

struct Code {
  char letter;
  Sort sort;
  uint8_t native_size, standard_size;  // 0: only native
};
constexpr Code kCodes[] = {
    {'x', Sort::pad, 1, 1},          {'c', Sort::character, 1, 1},
    {'s', Sort::text, 1, 1},         {'p', Sort::text, 1, 1},
    {'?', Sort::boolean, 1, 1},      {'b', Sort::signed_int, 1, 1},
    {'B', Sort::unsigned_int, 1, 1}, {'h', Sort::signed_int, 2, 2},
    {'H', Sort::unsigned_int, 2, 2}, {'i', Sort::signed_int, 4, 4},
    {'I', Sort::unsigned_int, 4, 4}, {'l', Sort::signed_int, 8, 4},
    {'L', Sort::unsigned_int, 8, 4}, {'q', Sort::signed_int, 8, 8},
    {'Q', Sort::unsigned_int, 8, 8}, {'n', Sort::signed_int, 8, 0},
    {'N', Sort::unsigned_int, 8, 0}, {'P', Sort::unsigned_int, 8, 0},
    {'f', Sort::floating, 4, 4},     {'d', Sort::floating, 8, 8},
};

/// `count` items of one code, `offset` bytes from the beginning. A text is one item of `count`
/// bytes.
struct Field {
  Code code;
  size_t count, size, offset;
  size_t values() const { return code.sort == Sort::pad ? 0 : code.sort == Sort::text ? 1 : count; }
};

struct Layout {
  std::vector<Field> fields;
  size_t size = 0;
  size_t values = 0;
  bool big_endian = false;
};

Layout parse(Vm& vm, const Value& format) {
  std::string_view text =
      format.is(Kind::bytes) ? format.as<Bytes>()->view() : vm.to_text(format, "Struct");
  Layout layout;
  bool native = true;
  if (!text.empty() && std::string_view("@=<>!").find(text[0]) != std::string_view::npos) {
    native = text[0] == '@';
    layout.big_endian = text[0] == '>' || text[0] == '!';
    text.remove_prefix(1);
  }
  for (size_t i = 0; i < text.size();) {
    if (std::string_view(" \t\n\r\f\v").find(text[i]) != std::string_view::npos) {
      ++i;
      continue;
    }
    size_t count = 1;
    if (text[i] >= '0' && text[i] <= '9') {
      for (count = 0; i < text.size() && text[i] >= '0' && text[i] <= '9'; ++i) {
        count = count * 10 + static_cast<size_t>(text[i] - '0');
        if (count > UINT32_MAX) fail(vm, "total struct size too long");
      }
      if (i == text.size()) fail(vm, "repeat count given without format specifier");
    }
    const auto* code = std::find_if(std::begin(kCodes), std::end(kCodes),
                                    [&](const Code& c) { return c.letter == text[i]; });
    if (code == std::end(kCodes) || (!native && code->standard_size == 0))
      fail(vm, "bad char in struct format");
    if (code->letter == 'p') fail(vm, "the format 'p' isn't modelled: use 's'");
    const size_t size = native ? code->native_size : code->standard_size;
    if (native) layout.size = (layout.size + size - 1) / size * size;
    layout.fields.push_back({*code, count, size, layout.size});
    layout.size += count * size;
    layout.values += layout.fields.back().values();
    ++i;
  }
  return layout;
}

void store(std::string& out, const Layout& layout, size_t at, size_t size, uint64_t bits) {
  for (size_t i = 0; i < size; ++i) {
    const size_t shift = 8 * (layout.big_endian ? size - 1 - i : i);
    out[at + i] = static_cast<char>(bits >> shift & 0xff);
  }
}
uint64_t load(std::string_view in, const Layout& layout, size_t at, size_t size) {
  uint64_t bits = 0;
  for (size_t i = 0; i < size; ++i) {
    const size_t from = layout.big_endian ? i : size - 1 - i;
    bits = bits << 8 | static_cast<unsigned char>(in[at + from]);
  }
  return bits;
}

uint64_t integer_bits(Vm& vm, const Field& field, const Value& value) {
  const bool is_signed = field.code.sort == Sort::signed_int;
  const auto out_of_range = [&] {
    if (field.size == 8)
      fail(vm, field.code.letter == 'q' || field.code.letter == 'Q' ? "int too large to convert"
                                                                    : "argument out of range");
    const int64_t most =
        is_signed ? (int64_t{1} << (8 * field.size - 1)) - 1 : (int64_t{1} << (8 * field.size)) - 1;
    const int64_t least = is_signed ? -most - 1 : 0;
    const std::string_view kind = field.size == 1   ? (is_signed ? "byte" : "ubyte")
                                  : field.size == 2 ? (is_signed ? "short" : "ushort")
                                                    : "";
    if (!kind.empty())
      fail(vm, fmt::format("{} format requires {} <= number <= {}", kind, least, most));
    fail(vm,
         fmt::format("'{}' format requires {} <= number <= {}", field.code.letter, least, most));
  };
  if (value.is(Kind::big_int)) {
    // Between 2**63 and 2**64: as an unsigned number, by way of the difference.
    if (is_signed || field.size < 8) out_of_range();
    const Value half = vm.binary(BinaryOp::lshift, Value::integer(1), Value::integer(63));
    const Value rest = vm.binary(BinaryOp::sub, value, half);
    if (!rest.is_int() || rest.as_int() < 0) out_of_range();
    return static_cast<uint64_t>(rest.as_int()) | uint64_t{1} << 63;
  }
  if (!value.is_int() && !value.is_bool() && vm.find_attr(value, "__index__").is_undefined()) {
    fail(vm, "required argument is not an integer");
  }
  const int64_t number = vm.to_index(value);
  const int bits = static_cast<int>(8 * field.size);
  const bool fits = is_signed ? bits == 64 || (number >= -(int64_t{1} << (bits - 1)) &&
                                               number < int64_t{1} << (bits - 1))
                              : number >= 0 && (bits == 64 || number < int64_t{1} << bits);
  if (!fits) out_of_range();
  return static_cast<uint64_t>(number);
}

void pack_item(Vm& vm, const Layout& layout, const Field& field, size_t at, const Value& value,
               std::string& out) {
  switch (field.code.sort) {
    case Sort::pad:
      return;
    case Sort::text: {
      const Bytes* bytes = value.try_as<Bytes>();
      if (bytes == nullptr) fail(vm, "argument for 's' must be a bytes object");
      out.replace(at, std::min<size_t>(bytes->size, field.count),
                  bytes->view().substr(0, field.count));
      return;
    }
    case Sort::character: {
      const Bytes* bytes = value.try_as<Bytes>();
      if (bytes == nullptr || bytes->size != 1)
        fail(vm, "char format requires a bytes object of length 1");
      out[at] = bytes->view()[0];
      return;
    }
    case Sort::boolean:
      out[at] = vm.truth(value);
      return;
    case Sort::signed_int:
    case Sort::unsigned_int:
      store(out, layout, at, field.size, integer_bits(vm, field, value));
      return;
    case Sort::floating: {
      if (value.is(Kind::str) || value.is_none()) fail(vm, "required argument is not a float");
      const double number = vm.to_double(value);
      if (field.size == 8) {
        store(out, layout, at, 8, std::bit_cast<uint64_t>(number));
      } else {
        const auto small = static_cast<float>(number);
        if (std::isinf(small) && !std::isinf(number))
          vm.raise(vm.types().OverflowError, "float too large to pack with f format");
        store(out, layout, at, 4, std::bit_cast<uint32_t>(small));
      }
    }
  }
}

Value unpack_item(Vm& vm, const Layout& layout, const Field& field, size_t at,
                  std::string_view in) {
  switch (field.code.sort) {
    case Sort::pad:
      break;
    case Sort::text:
      return vm.interpreter().make_bytes(in.substr(at, field.count));
    case Sort::character:
      return vm.interpreter().make_bytes(in.substr(at, 1));
    case Sort::boolean:
      return Value::boolean(in[at] != 0);
    case Sort::signed_int: {
      const auto shift = static_cast<int>(64 - 8 * field.size);
      return Value::integer(static_cast<int64_t>(load(in, layout, at, field.size) << shift) >>
                            shift);
    }
    case Sort::unsigned_int: {
      const uint64_t bits = load(in, layout, at, field.size);
      if (bits <= static_cast<uint64_t>(INT64_MAX))
        return Value::integer(static_cast<int64_t>(bits));
      const Value digits = vm.str(std::to_string(bits));
      return vm.call(Value(vm.types().integer), std::span(&digits, 1));
    }
    case Sort::floating: {
      const uint64_t bits = load(in, layout, at, field.size);
      if (field.size == 8) return Value::floating(std::bit_cast<double>(bits));
      return Value::floating(
          static_cast<double>(std::bit_cast<float>(static_cast<uint32_t>(bits))));
    }
  }
  return Value::none();
}

Value struct_calcsize(Vm& vm, Value* a) {
  return Value::integer(static_cast<int64_t>(parse(vm, a[0]).size));
}

// pack(format, *values)
Value struct_pack(Vm& vm, Value* a) {
  const Layout layout = parse(vm, a[0]);
  const auto values = a[1].as<Tuple>()->items();
  if (values.size() != layout.values) {
    fail(vm,
         fmt::format("pack expected {} items for packing (got {})", layout.values, values.size()));
  }
  vm.heap().charge(static_cast<ptrdiff_t>(layout.size));
  std::string out(layout.size, '\0');
  vm.heap().charge(-static_cast<ptrdiff_t>(layout.size));
  size_t next = 0;
  for (const Field& field : layout.fields) {
    for (size_t i = 0; i < field.values(); ++i) {
      pack_item(vm, layout, field, field.offset + i * field.size, values[next++], out);
    }
  }
  return vm.interpreter().make_bytes(out);
}

Value unpack_at(Vm& vm, const Layout& layout, std::string_view in) {
  std::vector<Value> values;
  for (const Field& field : layout.fields) {
    for (size_t i = 0; i < field.values(); ++i) {
      values.push_back(unpack_item(vm, layout, field, field.offset + i * field.size, in));
    }
  }
  return vm.tuple(values);
}

Value struct_unpack(Vm& vm, Value* a) {
  const Layout layout = parse(vm, a[0]);
  const std::string_view in = need_buffer(vm, a[1]);
  if (in.size() != layout.size)
    fail(vm, fmt::format("unpack requires a buffer of {} bytes", layout.size));
  return unpack_at(vm, layout, in);
}

Value struct_unpack_from(Vm& vm, Value* a) {
  const Layout layout = parse(vm, a[0]);
  const std::string_view in = need_buffer(vm, a[1]);
  const int64_t offset = vm.to_index(a[2]);
  const int64_t from = offset < 0 ? offset + static_cast<int64_t>(in.size()) : offset;
  if (from < 0)
    fail(vm, fmt::format("offset {} out of range for {}-byte buffer", offset, in.size()));
  if (static_cast<size_t>(from) + layout.size > in.size()) {
    fail(vm, fmt::format("unpack_from requires a buffer of at least {} bytes for unpacking {} "
                         "bytes at offset {} (actual buffer size is {})",
                         static_cast<size_t>(from) + layout.size, layout.size, from, in.size()));
  }
  return unpack_at(vm, layout, in.substr(static_cast<size_t>(from)));
}

constexpr NativeDef kFunctions[] = {
    {"calcsize", "(format, /)", struct_calcsize},
    {"pack", "(format, /, *values)", struct_pack},
    {"unpack", "(format, buffer, /)", struct_unpack},
    {"unpack_from", "(format, /, buffer, offset=0)", struct_unpack_from},
};

}  // namespace

void init_struct(Vm& vm, Dict& module) {
  vm.add_natives(module, kFunctions);
  Type* error = make_type<Exception>(
      vm.interpreter(), {.name = "error", .module = "struct", .base = vm.types().Exception_});
  vm.interpreter().state<StructState>().error = error;
  module.set(vm.intern("error").get(), Value(error));
}

}  // namespace interleave::models::python::modules
