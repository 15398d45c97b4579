#include "models/python/exceptions.h"

#include "models/python/bootstrap.h"
#include "models/python/special.h"
#include "models/python/traceback.h"

namespace interleave::models::python {
namespace {

Exception& self_of(const Value& v) { return *v.as<Exception>(); }

const Tuple& arguments_of(const Value& v) { return *self_of(v).arguments.as<Tuple>(); }

Value attribute_or_none(Vm& vm, const Value& self, std::string_view name) {
  const Ref<Dict>& own = self_of(self).attributes;
  const Value* found = own ? own->find(vm.intern(name).get()) : nullptr;
  return found == nullptr ? Value::none() : *found;
}

void set_attribute(Vm& vm, const Value& self, std::string_view name, const Value& value) {
  Ref<Dict>& own = self_of(self).attributes;
  if (!own) own = vm.dict();
  own->set(vm.intern(name).get(), value);
}

// ── BaseException ────────────────────────────────────────────────────────────────────────────────

Value exception_new(Vm& vm, Value* a) {
  Ref<Exception> made = make_instance<Exception>(vm.interpreter(), a[0].as<Type>());
  made->arguments = a[1];
  return Value(std::move(made));
}

Value exception_init(Vm& vm, Value* a) {
  if (a[2].as<Dict>()->size() > 0) {
    vm.raise(vm.types().TypeError, "{}() takes no keyword arguments", type_name_of(vm, a[0]));
  }
  self_of(a[0]).arguments = a[1];
  return Value::none();
}

Value exception_str(Vm& vm, const Value& self) {
  const Tuple& arguments = arguments_of(self);
  if (arguments.size() == 0) return Value(vm.str(""));
  return Value(arguments.size() == 1 ? vm.to_str(arguments[0]) : vm.repr(self_of(self).arguments));
}

Value exception_repr(Vm& vm, const Value& self) {
  const Tuple& arguments = arguments_of(self);
  std::string text = type_name_of(vm, self).data();
  text += arguments.size() == 1 ? "(" + std::string(vm.repr(arguments[0])->view()) + ")"
                                : std::string(vm.repr(self_of(self).arguments)->view());
  return Value(vm.str(text));
}

Value with_traceback(Vm& vm, Value* a) {
  set_traceback(vm, self_of(a[0]), a[1]);
  return a[0];
}

Value add_note(Vm& vm, Value* a) {
  if (!a[1].is(Kind::str)) vm.raise(vm.types().TypeError, "note must be a str, not '{}'", type_name_of(vm, a[1]));
  Value notes = vm.find_attr(a[0], "__notes__");
  if (notes.is_undefined()) {
    notes = Value(vm.list());
    set_attribute(vm, a[0], "__notes__", notes);
  }
  if (!notes.is(Kind::list)) vm.raise(vm.types().TypeError, "Cannot add note: __notes__ is not a list");
  notes.as<List>()->items.push_back(a[1]);
  return Value::none();
}

Value or_none(const Value& v) { return v.is_undefined() ? Value::none() : v; }

void set_exception_field(Vm& vm, Value& field, const Value& value, std::string_view name) {
  if (value.is_undefined()) vm.raise(vm.types().TypeError, "{} may not be deleted", name);
  if (!value.is_none() && !value.is(Kind::exception)) {
    vm.raise(vm.types().TypeError, "exception {} must be None or derive from BaseException",
             name == "__cause__" ? "cause" : "context");
  }
  field = value.is_none() ? Value() : value;
}

constexpr NativeDef kBaseMethods[] = {{"__new__", "(cls, /, *args, **kwargs)", exception_new},
                                      {"__init__", "(self, /, *args, **kwargs)", exception_init},
                                      {"with_traceback", "(self, tb, /)", with_traceback},
                                      {"add_note", "(self, note, /)", add_note}};

constexpr GetSetDef kBaseFields[] = {
    {"args", [](Vm&, const Value& self) { return self_of(self).arguments; },
     [](Vm& vm, const Value& self, const Value& value) {
       std::vector<Value> items;
       vm.for_each(value, [&](Value item) { items.push_back(std::move(item)); });
       self_of(self).arguments = Value(vm.tuple(items));
     }},
    {"__cause__", [](Vm&, const Value& self) { return or_none(self_of(self).cause); },
     [](Vm& vm, const Value& self, const Value& value) {
       set_exception_field(vm, self_of(self).cause, value, "__cause__");
       self_of(self).suppress_context = true;
     }},
    {"__context__", [](Vm&, const Value& self) { return or_none(self_of(self).context); },
     [](Vm& vm, const Value& self, const Value& value) {
       set_exception_field(vm, self_of(self).context, value, "__context__");
     }},
    {"__suppress_context__", [](Vm&, const Value& self) { return Value::boolean(self_of(self).suppress_context); },
     [](Vm& vm, const Value& self, const Value& value) { self_of(self).suppress_context = vm.truth(value); }},
    {"__traceback__", [](Vm& vm, const Value& self) { return make_traceback(vm, self_of(self)); },
     [](Vm& vm, const Value& self, const Value& value) { set_traceback(vm, self_of(self), value); }},
};

// ── The others ───────────────────────────────────────────────────────────────────────────────────

Value key_error_str(Vm& vm, const Value& self) {
  const Tuple& arguments = arguments_of(self);
  return arguments.size() == 1 ? Value(vm.repr(arguments[0])) : exception_str(vm, self);
}

constexpr GetSetDef kStopIterationFields[] = {
    {"value", [](Vm& vm, const Value& self) { return stop_iteration_value(vm, self); },
     [](Vm& vm, const Value& self, const Value& value) { set_attribute(vm, self, "value", value); }}};

constexpr GetSetDef kSystemExitFields[] = {
    {"code",
     [](Vm& vm, const Value& self) {
       const Tuple& arguments = arguments_of(self);
       return arguments.size() == 0 ? Value::none() : arguments.size() == 1 ? arguments[0] : Value(vm.tuple(arguments.items()));
     },
     nullptr}};

/// `__init__` of exceptions that take some keywords, which become attributes.
template <const auto& kKeywords>
Value keyword_init(Vm& vm, Value* a) {
  self_of(a[0]).arguments = a[1];
  for (const std::string_view name : kKeywords) set_attribute(vm, a[0], name, Value::none());
  for (const Dict::Entry& entry : a[2].as<Dict>()->entries) {
    const std::string_view name = entry.key.as<Str>()->view();
    if (std::find(std::begin(kKeywords), std::end(kKeywords), name) == std::end(kKeywords)) {
      vm.raise(vm.types().TypeError, "'{}' is an invalid keyword argument for {}()", name, type_name_of(vm, a[0]));
    }
    set_attribute(vm, a[0], name, entry.value);
  }
  return Value::none();
}
constexpr std::string_view kNameKeywords[] = {"name"};
constexpr std::string_view kAttributeKeywords[] = {"name", "obj"};
constexpr std::string_view kImportKeywords[] = {"name", "path"};
constexpr NativeDef kNameErrorMethods[] = {{"__init__", "(self, /, *args, **kwargs)", keyword_init<kNameKeywords>}};
constexpr NativeDef kAttributeErrorMethods[] = {{"__init__", "(self, /, *args, **kwargs)", keyword_init<kAttributeKeywords>}};
constexpr NativeDef kImportErrorMethods[] = {{"__init__", "(self, /, *args, **kwargs)", keyword_init<kImportKeywords>}};

Value import_error_msg(Vm&, const Value& self) {
  const Tuple& arguments = arguments_of(self);
  return arguments.size() == 1 ? arguments[0] : Value::none();
}
#define FIELD(name) {name, [](Vm& vm, const Value& self) { return attribute_or_none(vm, self, name); }, \
                     [](Vm& vm, const Value& self, const Value& value) { set_attribute(vm, self, name, value); }}
constexpr GetSetDef kImportErrorFields[] = {{"msg", import_error_msg, nullptr}, FIELD("name"), FIELD("path")};
constexpr GetSetDef kNameErrorFields[] = {FIELD("name")};
constexpr GetSetDef kAttributeErrorFields[] = {FIELD("name"), FIELD("obj")};

/// OSError(errno, text) is of the subclass that the number names.
Type* os_error_class(const Types& t, int64_t number) {
  switch (number) {
    case 1: case 13: return t.PermissionError;
    case 2: return t.FileNotFoundError;
    case 3: return t.ProcessLookupError;
    case 4: return t.InterruptedError;
    case 10: return t.ChildProcessError;
    case 11: case 114: case 115: return t.BlockingIOError;
    case 17: return t.FileExistsError;
    case 20: return t.NotADirectoryError;
    case 21: return t.IsADirectoryError;
    case 32: case 108: return t.BrokenPipeError;
    case 103: return t.ConnectionAbortedError;
    case 104: return t.ConnectionResetError;
    case 110: return t.TimeoutError;
    case 111: return t.ConnectionRefusedError;
    default: return t.OSError;
  }
}

bool has_error_number(const Tuple& arguments) { return arguments.size() >= 2 && arguments.size() <= 5; }

void set_os_error(Vm& vm, const Value& self, const Value& given) {
  const Tuple& arguments = *given.as<Tuple>();
  self.as<Exception>()->arguments = given;
  if (!has_error_number(arguments)) return;
  set_attribute(vm, self, "errno", arguments[0]);
  set_attribute(vm, self, "strerror", arguments[1]);
  if (arguments.size() > 2) set_attribute(vm, self, "filename", arguments[2]);
  if (arguments.size() > 4) set_attribute(vm, self, "filename2", arguments[4]);
  self.as<Exception>()->arguments = Value(vm.tuple(arguments.items().first(2)));
}

/// A subclass with its own `__init__` and no `__new__` says there what the arguments are, by calling OSError's
/// (CPython 3.11 Objects/exceptions.c, oserror_use_init).
bool takes_arguments_in_init(Vm& vm, const Type& cls) {
  const auto overrides = [&](const Str* name) { return !cls.lookup(name)->same(*vm.types().OSError->lookup(name)); };
  const auto& names = vm.interpreter().names();
  return overrides(names.init) && !overrides(names.new_);
}

Value os_error_new(Vm& vm, Value* a) {
  const Tuple& arguments = *a[1].as<Tuple>();
  auto* cls = a[0].as<Type>();
  if (cls == vm.types().OSError && has_error_number(arguments) && arguments[0].is_int()) {
    cls = os_error_class(vm.types(), arguments[0].as_int());
  }
  Value self(make_instance<Exception>(vm.interpreter(), cls));
  if (!takes_arguments_in_init(vm, *cls)) {
    set_os_error(vm, self, a[1]);
  } else {
    self.as<Exception>()->arguments = Value(vm.tuple({}));
  }
  return self;
}
Value os_error_init(Vm& vm, Value* a) {
  if (takes_arguments_in_init(vm, *vm.type_of(a[0]))) set_os_error(vm, a[0], a[1]);
  return Value::none();
}

Value os_error_str(Vm& vm, const Value& self) {
  const Value number = attribute_or_none(vm, self, "errno"), text = attribute_or_none(vm, self, "strerror");
  const Value name = attribute_or_none(vm, self, "filename");
  if (number.is_none() && text.is_none()) return exception_str(vm, self);
  std::string result = fmt::format("[Errno {}] {}", vm.to_str(number)->view(), vm.to_str(text)->view());
  if (!name.is_none()) result += ": " + std::string(vm.repr(name)->view());
  const Value second = attribute_or_none(vm, self, "filename2");
  if (!second.is_none()) result += " -> " + std::string(vm.repr(second)->view());
  return Value(vm.str(result));
}
constexpr NativeDef kOsErrorMethods[] = {{"__new__", "(cls, /, *args, **kwargs)", os_error_new},
                                         {"__init__", "(self, /, *args, **kwargs)", os_error_init}};
constexpr GetSetDef kOsErrorFields[] = {FIELD("errno"), FIELD("strerror"), FIELD("filename"), FIELD("filename2")};
// SyntaxError(message, (filename, lineno, offset, text[, end_lineno, end_offset]))
Value syntax_error_init(Vm& vm, Value* a) {
  exception_init(vm, a);
  const Tuple& arguments = arguments_of(a[0]);
  if (arguments.size() > 0) set_attribute(vm, a[0], "msg", arguments[0]);
  if (arguments.size() != 2) return Value::none();
  std::vector<Value> place;
  vm.for_each(arguments[1], [&](Value item) { place.push_back(std::move(item)); });
  if (place.size() < 4 || place.size() > 6) {
    vm.raise(vm.types().TypeError, "function takes at {} {} arguments ({} given)", place.size() < 4 ? "least" : "most",
             place.size() < 4 ? 4 : 6, place.size());
  }
  if (place.size() == 5) vm.raise(vm.types().TypeError, "end_offset must be provided when end_lineno is provided");
  constexpr std::string_view kNames[] = {"filename", "lineno", "offset", "text", "end_lineno", "end_offset"};
  for (size_t i = 0; i < place.size(); ++i) set_attribute(vm, a[0], kNames[i], place[i]);
  return Value::none();
}

Value syntax_error_str(Vm& vm, const Value& self) {
  std::string text(vm.to_str(attribute_or_none(vm, self, "msg"))->view());
  const Value file = attribute_or_none(vm, self, "filename"), line = attribute_or_none(vm, self, "lineno");
  const bool has_line = line.is_int();
  if (file.is(Kind::str)) {
    const std::string_view path = file.as<Str>()->view();
    text += fmt::format(" ({}", path.substr(path.rfind('/') + 1));
    text += has_line ? fmt::format(", line {})", line.as_int()) : ")";
  } else if (has_line) {
    text += fmt::format(" (line {})", line.as_int());
  }
  return Value(vm.str(text));
}
constexpr NativeDef kSyntaxErrorMethods[] = {{"__init__", "(self, /, *args, **kwargs)", syntax_error_init}};
constexpr GetSetDef kSyntaxErrorFields[] = {FIELD("msg"), FIELD("filename"), FIELD("lineno"), FIELD("offset"),
                                            FIELD("text"), FIELD("end_lineno"), FIELD("end_offset")};
#undef FIELD

}  // namespace

