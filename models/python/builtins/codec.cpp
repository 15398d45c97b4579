#include "models/python/builtins/codec.h"

#include <algorithm>

#include "models/python/builtins/bytes.h"
#include "models/python/builtins/str.h"
#include "models/python/builtins/support.h"
#include "models/python/builtins/unicode.h"

namespace interleave::models::python {
namespace {

enum class Encoding {
  utf_8,
  ascii,
  latin_1,
  utf_16,
  utf_16_le,
  utf_16_be,
  utf_32,
  utf_32_le,
  utf_32_be
};

struct EncodingName {
  std::string_view alias;  // lower case, '-' for '_' and ' '
  Encoding encoding;
  std::string_view name;  // as error messages give it
};
constexpr EncodingName kNames[] = {
    {"utf-8", Encoding::utf_8, "utf-8"},
    {"utf8", Encoding::utf_8, "utf-8"},
    {"ascii", Encoding::ascii, "ascii"},
    {"us-ascii", Encoding::ascii, "ascii"},
    {"latin-1", Encoding::latin_1, "latin-1"},
    {"latin1", Encoding::latin_1, "latin-1"},
    {"iso-8859-1", Encoding::latin_1, "latin-1"},
    {"utf-16", Encoding::utf_16, "utf-16"},
    {"utf16", Encoding::utf_16, "utf-16"},
    {"utf-16-le", Encoding::utf_16_le, "utf-16-le"},
    {"utf-16-be", Encoding::utf_16_be, "utf-16-be"},
    {"utf-32", Encoding::utf_32, "utf-32"},
    {"utf32", Encoding::utf_32, "utf-32"},
    {"utf-32-le", Encoding::utf_32_le, "utf-32-le"},
    {"utf-32-be", Encoding::utf_32_be, "utf-32-be"},
};

const EncodingName& find_encoding(Vm& vm, std::string_view name) {
  std::string plain;
  for (const char c : name) {
    plain += c == '_' || c == ' ' ? '-' : c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  }
  const auto* found = std::ranges::find(kNames, std::string_view(plain), &EncodingName::alias);
  if (found == std::end(kNames)) vm.raise(vm.types().LookupError, "unknown encoding: {}", name);
  return *found;
}

void put_unit(std::string& out, char32_t unit, int bytes, bool big_endian) {
  for (int i = 0; i < bytes; ++i) {
    const int shift = 8 * (big_endian ? bytes - 1 - i : i);
    out += static_cast<char>(static_cast<unsigned char>(unit >> shift));
  }
}

void put_utf_16(std::string& out, char32_t c, bool big_endian) {
  if (c < 0x10000) return put_unit(out, c, 2, big_endian);
  put_unit(out, 0xd800 + ((c - 0x10000) >> 10), 2, big_endian);
  put_unit(out, 0xdc00 + ((c - 0x10000) & 0x3ff), 2, big_endian);
}

// Appends the character, or returns why it can't be encoded.
std::string_view put(std::string& out, char32_t c, Encoding encoding) {
  switch (encoding) {
    case Encoding::ascii:
      if (c >= 0x80) return "ordinal not in range(128)";
      out += static_cast<char>(c);
      return {};
    case Encoding::latin_1:
      if (c >= 0x100) return "ordinal not in range(256)";
      out += static_cast<char>(static_cast<unsigned char>(c));
      return {};
    default:
      break;
  }
  if (c >= 0xd800 && c < 0xe000) return "surrogates not allowed";
  switch (encoding) {
    case Encoding::utf_8:
      unicode::append(out, c);
      break;
    case Encoding::utf_16:
    case Encoding::utf_16_le:
      put_utf_16(out, c, false);
      break;
    case Encoding::utf_16_be:
      put_utf_16(out, c, true);
      break;
    case Encoding::utf_32:
    case Encoding::utf_32_le:
      put_unit(out, c, 4, false);
      break;
    default:
      put_unit(out, c, 4, true);
      break;
  }
  return {};
}

[[noreturn]] void unknown_handler(Vm& vm, std::string_view errors) {
  vm.raise(vm.types().LookupError, "unknown error handler name '{}'", errors);
}

[[noreturn]] void raise_codec(Vm& vm, Type* type, std::string_view name, const Value& object,
                              size_t start, size_t end, std::string_view reason) {
  const auto number = [](size_t n) { return Value::integer(static_cast<int64_t>(n)); };
  vm.raise_value(
      vm.call(Value(type), {{vm.str(name), object, number(start), number(end), vm.str(reason)}}));
}

// Where malformed UTF-8 at `at` ends, and why (CPython 3.11 Objects/stringlib/codecs.h,
// utf8_decode).
std::pair<size_t, std::string_view> explain_utf_8(std::string_view bytes, size_t at) {
  const auto lead = static_cast<unsigned char>(bytes[at]);
  const size_t length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
  if (lead < 0xc2 || lead > 0xf4) return {at + 1, "invalid start byte"};
  size_t end = at + 1;
  for (; end < bytes.size() && end < at + length; ++end) {
    const auto next = static_cast<unsigned char>(bytes[end]);
    unsigned low = 0x80, high = 0xbf;
    if (end == at + 1) {
      if (lead == 0xe0) low = 0xa0;
      if (lead == 0xed) high = 0x9f;
      if (lead == 0xf0) low = 0x90;
      if (lead == 0xf4) high = 0x8f;
    }
    if (next < low || next > high) return {end, "invalid continuation byte"};
  }
  return {end, "unexpected end of data"};
}

class Decoder {
 public:
  Decoder(Vm& vm, std::string_view bytes, const EncodingName& encoding, std::string_view errors)
      : vm_(vm), bytes_(bytes), encoding_(encoding), errors_(errors) {}

