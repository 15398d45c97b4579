// str.format: literal text with replacement fields {name.attribute[key]!conversion:spec}, where the
// spec may hold fields itself, one level deep (CPython 3.11 Objects/stringlib/unicode_format.h).
#include <charconv>

#include "models/python/builtins/str.h"
#include "models/python/builtins/support.h"

namespace interleave::models::python {
namespace {

class Formatter {
 public:
  Formatter(Vm& vm, const Tuple& positional, const Value& mapping)
      : vm_(vm), positional_(positional), mapping_(mapping) {}

  std::string format(std::string_view text, int depth) {
    if (depth < 0) value_error("Max string recursion exceeded");
    std::string result;
    for (size_t at = 0; at < text.size();) {
      const char c = text[at++];
      if (c != '{' && c != '}') {
        result += c;
      } else if (at < text.size() && text[at] == c) {
        result += c;
        ++at;
      } else if (c == '}') {
        value_error("Single '}' encountered in format string");
      } else if (at == text.size()) {
        value_error("Single '{' encountered in format string");
      } else {
        result += field(take_field(text, at), depth);
      }
    }
    return result;
  }

 private:
  [[noreturn]] void value_error(std::string_view message) {
    vm_.raise_text(vm_.types().ValueError, message);
  }

  // The text up to the matching brace; `at` moves past it. A bracketed key may hold any character.
  std::string_view take_field(std::string_view text, size_t& at) {
    const size_t begin = at;
    int depth = 1;
    bool in_brackets = false, in_name = true;
    for (; at < text.size(); ++at) {
      const char c = text[at];
      if (in_brackets) {
        in_brackets = c != ']';
      } else if (c == '[' && in_name) {
        in_brackets = true;
      } else if (c == '{') {
        if (in_name) value_error("unexpected '{' in field name");
        ++depth;
      } else if (c == '}') {
        if (--depth == 0) return text.substr(begin, at++ - begin);
      } else if (c == ':' || c == '!') {
        in_name = false;
      }
    }
    if (in_name) value_error("expected '}' before end of string");
    if (text.back() == '!') value_error("end of string while looking for conversion specifier");
    value_error("unmatched '{' in format spec");
  }

  std::string field(std::string_view text, int depth) {
    size_t name_end = 0;
    for (bool in_brackets = false; name_end < text.size(); ++name_end) {
      const char c = text[name_end];
      if (c == '[') in_brackets = true;
      if (c == ']') in_brackets = false;
      if (!in_brackets && (c == ':' || c == '!')) break;
    }
    const std::string_view name = text.substr(0, name_end);
    std::string_view rest = text.substr(name_end);
    char conversion = 0;
    if (rest.starts_with('!')) {
      if (rest.size() < 2) value_error("unmatched '{' in format spec");
      conversion = rest[1];
      rest.remove_prefix(2);
      if (!rest.empty() && rest[0] != ':') value_error("expected ':' after conversion specifier");
    }
    std::string_view spec = rest.empty() ? rest : rest.substr(1);
    const Value value = convert(look_up(name), conversion);
    std::string expanded;
    if (spec.find_first_of("{}") != spec.npos) {
      expanded = format(spec, depth - 1);
      spec = expanded;
    }
    return std::string(vm_.format(value, spec)->view());
  }

  Value convert(Value value, char conversion) {
    switch (conversion) {
      case 0:
        return value;
      case 'r':
        return vm_.repr(value);
      case 's':
        return vm_.to_str(value);
      case 'a':
        return vm_.str(escape_non_ascii(vm_.repr(value)->view()));
      default:
        vm_.raise(vm_.types().ValueError, "Unknown conversion specifier {}", conversion);
    }
  }

  Value look_up(std::string_view name) {
    size_t at = std::min(name.find_first_of(".["), name.size());
    Value value = argument(name.substr(0, at));
    while (at < name.size()) {
      if (name[at] == '.') {
        const size_t end = std::min(name.find_first_of(".[", at + 1), name.size());
        if (end == at + 1) value_error("Empty attribute in format string");
        value = vm_.get_attr(value, vm_.intern(name.substr(at + 1, end - at - 1)).get());
        at = end;
      } else if (name[at] == '[') {
        const size_t end = name.find(']', at);
        if (end == name.npos) value_error("Missing ']' in format string");
        if (end == at + 1) value_error("Empty attribute in format string");
        const std::string_view key = name.substr(at + 1, end - at - 1);
        const auto number = as_number(key);
        value = vm_.get_item(value, number ? Value::integer(*number) : Value(vm_.str(key)));
        at = end + 1;
      } else {
        value_error("Only '.' or '[' may follow ']' in format field specifier");
      }
    }
    return value;
  }

  std::optional<int64_t> as_number(std::string_view text) {
    if (text.empty() || text.find_first_not_of("0123456789") != text.npos) return std::nullopt;
    int64_t number = 0;
    if (std::from_chars(text.data(), text.data() + text.size(), number).ec != std::errc()) {
      value_error("Too many decimal digits in format string");
    }
    return number;
  }

  Value argument(std::string_view name) {
    auto number = as_number(name);
    if (name.empty() || number) {
      const Numbering wanted = name.empty() ? Numbering::automatic : Numbering::manual;
      if (numbering_ != Numbering::undecided && numbering_ != wanted) {
        value_error(
            wanted == Numbering::manual
                ? "cannot switch from automatic field numbering to manual field specification"
                : "cannot switch from manual field specification to automatic field numbering");
      }
      numbering_ = wanted;
      if (name.empty()) number = next_++;
      if (static_cast<uint64_t>(*number) >= positional_.size()) {
        vm_.raise(vm_.types().IndexError,
                  "Replacement index {} out of range for positional args tuple", *number);
      }
      return positional_[static_cast<size_t>(*number)];
    }
    return vm_.get_item(mapping_, vm_.str(name));
  }

  enum class Numbering { undecided, automatic, manual };
  Vm& vm_;
  const Tuple& positional_;
  const Value& mapping_;
  Numbering numbering_ = Numbering::undecided;
  int64_t next_ = 0;
};

}  // namespace

std::string format_string(Vm& vm, std::string_view format, const Tuple& positional,
                          const Value& mapping) {
  return Formatter(vm, positional, mapping).format(format, 1);
}

}  // namespace interleave::models::python
