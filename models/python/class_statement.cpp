// The `class` statement: which metaclass makes the class, what its body fills, and the call that
// ends it.
#include "models/python/bootstrap.h"
#include "models/python/class.h"
#include "models/python/execution.h"
#include "models/python/special.h"

namespace interleave::models::python {
namespace {

/// What the class body fills: a dict, or what the metaclass's `__prepare__` gives.
Ref<Dict> prepare_namespace(Vm& vm, const Value& metaclass,
                            std::initializer_list<Value> name_and_bases, const Dict& keywords) {
  const Value prepare = vm.find_attr(metaclass, vm.interpreter().names().prepare);
  if (prepare.is_undefined()) return vm.dict();
  const Ref<Tuple> positional = vm.tuple(std::span(name_and_bases.begin(), name_and_bases.size()));
  const Value made = call_star(vm, prepare, positional.get(), &keywords);
  if (made.is(Kind::dict)) return Ref<Dict>(made.as<Dict>());
  const std::string_view who =
      metaclass.is(Kind::type) ? std::string_view(metaclass.as<Type>()->name) : "<metaclass>";
  if (vm.type_of(made)->slots.get_item == nullptr) {
    vm.raise(vm.types().TypeError, "{}.__prepare__() must return a mapping, not {}", who,
             type_name_of(vm, made));
  }
  vm.raise(vm.types().NotImplementedError,
           "{}.__prepare__() must return a dict or an instance of a subclass of it here, not {}",
           who, type_name_of(vm, made));
}

/// __build_class__(body, name, *bases, **keywords)
Value build_class(Vm& vm, Value* a) {
  const Types& t = vm.types();
  Value bases = a[2];
  const Ref<Dict> keywords(a[3].as<Dict>());
  Value metaclass;
  if (const Value* given = keywords->find(vm.intern("metaclass").get())) {
    metaclass = *given;
    keywords->erase(vm.intern("metaclass").get());
  }
  // `class A(list[int])` inherits from list.
  const Names& names = vm.interpreter().names();
  std::vector<Value> resolved;
  bool replaced = false;
  for (const Value& base : bases.as<Tuple>()->items()) {
    const Value hook = base.is(Kind::type) ? Value() : vm.find_attr(base, names.mro_entries);
    if (hook.is_undefined()) {
      resolved.push_back(base);
      continue;
    }
    replaced = true;
    const Value entries = vm.call(hook, std::span<const Value>(&bases, 1));
    for (const Value& entry : entries.as<Tuple>()->items()) resolved.push_back(entry);
  }
  const Value original = bases;
  if (replaced) bases = Value(vm.tuple(resolved));
  if (metaclass.is_undefined() || metaclass.is(Kind::type)) {
    metaclass = Value(most_derived_metaclass(
        vm, metaclass.is_undefined() ? t.type : metaclass.as<Type>(), *bases.as<Tuple>()));
  }
  Ref<Dict> ns;
  if (metaclass.same(Value(t.type))) {
    ns = vm.dict();
  } else {
    ns = prepare_namespace(vm, metaclass, {a[1], bases}, *keywords);
  }
  Execution execution(vm);
  Ref<Frame> frame = execution.new_frame(Ref<Function>(a[0].as<Function>()), Args{});
  frame->names = ns;
  const Value cell = execution.run_to_end(std::move(frame));
  if (replaced) ns->set(vm.intern("__orig_bases__").get(), original);
  if (cell.is(Kind::cell)) ns->set(names.classcell, cell);
  if (metaclass.same(Value(t.type))) {
    return make_class(vm, t.type, a[1].as<Str>()->view(), *bases.as<Tuple>(), *ns, keywords.get());
  }
  const Value arguments[] = {a[1], bases, Value(ns)};
  const Ref<Tuple> positional = vm.tuple(arguments);
  Value made = call_star(vm, metaclass, positional.get(), keywords.get());
  if (made.is(Kind::type) && cell.is(Kind::cell) && !cell.as<Cell>()->value.same(made)) {
    if (cell.as<Cell>()->value.is_undefined()) {
      vm.raise(t.RuntimeError,
               "__class__ not set defining {} as {}. Was __classcell__ propagated to type.__new__?",
               vm.repr(a[1])->view(), vm.repr(made)->view());
    }
    vm.raise(t.TypeError, "__class__ set to {} defining {} as {}",
             vm.repr(cell.as<Cell>()->value)->view(), vm.repr(a[1])->view(), vm.repr(made)->view());
  }
  return made;
}

constexpr NativeDef kBuiltins[] = {
    {"__build_class__", "(func, name, /, *bases, **kwds)", build_class}};

}  // namespace

void init_class_statement(Bootstrap& b) { b.functions(kBuiltins); }

}  // namespace interleave::models::python