  std::string run() {
    switch (encoding_.encoding) {
      case Encoding::utf_8:
        utf_8();
        break;
      case Encoding::ascii:
      case Encoding::latin_1:
        single_bytes(encoding_.encoding == Encoding::ascii ? 0x80 : 0x100);
        break;
      case Encoding::utf_16:
      case Encoding::utf_16_le:
      case Encoding::utf_16_be:
        units(2, Encoding::utf_16, Encoding::utf_16_be);
        break;
      default:
        units(4, Encoding::utf_32, Encoding::utf_32_be);
        break;
    }
    return std::move(text_);
  }

 private:
  void utf_8() {
    for (size_t at = 0; at < bytes_.size();) {
      const size_t bad = unicode::find_malformed(bytes_.substr(at));
      text_ += bytes_.substr(at, bad);
      if (bad == std::string_view::npos) return;
      const auto [end, reason] = explain_utf_8(bytes_, at + bad);
      malformed(at + bad, end, reason);
      at = end;
    }
  }

  void single_bytes(unsigned limit) {
    for (size_t at = 0; at < bytes_.size(); ++at) {
      const auto byte = static_cast<unsigned char>(bytes_[at]);
      if (byte < limit) {
        unicode::append(text_, byte);
      } else {
        malformed(at, at + 1, "ordinal not in range(128)");
      }
    }
  }

