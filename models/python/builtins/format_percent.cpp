// `text % arguments`: printf-style formatting of str and of bytes (CPython 3.11
// Objects/unicodeobject.c, PyUnicode_Format, and Objects/bytesobject.c, _PyBytes_FormatEx). Numbers
// are the same text in both.
#include <algorithm>
#include <cmath>

#include "models/python/builtins/buffer.h"
#include "models/python/builtins/bytes.h"
#include "models/python/builtins/float_text.h"
#include "models/python/builtins/floating.h"
#include "models/python/builtins/format_spec.h"
#include "models/python/builtins/integer.h"
#include "models/python/builtins/str.h"
#include "models/python/builtins/support.h"
#include "models/python/builtins/unicode.h"

namespace interleave::models::python {
namespace {

struct Conversion {
  bool left = false, plus = false, space = false, alternate = false, zero = false;
  int64_t width = -1, precision = -1;
  char32_t type = 0;
};

bool* flag_of(Conversion& c, char letter) {
  switch (letter) {
    case '-':
      return &c.left;
    case '+':
      return &c.plus;
    case ' ':
      return &c.space;
    case '#':
      return &c.alternate;
    case '0':
      return &c.zero;
    default:
      return nullptr;
  }
}

class PercentFormatter {
 public:
  PercentFormatter(Vm& vm, std::string_view format, const Value& arguments, bool of_bytes)
      : vm_(vm),
        format_(format),
        arguments_(arguments),
        tuple_(arguments.try_as<Tuple>()),
        of_bytes_(of_bytes) {}

  std::string run() {
    std::string result;
    while (at_ < format_.size()) {
      const size_t percent = std::min(format_.find('%', at_), format_.size());
      result += format_.substr(at_, percent - at_);
      at_ = percent;
      if (at_ < format_.size()) {
        ++at_;
        result += field();
      }
    }
    const bool left_over =
        tuple_ != nullptr ? next_ < tuple_->size() : next_ == 0 && !used_mapping_ && !is_mapping();
    if (left_over) {
      vm_.raise(vm_.types().TypeError, "not all arguments converted during {} formatting",
                of_bytes_ ? "bytes" : "string");
    }
    return result;
  }

 private:
  bool is_mapping() {
    if (of_bytes_ && (arguments_.is(Kind::bytes) || arguments_.is(Kind::bytearray))) return false;
    return tuple_ == nullptr && !arguments_.is(Kind::str) &&
           vm_.type_of(arguments_)->slots.get_item != nullptr;
  }

  Value next_argument() {
    if (key_.is_defined()) return std::exchange(key_, Value());
    if (tuple_ != nullptr && next_ < tuple_->size()) return (*tuple_)[next_++];
    if (tuple_ == nullptr && next_++ == 0) return arguments_;
    vm_.raise(vm_.types().TypeError, "not enough arguments for format string");
  }

  char32_t take() {
    if (at_ >= format_.size()) vm_.raise(vm_.types().ValueError, "incomplete format");
    if (of_bytes_) return static_cast<unsigned char>(format_[at_++]);
    return unicode::next(format_, at_);
  }
  bool accept(char c) { return at_ < format_.size() && format_[at_] == c && (++at_, true); }

  int64_t number(std::string_view what) {  // digits or *; -1 if there is none
    if (accept('*')) {
      const Value v = next_argument();
      if (!is_integer(v)) vm_.raise(vm_.types().TypeError, "* wants int");
      return clamp_to_int64(v);
    }
    int64_t value = -1;
    while (at_ < format_.size() && format_[at_] >= '0' && format_[at_] <= '9') {
      value = std::max<int64_t>(value, 0) * 10 + (format_[at_++] - '0');
      if (value > INT32_MAX) vm_.raise(vm_.types().ValueError, "{} too big", what);
    }
    return value;
  }

