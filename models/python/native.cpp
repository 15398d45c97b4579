#include "models/python/native.h"

#include <array>
#include <charconv>

#include "models/python/interpreter.h"
#include "models/python/vm.h"

namespace interleave::models::python {
namespace {

using Style = Parameter::Style;

std::string_view trim(std::string_view text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  while (text.ends_with(' ')) text.remove_suffix(1);
  return text;
}

/// The text up to the next comma outside quotes and brackets; removes it and the comma.
std::string_view take_part(std::string_view& text) {
  char quote = 0;
  int depth = 0;
  size_t at = 0;
  for (; at < text.size(); ++at) {
    const char c = text[at];
    if (quote != 0) {
      if (c == quote) quote = 0;
    } else if (c == '\'' || c == '"') {
      quote = c;
    } else if (c == '(' || c == '[') {
      ++depth;
    } else if (c == ')' || c == ']') {
      --depth;
    } else if (c == ',' && depth == 0) {
      break;
    }
  }
  const std::string_view part = trim(text.substr(0, at));
  text.remove_prefix(at < text.size() ? at + 1 : at);
  return part;
}

Value parse_default(Interpreter& interpreter, std::string_view text) {
  if (text == "...") return Value();
  if (text == "None") return Value::none();
  if (text == "True") return Value::boolean(true);
  if (text == "False") return Value::boolean(false);
  if (text == "()") return interpreter.empty_tuple();
  if (text.starts_with('\'') || text.starts_with('"')) {
    std::string plain;
    for (size_t i = 1; i + 1 < text.size(); ++i) {
      if (text[i] == '\\') {
        ++i;
        plain += text[i] == 'n' ? '\n' : text[i] == 't' ? '\t' : text[i];
      } else {
        plain += text[i];
      }
    }
    return Value(interpreter.intern(plain));
  }
  if (text.find_first_of(".en") == std::string_view::npos) {
    int64_t number = 0;
    [[maybe_unused]] const auto result = std::from_chars(text.data(), text.data() + text.size(), number);
    assert(result.ec == std::errc());
    return Value::integer(number);
  }
  return Value::floating(std::stod(std::string(text)));
}

struct Binder {
  Vm& vm;
  const NativeFunction& function;
  Value* out;  // one per parameter
  Args args;

  const std::vector<Parameter>& parameters = function.signature.parameters;

  const Types& types() const { return vm.types(); }
  bool has_receiver() const { return function.owner != nullptr; }
  std::string qualified() const {
    return function.owner == nullptr || function.name == "__new__" || function.name == "__init__"
               ? plain()
               : function.owner->name + "." + function.name;
  }
  /// CPython names a class when its constructor is called wrongly.
  std::string plain() const {
    return constructs() ? function.owner->name : function.name;
  }
  bool constructs() const {
    return function.owner != nullptr && (function.name == "__new__" || function.name == "__init__");
  }

  void bind() {
    const uint32_t given = args.positional();
    bind_positional(given);
    if (args.keywords != nullptr) bind_keywords(given);
    for (size_t i = 0; i < parameters.size(); ++i) {
      const Parameter& p = parameters[i];
      if (out[i].is_defined()) continue;
      if (p.style == Style::var_positional) {
        out[i] = vm.interpreter().empty_tuple();
      } else if (p.style == Style::var_keyword) {
        out[i] = vm.dict();
      } else if (p.required) {
        raise_missing(given);
      } else {
        out[i] = p.fallback;
      }
    }
  }

  void bind_positional(uint32_t given) {
    uint32_t next = 0;
    for (size_t i = 0; i < parameters.size() && next < given; ++i) {
      const Parameter& p = parameters[i];
      if (p.style == Style::positional_only || p.style == Style::normal) {
        out[i] = args.values[next++];
      } else if (p.style == Style::var_positional) {
        out[i] = vm.tuple(std::span<const Value>(args.values + next, given - next));
        next = given;
      }
    }
    if (next < given) raise_too_many(given);
  }

