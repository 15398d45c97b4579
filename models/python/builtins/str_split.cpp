// Taking text apart and joining it.
#include <algorithm>
#include <cstring>

#include "models/python/builtins/str.h"
#include "models/python/builtins/str_methods.h"
#include "models/python/builtins/support.h"
#include "models/python/builtins/unicode.h"

namespace interleave::models::python::str_methods {
namespace {

std::string_view text_of(Value* a) { return a[0].as<Str>()->view(); }

// The beginning of the character that ends before byte `end`.
size_t previous(std::string_view text, size_t end) {
  do --end;
  while ((text[end] & 0xc0) == 0x80);
  return end;
}

char32_t character(std::string_view text, size_t at) { return unicode::next(text, at); }

size_t word_end(std::string_view text) {
  size_t end = 0;
  for (size_t after = 0; end < text.size() && !unicode::is_space(unicode::next(text, after));)
    end = after;
  return end;
}

// How much of the text remains without the characters that `drop` holds for at its ends.
template <class Drop>
std::string_view trim(std::string_view text, bool left, bool right, Drop drop) {
  size_t begin = 0, end = text.size();
  while (left && begin < end) {
    size_t after = begin;
    if (!drop(unicode::next(text, after))) break;
    begin = after;
  }
  while (right && begin < end) {
    const size_t before = previous(text, end);
    if (!drop(character(text, before))) break;
    end = before;
  }
  return text.substr(begin, end - begin);
}

Value stripped(Vm& vm, Value* a, bool left, bool right, std::string_view method) {
  const std::string_view text = text_of(a);
  std::string_view rest;
  if (a[1].is_none()) {
    rest = trim(text, left, right, unicode::is_space);
  } else {
    const auto* set = a[1].try_as<Str>();
    if (set == nullptr) {
      vm.raise(vm.types().TypeError, "{} arg must be None or str", method);
    }
    const std::u32string characters = unicode::decode(set->view());
    rest =
        trim(text, left, right, [&](char32_t c) { return characters.find(c) != characters.npos; });
  }
  return rest.size() == text.size() && !is_program_instance(a[0]) ? a[0] : Value(vm.str(rest));
}

struct SplitArguments {
  std::string_view separator;  // empty: blanks
  int64_t limit;
};
SplitArguments split_arguments(Vm& vm, Value* a) {
  int64_t limit = to_clamped_index(vm, a[2]);
  if (limit < 0) limit = INT64_MAX;
  if (a[1].is_none()) return {{}, limit};
  const auto* separator = need_str(vm, a[1], "must be str or None");
  if (separator->byte_count == 0) vm.raise(vm.types().ValueError, "empty separator");
  return {separator->view(), limit};
}

}  // namespace

Value strip(Vm& vm, Value* a) { return stripped(vm, a, true, true, "strip"); }
Value lstrip(Vm& vm, Value* a) { return stripped(vm, a, true, false, "lstrip"); }
Value rstrip(Vm& vm, Value* a) { return stripped(vm, a, false, true, "rstrip"); }

Value split(Vm& vm, Value* a) {
  auto [separator, left] = split_arguments(vm, a);
  std::string_view text = text_of(a);
  std::vector<Value> parts;
  if (separator.empty()) {
    for (text = trim(text, true, false, unicode::is_space); !text.empty();
         text = trim(text, true, false, unicode::is_space)) {
      const size_t end = left-- == 0 ? text.size() : word_end(text);
      parts.emplace_back(vm.str(text.substr(0, end)));
      text.remove_prefix(end);
    }
  } else {
    for (size_t at; left > 0 && (at = text.find(separator)) != text.npos; --left) {
      parts.emplace_back(vm.str(text.substr(0, at)));
      text.remove_prefix(at + separator.size());
    }
    parts.emplace_back(vm.str(text));
  }
  return vm.list(std::move(parts));
}

Value rsplit(Vm& vm, Value* a) {
  auto [separator, left] = split_arguments(vm, a);
  std::string_view text = text_of(a);
  std::vector<Value> parts;
  if (separator.empty()) {
    for (text = trim(text, false, true, unicode::is_space); !text.empty();
         text = trim(text, false, true, unicode::is_space)) {
      size_t begin = text.size();
      while (begin > 0 && !unicode::is_space(character(text, previous(text, begin))))
        begin = previous(text, begin);
      if (left-- == 0) begin = 0;
      parts.emplace_back(vm.str(text.substr(begin)));
      text = text.substr(0, begin);
    }
  } else {
    for (size_t at; left > 0 && (at = text.rfind(separator)) != text.npos; --left) {
      parts.emplace_back(vm.str(text.substr(at + separator.size())));
      text = text.substr(0, at);
    }
    parts.emplace_back(vm.str(text));
  }
  std::ranges::reverse(parts);
  return vm.list(std::move(parts));
}

Value splitlines(Vm& vm, Value* a) {
  const std::string_view text = text_of(a);
  const bool keep_ends = vm.truth(a[1]);
  std::vector<Value> lines;
  for (size_t begin = 0; begin < text.size();) {
    size_t end = begin, after = begin;
    while (end < text.size()) {
      const char32_t c = unicode::next(text, after);
      if (unicode::is_line_end(c)) {
        if (c == '\r' && after < text.size() && text[after] == '\n') ++after;
        break;
      }
      end = after;
    }
    lines.emplace_back(vm.str(text.substr(begin, (keep_ends ? after : end) - begin)));
    begin = after;
  }
  return vm.list(std::move(lines));
}

Value join(Vm& vm, Value* a) {
  const auto* separator = a[0].as<Str>();
  if (vm.type_of(a[1])->slots.iter == nullptr && !has_special(vm, a[1], "__getitem__")) {
    vm.raise(vm.types().TypeError, "can only join an iterable");
  }
  Value sequence = a[1];  // walked twice: to measure, then to copy
  if (!sequence.is(Kind::list) && !sequence.is(Kind::tuple)) {
    std::vector<Value> items;
    vm.for_each(sequence, [&](Value item) { items.push_back(std::move(item)); });
    sequence = vm.list(std::move(items));
  }
  const std::span<const Value> items = sequence.is(Kind::list)
                                           ? std::span<const Value>(sequence.as<List>()->items)
                                           : std::span<const Value>(sequence.as<Tuple>()->items());
  size_t bytes = 0, length = 0;
  for (size_t i = 0; i < items.size(); ++i) {
    const auto* item = items[i].try_as<Str>();
    if (item == nullptr) {
      vm.raise(vm.types().TypeError, "sequence item {}: expected str instance, {} found", i,
               type_name(vm, items[i]));
    }
    bytes += item->byte_count, length += item->length;
  }
  if (items.empty()) return vm.intern("");
  if (items.size() == 1 && !is_program_instance(items[0])) return items[0];
  bytes += separator->byte_count * (items.size() - 1);
  length += separator->length * (items.size() - 1);
  if (bytes > UINT32_MAX) vm.raise(vm.types().MemoryError, "a joined string is too long");
  auto result = vm.heap().make_sized<Str>(bytes, vm.types().str, static_cast<uint32_t>(bytes),
                                          static_cast<uint32_t>(length));
  char* out = result->data();
  for (size_t i = 0; i < items.size(); ++i) {
    if (i > 0) {
      std::memcpy(out, separator->data(), separator->byte_count);
      out += separator->byte_count;
    }
    const auto* item = items[i].as<Str>();
    std::memcpy(out, item->data(), item->byte_count);
    out += item->byte_count;
  }
  return result;
}

}  // namespace interleave::models::python::str_methods