  void mapping_key() {
    if (!is_mapping()) vm_.raise(vm_.types().TypeError, "format requires a mapping");
    const size_t begin = at_;
    for (int depth = 1; depth > 0; ++at_) {
      if (at_ >= format_.size()) vm_.raise(vm_.types().ValueError, "incomplete format key");
      depth += format_[at_] == '(' ? 1 : format_[at_] == ')' ? -1 : 0;
    }
    const std::string_view name = format_.substr(begin, at_ - 1 - begin);
    key_ =
        vm_.get_item(arguments_, of_bytes_ ? Value(make_bytes(vm_, name)) : Value(vm_.str(name)));
    used_mapping_ = true;
  }

  std::string field() {
    if (accept('%')) return "%";
    Conversion c;
    if (accept('(')) mapping_key();
    while (at_ < format_.size()) {
      bool* flag = flag_of(c, format_[at_]);
      if (flag == nullptr) break;
      *flag = true;
      ++at_;
    }
    c.width = number("width");
    if (c.width < -1) c.left = true, c.width = -c.width;
    if (accept('.')) c.precision = std::max<int64_t>(number("precision"), 0);
    if (accept('h') || accept('l') || accept('L')) {
    }
    const size_t position = of_bytes_ ? at_ : unicode::count(format_.substr(0, at_));
    c.type = take();
    return convert(c, position);
  }

  std::string convert(const Conversion& c, size_t position) {
    const Value argument = next_argument();
    switch (c.type) {
      case 's':
        return of_bytes_ ? bytes(c, argument) : text(c, vm_.to_str(argument)->view());
      case 'b':
        if (!of_bytes_) break;
        return bytes(c, argument);
      case 'r':
        if (of_bytes_) return text(c, escape_non_ascii(vm_.repr(argument)->view()));
        return text(c, vm_.repr(argument)->view());
      case 'a':
        return text(c, escape_non_ascii(vm_.repr(argument)->view()));
      case 'c':
        return of_bytes_ ? bytes_field(c, {byte(argument)})
                         : pad(character(argument), c.width, c.left ? '<' : '>', ' ');
      case 'd':
      case 'i':
      case 'u':
      case 'x':
      case 'X':
      case 'o':
        return integer(c, argument);
      case 'e':
      case 'E':
      case 'f':
      case 'F':
      case 'g':
      case 'G':
        return floating(c, argument);
      default:
        break;
    }
    vm_.raise(vm_.types().ValueError, "unsupported format character '{}' (0x{:x}) at index {}",
              c.type < 128 && c.type >= 32 ? unicode::encode(c.type) : "?",
              static_cast<uint32_t>(c.type), position);
  }

  std::string text(const Conversion& c, std::string_view text) {
    if (c.precision >= 0)
      text = text.substr(0, unicode::offset_of(text, static_cast<size_t>(c.precision)));
    return pad(text, c.width, c.left ? '<' : '>', ' ');
  }

  std::string bytes_field(const Conversion& c, std::string content) {
    const size_t width = c.width < 0 ? 0 : static_cast<size_t>(c.width);
    const size_t missing = width > content.size() ? width - content.size() : 0;
    return content.insert(c.left ? content.size() : 0, missing, ' ');
  }

  std::string bytes(const Conversion& c, const Value& v) {
    Value source = v;
    if (!is_buffer(v) && !v.is(Kind::str)) source = call_special(vm_, v, "__bytes__");
    if (source.is_undefined() || !is_buffer(source)) {
      vm_.raise(vm_.types().TypeError,
                "%b requires a bytes-like object, or an object that implements __bytes__, not '{}'",
                type_name(vm_, v));
    }
    std::string content = gather(vm_, source);
    if (c.precision >= 0 && static_cast<size_t>(c.precision) < content.size())
      content.resize(static_cast<size_t>(c.precision));
    return bytes_field(c, std::move(content));
  }

  char byte(const Value& v) {
    if ((v.is(Kind::bytes) || v.is(Kind::bytearray)) && bytes_view(v).size() == 1)
      return bytes_view(v)[0];
    if (!is_integer(v)) {
      vm_.raise(vm_.types().TypeError, "%c requires an integer in range(256) or a single byte");
    }
    const int64_t code = clamp_to_int64(v);
    if (code < 0 || code > 255) {
      vm_.raise(vm_.types().OverflowError, "%c arg not in range(256)");
    }
    return static_cast<char>(static_cast<unsigned char>(code));
  }

