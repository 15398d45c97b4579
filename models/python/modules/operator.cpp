// operator: the language's operators as functions, and the callables that sort keys are made of.
#include <algorithm>
#include <vector>

#include "models/python/bootstrap.h"
#include "models/python/builtins/support.h"
#include "models/python/modules/table.h"
#include "models/python/special.h"

namespace interleave::models::python::modules {

namespace {

template <BinaryOp kOp>
Value binary(Vm& vm, Value* a) {
  return vm.binary(kOp, a[0], a[1]);
}
template <BinaryOp kOp>
Value inplace(Vm& vm, Value* a) {
  return vm.inplace(kOp, a[0], a[1]);
}
template <CompareOp kOp>
Value compare(Vm& vm, Value* a) {
  return vm.compare(kOp, a[0], a[1]);
}
template <UnaryOp kOp>
Value unary(Vm& vm, Value* a) {
  return vm.unary(kOp, a[0]);
}

Value is_same(Vm&, Value* a) { return Value::boolean(a[0].same(a[1])); }
Value is_not_same(Vm&, Value* a) { return Value::boolean(!a[0].same(a[1])); }
Value truth(Vm& vm, Value* a) { return Value::boolean(vm.truth(a[0])); }
Value not_(Vm& vm, Value* a) { return Value::boolean(!vm.truth(a[0])); }
Value contains(Vm& vm, Value* a) { return Value::boolean(vm.contains(a[0], a[1])); }
Value get_item(Vm& vm, Value* a) { return vm.get_item(a[0], a[1]); }
Value set_item(Vm& vm, Value* a) {
  vm.set_item(a[0], a[1], a[2]);
  return Value::none();
}
Value delete_item(Vm& vm, Value* a) {
  vm.set_item(a[0], a[1], Value());
  return Value::none();
}
Value index(Vm& vm, Value* a) {
  if (a[0].is_int()) return a[0];
  const Value method = find_special(vm, a[0], vm.interpreter().names().index);
  return method.is_defined() ? vm.call(method) : Value::integer(vm.to_index(a[0]));
}
Value absolute(Vm& vm, Value* a) {
  const Value method = find_special(vm, a[0], vm.interpreter().names().abs);
  if (method.is_undefined())
    vm.raise(vm.types().TypeError, "bad operand type for abs(): '{}'", type_name(vm, a[0]));
  return vm.call(method);
}
void need_sequence(Vm& vm, const Value& value) {
  if (has_special(vm, value, "__getitem__")) return;
  vm.raise(vm.types().TypeError, "'{}' object can't be concatenated", type_name(vm, value));
}
Value concatenate(Vm& vm, Value* a) {
  need_sequence(vm, a[0]);
  return vm.binary(BinaryOp::add, a[0], a[1]);
}
Value concatenate_inplace(Vm& vm, Value* a) {
  need_sequence(vm, a[0]);
  return vm.inplace(BinaryOp::add, a[0], a[1]);
}
Value count_of(Vm& vm, Value* a) {
  int64_t count = 0;
  vm.for_each(a[0], [&](const Value& item) { count += vm.equal(item, a[1]) ? 1 : 0; });
  return Value::integer(count);
}
Value index_of(Vm& vm, Value* a) {
  int64_t at = 0;
  const Value iterator = vm.iter(a[0]);
  for (Value item = vm.next(iterator); item.is_defined(); item = vm.next(iterator), ++at) {
    if (vm.equal(item, a[1])) return Value::integer(at);
  }
  vm.raise(vm.types().ValueError, "sequence.index(x): x not in sequence");
}
Value length_hint(Vm& vm, Value* a) {
  if (vm.type_of(a[0])->slots.length != nullptr) return Value::integer(vm.length(a[0]));
  const Value hint = call_special(vm, a[0], "__length_hint__");
  return hint.is_undefined() || vm.is_not_implemented(hint) ? a[1] : hint;
}
Value call(Vm& vm, Value* a) { return call_star(vm, a[0], a[1].as<Tuple>(), a[2].as<Dict>()); }

// ── itemgetter, attrgetter, methodcaller ─────────────────────────────────────────────────────────

/// What each was made with: keys, attribute paths, or a method's name and arguments.
struct Getter : Object {
  static constexpr Kind kKind = Kind::other;
  explicit Getter(Type* cls) : Object(cls, kKind) {}
  std::vector<Value> parts;
  std::vector<std::vector<Ref<Str>>> paths;  // attrgetter: the parts, cut at their dots
  Ref<Dict> keywords;                        // methodcaller
};

Ref<Getter> make_getter(Vm& vm, Value* a) {
  const Ref<Getter> made = make_instance<Getter>(vm.interpreter(), a[0].as<Type>());
  const auto items = a[1].as<Tuple>()->items();
  made->parts.assign(items.begin(), items.end());
  return made;
}

Value the_argument(Vm& vm, const Value& self, const Args& args) {
  if (args.keywords != nullptr)
    vm.raise(vm.types().TypeError, "{}() takes no keyword arguments", type_name(vm, self));
  if (args.count != 1)
    vm.raise(vm.types().TypeError, "{} expected 1 argument, got {}", type_name(vm, self),
             args.count);
  return args.values[0];
}

/// One result, or a tuple of several.
template <class F>
Value each_part(Vm& vm, size_t count, F&& get) {
  if (count == 1) return get(0);
  std::vector<Value> results;
  for (size_t i = 0; i < count; ++i) results.push_back(get(i));
  return vm.tuple(results);
}

Value item_new(Vm& vm, Value* a) {
  if (a[1].as<Tuple>()->size() == 0)
    vm.raise(vm.types().TypeError, "itemgetter expected 1 argument, got 0");
  return Value(make_getter(vm, a));
}
Value item_call(Vm& vm, const Value& self, Args args) {
  const Value object = the_argument(vm, self, args);
  const auto& parts = self.as<Getter>()->parts;
  return each_part(vm, parts.size(), [&](size_t i) { return vm.get_item(object, parts[i]); });
}

Value attribute_new(Vm& vm, Value* a) {
  if (a[1].as<Tuple>()->size() == 0)
    vm.raise(vm.types().TypeError, "attrgetter expected 1 argument, got 0");
  const Ref<Getter> made = make_getter(vm, a);
  for (const Value& part : made->parts) {
    if (!part.is(Kind::str)) vm.raise(vm.types().TypeError, "attribute name must be a string");
    auto& path = made->paths.emplace_back();
    std::string_view rest = part.as<Str>()->view();
    for (size_t dot; (dot = rest.find('.')) != rest.npos; rest.remove_prefix(dot + 1))
      path.push_back(vm.intern(rest.substr(0, dot)));
    path.push_back(vm.intern(rest));
  }
  return Value(made);
}
Value attribute_call(Vm& vm, const Value& self, Args args) {
  const Value object = the_argument(vm, self, args);
  const auto& paths = self.as<Getter>()->paths;
  return each_part(vm, paths.size(), [&](size_t i) {
    Value value = object;
    for (const Ref<Str>& name : paths[i]) value = vm.get_attr(value, name.get());
    return value;
  });
}

Value method_new(Vm& vm, Value* a) {
  if (a[1].as<Tuple>()->size() == 0) {
    vm.raise(vm.types().TypeError, "methodcaller needs at least one argument, the method name");
  }
  const Ref<Getter> made = make_getter(vm, a);
  if (!made->parts[0].is(Kind::str)) vm.raise(vm.types().TypeError, "method name must be a string");
  made->keywords = Ref<Dict>(a[2].as<Dict>());
  return Value(made);
}
Value method_call(Vm& vm, const Value& self, Args args) {
  const Value object = the_argument(vm, self, args);
  const auto& getter = *self.as<Getter>();
  const Value method = vm.get_attr(object, vm.intern(getter.parts[0].as<Str>()->view()).get());
  const Ref<Tuple> positional = vm.tuple(std::span(getter.parts).subspan(1));
  return call_star(vm, method, positional.get(), getter.keywords.get());
}

Value getter_repr(Vm& vm, const Value& self) {
  const auto& getter = *self.as<Getter>();
  std::string text;
  for (const Value& part : getter.parts)
    text += (text.empty() ? "" : ", ") + std::string(vm.repr(part)->view());
  if (getter.keywords) {
    for (const Dict::Entry& entry : getter.keywords->entries) {
      text += fmt::format(", {}={}", vm.to_str(entry.key)->view(), vm.repr(entry.value)->view());
    }
  }
  return vm.str(fmt::format("operator.{}({})", type_name(vm, self), text));
}

constexpr NativeDef kItem[] = {{"__new__", "(cls, /, *items)", item_new}};
constexpr NativeDef kAttribute[] = {{"__new__", "(cls, /, *attrs)", attribute_new}};
constexpr NativeDef kMethod[] = {{"__new__", "(cls, /, *args, **kwargs)", method_new}};

#define ARITHMETIC(name, op) \
  {#name, "(a, b, /)", binary<BinaryOp::op>}, { "i" #name, "(a, b, /)", inplace<BinaryOp::op> }
#define COMPARISON(op) \
  { #op, "(a, b, /)", compare < CompareOp::op> }

constexpr NativeDef kFunctions[] = {
    ARITHMETIC(add, add),
    ARITHMETIC(sub, sub),
    ARITHMETIC(mul, mul),
    ARITHMETIC(matmul, matmul),
    ARITHMETIC(truediv, truediv),
    ARITHMETIC(floordiv, floordiv),
    ARITHMETIC(mod, mod),
    ARITHMETIC(pow, pow),
    ARITHMETIC(lshift, lshift),
    ARITHMETIC(rshift, rshift),
    {"and_", "(a, b, /)", binary<BinaryOp::bit_and>},
    {"iconcat", "(a, b, /)", concatenate_inplace},
    {"iand", "(a, b, /)", inplace<BinaryOp::bit_and>},
    {"or_", "(a, b, /)", binary<BinaryOp::bit_or>},
    {"ior", "(a, b, /)", inplace<BinaryOp::bit_or>},
    {"xor", "(a, b, /)", binary<BinaryOp::bit_xor>},
    {"ixor", "(a, b, /)", inplace<BinaryOp::bit_xor>},
    COMPARISON(lt),
    COMPARISON(le),
    COMPARISON(eq),
    COMPARISON(ne),
    COMPARISON(gt),
    COMPARISON(ge),
    {"neg", "(a, /)", unary<UnaryOp::neg>},
    {"pos", "(a, /)", unary<UnaryOp::pos>},
    {"inv", "(a, /)", unary<UnaryOp::invert>},
    {"invert", "(a, /)", unary<UnaryOp::invert>},
    {"abs", "(a, /)", absolute},
    {"index", "(a, /)", index},
    {"truth", "(a, /)", truth},
    {"not_", "(a, /)", not_},
    {"is_", "(a, b, /)", is_same},
    {"is_not", "(a, b, /)", is_not_same},
    {"contains", "(a, b, /)", contains},
    {"concat", "(a, b, /)", concatenate},
    {"countOf", "(a, b, /)", count_of},
    {"indexOf", "(a, b, /)", index_of},
    {"getitem", "(a, b, /)", get_item},
    {"setitem", "(a, b, c, /)", set_item},
    {"delitem", "(a, b, /)", delete_item},
    {"length_hint", "(obj, default=0, /)", length_hint},
    {"call", "(obj, /, *args, **kwargs)", call},
};
#undef ARITHMETIC
#undef COMPARISON

constexpr std::string_view kPlainNames[] = {"truth",   "is_",     "is_not",
                                            "countOf", "indexOf", "length_hint"};

}  // namespace

void init_operator(Vm& vm, Dict& module) {
  vm.add_natives(module, kFunctions);
  // Each also goes by the name of its special method: `operator.__add__`.
  for (const NativeDef& def : kFunctions) {
    std::string_view name = def.name;
    if (std::find(std::begin(kPlainNames), std::end(kPlainNames), name) != std::end(kPlainNames))
      continue;
    if (name.ends_with('_')) name.remove_suffix(1);
    const Value function = *module.find(vm.intern(def.name).get());
    module.set(vm.intern(fmt::format("__{}__", name)).get(), function);
  }
  const auto add = [&](std::string_view name, Value (*called)(Vm&, const Value&, Args),
                       std::span<const NativeDef> methods) {
    Type* type =
        make_type<Getter>(vm.interpreter(), {.name = name,
                                             .module = "operator",
                                             .subclassable = false,
                                             .slots = {.repr = getter_repr, .call = called},
                                             .methods = methods});
    module.set(vm.intern(name).get(), Value(type));
  };
  add("itemgetter", item_call, kItem);
  add("attrgetter", attribute_call, kAttribute);
  add("methodcaller", method_call, kMethod);
}

}  // namespace interleave::models::python::modules