void set_exception_context(Vm&, const Value& exception, const Value& handled) {
  if (handled.is_undefined() || handled.same(exception)) return;
  // Raising an exception again while a later one is handled must not make a ring.
  for (Value at = handled; at.is_defined();) {
    Value& next = at.as<Exception>()->context;
    if (next.same(exception)) {
      next = Value();
      break;
    }
    at = Value(next);
  }
  exception.as<Exception>()->context = handled;
}

void raise_named(Vm& vm, Type* type, const Str* name, std::string_view message) {
  const Value error(vm.make_exception(type, message));
  set_attribute(vm, error, "name", Value(const_cast<Str*>(name)));
  vm.raise_value(error);
}

Value stop_iteration_value(Vm& vm, const Value& exception) {
  const Ref<Dict>& own = exception.as<Exception>()->attributes;
  if (const Value* found = own ? own->find(vm.interpreter().names().value) : nullptr) return *found;
  const Tuple& arguments = arguments_of(exception);
  return arguments.size() == 0 ? Value::none() : arguments[0];
}

std::string exception_text(Vm& vm, const Value& exception) noexcept {
  std::string text = "<exception str() failed>";
  vm.interpreter().contain([&] { text = vm.to_str(exception)->view(); });
  return text;
}

void init_exceptions(Bootstrap& b) {
  const Types& t = b.types;
  b.define<Exception>(t.BaseException, {.name = "BaseException",
                                        .slots = {.repr = exception_repr, .str = exception_str},
                                        .methods = kBaseMethods,
                                        .getsets = kBaseFields,
                                        .dict_offset = dict_offset_of(&Exception::attributes)});
  const auto define = [&](Type* type, std::string_view name, Type* base) {
    if (name.ends_with('_')) name.remove_suffix(1);
    TypeDef def{.name = name, .base = base};
    if (type == t.KeyError) def.slots.str = key_error_str;
    if (const auto methods = unicode_error_methods(t, type); !methods.empty()) {
      def.slots.str = unicode_error_str;
      def.methods = methods;
    }
    if (type == t.OSError) {
      def.slots.str = os_error_str;
      def.methods = kOsErrorMethods;
      def.getsets = kOsErrorFields;
    }
    if (type == t.StopIteration) def.getsets = kStopIterationFields;
    if (type == t.SystemExit) def.getsets = kSystemExitFields;
    if (type == t.SyntaxError) {
      def.slots.str = syntax_error_str;
      def.methods = kSyntaxErrorMethods;
      def.getsets = kSyntaxErrorFields;
    }
    if (type == t.NameError) {
      def.methods = kNameErrorMethods;
      def.getsets = kNameErrorFields;
    }
    if (type == t.AttributeError) {
      def.methods = kAttributeErrorMethods;
      def.getsets = kAttributeErrorFields;
    }
    if (type == t.ImportError) {
      def.methods = kImportErrorMethods;
      def.getsets = kImportErrorFields;
    }
    def.dict_offset = dict_offset_of(&Exception::attributes);
    b.define<Exception>(type, def);
  };
#define X(name, parent) \
  if (t.name != t.BaseException && t.name != t.BaseExceptionGroup && t.name != t.ExceptionGroup) define(t.name, #name, t.parent);
  INTERLEAVE_EXCEPTIONS(X)
#undef X
  init_exception_groups(b);
#define X(name, parent) b.publish(t.name);
  INTERLEAVE_EXCEPTIONS(X)
#undef X
  b.builtin("EnvironmentError", Value(t.OSError));
  b.builtin("IOError", Value(t.OSError));
}

}  // namespace interleave::models::python
