// Padding, translating and formatting of text.
#include "models/python/builtins/codec.h"
#include "models/python/builtins/format_spec.h"
#include "models/python/builtins/integer.h"
#include "models/python/builtins/str.h"
#include "models/python/builtins/str_methods.h"
#include "models/python/builtins/support.h"
#include "models/python/builtins/unicode.h"

namespace interleave::models::python::str_methods {
namespace {

constexpr int64_t kWidest = int64_t{1} << 30;

std::string_view text_of(Value* a) { return a[0].as<Str>()->view(); }

int64_t width_of(Vm& vm, const Value& v) {
  const int64_t width = to_size(vm, v);
  if (width > kWidest)
    vm.raise(vm.types().MemoryError, "a field of {} characters is too wide", width);
  return width;
}

Value padded(Vm& vm, Value* a, char32_t align) {
  const int64_t width = width_of(vm, a[1]);
  const auto* fill = a[2].try_as<Str>();
  if (fill == nullptr) {
    vm.raise(vm.types().TypeError, "The fill character must be a unicode character, not {}",
             type_name(vm, a[2]));
  }
  if (fill->length != 1) {
    vm.raise(vm.types().TypeError, "The fill character must be exactly one character long");
  }
  size_t at = 0;
  return vm.str(pad(text_of(a), width, align, unicode::next(fill->view(), at)));
}

}  // namespace

Value ljust(Vm& vm, Value* a) { return padded(vm, a, '<'); }
Value rjust(Vm& vm, Value* a) { return padded(vm, a, '>'); }

Value center(Vm& vm, Value* a) {
  // The odd space goes left when the width is odd too, unlike in a format spec (CPython 3.11
  // Objects/unicodeobject.c, unicode_center_impl).
  const int64_t margin = to_size(vm, a[1]) - a[0].as<Str>()->length;
  if (margin <= 0) return padded(vm, a, '^');
  const int64_t left = margin / 2 + (margin & to_size(vm, a[1]) & 1);
  Value to_the_right[] = {a[0], Value::integer(to_size(vm, a[1]) - left), a[2]};
  Value to_the_left[] = {padded(vm, to_the_right, '<'), a[1], a[2]};
  return padded(vm, to_the_left, '>');
}

Value zfill(Vm& vm, Value* a) {
  const std::string_view text = text_of(a);
  const int64_t width = width_of(vm, a[1]);
  const bool sign = text.starts_with('-') || text.starts_with('+');
  return vm.str(std::string(text.substr(0, sign)) + pad(text.substr(sign), width - sign, '>', '0'));
}

Value expandtabs(Vm& vm, Value* a) {
  const std::string_view text = text_of(a);
  const int64_t size = to_size(vm, a[1]);
  std::string result;
  int64_t column = 0;
  for (size_t at = 0; at < text.size();) {
    const size_t begin = at;
    const char32_t c = unicode::next(text, at);
    if (c == '\t') {
      const int64_t spaces = size > 0 ? size - column % size : 0;
      result.append(static_cast<size_t>(spaces), ' ');
      column += spaces;
    } else {
      result += text.substr(begin, at - begin);
      column = c == '\n' || c == '\r' ? 0 : column + 1;
    }
  }
  return vm.str(result);
}

Value encode(Vm& vm, Value* a) {
  return encode_text(vm, *a[0].as<Str>(),
                     need_str(vm, a[1], "encode() argument 'encoding' must be str")->view(),
                     need_str(vm, a[2], "encode() argument 'errors' must be str")->view());
}

Value maketrans(Vm& vm, Value* a) {
  auto table = vm.dict();
  const auto code = [](char32_t c) { return Value::integer(static_cast<int64_t>(c)); };
  if (a[1].is_undefined()) {
    const auto* mapping = a[0].try_as<Dict>();
    if (mapping == nullptr) {
      vm.raise(vm.types().TypeError,
               "if you give only one argument to maketrans it must be a dict");
    }
    for (size_t i = 0; i < mapping->entries.size(); ++i) {
      const Dict::Entry entry = mapping->entries[i];
      if (entry.key.is_undefined()) continue;
      if (const auto* key = entry.key.try_as<Str>()) {
        if (key->length != 1) {
          vm.raise(vm.types().ValueError, "string keys in translate table must be of length 1");
        }
        size_t at = 0;
        table->set(vm, code(unicode::next(key->view(), at)), entry.value);
      } else if (is_integer(entry.key)) {
        table->set(vm, entry.key, entry.value);
      } else {
        vm.raise(vm.types().TypeError, "keys in translate table must be strings or integers");
      }
    }
    return table;
  }
  need_str(vm, a[1], "maketrans() argument 2 must be str");
  if (!a[0].is(Kind::str)) {
    vm.raise(vm.types().TypeError,
             "first maketrans argument must be a string if there is a second argument");
  }
  const std::u32string from = unicode::decode(a[0].as<Str>()->view());
  const std::u32string to =
      unicode::decode(need_str(vm, a[1], "maketrans() argument 2 must be str")->view());
  if (from.size() != to.size()) {
    vm.raise(vm.types().ValueError, "the first two maketrans arguments must have equal length");
  }
  for (size_t i = 0; i < from.size(); ++i) table->set(vm, code(from[i]), code(to[i]));
  if (a[2].is_defined()) {
    const auto* dropped = need_str(vm, a[2], "maketrans() argument 3 must be str");
    for (const char32_t c : unicode::decode(dropped->view()))
      table->set(vm, code(c), Value::none());
  }
  return table;
}

/// table[key], undefined if it raises LookupError.
static Value table_entry(Vm& vm, const Value& table, const Value& key) {
  if (table.is(Kind::dict) && !is_program_instance(table)) {
    const Value* found = table.as<Dict>()->find(vm, key);
    return found == nullptr ? Value() : *found;
  }
  Value error;
  try {
    return vm.get_item(table, key);
  } catch (const PythonError& raised) {
    error = raised.exception;
  }
  if (!vm.is_instance(error, vm.types().LookupError)) throw PythonError{std::move(error)};
  return {};
}

Value translate(Vm& vm, Value* a) {
  const std::string_view text = text_of(a);
  std::string result;
  for (size_t at = 0; at < text.size();) {
    const char32_t c = unicode::next(text, at);
    const Value entry = table_entry(vm, a[1], Value::integer(static_cast<int64_t>(c)));
    const Value* found = &entry;
    if (entry.is_undefined()) {
      unicode::append(result, c);
    } else if (const auto* replacement = found->try_as<Str>()) {
      result += replacement->view();
    } else if (is_integer(*found)) {
      const int64_t code = clamp_to_int64(*found);
      if (code < 0 || code > 0x10ffff) {
        vm.raise(vm.types().ValueError, "character mapping must be in range(0x110000)");
      }
      unicode::append(result, static_cast<char32_t>(code));
    } else if (!found->is_none()) {
      vm.raise(vm.types().TypeError, "character mapping must return integer, None or str");
    }
  }
  return vm.str(result);
}

Value format(Vm& vm, Value* a) {
  return vm.str(format_string(vm, text_of(a), *a[1].as<Tuple>(), a[2]));
}

Value format_map(Vm& vm, Value* a) {
  return vm.str(format_string(vm, text_of(a), *vm.tuple({}), a[1]));
}

Value format_self(Vm& vm, Value* a) {
  const auto* spec = need_str(vm, a[1], "__format__() argument must be str");
  return vm.str(python::format_text(vm, text_of(a), spec->view(), type_name(vm, a[0])));
}

Value getnewargs(Vm& vm, Value* a) { return vm.tuple({{vm.str(text_of(a))}}); }

}  // namespace interleave::models::python::str_methods
