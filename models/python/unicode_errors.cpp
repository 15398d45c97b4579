// UnicodeDecodeError, UnicodeEncodeError and UnicodeTranslateError: what they are made of, and
// their text (CPython 3.11 Objects/exceptions.c).
#include "models/python/builtins/buffer.h"
#include "models/python/builtins/str.h"
#include "models/python/builtins/unicode.h"
#include "models/python/exceptions.h"
#include "models/python/special.h"
#include "models/python/types.h"

namespace interleave::models::python {
namespace {

enum class Codec { decode, encode, translate };

template <Codec codec>
Value init(Vm& vm, Value* a) {
  const Types& t = vm.types();
  if (a[2].as<Dict>()->size() > 0) {
    vm.raise(t.TypeError, "{}() takes no keyword arguments", type_name_of(vm, a[0]));
  }
  a[0].as<Exception>()->arguments = a[1];
  std::vector<std::string_view> names = {"encoding", "object", "start", "end", "reason"};
  if (codec == Codec::translate) names.erase(names.begin());
  const Tuple& given = *a[1].as<Tuple>();
  if (given.size() != names.size()) {
    vm.raise(t.TypeError, "function takes exactly {} arguments ({} given)", names.size(),
             given.size());
  }
  for (size_t i = 0; i < names.size(); ++i) {
    const bool is_place = names[i] == "start" || names[i] == "end";
    const bool is_text = !is_place && !(codec == Codec::decode && names[i] == "object");
    if (is_place) vm.to_index(given[i]);
    if (is_text && !given[i].is(Kind::str)) {
      vm.raise(t.TypeError, "argument {} must be str, not {}", i + 1, type_name_of(vm, given[i]));
    }
    if (!is_place && !is_text) need_buffer(vm, given[i]);
    vm.set_attr(a[0], vm.intern(names[i]).get(), given[i]);
  }
  return Value::none();
}

/// "byte 0x80 in position 3", "characters in position 3-4": what the error points to.
std::string place(Vm& vm, const Value& object, int64_t start, int64_t end) {
  const auto* text = object.try_as<Str>();
  const int64_t size = text != nullptr ? text->length : is_buffer(object) ? vm.length(object) : 0;
  const std::string_view unit = text != nullptr ? "character" : "byte";
  if (end != start + 1 || start < 0 || start >= size) {
    return fmt::format("{}s in position {}-{}", unit, start, end - 1);
  }
  if (text == nullptr) {
    const auto byte =
        static_cast<unsigned char>(need_buffer(vm, object)[static_cast<size_t>(start)]);
    return fmt::format("byte 0x{:02x} in position {}", byte, start);
  }
  const Ref<Str> one = character_at(vm, *text, static_cast<size_t>(start));
  size_t at = 0;
  const auto code = static_cast<uint32_t>(unicode::next(one->view(), at));
  const std::string shown = code < 0x100     ? fmt::format("\\x{:02x}", code)
                            : code < 0x10000 ? fmt::format("\\u{:04x}", code)
                                             : fmt::format("\\U{:08x}", code);
  return fmt::format("character '{}' in position {}", shown, start);
}

}  // namespace

Value unicode_error_str(Vm& vm, const Value& self) {
  const auto text_of = [&](std::string_view name) {
    const Value value = vm.find_attr(self, name);
    return value.is_undefined() ? std::string() : std::string(vm.to_str(value)->view());
  };
  const Value start = vm.find_attr(self, "start"), end = vm.find_attr(self, "end");
  if (start.is_undefined() || end.is_undefined()) return vm.str("");
  const std::string where =
      place(vm, vm.find_attr(self, "object"), vm.to_index(start), vm.to_index(end));
  const std::string reason = text_of("reason");
  if (vm.is_instance(self, vm.types().UnicodeTranslateError)) {
    return vm.str(fmt::format("can't translate {}: {}", where, reason));
  }
  const bool decodes = vm.is_instance(self, vm.types().UnicodeDecodeError);
  return vm.str(fmt::format("'{}' codec can't {} {}: {}", text_of("encoding"),
                            decodes ? "decode" : "encode", where, reason));
}

constexpr NativeDef kDecodeMethods[] = {
    {"__init__", "(self, /, *args, **kwargs)", init<Codec::decode>}};
constexpr NativeDef kEncodeMethods[] = {
    {"__init__", "(self, /, *args, **kwargs)", init<Codec::encode>}};
constexpr NativeDef kTranslateMethods[] = {
    {"__init__", "(self, /, *args, **kwargs)", init<Codec::translate>}};

std::span<const NativeDef> unicode_error_methods(const Types& types, const Type* type) {
  if (type == types.UnicodeDecodeError) return kDecodeMethods;
  if (type == types.UnicodeEncodeError) return kEncodeMethods;
  if (type == types.UnicodeTranslateError) return kTranslateMethods;
  return {};
}

}  // namespace interleave::models::python
