#include <algorithm>

#include "models/python/builtins/bytes.h"
#include "models/python/builtins/codec.h"
#include "models/python/builtins/integer.h"
#include "models/python/builtins/support.h"

namespace interleave::models::python {
namespace {

std::string_view view_of(Value* a) { return a[0].as<Bytes>()->view(); }

std::string_view need_bytes(Vm& vm, const Value& v) {
  if (const auto* bytes = v.try_as<Bytes>()) return bytes->view();
  vm.raise(vm.types().TypeError, "a bytes-like object is required, not '{}'", type_name(vm, v));
}

// What find and its kin look for: bytes, or one byte given as an integer.
std::string pattern(Vm& vm, const Value& v) {
  if (!is_integer(v)) {
    if (const auto* bytes = v.try_as<Bytes>()) return std::string(bytes->view());
    vm.raise(vm.types().TypeError, "argument should be integer or bytes-like object, not '{}'",
             type_name(vm, v));
  }
  const int64_t code = clamp_to_int64(v);
  if (code < 0 || code > 255) vm.raise(vm.types().ValueError, "byte must be in range(0, 256)");
  return {static_cast<char>(static_cast<unsigned char>(code))};
}

int64_t search(Vm& vm, Value* a, bool from_right) {
  const std::string wanted = pattern(vm, a[1]);
  const Span span = clip(vm, a[2], a[3], static_cast<int64_t>(view_of(a).size()));
  if (span.start > span.end) return -1;
  const std::string_view part = view_of(a).substr(static_cast<size_t>(span.start),
                                                  static_cast<size_t>(span.end - span.start));
  const size_t at = from_right ? part.rfind(wanted) : part.find(wanted);
  return at == part.npos ? -1 : static_cast<int64_t>(at) + span.start;
}

Value required(Vm& vm, int64_t at) {
  if (at < 0) vm.raise(vm.types().ValueError, "subsection not found");
  return Value::integer(at);
}

Value find(Vm& vm, Value* a) { return Value::integer(search(vm, a, false)); }
Value rfind(Vm& vm, Value* a) { return Value::integer(search(vm, a, true)); }
Value index(Vm& vm, Value* a) { return required(vm, search(vm, a, false)); }
Value rindex(Vm& vm, Value* a) { return required(vm, search(vm, a, true)); }

Value count(Vm& vm, Value* a) {
  const std::string wanted = pattern(vm, a[1]);
  const Span span = clip(vm, a[2], a[3], static_cast<int64_t>(view_of(a).size()));
  if (span.start > span.end) return Value::integer(0);
  const std::string_view part = view_of(a).substr(static_cast<size_t>(span.start),
                                                  static_cast<size_t>(span.end - span.start));
  if (wanted.empty()) return Value::integer(static_cast<int64_t>(part.size()) + 1);
  int64_t times = 0;
  for (size_t at = 0; (at = part.find(wanted, at)) != part.npos; at += wanted.size()) ++times;
  return Value::integer(times);
}

Value affix(Vm& vm, Value* a, std::string_view method, bool at_end) {
  const Span span = clip(vm, a[2], a[3], static_cast<int64_t>(view_of(a).size()));
  const auto test = [&](std::string_view wanted) {
    if (span.start > span.end) return false;
    const std::string_view part = view_of(a).substr(static_cast<size_t>(span.start),
                                                    static_cast<size_t>(span.end - span.start));
    return at_end ? part.ends_with(wanted) : part.starts_with(wanted);
  };
  if (const auto* tuple = a[1].try_as<Tuple>()) {
    return Value::boolean(std::ranges::any_of(
        tuple->items(), [&](const Value& item) { return test(need_bytes(vm, item)); }));
  }
  if (!a[1].is(Kind::bytes)) {
    vm.raise(vm.types().TypeError, "{} first arg must be bytes or a tuple of bytes, not {}", method,
             type_name(vm, a[1]));
  }
  return Value::boolean(test(a[1].as<Bytes>()->view()));
}

Value startswith(Vm& vm, Value* a) { return affix(vm, a, "startswith", false); }
Value endswith(Vm& vm, Value* a) { return affix(vm, a, "endswith", true); }

Value decode(Vm& vm, Value* a) {
  return decode_bytes(vm, view_of(a), vm.to_text(a[1], "decode"), vm.to_text(a[2], "decode"));
}

Value hex(Vm& vm, Value* a) {
  const std::string_view separator = a[1].is_defined() ? vm.to_text(a[1], "hex") : "";
  const int64_t group = to_size(vm, a[2]);
  const auto size = static_cast<int64_t>(view_of(a).size());
  std::string text;
  for (int64_t i = 0; i < size; ++i) {  // groups count from the right, or from the left if negative
    const int64_t place = group > 0 ? size - i : i;
    if (i > 0 && !separator.empty() && group != 0 && place % std::abs(group) == 0)
      text += separator;
    text += fmt::format("{:02x}", static_cast<unsigned char>(view_of(a)[static_cast<size_t>(i)]));
  }
  return vm.str(text);
}

Value fromhex(Vm& vm, Value* a) {
  const std::string_view text = vm.to_text(a[1], "fromhex");
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
  return make_bytes(vm, content);
}

Value join(Vm& vm, Value* a) {
  std::string joined;
  size_t position = 0;
  vm.for_each(a[1], [&](const Value& item) {
    const auto* part = item.try_as<Bytes>();
    if (part == nullptr) {
      vm.raise(vm.types().TypeError, "sequence item {}: expected a bytes-like object, {} found",
               position, type_name(vm, item));
    }
    if (position++ > 0) joined += view_of(a);
    joined += part->view();
  });
  return make_bytes(vm, joined);
}

constexpr std::string_view kBlanks = " \t\n\r\v\f";

Value split(Vm& vm, Value* a) {
  std::string_view rest = view_of(a);
  int64_t left = to_clamped_index(vm, a[2]);
  if (left < 0) left = INT64_MAX;
  std::vector<Value> parts;
  const auto add = [&](std::string_view part) { parts.emplace_back(make_bytes(vm, part)); };
  if (a[1].is_none()) {
    for (size_t at; (at = rest.find_first_not_of(kBlanks)) != rest.npos;) {
      rest.remove_prefix(at);
      const size_t end =
          left-- == 0 ? rest.size() : std::min(rest.find_first_of(kBlanks), rest.size());
      add(rest.substr(0, end));
      rest.remove_prefix(end);
    }
    return vm.list(std::move(parts));
  }
  const std::string_view separator = need_bytes(vm, a[1]);
  if (separator.empty()) vm.raise(vm.types().ValueError, "empty separator");
  for (size_t at; left > 0 && (at = rest.find(separator)) != rest.npos; --left) {
    add(rest.substr(0, at));
    rest.remove_prefix(at + separator.size());
  }
  add(rest);
  return vm.list(std::move(parts));
}

Value splitlines(Vm& vm, Value* a) {
  std::string_view rest = view_of(a);
  const bool keep_ends = vm.truth(a[1]);
  std::vector<Value> lines;
  while (!rest.empty()) {
    const size_t end = std::min(rest.find_first_of("\r\n"), rest.size());
    size_t after = std::min(end + 1, rest.size());
    if (rest.substr(end).starts_with("\r\n")) ++after;
    lines.emplace_back(make_bytes(vm, rest.substr(0, keep_ends ? after : end)));
    rest.remove_prefix(after);
  }
  return vm.list(std::move(lines));
}

Value stripped(Vm& vm, Value* a, bool left, bool right) {
  const std::string_view set = a[1].is_none() ? kBlanks : need_bytes(vm, a[1]);
  std::string_view rest = view_of(a);
  if (left) rest.remove_prefix(std::min(rest.find_first_not_of(set), rest.size()));
  if (right) rest = rest.substr(0, rest.find_last_not_of(set) + 1);
  return make_bytes(vm, rest);
}

Value strip(Vm& vm, Value* a) { return stripped(vm, a, true, true); }
Value lstrip(Vm& vm, Value* a) { return stripped(vm, a, true, false); }
Value rstrip(Vm& vm, Value* a) { return stripped(vm, a, false, true); }

Value replace(Vm& vm, Value* a) {
  const std::string_view from = need_bytes(vm, a[1]), to = need_bytes(vm, a[2]);
  std::string_view rest = view_of(a);
  int64_t left = to_clamped_index(vm, a[3]);
  if (left < 0) left = INT64_MAX;
  std::string result;
  if (from.empty()) {
    for (; left > 0 && !rest.empty(); --left, rest.remove_prefix(1)) (result += to) += rest[0];
    if (left > 0) result += to;
  } else {
    for (size_t at; left > 0 && (at = rest.find(from)) != rest.npos; --left) {
      (result += rest.substr(0, at)) += to;
      rest.remove_prefix(at + from.size());
    }
  }
  return make_bytes(vm, result += rest);
}

template <class Map>
Value mapped(Vm& vm, Value* a, Map map) {
  std::string content(view_of(a));
  std::ranges::transform(content, content.begin(), map);
  return make_bytes(vm, content);
}

Value upper(Vm& vm, Value* a) {
  return mapped(vm, a, [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
}
Value lower(Vm& vm, Value* a) {
  return mapped(vm, a, [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
}

Value partition(Vm& vm, Value* a) {
  const std::string_view content = view_of(a), separator = need_bytes(vm, a[1]);
  if (separator.empty()) vm.raise(vm.types().ValueError, "empty separator");
  const size_t at = content.find(separator);
  const bool found = at != content.npos;
  return vm.tuple({{make_bytes(vm, content.substr(0, at)), make_bytes(vm, found ? separator : ""),
                    make_bytes(vm, found ? content.substr(at + separator.size()) : "")}});
}

Value isdigit(Vm&, Value* a) {
  return Value::boolean(!view_of(a).empty() &&
                        view_of(a).find_first_not_of("0123456789") == std::string_view::npos);
}

constexpr NativeDef kMethods[] = {
    {"count", "(self, sub, start=None, end=None, /)", count},
    {"decode", "(self, /, encoding='utf-8', errors='strict')", decode},
    {"endswith", "(self, suffix, start=None, end=None, /)", endswith},
    {"find", "(self, sub, start=None, end=None, /)", find},
    {"hex", "(self, sep=..., bytes_per_sep=1)", hex},
    {"index", "(self, sub, start=None, end=None, /)", index},
    {"isdigit", "(self, /)", isdigit},
    {"join", "(self, iterable_of_bytes, /)", join},
    {"lower", "(self, /)", lower},
    {"lstrip", "(self, bytes=None, /)", lstrip},
    {"partition", "(self, sep, /)", partition},
    {"replace", "(self, old, new, count=-1, /)", replace},
    {"rfind", "(self, sub, start=None, end=None, /)", rfind},
    {"rindex", "(self, sub, start=None, end=None, /)", rindex},
    {"rstrip", "(self, bytes=None, /)", rstrip},
    {"split", "(self, /, sep=None, maxsplit=-1)", split},
    {"splitlines", "(self, /, keepends=False)", splitlines},
    {"startswith", "(self, prefix, start=None, end=None, /)", startswith},
    {"strip", "(self, bytes=None, /)", strip},
    {"upper", "(self, /)", upper},
};
constexpr NativeDef kClassMethods[] = {{"fromhex", "(cls, string, /)", fromhex}};

}  // namespace

constinit const std::span<const NativeDef> kBytesMethods = kMethods;
constinit const std::span<const NativeDef> kBytesClassMethods = kClassMethods;

}  // namespace interleave::models::python