  void bind_keywords(uint32_t given) {
    Dict* rest = nullptr;
    for (size_t i = 0; i < parameters.size(); ++i) {
      if (parameters[i].style != Style::var_keyword) continue;
      const Ref<Dict> dict = vm.dict();
      rest = dict.get();
      out[i] = dict;
    }
    for (uint32_t k = 0; k < args.keywords->size(); ++k) {
      const auto* name = (*args.keywords)[k].as<Str>();
      const Value& value = args.values[given + k];
      bool found = false;
      for (size_t i = 0; i < parameters.size() && !found; ++i) {
        const Parameter& p = parameters[i];
        if (p.style != Style::normal && p.style != Style::keyword_only) continue;
        if (p.name->view() != name->view()) continue;
        if (out[i].is_defined()) raise_twice(name->view(), i);
        out[i] = value;
        found = true;
      }
      if (found) continue;
      if (rest == nullptr) raise_unexpected(name->view());
      rest->set(vm, (*args.keywords)[k], value);
    }
  }

  bool takes_keywords() const {
    for (const Parameter& p : parameters) {
      if (p.style != Style::positional_only && p.style != Style::var_positional) return true;
    }
    return false;
  }
  bool names_keywords() const {
    for (const Parameter& p : parameters) {
      if (p.style == Style::normal || p.style == Style::keyword_only) return true;
    }
    return false;
  }
  size_t keyword_only_count() const {
    return static_cast<size_t>(std::count_if(parameters.begin(), parameters.end(),
                                             [](const Parameter& p) { return p.style == Style::keyword_only; }));
  }
  /// Without the receiver.
  size_t positional_count(bool required_only) const {
    size_t n = 0;
    for (const Parameter& p : parameters) {
      if ((p.style == Style::positional_only || p.style == Style::normal) && (!required_only || p.required)) ++n;
    }
    return n - (has_receiver() && n > 0 ? 1 : 0);
  }

  [[noreturn]] void raise_too_many(uint32_t given) const {
    const size_t receiver = has_receiver() ? 1 : 0;
    const size_t most = positional_count(false), least = positional_count(true);
    if (!function.signature.native_style) {
      const auto s = [](size_t n) { return n == 1 ? "" : "s"; };
      const std::string takes = least == most ? fmt::format("{}", most + receiver)
                                              : fmt::format("from {} to {}", least + receiver, most + receiver);
      vm.raise(types().TypeError, "{}() takes {} positional argument{} but {} {} given", def_name(), takes,
               least == most ? s(most + receiver) : "s", given, given == 1 ? "was" : "were");
    }
    const size_t n = given - receiver;
    if (most == 0 && !takes_keywords()) {
      vm.raise(types().TypeError, "{}() takes no arguments ({} given)", qualified(), n);
    }
    if (most == 1 && least == 1 && !takes_keywords() && !constructs()) {
      vm.raise(types().TypeError, "{}() takes exactly one argument ({} given)", qualified(), n);
    }
    if (names_keywords()) {  // CPython 3.11 Python/getargs.c, _PyArg_UnpackKeywords
      const size_t named = args.keywords == nullptr ? 0 : args.keywords->size();
      const size_t all = most + keyword_only_count();
      if (n + named > all) raise_takes(least == all, all, n == 0 ? "keyword " : "", n + named);
      if (most == 0) vm.raise(types().TypeError, "{}() takes no positional arguments", plain());
      raise_takes(least == most, most, "positional ", n);
    }
    vm.raise(types().TypeError, "{} expected {}{} argument{}, got {}", plain(), least == most ? "" : "at most ", most,
             most == 1 ? "" : "s", n);
  }

  [[noreturn]] void raise_takes(bool exactly, size_t most, std::string_view kind, size_t given) const {
    vm.raise(types().TypeError, "{}() takes {} {} {}argument{} ({} given)", plain(), exactly ? "exactly" : "at most", most,
             kind, most == 1 ? "" : "s", given);
  }

