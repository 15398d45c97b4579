// Bytes taken for ASCII text: case, classes of characters, padding.
#include <algorithm>

#include "models/python/builtins/buffer.h"
#include "models/python/builtins/bytes.h"
#include "models/python/builtins/bytes_methods.h"
#include "models/python/builtins/sequence.h"
#include "models/python/builtins/support.h"

namespace interleave::models::python::bytes_methods {
namespace {

bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_letter(char c) { return is_lower(c) || is_upper(c); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
char to_lower(char c) { return is_upper(c) ? static_cast<char>(c + 32) : c; }
char to_upper(char c) { return is_lower(c) ? static_cast<char>(c - 32) : c; }

/// Each byte mapped, with the one before it (0 at the beginning).
template <class Map>
Value mapped(Vm& vm, Value* a, Map map) {
  std::string content(bytes_view(a[0]));
  char before = 0;
  for (char& c : content) {
    const char was = c;
    c = map(c, before);
    before = was;
  }
  return make_like(vm, a[0], content);
}

template <class Test>
Value all_are(Value* a, Test test) {
  const std::string_view content = bytes_view(a[0]);
  return Value::boolean(!content.empty() && std::ranges::all_of(content, test));
}

/// Some letter, and none for which `wrong` holds.
template <class Wrong>
Value is_cased(Value* a, Wrong wrong) {
  const std::string_view content = bytes_view(a[0]);
  return Value::boolean(std::ranges::any_of(content, is_letter) &&
                        std::ranges::none_of(content, wrong));
}

int64_t width_of(Vm& vm, Value* a) {
  const int64_t width = to_size(vm, a[1]);
  if (width > 0) require_memory(vm, static_cast<size_t>(width));
  return width;
}

/// `left` of the missing bytes go before the content.
template <class Left>
Value padded(Vm& vm, Value* a, std::string_view method, Left left) {
  const int64_t width = width_of(vm, a);
  const bool is_bytes = a[2].is(Kind::bytes) || a[2].is(Kind::bytearray);
  if (a[2].is_defined() && !(is_bytes && bytes_view(a[2]).size() == 1)) {
    vm.raise(vm.types().TypeError, "{}() argument 2 must be a byte string of length 1, not {}",
             method, type_name(vm, a[2]));
  }
  const std::string_view content = bytes_view(a[0]);
  const int64_t missing = std::max<int64_t>(width - static_cast<int64_t>(content.size()), 0);
  const auto before = static_cast<size_t>(left(missing, width));
  const char fill = is_bytes ? bytes_view(a[2])[0] : ' ';
  std::string result(before, fill);
  result += content;
  return make_like(vm, a[0], result.append(static_cast<size_t>(missing) - before, fill));
}

}  // namespace

Value upper(Vm& vm, Value* a) {
  return mapped(vm, a, [](char c, char) { return to_upper(c); });
}
Value lower(Vm& vm, Value* a) {
  return mapped(vm, a, [](char c, char) { return to_lower(c); });
}
Value swapcase(Vm& vm, Value* a) {
  return mapped(vm, a, [](char c, char) { return is_lower(c) ? to_upper(c) : to_lower(c); });
}
Value title(Vm& vm, Value* a) {
  return mapped(vm, a,
                [](char c, char before) { return is_letter(before) ? to_lower(c) : to_upper(c); });
}
Value capitalize(Vm& vm, Value* a) {
  std::string content(bytes_view(a[0]));
  std::ranges::transform(content, content.begin(), to_lower);
  if (!content.empty()) content[0] = to_upper(content[0]);
  return make_like(vm, a[0], content);
}

Value isalnum(Vm&, Value* a) {
  return all_are(a, [](char c) { return is_letter(c) || is_digit(c); });
}
Value isalpha(Vm&, Value* a) { return all_are(a, is_letter); }
Value isdigit(Vm&, Value* a) { return all_are(a, is_digit); }
Value isspace(Vm&, Value* a) {
  return all_are(a, [](char c) { return c == ' ' || (c >= '\t' && c <= '\r'); });
}
Value isascii(Vm&, Value* a) {
  return Value::boolean(
      std::ranges::all_of(bytes_view(a[0]), [](char c) { return (c & 0x80) == 0; }));
}
Value islower(Vm&, Value* a) { return is_cased(a, is_upper); }
Value isupper(Vm&, Value* a) { return is_cased(a, is_lower); }
Value istitle(Vm&, Value* a) {
  char before = 0;
  return is_cased(a, [&](char c) {
    const bool wrong = is_letter(before) ? is_upper(c) : is_lower(c);
    before = c;
    return wrong;
  });
}

Value ljust(Vm& vm, Value* a) {
  return padded(vm, a, "ljust", [](int64_t, int64_t) { return 0; });
}
Value rjust(Vm& vm, Value* a) {
  return padded(vm, a, "rjust", [](int64_t missing, int64_t) { return missing; });
}
// The odd byte goes left when the width is odd too (CPython 3.11 Objects/stringlib/transmogrify.h).
Value center(Vm& vm, Value* a) {
  return padded(vm, a, "center",
                [](int64_t missing, int64_t width) { return missing / 2 + (missing & width & 1); });
}

Value zfill(Vm& vm, Value* a) {
  const int64_t width = width_of(vm, a);
  std::string content(bytes_view(a[0]));
  const int64_t missing = width - static_cast<int64_t>(content.size());
  const bool sign = content.starts_with('-') || content.starts_with('+');
  if (missing > 0) content.insert(sign ? 1 : 0, static_cast<size_t>(missing), '0');
  return make_like(vm, a[0], content);
}

Value expandtabs(Vm& vm, Value* a) {
  const int64_t size = to_size(vm, a[1]);
  std::string result;
  int64_t column = 0;
  for (const char c : bytes_view(a[0])) {
    if (c == '\t') {
      const int64_t spaces = size > 0 ? size - column % size : 0;
      result.append(static_cast<size_t>(spaces), ' ');
      column += spaces;
    } else {
      result += c;
      column = c == '\n' || c == '\r' ? 0 : column + 1;
    }
  }
  return make_like(vm, a[0], result);
}

}  // namespace interleave::models::python::bytes_methods
