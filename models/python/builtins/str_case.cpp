// Upper and lower case, and questions about the characters of a text.
#include <span>

#include "models/python/builtins/special_casing.h"
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

/// What may stand inside of a word: the most common of Unicode's Case_Ignorable characters.
bool is_case_ignorable(char32_t c) {
  constexpr std::u32string_view kPunctuation = U"'.:^`\u00a8\u00ad\u00af\u00b4\u00b7\u00b8\u2018\u2019\u2024\u2027";
  return (c >= 0x300 && c < 0x370) || kPunctuation.find(c) != kPunctuation.npos;
}

// A sigma that ends a word has a form of its own (Unicode 14.0, section 3.13, Final_Sigma).
bool is_final_sigma(const std::u32string& text, size_t at) {
  const auto cased_towards = [&](size_t i, size_t step) {
    while (i < text.size() && is_case_ignorable(text[i])) i += step;
    return i < text.size() && is_cased(text[i]);
  };
  return cased_towards(at - 1, static_cast<size_t>(-1)) && !cased_towards(at + 1, 1);
}

/// A letter such as Dž, which is neither upper nor lower case.
bool is_title(char32_t c) {
  const unicode::SpecialCasing* special = c < 0x80 ? nullptr : unicode::find_special_casing(c);
  return special != nullptr && special->title == std::u32string_view(&c, 1) && special->upper != special->title;
}

void append_lower_at(std::string& result, const std::u32string& text, size_t at) {
  constexpr char32_t kSigma = 0x3a3, kFinalSigma = 0x3c2;
  if (text[at] == kSigma && is_final_sigma(text, at)) {
    unicode::append(result, kFinalSigma);
  } else {
    unicode::append_lower(result, text[at]);
  }
}

/// As mapped(), for what depends on the characters around: append(result, text, at).
template <class Append>
Value mapped_in_context(Vm& vm, Value* a, Append append) {
  const std::u32string text = unicode::decode(text_of(a));
  std::string result;
  result.reserve(text_of(a).size());
  for (size_t at = 0; at < text.size(); ++at) append(result, text, at);
  return vm.str(result);
}

}  // namespace

Value lower(Vm& vm, Value* a) {
  Value plain = changed_ascii(vm, a, [](char c) { return 'A' <= c && c <= 'Z' ? static_cast<char>(c | 0x20) : c; });
  return plain.is_defined() ? plain : mapped_in_context(vm, a, append_lower_at);
}
Value upper(Vm& vm, Value* a) {
  Value plain = changed_ascii(vm, a, [](char c) { return 'a' <= c && c <= 'z' ? static_cast<char>(c & ~0x20) : c; });
  return plain.is_defined() ? plain : mapped(vm, a, unicode::append_upper);
}

Value casefold(Vm& vm, Value* a) { return mapped(vm, a, unicode::append_folded); }

Value swapcase(Vm& vm, Value* a) {
  return mapped_in_context(vm, a, [](std::string& result, const std::u32string& text, size_t at) {
    if (is_title(text[at])) {
      unicode::append(result, text[at]);
    } else if (unicode::is_upper(text[at])) {
      append_lower_at(result, text, at);
    } else {
      unicode::append_upper(result, text[at]);
    }
  });
}

Value capitalize(Vm& vm, Value* a) {
  return mapped_in_context(vm, a, [](std::string& result, const std::u32string& text, size_t at) {
    if (at == 0) {
      unicode::append_title(result, text[at]);
    } else {
      append_lower_at(result, text, at);
    }
  });
}

Value title(Vm& vm, Value* a) {
  bool inside = false;
  return mapped_in_context(vm, a, [&inside](std::string& result, const std::u32string& text, size_t at) {
    if (inside) {
      append_lower_at(result, text, at);
    } else {
      unicode::append_title(result, text[at]);
    }
    inside = is_cased(text[at]);
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
