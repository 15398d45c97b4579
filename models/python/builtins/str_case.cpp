// Upper and lower case, and questions about the characters of a text.
#include <span>

#include "models/python/builtins/str.h"
#include "models/python/builtins/str_methods.h"
#include "models/python/builtins/unicode.h"

namespace interleave::models::python::str_methods {
namespace {

std::string_view text_of(Value* a) { return a[0].as<Str>()->view(); }

/// ASCII text with `change(c)` for each of its characters, else undefined.
template <class Change>
Value changed_ascii(Vm& vm, Value* a, Change change) {
  const auto* text = a[0].as<Str>();
  if (!text->is_ascii()) return {};
  const Ref<Str> result = make_str(vm, text->view(), text->length);
  for (char& c : std::span(result->data(), result->byte_count)) c = change(c);
  return result;
}

template <class Append>
Value mapped(Vm& vm, Value* a, Append append) {
  const std::string_view text = text_of(a);
  std::string result;
  result.reserve(text.size());
  for (size_t at = 0; at < text.size();) append(result, unicode::next(text, at));
  return vm.str(result);
}

// Is the text not empty, and does `holds` for every character?
template <class Holds>
Value all(Value* a, Holds holds) {
  const std::string_view text = text_of(a);
  for (size_t at = 0; at < text.size();) {
    if (!holds(unicode::next(text, at))) return Value::boolean(false);
  }
  return Value::boolean(!text.empty());
}

bool is_cased(char32_t c) { return unicode::is_lower(c) || unicode::is_upper(c); }

// Is there a cased character, and none of the other case?
Value in_one_case(Value* a, bool (*wanted)(char32_t), bool (*other)(char32_t)) {
  const std::string_view text = text_of(a);
  bool seen = false;
  for (size_t at = 0; at < text.size();) {
    const char32_t c = unicode::next(text, at);
    if (other(c)) return Value::boolean(false);
    seen = seen || wanted(c);
  }
  return Value::boolean(seen);
}

}  // namespace

Value lower(Vm& vm, Value* a) {
  Value plain = changed_ascii(vm, a, [](char c) { return 'A' <= c && c <= 'Z' ? static_cast<char>(c | 0x20) : c; });
  return plain.is_defined() ? plain : mapped(vm, a, unicode::append_lower);
}
Value upper(Vm& vm, Value* a) {
  Value plain = changed_ascii(vm, a, [](char c) { return 'a' <= c && c <= 'z' ? static_cast<char>(c & ~0x20) : c; });
  return plain.is_defined() ? plain : mapped(vm, a, unicode::append_upper);
}

Value casefold(Vm& vm, Value* a) {
  return mapped(vm, a, [](std::string& text, char32_t c) {
    if (c == 0xdf) {
      text += "ss";
    } else {
      unicode::append_lower(text, c == 0xb5 ? 0x3bc : c == 0x3c2 ? 0x3c3 : c);  // µ, final sigma
    }
  });
}

Value swapcase(Vm& vm, Value* a) {
  return mapped(vm, a, [](std::string& text, char32_t c) {
    (unicode::is_upper(c) ? unicode::append_lower : unicode::append_upper)(text, c);
  });
}

Value capitalize(Vm& vm, Value* a) {
  return mapped(vm, a, [](std::string& text, char32_t c) {
    (text.empty() ? unicode::append_title : unicode::append_lower)(text, c);
  });
}

Value title(Vm& vm, Value* a) {
  bool inside = false;
  return mapped(vm, a, [&inside](std::string& text, char32_t c) {
    (inside ? unicode::append_lower : unicode::append_title)(text, c);
    inside = is_cased(c);
  });
}

Value isalpha(Vm&, Value* a) { return all(a, unicode::is_alpha); }
Value isdecimal(Vm&, Value* a) { return all(a, unicode::is_decimal); }
Value isdigit(Vm&, Value* a) { return all(a, unicode::is_digit); }
Value isnumeric(Vm&, Value* a) { return all(a, unicode::is_numeric); }
Value isspace(Vm&, Value* a) { return all(a, unicode::is_space); }
Value isascii(Vm&, Value* a) { return Value::boolean(a[0].as<Str>()->is_ascii()); }
Value islower(Vm&, Value* a) { return in_one_case(a, unicode::is_lower, unicode::is_upper); }
Value isupper(Vm&, Value* a) { return in_one_case(a, unicode::is_upper, unicode::is_lower); }

Value isalnum(Vm&, Value* a) {
  return all(a, [](char32_t c) { return unicode::is_alpha(c) || unicode::is_numeric(c); });
}

Value isprintable(Vm&, Value* a) {
  return Value::boolean(text_of(a).empty() || all(a, unicode::is_printable).as_bool());
}

Value isidentifier(Vm&, Value* a) {
  const std::string_view text = text_of(a);
  for (size_t at = 0; at < text.size();) {
    const bool first = at == 0;
    const char32_t c = unicode::next(text, at);
    if (c != '_' && !unicode::is_alpha(c) && (first || !unicode::is_decimal(c)))
      return Value::boolean(false);
  }
  return Value::boolean(!text.empty());
}

Value istitle(Vm&, Value* a) {
  const std::string_view text = text_of(a);
  bool inside = false, seen = false;
  for (size_t at = 0; at < text.size();) {
    const char32_t c = unicode::next(text, at);
    if (unicode::is_upper(c) ? inside : unicode::is_lower(c) && !inside)
      return Value::boolean(false);
    inside = is_cased(c);
    seen = seen || inside;
  }
  return Value::boolean(seen);
}

}  // namespace interleave::models::python::str_methods
