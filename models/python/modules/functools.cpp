// _functools: partial, reduce and the wrapper that lru_cache makes (CPython 3.11
// Modules/_functoolsmodule.c).
#include <vector>

#include "models/python/attributes.h"
#include "models/python/bootstrap.h"
#include "models/python/builtins/dict.h"
#include "models/python/builtins/support.h"
#include "models/python/function.h"
#include "models/python/modules/table.h"

namespace interleave::models::python::modules {

namespace {

struct FunctoolsState : ModuleState {
  Type *partial, *cached;
  Value keyword_mark;  // between the positional and the keyword arguments of a cache's key
};

// ── partial ──────────────────────────────────────────────────────────────────────────────────────

struct Partial : Object {
  static constexpr Kind kKind = Kind::other;
  explicit Partial(Type* cls) : Object(cls, kKind) {}
  Value function;
  Ref<Tuple> arguments;
  Ref<Dict> keywords;
  Ref<Dict> attributes;
};

bool is_plain_partial(Vm& vm, const Value& v) {
  return v.is_object() && v.as_object()->type == vm.interpreter().state<FunctoolsState>().partial &&
         !v.as<Partial>()->attributes;
}

/// func is the first of *args: any keyword, `func` too, belongs to the function.
Value partial_new(Vm& vm, Value* a) {
  const auto& given = *a[1].as<Tuple>();
  if (given.size() == 0)
    vm.raise(vm.types().TypeError, "type 'partial' takes at least one argument");
  if (vm.type_of(given[0])->slots.call == nullptr)
    vm.raise(vm.types().TypeError, "the first argument must be callable");
  const Ref<Partial> made = make_instance<Partial>(vm.interpreter(), a[0].as<Type>());
  made->function = given[0];
  std::vector<Value> arguments;
  made->keywords = vm.dict();
  if (is_plain_partial(vm, given[0])) {  // flatten
    const auto& inner = *given[0].as<Partial>();
    made->function = inner.function;
    arguments.assign(inner.arguments->items().begin(), inner.arguments->items().end());
    merge_into(vm, *made->keywords, Value(inner.keywords));
  }
  arguments.insert(arguments.end(), given.items().begin() + 1, given.items().end());
  made->arguments = vm.tuple(arguments);
  merge_into(vm, *made->keywords, a[2]);
  return Value(made);
}

Value partial_call(Vm& vm, const Value& self, Args args) {
  const auto& partial = *self.as<Partial>();
  const Value function = partial.function;
  const uint32_t positional = args.positional();
  std::vector<Value> values(partial.arguments->items().begin(), partial.arguments->items().end());
  values.insert(values.end(), args.values, args.values + positional);
  if (partial.keywords->size() == 0) {
    values.insert(values.end(), args.values + positional, args.values + args.count);
    return vm.call(function,
                   Args{values.data(), static_cast<uint32_t>(values.size()), args.keywords});
  }
  const Ref<Dict> keywords = vm.dict();
  merge_into(vm, *keywords, Value(partial.keywords));
  for (uint32_t i = positional; i < args.count; ++i)
    keywords->set(vm, (*args.keywords)[i - positional], args.values[i]);
  std::vector<Value> names;
  for (const Dict::Entry& entry : keywords->entries) {
    if (!entry.key.is(Kind::str)) vm.raise(vm.types().TypeError, "keywords must be strings");
    names.push_back(entry.key);
    values.push_back(entry.value);
  }
  const Ref<Tuple> all_names = vm.tuple(names);
  return vm.call(function,
                 Args{values.data(), static_cast<uint32_t>(values.size()), all_names.get()});
}

Value partial_repr(Vm& vm, const Value& self) {
  const ReprGuard guard(self);
  if (guard.is_cycle()) return vm.str("...");
  const auto& partial = *self.as<Partial>();
  const Type& type = *vm.type_of(self);
  std::string text = (type.is_heap_type ? type.qualified_name : "functools.partial") + "(";
  text += vm.repr(partial.function)->view();
  for (const Value& argument : partial.arguments->items())
    text += fmt::format(", {}", vm.repr(argument)->view());
  for (const Dict::Entry& entry : partial.keywords->entries) {
    if (entry.key.is_defined())
      text += fmt::format(", {}={}", vm.to_str(entry.key)->view(), vm.repr(entry.value)->view());
  }
  return vm.str(text + ")");
}

// What copy and pickle rebuild it from: function, arguments, keywords, attributes.
Value partial_reduce(Vm& vm, Value* a) {
  const auto& partial = *a[0].as<Partial>();
  const Value attributes = partial.attributes ? Value(partial.attributes) : Value::none();
  const Value state[] = {partial.function, Value(partial.arguments), Value(partial.keywords),
                         attributes};
  const Value parts[] = {Value(vm.type_of(a[0])), Value(vm.tuple({{partial.function}})),
                         Value(vm.tuple(state))};
  return vm.tuple(parts);
}

Value partial_setstate(Vm& vm, Value* a) {
  const auto* state = a[1].try_as<Tuple>();
  const bool valid =
      state != nullptr && state->size() == 4 && vm.type_of((*state)[0])->slots.call != nullptr &&
      (*state)[1].is(Kind::tuple) && ((*state)[2].is(Kind::dict) || (*state)[2].is_none()) &&
      ((*state)[3].is(Kind::dict) || (*state)[3].is_none());
  if (!valid) vm.raise(vm.types().TypeError, "invalid partial state");
  auto& partial = *a[0].as<Partial>();
  partial.function = (*state)[0];
  const auto arguments = (*state)[1].as<Tuple>()->items();
  partial.arguments = vm.tuple(std::vector<Value>(arguments.begin(), arguments.end()));
  partial.keywords = vm.dict();
  if (!(*state)[2].is_none()) merge_into(vm, *partial.keywords, (*state)[2]);
  partial.attributes = (*state)[3].is_none() ? nullptr : Ref<Dict>((*state)[3].as<Dict>());
  return Value::none();
}

constexpr NativeDef kPartialMethods[] = {
    {"__new__", "(cls, /, *args, **keywords)", partial_new},
    {"__reduce__", "(self, /)", partial_reduce},
    {"__setstate__", "(self, state, /)", partial_setstate},
    {"__init__", "(self, /, *args, **kwargs)", [](Vm&, Value*) { return Value::none(); }}};
constexpr GetSetDef kPartialFields[] = {
    {"func", [](Vm&, const Value& self) { return self.as<Partial>()->function; }},
    {"args", [](Vm&, const Value& self) { return Value(self.as<Partial>()->arguments); }},
    {"keywords", [](Vm&, const Value& self) { return Value(self.as<Partial>()->keywords); }},
};

// ── lru_cache ────────────────────────────────────────────────────────────────────────────────────

/// `results` maps a call's key to its result, or with a bound to a place in `entries`, which a
/// doubly linked list keeps in order of use; entry 0 is its head: next is the least recently used.
struct CachedFunction : Object {
  static constexpr Kind kKind = Kind::other;
  struct Entry {
    Value key, result;
    uint32_t previous = 0, next = 0;
  };
  explicit CachedFunction(Type* cls) : Object(cls, kKind) {}
  Value function;
  int64_t max_size = -1;  // -1: unbounded
  bool typed = false;
  Ref<Dict> results;
  std::vector<Entry> entries;
  int64_t hits = 0, misses = 0;
  Ref<Dict> attributes;