  [[noreturn]] void raise_missing(uint32_t given) const {
    const size_t receiver = has_receiver() ? 1 : 0;
    const size_t most = positional_count(false), least = positional_count(true);
    if (!function.signature.native_style) raise_missing_as_def();
    if (given < receiver) {
      vm.raise(types().TypeError, "unbound method {}() needs an argument", qualified());
    }
    const size_t n = given - receiver;
    if (n < least && names_keywords() && parameters[receiver + n].style == Style::positional_only) {
      vm.raise(types().TypeError, "{}() takes {} {} positional argument{} ({} given)", plain(),
               least == most ? "exactly" : "at least", least, least == 1 ? "" : "s", n);
    }
    for (size_t i = 0; i < parameters.size(); ++i) {
      const Parameter& p = parameters[i];
      if (!p.required || out[i].is_defined() || p.style == Style::positional_only) continue;
      if (p.style == Style::normal || p.style == Style::keyword_only) {
        vm.raise(types().TypeError, "{}() missing required {}argument '{}'{}", plain(),
                 p.style == Style::keyword_only ? "keyword-only " : "", p.name->view(),
                 p.style == Style::normal ? fmt::format(" (pos {})", i + 1 - receiver) : "");
      }
    }
    if (most == 1 && least == 1 && !takes_keywords() && !constructs()) {
      vm.raise(types().TypeError, "{}() takes exactly one argument ({} given)", qualified(), n);
    }
    vm.raise(types().TypeError, "{} expected {}{} argument{}, got {}", plain(), least == most ? "" : "at least ",
             least, least == 1 ? "" : "s", n);
  }

  std::string def_name() const { return has_receiver() ? function.owner->name + "." + function.name : function.name; }

  /// As of a function that Python code defines.
  [[noreturn]] void raise_missing_as_def() const {
    std::vector<std::string> names;
    bool keyword_only = true;
    for (size_t i = 0; i < parameters.size(); ++i) {
      const Parameter& p = parameters[i];
      if (!p.required || out[i].is_defined() || p.style == Style::var_positional || p.style == Style::var_keyword) continue;
      if (p.style == Style::keyword_only && !keyword_only) break;  // positional ones are told first
      if (p.style != Style::keyword_only) keyword_only = false;
      names.push_back("'" + std::string(p.name->view()) + "'");
    }
    vm.raise(types().TypeError, "{}() missing {} required {} argument{}: {}", def_name(), names.size(),
             keyword_only ? "keyword-only" : "positional", names.size() == 1 ? "" : "s", join_names(names));
  }

  [[noreturn]] void raise_unexpected(std::string_view name) const {
    if (!function.signature.native_style) {
      vm.raise(types().TypeError, "{}() got an unexpected keyword argument '{}'", def_name(), name);
    }
    if (!takes_keywords()) vm.raise(types().TypeError, "{}() takes no keyword arguments", qualified());
    vm.raise(types().TypeError, "'{}' is an invalid keyword argument for {}()", name, plain());
  }

