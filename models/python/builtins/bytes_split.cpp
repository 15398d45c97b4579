// Taking bytes apart and joining them.
#include <algorithm>

#include "models/python/builtins/buffer.h"
#include "models/python/builtins/bytes.h"
#include "models/python/builtins/bytes_methods.h"
#include "models/python/builtins/support.h"

namespace interleave::models::python::bytes_methods {
namespace {

constexpr std::string_view kBlanks = " \t\n\r\v\f";

struct SplitArguments {
  std::string_view separator;  // empty: blanks
  int64_t limit;
};
SplitArguments split_arguments(Vm& vm, Value* a) {
  int64_t limit = to_clamped_index(vm, a[2]);
  if (limit < 0) limit = INT64_MAX;
  if (a[1].is_none()) return {{}, limit};
  const std::string_view separator = need_buffer(vm, a[1]);
  if (separator.empty()) vm.raise(vm.types().ValueError, "empty separator");
  return {separator, limit};
}

Value stripped(Vm& vm, Value* a, bool left, bool right) {
  const std::string_view set = a[1].is_none() ? kBlanks : need_buffer(vm, a[1]);
  std::string_view rest = bytes_view(a[0]);
  if (left) rest.remove_prefix(std::min(rest.find_first_not_of(set), rest.size()));
  if (right) rest = rest.substr(0, rest.find_last_not_of(set) + 1);
  return make_like(vm, a[0], rest);
}

}  // namespace

Value strip(Vm& vm, Value* a) { return stripped(vm, a, true, true); }
Value lstrip(Vm& vm, Value* a) { return stripped(vm, a, true, false); }
Value rstrip(Vm& vm, Value* a) { return stripped(vm, a, false, true); }

Value split(Vm& vm, Value* a) {
  auto [separator, left] = split_arguments(vm, a);
  std::string_view rest = bytes_view(a[0]);
  std::vector<Value> parts;
  const auto add = [&](std::string_view part) { parts.push_back(make_like(vm, a[0], part)); };
  if (separator.empty()) {
    for (size_t at; (at = rest.find_first_not_of(kBlanks)) != rest.npos;) {
      rest.remove_prefix(at);
      const size_t end =
          left-- == 0 ? rest.size() : std::min(rest.find_first_of(kBlanks), rest.size());
      add(rest.substr(0, end));
      rest.remove_prefix(end);
    }
    return vm.list(std::move(parts));
  }
  for (size_t at; left > 0 && (at = rest.find(separator)) != rest.npos; --left) {
    add(rest.substr(0, at));
    rest.remove_prefix(at + separator.size());
  }
  add(rest);
  return vm.list(std::move(parts));
}

Value rsplit(Vm& vm, Value* a) {
  auto [separator, left] = split_arguments(vm, a);
  std::string_view rest = bytes_view(a[0]);
  std::vector<Value> parts;
  const auto add = [&](std::string_view part) { parts.push_back(make_like(vm, a[0], part)); };
  if (separator.empty()) {
    for (size_t last; (last = rest.find_last_not_of(kBlanks)) != rest.npos;) {
      rest = rest.substr(0, last + 1);
      const size_t begin = left-- == 0 ? 0 : rest.find_last_of(kBlanks) + 1;
      add(rest.substr(begin));
      rest = rest.substr(0, begin);
    }
  } else {
    for (size_t at; left > 0 && (at = rest.rfind(separator)) != rest.npos; --left) {
      add(rest.substr(at + separator.size()));
      rest = rest.substr(0, at);
    }
    add(rest);
  }
  std::ranges::reverse(parts);
  return vm.list(std::move(parts));
}

Value splitlines(Vm& vm, Value* a) {
  const bool keep_ends = vm.truth(a[1]);
  std::string_view rest = bytes_view(a[0]);
  std::vector<Value> lines;
  while (!rest.empty()) {
    const size_t end = std::min(rest.find_first_of("\r\n"), rest.size());
    size_t after = std::min(end + 1, rest.size());
    if (rest.substr(end).starts_with("\r\n")) ++after;
    lines.push_back(make_like(vm, a[0], rest.substr(0, keep_ends ? after : end)));
    rest.remove_prefix(after);
  }
  return vm.list(std::move(lines));
}

Value join(Vm& vm, Value* a) {
  if (vm.type_of(a[1])->slots.iter == nullptr && !has_special(vm, a[1], "__getitem__")) {
    vm.raise(vm.types().TypeError, "can only join an iterable");
  }
  std::string joined;
  size_t position = 0;
  vm.for_each(a[1], [&](const Value& item) {
    if (!is_buffer(item)) {
      vm.raise(vm.types().TypeError, "sequence item {}: expected a bytes-like object, {} found",
               position, type_name(vm, item));
    }
    if (position++ > 0) joined += bytes_view(a[0]);
    joined += need_buffer(vm, item);
  });
  return make_like(vm, a[0], joined);
}

}  // namespace interleave::models::python::bytes_methods