  void unlink(uint32_t at) {
    entries[entries[at].previous].next = entries[at].next;
    entries[entries[at].next].previous = entries[at].previous;
  }
  void link_last(uint32_t at) {
    const uint32_t last = entries[0].previous;
    entries[at].previous = last;
    entries[at].next = 0;
    entries[last].next = at;
    entries[0].previous = at;
  }
};

Value cached_new(Vm& vm, Value* a) {
  const Ref<CachedFunction> made = make_instance<CachedFunction>(vm.interpreter(), a[0].as<Type>());
  made->function = a[1];
  made->max_size = a[2].is_none() ? -1 : std::max<int64_t>(vm.to_index(a[2]), 0);
  made->typed = vm.truth(a[3]);
  made->results = vm.dict();
  made->entries.resize(1);
  return Value(made);
}

/// A single str or int stands for itself, else a tuple of the arguments: f(1) and f((1,)) differ
/// because the tuple of one tuple isn't that tuple.
Value make_key(Vm& vm, const CachedFunction& self, const Args& args) {
  if (!self.typed && args.count == 1 && args.keywords == nullptr) {
    const Value& only = args.values[0];
    if (only.is_int() || (only.is(Kind::str) && !is_program_instance(only))) return only;
  }
  const uint32_t positional = args.positional();
  std::vector<Value> parts(args.values, args.values + positional);
  if (args.keywords != nullptr) {
    parts.push_back(vm.interpreter().state<FunctoolsState>().keyword_mark);
    for (uint32_t i = positional; i < args.count; ++i) {
      parts.push_back((*args.keywords)[i - positional]);
      parts.push_back(args.values[i]);
    }
  }
  if (self.typed) {
    for (uint32_t i = 0; i < args.count; ++i) parts.push_back(Value(vm.type_of(args.values[i])));
  }
  return vm.tuple(parts);
}

Value call_bounded(Vm& vm, CachedFunction& self, const Value& key, const Args& args) {
  if (const Value* found = self.results->find(vm, key)) {
    const auto at = static_cast<uint32_t>(found->as_int());
    ++self.hits;
    self.unlink(at);
    self.link_last(at);
    return self.entries[at].result;
  }
  ++self.misses;
  Value result = vm.call(self.function, args);
  if (self.results->find(vm, key) != nullptr) return result;  // the call itself came to cache it
  uint32_t at = static_cast<uint32_t>(self.entries.size());
  CachedFunction::Entry doomed;
  if (static_cast<int64_t>(self.results->size()) < self.max_size) {
    self.entries.emplace_back();
  } else {
    at = self.entries[0].next;
    self.unlink(at);
    self.results->erase(vm, self.entries[at].key);
    doomed = std::move(self.entries[at]);
  }
  self.entries[at] = {key, result, 0, 0};
  self.link_last(at);
  self.results->set(vm, key, Value::integer(at));
  return result;
}

Value cached_call(Vm& vm, const Value& callee, Args args) {
  const Value keep = callee;
  auto& self = *keep.as<CachedFunction>();
  if (self.max_size == 0) {
    ++self.misses;
    return vm.call(self.function, args);
  }
  const Value key = make_key(vm, self, args);
  if (self.max_size > 0) return call_bounded(vm, self, key, args);
  if (const Value* found = self.results->find(vm, key)) {
    ++self.hits;
    return *found;
  }
  ++self.misses;
  Value result = vm.call(self.function, args);
  self.results->set(vm, key, result);
  return result;
}

// cache_counts(): hits, misses, maxsize, currsize
Value cached_counts(Vm& vm, Value* a) {
  const auto& self = *a[0].as<CachedFunction>();
  const Value counts[] = {Value::integer(self.hits), Value::integer(self.misses),
                          self.max_size < 0 ? Value::none() : Value::integer(self.max_size),
                          Value::integer(static_cast<int64_t>(self.results->size()))};
  return vm.tuple(counts);
}

Value cached_clear(Vm& vm, Value* a) {
  auto& self = *a[0].as<CachedFunction>();
  const Ref<Dict> results = std::exchange(self.results, vm.dict());
  const auto entries = std::exchange(self.entries, std::vector<CachedFunction::Entry>(1));
  self.hits = self.misses = 0;
  return Value::none();
}

Value cached_get(Vm& vm, const Value& self, const Value& instance, Type*) {
  if (instance.is_undefined()) return self;
  return vm.heap().make<BoundMethod>(vm.types().bound_method, self, instance);
}

Value cached_itself(Vm&, Value* a) { return a[0]; }
/// Pickled as the function's name.
Value cached_reduce(Vm& vm, Value* a) {
  return vm.get_attr(a[0], vm.interpreter().names().qualname);
}

constexpr NativeDef kCachedMethods[] = {
    {"__new__", "(cls, user_function, maxsize, typed, /)", cached_new},
    {"__copy__", "(self, /)", cached_itself},
    {"__deepcopy__", "(self, memo, /)", cached_itself},
    {"__reduce__", "(self, /)", cached_reduce},
    {"cache_clear", "(self, /)", cached_clear},
    {"cache_counts", "(self, /)", cached_counts},
};

// ── reduce ───────────────────────────────────────────────────────────────────────────────────────

Value reduce(Vm& vm, Value* a) {
  const Value function = a[0];
  Value result = a[2];
  if (vm.type_of(a[1])->slots.iter == nullptr && !has_special(vm, a[1], "__getitem__")) {
    vm.raise(vm.types().TypeError, "reduce() arg 2 must support iteration");
  }
  vm.for_each(a[1], [&](const Value& item) {
    if (result.is_undefined()) {
      result = item;
      return;
    }
    const Value pair[] = {std::move(result), item};
    result = vm.call(function, pair);
  });
  if (result.is_undefined())
    vm.raise(vm.types().TypeError, "reduce() of empty iterable with no initial value");
  return result;
}

constexpr NativeDef kFunctions[] = {{"reduce", "(function, iterable, initial=..., /)", reduce}};

}  // namespace

void init_functools(Vm& vm, Dict& module) {
  Interpreter& interpreter = vm.interpreter();
  auto& state = interpreter.state<FunctoolsState>();
  state.keyword_mark = vm.heap().make<Object>(vm.types().object, Kind::other);
  state.partial =
      make_type<Partial>(interpreter, {.name = "partial",
                                       .module = "functools",
                                       .slots = {.repr = partial_repr, .call = partial_call},
                                       .methods = kPartialMethods,
                                       .class_methods = kGenericAlias,
                                       .getsets = kPartialFields,
                                       .dict_offset = dict_offset_of(&Partial::attributes)});
  state.cached = make_type<CachedFunction>(
      interpreter, {.name = "_lru_cache_wrapper",
                    .module = "functools",
                    .slots = {.call = cached_call, .descriptor_get = cached_get},
                    .methods = kCachedMethods,
                    .dict_offset = dict_offset_of(&CachedFunction::attributes)});
  vm.add_natives(module, kFunctions);
  module.set(vm.intern("partial").get(), Value(state.partial));
  module.set(vm.intern("cached_function").get(), Value(state.cached));
}

}  // namespace interleave::models::python::modules
