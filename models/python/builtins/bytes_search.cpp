// Looking for bytes in bytes.
#include <algorithm>

#include "models/python/builtins/buffer.h"
#include "models/python/builtins/bytes.h"
#include "models/python/builtins/bytes_methods.h"
#include "models/python/builtins/integer.h"
#include "models/python/builtins/support.h"

namespace interleave::models::python::bytes_methods {
namespace {

std::string_view view_of(Value* a) { return bytes_view(a[0]); }

// What find and its kin look for: bytes, or one byte given as an integer.
std::string pattern(Vm& vm, const Value& v) {
  if (const auto bytes = buffer_of(vm, v)) return std::string(*bytes);
  if (!is_integer(v) && !has_special(vm, v, "__index__")) {
    vm.raise(vm.types().TypeError, "argument should be integer or bytes-like object, not '{}'",
             type_name(vm, v));
  }
  return {to_byte(vm, v)};
}

/// The part of a[0] that a[2] and a[3] delimit; nullopt if the end is before the start.
struct Part {
  std::string_view bytes;
  int64_t start;
};
std::optional<Part> part_of(Vm& vm, Value* a) {
  const Span span = clip(vm, a[2], a[3], static_cast<int64_t>(view_of(a).size()));
  if (span.start > span.end) return std::nullopt;
  return Part{view_of(a).substr(static_cast<size_t>(span.start),
                                static_cast<size_t>(span.end - span.start)),
              span.start};
}

int64_t search(Vm& vm, Value* a, bool from_right) {
  const std::string wanted = pattern(vm, a[1]);
  const auto part = part_of(vm, a);
  if (!part) return -1;
  const size_t at = from_right ? part->bytes.rfind(wanted) : part->bytes.find(wanted);
  return at == std::string_view::npos ? -1 : static_cast<int64_t>(at) + part->start;
}

Value required(Vm& vm, int64_t at) {
  if (at < 0) vm.raise(vm.types().ValueError, "subsection not found");
  return Value::integer(at);
}

Value has_affix(Vm& vm, Value* a, std::string_view method, bool at_end) {
  const auto part = part_of(vm, a);
  const auto test = [&](const Value& v) {
    const std::string_view wanted = need_buffer(vm, v);
    return part && (at_end ? part->bytes.ends_with(wanted) : part->bytes.starts_with(wanted));
  };
  if (const auto* tuple = a[1].try_as<Tuple>())
    return Value::boolean(std::ranges::any_of(tuple->items(), test));
  if (!is_buffer(a[1])) {
    vm.raise(vm.types().TypeError, "{} first arg must be bytes or a tuple of bytes, not {}", method,
             type_name(vm, a[1]));
  }
  return Value::boolean(test(a[1]));
}

std::string_view need_separator(Vm& vm, const Value& v) {
  const std::string_view separator = need_buffer(vm, v);
  if (separator.empty()) vm.raise(vm.types().ValueError, "empty separator");
  return separator;
}

Value three(Vm& vm, const Value& self, std::string_view a, std::string_view b, std::string_view c) {
  return vm.tuple({{make_like(vm, self, a), make_like(vm, self, b), make_like(vm, self, c)}});
}

}  // namespace

Value find(Vm& vm, Value* a) { return Value::integer(search(vm, a, false)); }
Value rfind(Vm& vm, Value* a) { return Value::integer(search(vm, a, true)); }
Value index(Vm& vm, Value* a) { return required(vm, search(vm, a, false)); }
Value rindex(Vm& vm, Value* a) { return required(vm, search(vm, a, true)); }

Value count(Vm& vm, Value* a) {
  const std::string wanted = pattern(vm, a[1]);
  const auto part = part_of(vm, a);
  if (!part) return Value::integer(0);
  if (wanted.empty()) return Value::integer(static_cast<int64_t>(part->bytes.size()) + 1);
  int64_t times = 0;
  for (size_t at = 0; (at = part->bytes.find(wanted, at)) != std::string_view::npos;
       at += wanted.size())
    ++times;
  return Value::integer(times);
}

Value startswith(Vm& vm, Value* a) { return has_affix(vm, a, "startswith", false); }
Value endswith(Vm& vm, Value* a) { return has_affix(vm, a, "endswith", true); }

Value removeprefix(Vm& vm, Value* a) {
  const std::string_view prefix = need_buffer(vm, a[1]), content = view_of(a);
  return make_like(vm, a[0], content.substr(content.starts_with(prefix) ? prefix.size() : 0));
}
Value removesuffix(Vm& vm, Value* a) {
  const std::string_view suffix = need_buffer(vm, a[1]), content = view_of(a);
  return make_like(
      vm, a[0],
      content.substr(0, content.size() - (content.ends_with(suffix) ? suffix.size() : 0)));
}

Value replace(Vm& vm, Value* a) {
  int64_t left = to_clamped_index(vm, a[3]);
  if (left < 0) left = INT64_MAX;
  const std::string_view from = need_buffer(vm, a[1]), to = need_buffer(vm, a[2]);
  std::string_view rest = view_of(a);
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
  return make_like(vm, a[0], result += rest);
}

Value partition(Vm& vm, Value* a) {
  const std::string_view separator = need_separator(vm, a[1]), content = view_of(a);
  const size_t at = content.find(separator);
  if (at == content.npos) return three(vm, a[0], content, "", "");
  return three(vm, a[0], content.substr(0, at), separator, content.substr(at + separator.size()));
}
Value rpartition(Vm& vm, Value* a) {
  const std::string_view separator = need_separator(vm, a[1]), content = view_of(a);
  const size_t at = content.rfind(separator);
  if (at == content.npos) return three(vm, a[0], "", "", content);
  return three(vm, a[0], content.substr(0, at), separator, content.substr(at + separator.size()));
}

}  // namespace interleave::models::python::bytes_methods