  void units(size_t width, Encoding with_mark, Encoding big) {
    bool big_endian = encoding_.encoding == big;
    const auto unit = [&](size_t at) {
      char32_t c = 0;
      for (size_t i = 0; i < width; ++i) {
        const auto byte = static_cast<unsigned char>(bytes_[at + (big_endian ? i : width - 1 - i)]);
        c = c << 8 | byte;
      }
      return c;
    };
    size_t at = 0;
    if (encoding_.encoding == with_mark && bytes_.size() >= width) {
      const char32_t mark = unit(0);
      big_endian = mark == (width == 2 ? char32_t{0xfffe} : char32_t{0xfffe0000});
      if (mark == 0xfeff || big_endian) at = width;
    }
    for (; at < bytes_.size(); at += width) {
      if (at + width > bytes_.size()) return malformed(at, bytes_.size(), "truncated data");
      char32_t c = unit(at);
      if (width == 2 && c >= 0xd800 && c < 0xdc00 && at + 4 <= bytes_.size()) {
        at += 2;
        c = 0x10000 + ((c - 0xd800) << 10) + (unit(at) - 0xdc00);
      }
      if (c > 0x10ffff || (c >= 0xd800 && c < 0xe000)) {
        malformed(at, at + width, "illegal encoding");
      } else {
        unicode::append(text_, c);
      }
    }
  }

  void malformed(size_t start, size_t end, std::string_view reason) {
    if (errors_ == "ignore") return;
    if (errors_ == "replace") return unicode::append(text_, 0xfffd);
    if (errors_ == "backslashreplace") {
      for (size_t i = start; i < end; ++i)
        text_ += fmt::format("\\x{:02x}", static_cast<unsigned char>(bytes_[i]));
      return;
    }
    if (errors_ == "surrogateescape") {
      for (size_t i = start; i < end; ++i)
        unicode::append(text_, 0xdc00u + static_cast<unsigned char>(bytes_[i]));
      return;
    }
    if (errors_ != "strict") unknown_handler(vm_, errors_);
    raise_codec(vm_, vm_.types().UnicodeDecodeError, encoding_.name, make_bytes(vm_, bytes_), start,
                end, reason);
  }

  Vm& vm_;
  std::string_view bytes_;
  const EncodingName& encoding_;
  std::string_view errors_;
  std::string text_;
};

}  // namespace

Ref<Bytes> encode_text(Vm& vm, const Str& text, std::string_view encoding,
                       std::string_view errors) {
  const EncodingName& to = find_encoding(vm, encoding);
  if (text.is_ascii() && to.encoding <= Encoding::latin_1) return make_bytes(vm, text.view());
  const std::u32string characters = unicode::decode(text.view());
  std::string out;
  if (to.encoding == Encoding::utf_16) out = "\xff\xfe";
  if (to.encoding == Encoding::utf_32) out = std::string("\xff\xfe\0\0", 4);
  for (size_t i = 0; i < characters.size(); ++i) {
    const std::string_view reason = put(out, characters[i], to.encoding);
    if (reason.empty()) continue;
    if (errors == "ignore") continue;
    if (errors == "replace") {
      put(out, '?', to.encoding);
    } else if (errors == "backslashreplace") {
      std::string escaped;
      unicode::append_escaped(escaped, characters[i]);
      for (const char c : escaped) put(out, static_cast<char32_t>(c), to.encoding);
    } else if (errors == "xmlcharrefreplace") {
      for (const char c : fmt::format("&#{};", static_cast<uint32_t>(characters[i]))) {
        put(out, static_cast<char32_t>(c), to.encoding);
      }
    } else if (errors == "surrogateescape" && characters[i] >= 0xdc80 && characters[i] < 0xdd00) {
      out += static_cast<char>(static_cast<unsigned char>(characters[i] & 0xff));
    } else if (errors != "strict") {
      unknown_handler(vm, errors);
    } else {
      size_t end = i + 1;  // a run of such characters is reported as one
      for (std::string ignored;
           end < characters.size() && put(ignored, characters[end], to.encoding) == reason;)
        ++end;
      raise_codec(vm, vm.types().UnicodeEncodeError, to.name,
                  make_str(vm, text.view(), text.length), i, end, reason);
    }
  }
  return make_bytes(vm, out);
}

Ref<Str> decode_bytes(Vm& vm, std::string_view bytes, std::string_view encoding,
                      std::string_view errors) {
  return vm.str(Decoder(vm, bytes, find_encoding(vm, encoding), errors).run());
}

}  // namespace interleave::models::python
