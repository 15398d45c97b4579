// Finding and replacing in text. Positions are code points outside and bytes inside.
#include <algorithm>

#include "models/python/builtins/str.h"
#include "models/python/builtins/str_methods.h"
#include "models/python/builtins/support.h"
#include "models/python/builtins/unicode.h"

namespace interleave::models::python::str_methods {
namespace {

const Str& self_of(Value* a) { return *a[0].as<Str>(); }

// The part of the text that start and end arguments select; null data when start lies past the end,
// where not even the empty string is found.
struct Window {
  std::string_view text;
  size_t offset = 0;  // of `text` in the whole, in bytes
  bool exists = true;
};
Window window(Vm& vm, Value* a) {
  const Str& text = self_of(a);
  if (a[2].is_none() && a[3].is_none()) return {text.view()};
  const Span span = clip(vm, a[2], a[3], text.length);
  if (span.start > span.end) return {{}, 0, false};
  const std::string_view part = substring(text, span.start, span.end);
  const size_t offset = text.is_ascii()
                            ? static_cast<size_t>(span.start)
                            : unicode::offset_of(text.view(), static_cast<size_t>(span.start));
  return {part, offset};
}

Value position(const Str& text, const Window& w, size_t found) {
  if (found == std::string_view::npos) return Value::integer(-1);
  const size_t bytes = w.offset + found;
  return Value::integer(
      static_cast<int64_t>(text.is_ascii() ? bytes : unicode::count(text.view().substr(0, bytes))));
}

Value required(Vm& vm, Value found) {
  if (found.as_int() < 0) vm.raise(vm.types().ValueError, "substring not found");
  return found;
}

// Does `matches` hold for the affix, or for one of a tuple of them?
template <class Matches>
Value any_affix(Vm& vm, Value* a, std::string_view method, Matches matches) {
  const Window w = window(vm, a);
  const auto test = [&](const Str* affix) { return w.exists && matches(w.text, affix->view()); };
  if (const auto* tuple = a[1].try_as<Tuple>()) {
    for (const Value& item : tuple->items()) {
      if (!item.is(Kind::str)) {
        vm.raise(vm.types().TypeError, "tuple for {} must only contain str, not {}", method,
                 type_name(vm, item));
      }
      if (test(item.as<Str>())) return Value::boolean(true);
    }
    return Value::boolean(false);
  }
  if (!a[1].is(Kind::str)) need_str(vm, a[1], fmt::format("{} first arg must be str or a tuple of str", method));
  return Value::boolean(test(a[1].as<Str>()));
}

Value three(Vm& vm, std::string_view a, std::string_view b, std::string_view c) {
  return vm.tuple({{vm.str(a), vm.str(b), vm.str(c)}});
}

std::string_view separator(Vm& vm, Value* a) {
  const std::string_view sep = need_str(vm, a[1])->view();
  if (sep.empty()) vm.raise(vm.types().ValueError, "empty separator");
  return sep;
}

}  // namespace

Value find(Vm& vm, Value* a) {
  const auto* part = need_str(vm, a[1]);
  const Window w = window(vm, a);
  return w.exists ? position(self_of(a), w, w.text.find(part->view())) : Value::integer(-1);
}

Value rfind(Vm& vm, Value* a) {
  const auto* part = need_str(vm, a[1]);
  const Window w = window(vm, a);
  return w.exists ? position(self_of(a), w, w.text.rfind(part->view())) : Value::integer(-1);
}

Value index(Vm& vm, Value* a) { return required(vm, find(vm, a)); }
Value rindex(Vm& vm, Value* a) { return required(vm, rfind(vm, a)); }

Value count(Vm& vm, Value* a) {
  const std::string_view part = need_str(vm, a[1])->view();
  const Window w = window(vm, a);
  if (!w.exists) return Value::integer(0);
  if (part.empty()) return Value::integer(static_cast<int64_t>(unicode::count(w.text)) + 1);
  int64_t times = 0;
  for (size_t at = 0; (at = w.text.find(part, at)) != w.text.npos; at += part.size()) ++times;
  return Value::integer(times);
}

Value startswith(Vm& vm, Value* a) {
  return any_affix(vm, a, "startswith",
                   [](std::string_view text, std::string_view s) { return text.starts_with(s); });
}

Value endswith(Vm& vm, Value* a) {
  return any_affix(vm, a, "endswith",
                   [](std::string_view text, std::string_view s) { return text.ends_with(s); });
}

Value replace(Vm& vm, Value* a) {
  const std::string_view text = self_of(a).view();
  const std::string_view from = need_str(vm, a[1], "replace() argument 1 must be str")->view();
  const std::string_view to = need_str(vm, a[2], "replace() argument 2 must be str")->view();
  int64_t left = to_clamped_index(vm, a[3]);
  if (left < 0) left = INT64_MAX;
  std::string result;
  size_t done = 0;
  if (from.empty()) {  // before every character and at the end
    while (left-- > 0) {
      result += to;
      if (done == text.size()) break;
      const size_t begin = done;
      unicode::next(text, done);
      result += text.substr(begin, done - begin);
    }
  } else {
    for (size_t at; left > 0 && (at = text.find(from, done)) != text.npos; --left) {
      (result += text.substr(done, at - done)) += to;
      done = at + from.size();
    }
    if (done == 0) return a[0];
  }
  return vm.str(result += text.substr(std::min(done, text.size())));
}

Value removeprefix(Vm& vm, Value* a) {
  const std::string_view text = self_of(a).view();
  const std::string_view prefix = need_str(vm, a[1], "removeprefix() argument must be str")->view();
  return text.starts_with(prefix) ? vm.str(text.substr(prefix.size())) : vm.str(text);
}

Value removesuffix(Vm& vm, Value* a) {
  const std::string_view text = self_of(a).view();
  const std::string_view suffix = need_str(vm, a[1], "removesuffix() argument must be str")->view();
  return text.ends_with(suffix) ? vm.str(text.substr(0, text.size() - suffix.size()))
                                : vm.str(text);
}

Value partition(Vm& vm, Value* a) {
  const std::string_view text = self_of(a).view(), sep = separator(vm, a);
  const size_t at = text.find(sep);
  if (at == text.npos) return three(vm, text, "", "");
  return three(vm, text.substr(0, at), sep, text.substr(at + sep.size()));
}

Value rpartition(Vm& vm, Value* a) {
  const std::string_view text = self_of(a).view(), sep = separator(vm, a);
  const size_t at = text.rfind(sep);
  if (at == text.npos) return three(vm, "", "", text);
  return three(vm, text.substr(0, at), sep, text.substr(at + sep.size()));
}

}  // namespace interleave::models::python::str_methods
