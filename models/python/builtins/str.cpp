#include "models/python/builtins/str.h"

#include <algorithm>
#include <bit>
#include <cstring>

#include "models/python/builtins/buffer.h"
#include "models/python/builtins/codec.h"
#include "models/python/builtins/iterators.h"
#include "models/python/builtins/siphash.h"
#include "models/python/builtins/slice.h"
#include "models/python/builtins/support.h"
#include "models/python/builtins/unicode.h"

namespace interleave::models::python {
namespace {

constexpr uint64_t kMaxBytes = uint64_t{1} << 31;

Ref<Str> blank(Vm& vm, uint64_t bytes, uint64_t length) {
  if (bytes > kMaxBytes)
    vm.raise(vm.types().MemoryError, "a string of {} bytes is too long", bytes);
  vm.count_items(kItemsOfText);
  return vm.heap().make_sized<Str>(bytes, vm.types().str, static_cast<uint32_t>(bytes),
                                   static_cast<uint32_t>(length));
}

Value concatenate(Vm& vm, const Str& a, const Str& b) {
  auto result = blank(vm, uint64_t{a.byte_count} + b.byte_count, uint64_t{a.length} + b.length);
  std::memcpy(result->data(), a.data(), a.byte_count);
  std::memcpy(result->data() + a.byte_count, b.data(), b.byte_count);
  return result;
}

Value repeat(Vm& vm, const Str& text, const Value& count) {
  const auto times = static_cast<uint64_t>(std::max<int64_t>(to_size(vm, count), 0));
  if (times > kMaxBytes && text.byte_count > 0) {
    vm.raise(vm.types().MemoryError, "a repeated string is too long");
  }
  auto result = blank(vm, text.byte_count * times, text.length * times);
  if (text.byte_count == 1) {
    std::memset(result->data(), text.data()[0], times);
  } else {
    for (uint64_t i = 0; i < (text.byte_count > 0 ? times : 0); ++i) {
      std::memcpy(result->data() + i * text.byte_count, text.data(), text.byte_count);
    }
  }
  return result;
}

bool is_index(Vm& vm, const Value& v) {
  return v.is_int() || v.is_bool() || has_special(vm, v, "__index__");
}

Value binary(Vm& vm, BinaryOp op, const Value& left, const Value& right) {
  const auto* a = left.try_as<Str>();
  const auto* b = right.try_as<Str>();
  if (op == BinaryOp::add && a != nullptr) {
    if (b == nullptr) {
      if (has_special(vm, right, "__radd__") && is_program_instance(right))
        return vm.not_implemented();
      vm.raise(vm.types().TypeError, "can only concatenate str (not \"{}\") to str",
               type_name(vm, right));
    }
    if (b->byte_count == 0 && !is_program_instance(left)) return left;
    if (a->byte_count == 0 && !is_program_instance(right)) return right;
    return concatenate(vm, *a, *b);
  }
  if (op == BinaryOp::mul) {
    const Value& count = a != nullptr ? right : left;
    if (!is_index(vm, count)) {
      vm.raise(vm.types().TypeError, "can't multiply sequence by non-int of type '{}'",
               type_name(vm, count));
    }
    return repeat(vm, a != nullptr ? *a : *b, count);
  }
  if (op == BinaryOp::mod && a != nullptr) return vm.str(percent_format(vm, a->view(), right));
  return vm.not_implemented();
}

Value inplace(Vm& vm, BinaryOp op, const Value& left, const Value& right) {
  if (op == BinaryOp::add && right.is(Kind::str)) return str_append_in_place(vm, left, right);
  return vm.not_implemented();
}

Value compare(Vm& vm, CompareOp op, const Value& left, const Value& right) {
  const auto* a = left.try_as<Str>();
  const auto* b = right.try_as<Str>();
  if (a == nullptr || b == nullptr) return vm.not_implemented();
  if (is_equality(op)) return equality_answer(op, a == b || a->view() == b->view());
  return ordering_answer(op, a->view() <=> b->view());  // UTF-8 sorts as its code points
}

Value get_item(Vm& vm, const Value& self, const Value& key) {
  const auto* text = self.as<Str>();
  if (const auto* slice = key.try_as<Slice>()) {
    const SliceBounds bounds = slice_bounds(vm, *slice, text->length);
    if (bounds.step == 1) {
      if (bounds.count == text->length && !is_program_instance(self)) return self;
      return make_str(vm, substring(*text, bounds.start, bounds.start + bounds.count),
                      static_cast<size_t>(bounds.count));
    }
    std::string picked;
    if (text->is_ascii()) {
      for (int64_t i = 0; i < bounds.count; ++i)
        picked += text->data()[bounds.start + i * bounds.step];
    } else {
      const std::u32string characters = unicode::decode(text->view());
      for (int64_t i = 0; i < bounds.count; ++i) {
        unicode::append(picked, characters[static_cast<size_t>(bounds.start + i * bounds.step)]);
      }
    }
    return vm.str(picked);
  }
  if (!key.is_int() && !is_index(vm, key)) {
    vm.raise(vm.types().TypeError, "string indices must be integers, not '{}'", type_name(vm, key));
  }
  return character_at(
      vm, *text,
      static_cast<size_t>(checked_index(vm, key, text->length, "string index out of range")));
}

bool contains(Vm& vm, const Value& self, const Value& item) {
  const auto* part = need_str(vm, item, "'in <string>' requires string as left operand");
  return self.as<Str>()->view().find(part->view()) != std::string_view::npos;
}

Value str(Vm& vm, const Value& self) {
  return is_program_instance(self) ? Value(vm.str(self.as<Str>()->view())) : self;
}

Value str_new(Vm& vm, Value* a) {
  Ref<Str> text;
  if (a[2].is_defined() || a[3].is_defined()) {
    const Value& source = a[1];
    constexpr std::string_view kEncoding = "str() argument 'encoding' must be str";
    constexpr std::string_view kErrors = "str() argument 'errors' must be str";
    const std::string_view encoding =
        a[2].is_defined() ? need_str(vm, a[2], kEncoding)->view() : "utf-8";
    const std::string_view errors =
        a[3].is_defined() ? need_str(vm, a[3], kErrors)->view() : "strict";
    if (source.is(Kind::str)) vm.raise(vm.types().TypeError, "decoding str is not supported");
    if (!is_buffer(source) && source.is_defined()) {
      vm.raise(vm.types().TypeError, "decoding to str: need a bytes-like object, {} found",
               type_name(vm, source));
    }
    text = decode_bytes(vm, source.is_defined() ? gather(vm, source) : std::string(), encoding,
                        errors);
  } else {
    text = a[1].is_defined() ? vm.to_str(a[1]) : vm.intern("");
  }
  auto* cls = a[0].as<Type>();
  if (cls == vm.types().str) return text;
  auto copy = make_instance_sized<Str>(vm.interpreter(), text->byte_count, cls, text->byte_count,
                                       text->length);
  std::memcpy(copy->data(), text->data(), text->byte_count);
  return copy;
}

}  // namespace

const Str* need_str(Vm& vm, const Value& value, std::string_view expectation) {
  if (const auto* text = value.try_as<Str>()) return text;
  // CPython names None by its value where it counts arguments (Python/getargs.c,
  // _PyArg_BadArgument).
  const bool counted = expectation.find("argument") != expectation.npos;
  vm.raise(vm.types().TypeError, "{}, not {}", expectation,
           value.is_none() && counted ? "None" : type_name(vm, value));
}

Ref<Str> make_str(Vm& vm, std::string_view text, size_t length) {
  auto result = blank(vm, text.size(), length);
  std::ranges::copy(text, result->data());
  return result;
}

Ref<Str> concatenated(Vm& vm, std::span<const Value> parts) {
  uint64_t bytes = 0, length = 0;
  for (const Value& part : parts) {
    bytes += part.as<Str>()->byte_count;
    length += part.as<Str>()->length;
  }
  auto result = blank(vm, bytes, length);
  char* end = result->data();
  for (const Value& part : parts) end = std::ranges::copy(part.as<Str>()->view(), end).out;
  return result;
}

Value str_append_in_place(Vm& vm, const Value& left, const Value& right) {
  auto* a = left.as<Str>();
  const auto* b = right.as<Str>();
  if (b->byte_count == 0) return left;
  if (a->refs > 1 || a == b || a->type != vm.types().str) return concatenate(vm, *a, *b);
  const uint64_t bytes = uint64_t{a->byte_count} + b->byte_count;
  Ref<Str> grown(a);
  if (a->extra == 0 || bytes > uint64_t{1} << a->extra) {
    const auto capacity = std::bit_ceil(bytes + bytes / 2);
    grown = blank(vm, capacity, a->length);
    grown->extra = static_cast<uint16_t>(std::bit_width(capacity) - 1);
    grown->byte_count = a->byte_count;
    std::memcpy(grown->data(), a->data(), a->byte_count);
  }
  std::memcpy(grown->data() + grown->byte_count, b->data(), b->byte_count);
  grown->byte_count = static_cast<uint32_t>(bytes);
  grown->length += b->length;
  grown->hash = -1;
  return grown;
}

std::string quoted(std::string_view text) {
  const bool prefers_double = text.find('\'') != text.npos && text.find('"') == text.npos;
  const char quote = prefers_double ? '"' : '\'';
  std::string result(1, quote);
  for (size_t at = 0; at < text.size();) {
    const size_t begin = at;
    const char32_t c = unicode::next(text, at);
    if (c == static_cast<char32_t>(quote) || c == '\\') {
      (result += '\\') += static_cast<char>(c);
    } else if (unicode::is_printable(c)) {
      result += text.substr(begin, at - begin);
    } else {
      unicode::append_escaped(result, c);
    }
  }
  return result += quote;
}

std::string escape_non_ascii(std::string_view text) {
  std::string result;
  for (size_t at = 0; at < text.size();) {
    const char32_t c = unicode::next(text, at);
    if (c < 0x80) {
      result += static_cast<char>(c);
    } else {
      unicode::append_escaped(result, c);
    }
  }
  return result;
}

Ref<Str> character_at(Vm& vm, const Str& text, size_t index) {
  if (text.is_ascii()) {
    vm.count_items(kItemsOfText);
    return vm.interpreter().character(text.data()[index]);
  }
  const size_t begin = unicode::offset_of(text.view(), index);
  size_t end = begin;
  unicode::next(text.view(), end);
  return make_str(vm, text.view().substr(begin, end - begin), 1);
}

std::string_view substring(const Str& text, int64_t from, int64_t to) {
  if (to <= from) return text.view().substr(0, 0);
  const auto first = static_cast<size_t>(from), count = static_cast<size_t>(to - from);
  if (text.is_ascii()) return text.view().substr(first, count);
  const std::string_view rest = text.view().substr(unicode::offset_of(text.view(), first));
  return rest.substr(0, unicode::offset_of(rest, count));
}

int64_t str_hash(const Str& text) {
  if (text.hash == -1) const_cast<Str&>(text).hash = hash_text(text.view(), text.is_ascii());
  return text.hash;
}

void init_str(Bootstrap& b) {
  static constexpr NativeDef kNew[] = {
      {"__new__", "(cls, /, object=..., encoding=..., errors=...)", str_new}};
  std::vector<NativeDef> methods(std::begin(kNew), std::end(kNew));
  methods.insert(methods.end(), kStrMethods.begin(), kStrMethods.end());
  b.define<Str>(
      b.types.str,
      {.name = "str",
       .slots = {
           .repr = [](Vm& vm,
                      const Value& self) { return Value(vm.str(quoted(self.as<Str>()->view()))); },
           .str = str,
           .hash = [](Vm&, const Value& self) { return str_hash(*self.as<Str>()); },
           .length = [](Vm&, const Value& self) { return int64_t{self.as<Str>()->length}; },
           .get_item = get_item,
           .contains = contains,
           .iter =
               [](Vm& vm, const Value& self) {
                 return Value(vm.heap().make<StrIterator>(vm.types().str_iterator,
                                                          Ref<Str>(self.as<Str>())));
               },
           .binary = binary,
           .inplace = inplace,
           .compare = compare},
       .methods = methods,
       .static_methods = kStrStaticMethods});
  b.publish(b.types.str);
}

}  // namespace interleave::models::python