  [[noreturn]] void raise_twice(std::string_view name, size_t i) const {
    if (!function.signature.native_style) {
      vm.raise(types().TypeError, "{}() got multiple values for argument '{}'", def_name(), name);
    }
    vm.raise(types().TypeError, "argument for {}() given by name ('{}') and position ({})", plain(), name,
             i + 1 - (has_receiver() ? 1 : 0));
  }
};

}  // namespace

std::string join_names(const std::vector<std::string>& names) {
  std::string text;
  for (size_t i = 0; i < names.size(); ++i) {
    if (i > 0) text += i + 1 < names.size() ? ", " : names.size() > 2 ? ", and " : " and ";
    text += names[i];
  }
  return text;
}

namespace {
// Flags of a NativeFunction: what its first argument must be.
constexpr uint8_t kHasSelf = 1;   // an instance of the owner
constexpr uint8_t kHasClass = 2;  // the owner or a subclass
}

/// A "/" in the first place of a plain function's signature: errors are worded as those of C functions.
constexpr std::string_view kAsDef = "def ";  // before a signature: see native.h

Signature parse_signature(Interpreter& interpreter, std::string_view text) {
  const bool as_def = text.starts_with(kAsDef);
  if (as_def) text.remove_prefix(kAsDef.size());
  assert(text.starts_with('(') && text.ends_with(')'));
  text = text.substr(1, text.size() - 2);
  Signature signature;
  signature.positional = true;
  bool keyword_only = false;
  signature.native_style = text.starts_with('*');
  while (!trim(text).empty()) {
    std::string_view part = take_part(text);
    if (part == "/") {
      for (Parameter& p : signature.parameters) p.style = Style::positional_only;
      signature.native_style = true;
      continue;
    }
    if (part == "*") {
      keyword_only = true;
      signature.positional = false;
      continue;
    }
    Parameter parameter;
    parameter.style = keyword_only ? Style::keyword_only : Style::normal;
    if (part.starts_with("**")) {
      parameter.style = Style::var_keyword;
      part.remove_prefix(2);
    } else if (part.starts_with("*")) {
      parameter.style = Style::var_positional;
      part.remove_prefix(1);
      keyword_only = true;
    }
    if (const size_t equals = part.find('='); equals != std::string_view::npos) {
      parameter.required = false;
      parameter.fallback = parse_default(interpreter, trim(part.substr(equals + 1)));
      part = trim(part.substr(0, equals));
    }
    if (parameter.style == Style::var_keyword || parameter.style == Style::var_positional || keyword_only) {
      signature.positional = false;
    }
    if (parameter.required) ++signature.required;
    parameter.name = interpreter.intern(part);
    signature.parameters.push_back(std::move(parameter));
  }
  if (signature.parameters.empty() || (signature.parameters.size() == 1 && !keyword_only)) signature.native_style = true;
  if (as_def) signature.native_style = false;
  return signature;
}

Ref<NativeFunction> make_native(Interpreter& interpreter, const NativeDef& def, Type* owner, Value closure) {
  Ref<NativeFunction> function = interpreter.heap().make<NativeFunction>(
      interpreter.types().native_function, def.name, parse_signature(interpreter, def.signature), def.function);
  function->owner = owner;
  function->closure = std::move(closure);
  std::string_view parameters = def.signature;
  if (parameters.starts_with(kAsDef)) parameters.remove_prefix(kAsDef.size());
  if (owner != nullptr && function->closure.is_undefined() && parameters.starts_with("(self")) {
    function->flags |= kHasSelf;
  } else if (owner != nullptr && function->closure.is_undefined() && parameters.starts_with("(cls")) {
    function->flags |= kHasClass;
  }
  return function;
}

namespace {

/// `list.append(5, 1)` and `int.__new__(5)` must not reach C++ with a foreign receiver.
void check_receiver(Vm& vm, const NativeFunction& function, const Args& args) {
  if (args.positional() == 0) return;
  const Value& first = args.values[0];
  Type* error = vm.types().TypeError;
  const std::string &owner = function.owner->name, &given = vm.type_of(first)->name;
  if ((function.flags & kHasSelf) != 0) {
    if (vm.is_instance(first, function.owner)) return;
    vm.raise(error, "descriptor '{}' for '{}' objects doesn't apply to a '{}' object", function.name, owner, given);
  }
  if (!first.is(Kind::type)) {
    vm.raise(error, "{}.{}(X): X is not a type object ({})", owner, function.name, given);
  }
  if (first.as<Type>()->is_subtype(function.owner)) return;
  const std::string& name = first.as<Type>()->name;
  vm.raise(error, "{0}.{1}({2}): {2} is not a subtype of {0}", owner, function.name, name);
}

}  // namespace

Value call_native(Vm& vm, const NativeFunction& function, Args args) {
  if ((function.flags & (kHasSelf | kHasClass)) != 0 && args.count > 0) {
    const Object* first = args.values[0].is_object() ? args.values[0].as_object() : nullptr;
    const bool fits = first != nullptr && ((function.flags & kHasSelf) != 0 ? first->type == function.owner : first == function.owner);
    if (!fits) check_receiver(vm, function, args);
  }
  const Signature& signature = function.signature;
  const size_t count = signature.parameters.size();
  const size_t shift = function.closure.is_defined() ? 1 : 0;
  constexpr size_t kFew = 8;
  if (signature.positional && args.keywords == nullptr && shift == 0 && args.count <= count) {
    if (args.count == count) return function.function(vm, const_cast<Value*>(args.values));
    if (args.count >= signature.required && count <= 4) {
      std::array<Value, 4> values;
      std::copy_n(args.values, args.count, values.begin());
      for (size_t i = args.count; i < count; ++i) values[i] = signature.parameters[i].fallback;
      return function.function(vm, values.data());
    }
  }
  vm.guard_recursion();
  std::array<Value, kFew> few;
  std::vector<Value> many;
  Value* values = few.data();
  if (count + shift > kFew) {
    many.resize(count + shift);
    values = many.data();
  }
  if (shift == 1) values[0] = function.closure;
  Binder{vm, function, values + shift, args}.bind();
  return function.function(vm, values);
}

uint32_t Args::positional() const { return keywords == nullptr ? count : count - keywords->size(); }

}  // namespace interleave::models::python