  std::string character(const Value& v) {
    if (const auto* text = v.try_as<Str>(); text != nullptr && text->length == 1)
      return std::string(text->view());
    if (!is_integer(v)) vm_.raise(vm_.types().TypeError, "%c requires int or char");
    const int64_t code = clamp_to_int64(v);
    if (code < 0 || code > 0x10ffff)
      vm_.raise(vm_.types().OverflowError, "%c arg not in range(0x110000)");
    return unicode::encode(static_cast<char32_t>(code));
  }

  Value to_integer_argument(const Conversion& c, const Value& v) {
    if (is_integer(v)) return v;
    const bool decimal = c.type == 'd' || c.type == 'i' || c.type == 'u';
    if (decimal) {
      if (const auto number = float_value(vm_, v)) return integer_from_double(vm_, *number);
    }
    for (const std::string_view name : {"__index__", decimal ? "__int__" : "__index__"}) {
      const Value result = v.is(Kind::str) ? Value() : call_special(vm_, v, name);
      if (result.is_defined()) return result;
    }
    vm_.raise(vm_.types().TypeError, "%{} format: {} is required, not {}",
              static_cast<char>(c.type), decimal ? "a real number" : "an integer",
              type_name(vm_, v));
  }

  std::string integer(const Conversion& c, const Value& argument) {
    const int base = c.type == 'o' ? 8 : (c.type | 0x20) == 'x' ? 16 : 10;
    std::string digits = integer_to_text(vm_, to_integer_argument(c, argument), base);
    const bool negative = digits[0] == '-';
    if (negative) digits.erase(0, 1);
    if (c.precision > static_cast<int64_t>(digits.size()))
      digits = pad(digits, c.precision, '>', '0');
    if (c.type == 'X') {
      for (char& d : digits) d = d >= 'a' ? static_cast<char>(d - 32) : d;
    }
    std::string prefix;
    if (c.alternate && base != 10) prefix = {'0', static_cast<char>(c.type)};
    return number_field(c, negative, prefix, digits);
  }

  std::string floating(const Conversion& c, const Value& argument) {
    if (of_bytes_ && !is_integer(argument) && !float_value(vm_, argument) &&
        !has_special(vm_, argument, "__float__")) {
      vm_.raise(vm_.types().TypeError, "float argument required, not {}", type_name(vm_, argument));
    }
    const double value = vm_.to_double(argument);
    FloatStyle style{.type = static_cast<char>(c.type | 0x20), .alternate = c.alternate};
    style.precision = c.precision < 0 ? 6 : static_cast<int>(c.precision);
    std::string digits = float_to_text(value, style);
    const bool negative = digits[0] == '-';
    if (negative) digits.erase(0, 1);
    if (c.type < 'a') {
      for (char& d : digits) d = d >= 'a' && d <= 'z' ? static_cast<char>(d - 32) : d;
    }
    return number_field(c, negative, "", digits);
  }

  std::string number_field(const Conversion& c, bool negative, std::string_view prefix,
                           const std::string& digits) {
    std::string head = negative ? "-" : c.plus ? "+" : c.space ? " " : "";
    head += prefix;
    if (c.left) return pad(head + digits, c.width, '<', ' ');
    if (c.zero) return head + pad(digits, c.width - static_cast<int64_t>(head.size()), '>', '0');
    return pad(head + digits, c.width, '>', ' ');
  }

  Vm& vm_;
  std::string_view format_;
  const Value& arguments_;
  const Tuple* tuple_;
  size_t at_ = 0;
  uint32_t next_ = 0;
  Value key_;
  bool used_mapping_ = false;
  const bool of_bytes_;
};

}  // namespace

std::string percent_format(Vm& vm, std::string_view format, const Value& arguments) {
  return PercentFormatter(vm, format, arguments, false).run();
}

std::string percent_format_bytes(Vm& vm, std::string_view format, const Value& arguments) {
  return PercentFormatter(vm, format, arguments, true).run();
}

}  // namespace interleave::models::python
