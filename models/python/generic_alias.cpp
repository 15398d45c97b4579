// `list[int]`: what the `__class_getitem__` of built-in generic types makes (types.GenericAlias).
// It stands for its origin: attributes, calls and subclassing are the origin's; only the arguments,
// the repr and equality are its own (CPython 3.11 Objects/genericaliasobject.c).
#include "models/python/generic_alias.h"

#include <algorithm>
#include <array>

#include "models/python/attributes.h"
#include "models/python/bootstrap.h"
#include "models/python/builtins/support.h"
#include "models/python/special.h"

namespace interleave::models::python {
namespace {

struct GenericAlias : Object {
  static constexpr Kind kKind = Kind::other;
  GenericAlias(Type* t, Value of, Ref<Tuple> args)
      : Object(t, kKind), origin(std::move(of)), arguments(std::move(args)) {}
  Value origin;
  Ref<Tuple> arguments;
  bool starred = false;  // *tuple[int, ...]
};

struct GenericAliasState : ModuleState {
  explicit GenericAliasState(Interpreter& interpreter);
  Type* type;
};

GenericAlias& self_of(const Value& self) { return *self.as<GenericAlias>(); }
Type* alias_type(Vm& vm) {
  return vm.interpreter().state<GenericAliasState>(vm.interpreter()).type;
}

Value as_tuple(Vm& vm, const Value& arguments) {
  return arguments.is(Kind::tuple) ? arguments : Value(vm.tuple(std::span(&arguments, 1)));
}

std::string argument_text(Vm& vm, const Value& argument);

std::string list_text(Vm& vm, std::span<const Value> items) {
  std::string text;
  for (const Value& item : items) text += (text.empty() ? "" : ", ") + argument_text(vm, item);
  return text;
}

/// A class by its full name, anything else by its repr.
std::string argument_text(Vm& vm, const Value& argument) {
  if (argument.is(Kind::ellipsis)) return "...";
  if (const auto* list = argument.try_as<List>()) return "[" + list_text(vm, list->items) + "]";
  const bool is_alias = vm.find_attr(argument, "__origin__").is_defined() &&
                        vm.find_attr(argument, "__args__").is_defined();
  const Value name = is_alias ? Value() : vm.find_attr(argument, "__qualname__");
  const Value module = name.is(Kind::str) ? vm.find_attr(argument, "__module__") : Value();
  if (!module.is(Kind::str)) return std::string(vm.repr(argument)->view());
  const std::string_view in = module.as<Str>()->view(), called = name.as<Str>()->view();
  return in == "builtins" ? std::string(called) : fmt::format("{}.{}", in, called);
}

Value alias_repr(Vm& vm, const Value& self) {
  const GenericAlias& alias = self_of(self);
  const std::string arguments =
      alias.arguments->size() == 0 ? "()" : list_text(vm, alias.arguments->items());
  return vm.str(fmt::format("{}{}[{}]", alias.starred ? "*" : "", argument_text(vm, alias.origin),
                            arguments));
}

bool is_type_variable(Vm& vm, const Value& argument) {
  return !argument.is(Kind::type) && vm.find_attr(argument, "__typing_subst__").is_defined();
}

/// The type variables among the arguments, each once, in order of appearance.
Value parameters_of(Vm& vm, const Value& self) {
  std::vector<Value> found;
  const auto add = [&](const Value& variable) {
    if (std::none_of(found.begin(), found.end(),
                     [&](const Value& known) { return known.same(variable); }))
      found.push_back(variable);
  };
  for (const Value& argument : self_of(self).arguments->items()) {
    if (argument.is(Kind::type)) continue;
    if (is_type_variable(vm, argument)) {
      add(argument);
    } else if (const Value inner = vm.find_attr(argument, "__parameters__");
               inner.is(Kind::tuple)) {
      for (const Value& variable : inner.as<Tuple>()->items()) add(variable);
    }
  }
  return vm.tuple(found);
}

/// dict[str, T][int]: the type variables replaced.
Value alias_get_item(Vm& vm, const Value& self, const Value& key) {
  const GenericAlias& alias = self_of(self);
  const Value parameters = parameters_of(vm, self);
  const auto variables = parameters.as<Tuple>()->items();
  if (variables.empty())
    vm.raise(vm.types().TypeError, "{} is not a generic class", vm.repr(self)->view());
  const Value given = as_tuple(vm, key);
  const auto items = given.as<Tuple>()->items();
  if (items.size() != variables.size()) {
    vm.raise(vm.types().TypeError, "Too {} arguments for {}; actual {}, expected {}",
             items.size() > variables.size() ? "many" : "few", vm.repr(self)->view(), items.size(),
             variables.size());
  }
  const auto replaced = [&](const Value& variable) {
    for (size_t i = 0; i < variables.size(); ++i) {
      if (variables[i].same(variable)) return items[i];
    }
    return variable;
  };
  std::vector<Value> arguments;
  for (const Value& argument : alias.arguments->items()) {
    if (argument.is(Kind::type) || is_type_variable(vm, argument)) {
      arguments.push_back(replaced(argument));
      continue;
    }
    const Value inner = vm.find_attr(argument, "__parameters__");
    if (!inner.is(Kind::tuple) || inner.as<Tuple>()->size() == 0) {
      arguments.push_back(argument);
      continue;
    }
    std::vector<Value> nested;
    for (const Value& variable : inner.as<Tuple>()->items()) nested.push_back(replaced(variable));
    arguments.push_back(vm.get_item(argument, Value(vm.tuple(nested))));
  }
  return make_generic_alias(vm, alias.origin, Value(vm.tuple(arguments)));
}

Value alias_call(Vm& vm, const Value& self, Args args) {
  const Value keep = self;
  Value made = vm.call(self_of(self).origin, args);
  // Where there is room for it, an instance knows what it was made through.
  if (made.is_object() && attribute_dict(made.as_object()) != nullptr && !made.is(Kind::type)) {
    vm.set_attr(made, vm.intern("__orig_class__").get(), keep);
  }
  return made;
}

/// Everything but what the alias itself answers is the origin's.
Value alias_get_attr(Vm& vm, const Value& self, Str* name) {
  constexpr std::array<std::string_view, 8> kOwn = {
      "__class__",       "__origin__",   "__args__", "__parameters__",
      "__mro_entries__", "__unpacked__", "__copy__", "__deepcopy__"};
  const std::string_view text = name->view();
  if (std::find(kOwn.begin(), kOwn.end(), text) != kOwn.end())
    return generic_get_attr(vm, self, name);
  return vm.find_attr(self_of(self).origin, name);
}

Value alias_compare(Vm& vm, CompareOp op, const Value& left, const Value& right) {
  if (!is_equality(op) || !is_generic_alias(vm, right)) return vm.not_implemented();
  const GenericAlias &a = self_of(left), &b = self_of(right);
  return equality_answer(op, a.starred == b.starred && vm.equal(a.origin, b.origin) &&
                                 vm.equal(Value(a.arguments), Value(b.arguments)));
}
int64_t alias_hash(Vm& vm, const Value& self) {
  return vm.hash(self_of(self).origin) ^ vm.hash(Value(self_of(self).arguments));
}
Value alias_or(Vm& vm, BinaryOp op, const Value& left, const Value& right) {
  return op == BinaryOp::bit_or ? vm.interpreter().make_union(vm, left, right)
                                : vm.not_implemented();
}
/// `*tuple[int, ...]`
Value alias_iter(Vm& vm, const Value& self) {
  const GenericAlias& alias = self_of(self);
  const Ref<GenericAlias> starred =
      vm.heap().make<GenericAlias>(alias_type(vm), alias.origin, alias.arguments);
  starred->starred = true;
  return vm.iter(Value(vm.tuple({{Value(starred)}})));
}

Value alias_new(Vm& vm, Value* a) { return make_generic_alias(vm, a[1], a[2]); }
Value alias_mro_entries(Vm& vm, Value* a) { return vm.tuple({{self_of(a[0]).origin}}); }
Value alias_instancecheck(Vm& vm, Value*) {
  vm.raise(vm.types().TypeError, "isinstance() argument 2 cannot be a parameterized generic");
}
Value alias_subclasscheck(Vm& vm, Value*) {
  vm.raise(vm.types().TypeError, "issubclass() argument 2 cannot be a parameterized generic");
}
Value itself(Vm&, Value* a) { return a[0]; }

constexpr NativeDef kMethods[] = {
    {"__new__", "(cls, origin, args, /)", alias_new},
    {"__copy__", "(self, /)", itself},
    {"__deepcopy__", "(self, memo, /)", itself},
    {"__instancecheck__", "(self, instance, /)", alias_instancecheck},
    {"__mro_entries__", "(self, bases, /)", alias_mro_entries},
    {"__subclasscheck__", "(self, cls, /)", alias_subclasscheck},
};
constexpr GetSetDef kFields[] = {
    {"__origin__", [](Vm&, const Value& self) { return self_of(self).origin; }},
    {"__args__", [](Vm&, const Value& self) { return Value(self_of(self).arguments); }},
    {"__parameters__", parameters_of},
    {"__unpacked__", [](Vm&, const Value& self) { return Value::boolean(self_of(self).starred); }},
};

GenericAliasState::GenericAliasState(Interpreter& interpreter) {
  type = make_type<GenericAlias>(interpreter, {.name = "GenericAlias",
                                               .module = "types",
                                               .slots = {.repr = alias_repr,
                                                         .hash = alias_hash,
                                                         .call = alias_call,
                                                         .get_attr = alias_get_attr,
                                                         .get_item = alias_get_item,
                                                         .iter = alias_iter,
                                                         .binary = alias_or,
                                                         .compare = alias_compare},
                                               .methods = kMethods,
                                               .getsets = kFields});
}

}  // namespace

bool is_generic_alias(Vm& vm, const Value& value) {
  return value.is_object() && value.as_object()->type == alias_type(vm);
}

Value make_generic_alias(Vm& vm, const Value& origin, const Value& arguments) {
  return Value(vm.heap().make<GenericAlias>(alias_type(vm), origin,
                                            Ref<Tuple>(as_tuple(vm, arguments).as<Tuple>())));
}

}  // namespace interleave::models::python
