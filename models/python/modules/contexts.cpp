// Wording: CPython 3.11 Python/context.c.
#include "models/python/modules/contexts.h"

#include "models/python/builtins/support.h"
#include "models/python/modules/asyncio_objects.h"
#include "models/python/modules/table.h"
#include "models/python/special.h"

namespace interleave::models::python::modules {

namespace {

struct Variable : Object {
  static constexpr Kind kKind = Kind::other;
  Variable(Type* t, Value n, Value d)
      : Object(t, kKind), name(std::move(n)), fallback(std::move(d)) {}
  Value name;
  Value fallback;  // undefined: none
};

struct Token : Object {
  static constexpr Kind kKind = Kind::other;
  Token(Type* t, Ref<Context> c, Ref<Variable> v, Value o)
      : Object(t, kKind), context(std::move(c)), variable(std::move(v)), old(std::move(o)) {}
  Ref<Context> context;
  Ref<Variable> variable;
  Value old;  // undefined: there was none
  bool used = false;
};

Contexts& contexts_of(Vm& vm) { return vm.interpreter().state<Contexts>(vm.interpreter()); }

/// The values, for a change.
Dict& own_values(Vm& vm, Context& context) {
  if (context.values->refs > 1) {
    const Ref<Dict> copy = vm.dict();
    for (const Dict::Entry& entry : context.values->entries) {
      if (entry.key.is_defined()) copy->set(vm, entry.key, entry.value);
    }
    context.values = copy;
  }
  return *context.values;
}

// ── ContextVar ───────────────────────────────────────────────────────────────────────────────────

Value variable_new(Vm& vm, Value* a) {
  if (!a[1].is(Kind::str)) vm.raise(vm.types().TypeError, "context variable name must be a str");
  return make_instance<Variable>(vm.interpreter(), a[0].as<Type>(), a[1], a[2]);
}
Value variable_get(Vm& vm, Value* a) {
  if (const Value* found = contexts_of(vm).current(vm)->values->find(vm, a[0])) return *found;
  if (a[1].is_defined()) return a[1];
  if (a[0].as<Variable>()->fallback.is_defined()) return a[0].as<Variable>()->fallback;
  raise_with(vm, vm.types().LookupError, {{a[0]}});
}
Value variable_set(Vm& vm, Value* a) {
  Contexts& contexts = contexts_of(vm);
  const Ref<Context> context = contexts.current(vm);
  Dict& values = own_values(vm, *context);
  const Value* old = values.find(vm, a[0]);
  const Ref<Token> token =
      vm.heap().make<Token>(contexts.token_type, context, Ref<Variable>(a[0].as<Variable>()),
                            old == nullptr ? Value() : *old);
  values.set(vm, a[0], a[1]);
  return Value(token);
}
Value variable_reset(Vm& vm, Value* a) {
  Contexts& contexts = contexts_of(vm);
  if (!a[1].is_object() || a[1].as_object()->type != contexts.token_type) {
    vm.raise(vm.types().TypeError, "expected an instance of Token, got {}", vm.repr(a[1])->view());
  }
  Token& token = *a[1].as<Token>();
  if (token.used) {
    vm.raise(vm.types().RuntimeError, "{} has already been used once", vm.repr(a[1])->view());
  }
  if (!a[0].same(Value(token.variable))) {
    vm.raise(vm.types().ValueError, "{} was created by a different ContextVar",
             vm.repr(a[1])->view());
  }
  const Ref<Context> context = contexts.current(vm);
  if (context != token.context) {
    vm.raise(vm.types().ValueError, "{} was created in a different Context", vm.repr(a[1])->view());
  }
  token.used = true;
  Dict& values = own_values(vm, *context);
  if (token.old.is_defined()) {
    values.set(vm, a[0], token.old);
  } else {
    values.erase(vm, a[0]);
  }
  return Value::none();
}
Value variable_repr(Vm& vm, const Value& self) {
  const auto* variable = self.as<Variable>();
  const std::string fallback = variable->fallback.is_defined()
                                   ? fmt::format(" default={}", vm.repr(variable->fallback)->view())
                                   : "";
  return vm.str(fmt::format("<ContextVar name={}{} at {:#x}>", vm.repr(variable->name)->view(),
                            fallback, vm.interpreter().identity(variable)));
}
constexpr NativeDef kVariableMethods[] = {
    {"__new__", "(cls, name, /, *, default=...)", variable_new},
    {"get", "(self, default=..., /)", variable_get},
    {"set", "(self, value, /)", variable_set},
    {"reset", "(self, token, /)", variable_reset},
};
constexpr GetSetDef kVariableFields[] = {
    {"name", [](Vm&, const Value& self) { return self.as<Variable>()->name; }}};

// ── Token ────────────────────────────────────────────────────────────────────────────────────────

Value token_repr(Vm& vm, const Value& self) {
  const auto* token = self.as<Token>();
  return vm.str(fmt::format("<Token{} var={} at {:#x}>", token->used ? " used" : "",
                            vm.repr(Value(token->variable))->view(),
                            vm.interpreter().identity(token)));
}
constexpr GetSetDef kTokenFields[] = {
    {"var", [](Vm&, const Value& self) { return Value(self.as<Token>()->variable); }},
    {"old_value",
     [](Vm& vm, const Value& self) {
       const Value& old = self.as<Token>()->old;
       return old.is_defined() ? old : contexts_of(vm).missing;
     }},
};

// ── Context ──────────────────────────────────────────────────────────────────────────────────────

Value context_new(Vm& vm, Value* a) {
  return make_instance<Context>(vm.interpreter(), a[0].as<Type>(), vm.dict());
}
Value context_copy(Vm& vm, Value* a) {
  return vm.heap().make<Context>(contexts_of(vm).context_type, a[0].as<Context>()->values);
}
Value context_run(Vm& vm, Value* a) {
  const ContextScope scope(&contexts_of(vm), vm, Ref<Context>(a[0].as<Context>()));
  return call_star(vm, a[1], a[2].as<Tuple>(), a[3].as<Dict>());
}
Value values_of(const Value& self) { return Value(self.as<Context>()->values); }
Value context_get_item(Vm& vm, const Value& self, const Value& key) {
  if (!key.is_object() || key.as_object()->type != contexts_of(vm).variable_type) {
    vm.raise(vm.types().TypeError, "a ContextVar key was expected, got {}", vm.repr(key)->view());
  }
  return vm.get_item(values_of(self), key);
}
Value context_get(Vm& vm, Value* a) {
  return vm.call_method(values_of(a[0]), "get", std::span<const Value>(a + 1, 2));
}
constexpr char kKeys[] = "keys", kValues[] = "values", kItems[] = "items";
template <const char* name>
Value forward(Vm& vm, Value* a) {
  return vm.call_method(values_of(a[0]), name);
}
constexpr NativeDef kContextMethods[] = {
    {"__new__", "(cls)", context_new},
    {"copy", "(self, /)", context_copy},
    {"get", "(self, key, default=None, /)", context_get},
    {"items", "(self, /)", forward<kItems>},
    {"keys", "(self, /)", forward<kKeys>},
    {"run", "(self, callable, /, *args, **kwargs)", context_run},
    {"values", "(self, /)", forward<kValues>},
};

Value copy_context(Vm& vm, Value*) { return Value(contexts_of(vm).copy(vm)); }
constexpr NativeDef kFunctions[] = {{"copy_context", "()", copy_context}};

// What in_context() makes: (context, function) is the closure.
Value run_in_context(Vm& vm, Value* a) {
  const auto& pair = *a[0].as<Tuple>();
  const ContextScope scope(&contexts_of(vm), vm, Ref<Context>(pair[0].as<Context>()));
  return call_star(vm, pair[1], a[1].as<Tuple>(), a[2].as<Dict>());
}

}  // namespace

Contexts::Contexts(Interpreter& interpreter) {
  context_type = make_type<Context>(
      interpreter,
      {.name = "Context",
       .module = "_contextvars",
       .subclassable = false,
       .slots = {.hash = unhashable,
                 .length = [](Vm& vm, const Value& self) { return vm.length(values_of(self)); },
                 .get_item = context_get_item,
                 .contains = [](Vm& vm, const Value& self,
                                const Value& key) { return vm.contains(values_of(self), key); },
                 .iter = [](Vm& vm, const Value& self) { return vm.iter(values_of(self)); }},
       .methods = kContextMethods});
  variable_type = make_type<Variable>(interpreter, {.name = "ContextVar",
                                                    .module = "_contextvars",
                                                    .subclassable = false,
                                                    .slots = {.repr = variable_repr},
                                                    .methods = kVariableMethods,
                                                    .class_methods = kGenericAlias,
                                                    .getsets = kVariableFields});
  token_type = make_type<Token>(interpreter, {.name = "Token",
                                              .module = "_contextvars",
                                              .subclassable = false,
                                              .slots = {.repr = token_repr},
                                              .class_methods = kGenericAlias,
                                              .getsets = kTokenFields});
  Type* missing_type = make_type<Object>(
      interpreter, {.name = "Token.MISSING", .slots = {.repr = [](Vm& vm, const Value&) {
                                               return Value(vm.str("<Token.MISSING>"));
                                             }}});
  missing = interpreter.heap().make<Object>(missing_type, Kind::other);
  token_type->attributes->set(interpreter.intern("MISSING").get(), missing);
}

const Ref<Context>& Contexts::current(Vm& vm) {
  Ref<Context>& place = current_[&vm];
  if (!place) place = vm.heap().make<Context>(context_type, vm.dict());
  return place;
}

Ref<Context> Contexts::copy(Vm& vm) {
  return vm.heap().make<Context>(context_type, current(vm)->values);
}

void Contexts::remember(Vm& vm, const Object* owner, const Value& given) {
  if (given.is_none()) {
    owned_[owner] = copy(vm);
  } else if (given.is_object() && given.as_object()->type == context_type) {
    owned_[owner] = Ref<Context>(given.as<Context>());
  } else {
    vm.raise(vm.types().TypeError, "a Context was expected, got {}", vm.repr(given)->view());
  }
}

Ref<Context> Contexts::of(const Object* owner) const {
  const auto found = owned_.find(owner);
  return found == owned_.end() ? nullptr : found->second;
}

ContextScope::ContextScope(Contexts* contexts, Vm& vm, Ref<Context> context)
    : contexts_(contexts), vm_(vm), inner_(std::move(context)) {
  if (!inner_) return;
  if (inner_->entered) {
    const Value entered(inner_);
    inner_ = nullptr;
    vm.raise(vm.types().RuntimeError, "cannot enter context: {} is already entered",
             vm.repr(entered)->view());
  }
  outer_ = contexts->current(vm);
  inner_->entered = true;
  contexts->set_current(vm, inner_);
}

ContextScope::~ContextScope() {
  if (!inner_) return;
  inner_->entered = false;
  contexts_->set_current(vm_, outer_);
}

Value in_context(Contexts* contexts, Vm& vm, const Value& function) {
  if (contexts == nullptr) return function;
  const Value closure(vm.tuple({{Value(contexts->copy(vm)), function}}));
  return Value(vm.native_closure({"run", "(*args, **kwargs)", run_in_context}, closure));
}

void init_contextvars(Vm& vm, Dict& module) {
  Contexts& contexts = contexts_of(vm);
  asyncio_state(vm).contexts = &contexts;
  vm.add_natives(module, kFunctions);
  const std::pair<std::string_view, Type*> types[] = {{"Context", contexts.context_type},
                                                      {"ContextVar", contexts.variable_type},
                                                      {"Token", contexts.token_type}};
  for (const auto& [name, type] : types) module.set(vm.intern(name).get(), Value(type));
}

}  // namespace interleave::models::python::modules
