// itertools: iterators that pass on, cut, count or group what other iterators give
// (CPython 3.11 Modules/itertoolsmodule.c). Every `next` answers undefined at the end.
#include "models/python/modules/itertools.h"

#include <deque>
#include <memory>

#include "models/python/builtins/integer.h"
#include "models/python/builtins/sequence.h"
#include "models/python/builtins/support.h"
#include "models/python/function.h"
#include "models/python/modules/table.h"

namespace interleave::models::python::modules {

namespace {

/// The state of every iterator here; each uses what it needs of it.
struct Stream : Object {
  static constexpr Kind kKind = Kind::iterator;
  explicit Stream(Type* t) : Object(t, kKind) {}
  Value iterator;            // undefined once exhausted
  Value function;            // predicate, key or the like; None: none
  Value value;               // repeat: the item; count: the next number; accumulate: the total
  Value step;                // count's; compress: the selectors
  std::vector<Value> saved;  // cycle's items; zip_longest's and starmap's iterators
  int64_t at = 0,
          left = 0;  // islice: the next position and the end; repeat: how many; cycle: the place
  int64_t taken = 0, stride = 1;  // islice
  bool begun = false;
};

Stream& self_of(const Value& self) { return *self.as<Stream>(); }
Ref<Stream> make(Vm& vm, const Value& cls) {
  return make_instance<Stream>(vm.interpreter(), cls.as<Type>());
}
Value call_one(Vm& vm, const Value& function, const Value& item) {
  return vm.call(function, std::span(&item, 1));
}
bool holds(Vm& vm, const Value& predicate, const Value& item) {
  return vm.truth(predicate.is_none() ? item : call_one(vm, predicate, item));
}

/// (predicate, iterable)
Value filtering_new(Vm& vm, Value* a) {
  const Ref<Stream> made = make(vm, a[0]);
  made->function = a[1];
  made->iterator = vm.iter(a[2]);
  return Value(made);
}

// ── count, cycle, repeat ─────────────────────────────────────────────────────────────────────────

Value count_new(Vm& vm, Value* a) {
  for (const Value* number : {&a[1], &a[2]}) {
    if (!is_integer(*number) && !number->is_float() && !has_special(vm, *number, "__add__")) {
      vm.raise(vm.types().TypeError, "a number is required");
    }
  }
  const Ref<Stream> made = make(vm, a[0]);
  made->value = a[1];
  made->step = a[2];
  return Value(made);
}
Value count_next(Vm& vm, const Value& self) {
  Value number = self_of(self).value;
  self_of(self).value = vm.binary(BinaryOp::add, number, self_of(self).step);
  return number;
}
Value count_repr(Vm& vm, const Value& self) {
  const Stream& it = self_of(self);
  const bool by_one = it.step.is_int() && it.step.as_int() == 1;
  return vm.str(fmt::format("count({}{})", vm.repr(it.value)->view(),
                            by_one ? "" : fmt::format(", {}", vm.repr(it.step)->view())));
}

Value cycle_new(Vm& vm, Value* a) {
  const Ref<Stream> made = make(vm, a[0]);
  made->iterator = vm.iter(a[1]);
  return Value(made);
}
Value cycle_next(Vm& vm, const Value& self) {
  Stream& it = self_of(self);
  if (it.iterator.is_defined()) {
    Value item = vm.next(Value(it.iterator));
    if (item.is_defined()) {
      it.saved.push_back(item);
      return item;
    }
    it.iterator = Value();
  }
  if (it.saved.empty()) return {};
  const auto at = static_cast<size_t>(it.at);
  it.at = at + 1 == it.saved.size() ? 0 : it.at + 1;
  return it.saved[at];
}

Value repeat_new(Vm& vm, Value* a) {
  const Ref<Stream> made = make(vm, a[0]);
  made->value = a[1];
  made->left = a[2].is_undefined() ? -1 : std::max<int64_t>(to_size(vm, a[2]), 0);
  return Value(made);
}
Value repeat_next(Vm&, const Value& self) {
  Stream& it = self_of(self);
  if (it.left == 0) return {};
  if (it.left > 0) --it.left;
  return it.value;
}
Value repeat_repr(Vm& vm, const Value& self) {
  const Stream& it = self_of(self);
  return vm.str(fmt::format("repeat({}{})", vm.repr(it.value)->view(),
                            it.left < 0 ? "" : fmt::format(", {}", it.left)));
}
Value repeat_length_hint(Vm& vm, Value* a) {
  if (self_of(a[0]).left < 0) vm.raise(vm.types().TypeError, "len() of unsized object");
  return Value::integer(self_of(a[0]).left);
}

// ── chain, islice, compress, starmap ─────────────────────────────────────────────────────────────

Value chain_new(Vm& vm, Value* a) {
  const Ref<Stream> made = make(vm, a[0]);
  made->step = vm.iter(a[1]);
  return Value(made);
}
Value chain_next(Vm& vm, const Value& self) {
  Stream& it = self_of(self);
  for (;;) {
    if (it.step.is_undefined()) return {};
    if (it.iterator.is_undefined()) {
      const Value iterable = vm.next(Value(it.step));
      if (iterable.is_undefined()) {
        it.step = Value();
        return {};
      }
      it.iterator = vm.iter(iterable);
    }
    Value item = vm.next(Value(it.iterator));
    if (item.is_defined()) return item;
    it.iterator = Value();
  }
}

Value islice_new(Vm& vm, Value* a) {
  const auto bound = [&](const Value& v, int64_t fallback, std::string_view complaint) {
    if (v.is_none()) return fallback;
    const bool is_index = is_integer(v) || has_special(vm, v, "__index__");
    const int64_t number = is_index ? to_clamped_index(vm, v) : -1;
    if (number < 0) vm.raise_text(vm.types().ValueError, complaint);
    return number;
  };
  constexpr std::string_view kBounds =
      "Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.";
  const Ref<Stream> made = make(vm, a[0]);
  if (a[3].is_undefined()) {
    made->left =
        bound(a[2], INT64_MAX,
              "Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.");
  } else {
    made->at = bound(a[2], 0, kBounds);
    made->left = bound(a[3], INT64_MAX, kBounds);
  }
  if (a[4].is_defined()) {
    made->stride = bound(a[4], 1, "Step for islice() must be a positive integer or None.");
    if (made->stride == 0)
      vm.raise(vm.types().ValueError, "Step for islice() must be a positive integer or None.");
  }
  made->iterator = vm.iter(a[1]);
  return Value(made);
}
Value islice_next(Vm& vm, const Value& self) {
  Stream& it = self_of(self);
  Value item;
  while (it.iterator.is_defined() && it.taken <= it.at) {
    if (it.taken == it.at && it.taken >= it.left) break;
    item = vm.next(Value(it.iterator));
    if (item.is_undefined()) break;
    ++it.taken;
  }
  if (item.is_undefined() || it.taken <= it.at) {
    it.iterator = Value();
    return {};
  }
  it.at = it.at > it.left - it.stride ? it.left : it.at + it.stride;
  return item;
}

Value compress_new(Vm& vm, Value* a) {
  const Ref<Stream> made = make(vm, a[0]);
  made->iterator = vm.iter(a[1]);
  made->step = vm.iter(a[2]);
  return Value(made);
}
Value compress_next(Vm& vm, const Value& self) {
  Stream& it = self_of(self);
  for (;;) {
    Value item = vm.next(Value(it.iterator));
    if (item.is_undefined()) return {};
    const Value selector = vm.next(Value(it.step));
    if (selector.is_undefined()) return {};
    if (vm.truth(selector)) return item;
  }
}

Value starmap_next(Vm& vm, const Value& self) {
  const Value arguments = vm.next(Value(self_of(self).iterator));
  if (arguments.is_undefined()) return {};
  const std::vector<Value> items = collect(vm, arguments);
  return vm.call(Value(self_of(self).function), items);
}

// ── accumulate, pairwise, zip_longest ────────────────────────────────────────────────────────────

Value accumulate_new(Vm& vm, Value* a) {
  const Ref<Stream> made = make(vm, a[0]);
  made->iterator = vm.iter(a[1]);
  made->function = a[2];
  made->step = a[3];  // the initial total
  return Value(made);
}
Value accumulate_next(Vm& vm, const Value& self) {
  Stream& it = self_of(self);
  if (!it.begun && !it.step.is_none()) {
    it.begun = true;
    return it.value = it.step;
  }
  Value item = vm.next(Value(it.iterator));
  if (item.is_undefined()) return {};
  if (it.begun) {
    const Value pair[] = {it.value, std::move(item)};
    item = it.function.is_none() ? vm.binary(BinaryOp::add, pair[0], pair[1])
                                 : vm.call(Value(it.function), pair);
  }
  it.begun = true;
  it.value = item;
  return item;
}

Value pairwise_next(Vm& vm, const Value& self) {
  Stream& it = self_of(self);
  if (it.iterator.is_undefined()) return {};
  if (!it.begun) {
    it.begun = true;
    it.value = vm.next(Value(it.iterator));
  }
  Value next = it.value.is_undefined() ? Value() : vm.next(Value(it.iterator));
  if (next.is_undefined()) {
    it.iterator = Value();
    return {};
  }
  const Value pair[] = {std::exchange(it.value, next), next};
  return vm.tuple(pair);
}

Value zip_longest_new(Vm& vm, Value* a) {
  const Ref<Stream> made = make(vm, a[0]);
  for (const Value& iterable : a[1].as<Tuple>()->items()) made->saved.push_back(vm.iter(iterable));
  made->left = static_cast<int64_t>(made->saved.size());
  made->value = a[2];
  return Value(made);
}
Value zip_longest_next(Vm& vm, const Value& self) {
  Stream& it = self_of(self);
  if (it.left == 0) return {};
  std::vector<Value> items;
  for (size_t i = 0; i < it.saved.size(); ++i) {
    Value item = it.saved[i].is_undefined() ? Value() : vm.next(Value(it.saved[i]));
    if (item.is_undefined()) {
      if (it.saved[i].is_defined() && --it.left == 0) return {};
      it.saved[i] = Value();
      item = it.value;
    }
    items.push_back(std::move(item));
  }
  return vm.tuple(items);
}

// ── takewhile, dropwhile, filterfalse ────────────────────────────────────────────────────────────

Value takewhile_next(Vm& vm, const Value& self) {
  Stream& it = self_of(self);
  if (it.iterator.is_undefined()) return {};
  Value item = vm.next(Value(it.iterator));
  if (item.is_undefined()) return {};
  if (holds(vm, Value(it.function), item)) return item;
  it.iterator = Value();
  return {};
}
Value dropwhile_next(Vm& vm, const Value& self) {
  Stream& it = self_of(self);
  for (;;) {
    Value item = vm.next(Value(it.iterator));
    if (item.is_undefined() || it.begun) return item;
    if (holds(vm, Value(it.function), item)) continue;
    it.begun = true;
    return item;
  }
}
Value filterfalse_next(Vm& vm, const Value& self) {
  for (;;) {
    Value item = vm.next(Value(self_of(self).iterator));
    if (item.is_undefined() || !holds(vm, Value(self_of(self).function), item)) return item;
  }
}

// ── groupby ──────────────────────────────────────────────────────────────────────────────────────

struct GroupBy : Object {
  static constexpr Kind kKind = Kind::iterator;
  explicit GroupBy(Type* t) : Object(t, kKind) {}
  Value iterator, function;
  Value item, key;     // read and not yet passed on; undefined: none
  Value target;        // the key of the current group
  uint64_t group = 0;  // which one is current
  /// Reads one item. False: there is none.
  bool read(Vm& vm) {
    Value next = vm.next(Value(iterator));
    if (next.is_undefined()) return false;
    key = function.is_none() ? next : call_one(vm, Value(function), next);
    item = std::move(next);
    return true;
  }
};
struct Group : Object {
  static constexpr Kind kKind = Kind::iterator;
  Group(Type* t, Ref<GroupBy> of)
      : Object(t, kKind), parent(std::move(of)), number(parent->group) {}
  Ref<GroupBy> parent;
  uint64_t number;
};
struct GroupState : ModuleState {
  Type* group;
};

Value groupby_new(Vm& vm, Value* a) {
  const Ref<GroupBy> made = make_instance<GroupBy>(vm.interpreter(), a[0].as<Type>());
  made->iterator = vm.iter(a[1]);
  made->function = a[2];
  return Value(made);
}
Value groupby_next(Vm& vm, const Value& self) {
  auto& it = *self.as<GroupBy>();
  ++it.group;
  while (it.key.is_undefined() ||
         (it.target.is_defined() && vm.equal(Value(it.target), Value(it.key)))) {
    if (!it.read(vm)) return {};
  }
  it.target = it.key;
  const Value pair[] = {
      it.key,
      Value(vm.heap().make<Group>(vm.interpreter().state<GroupState>().group, Ref<GroupBy>(&it)))};
  return vm.tuple(pair);
}
Value group_next(Vm& vm, const Value& self) {
  const auto& group = *self.as<Group>();
  GroupBy& it = *group.parent;
  if (it.group != group.number) return {};
  if (it.item.is_undefined() && !it.read(vm)) return {};
  if (!vm.equal(Value(it.target), Value(it.key))) return {};
  return std::exchange(it.item, Value());
}

// ── tee ──────────────────────────────────────────────────────────────────────────────────────────

/// What the branches of one tee share: items from `first` on that some branch hasn't seen.
struct Source {
  Value iterator;
  std::deque<Value> items;
  std::vector<uint64_t*> readers;  // positions of the living branches
  uint64_t first = 0;
};
struct Branch : Object {
  static constexpr Kind kKind = Kind::iterator;
  explicit Branch(Type* t) : Object(t, kKind) {}
  ~Branch() {
    if (source) std::erase(source->readers, &at);
  }
  std::shared_ptr<Source> source;
  uint64_t at = 0;
};
struct TeeState : ModuleState {
  Type* branch;
};

Value branch_next(Vm& vm, const Value& self) {
  auto& branch = *self.as<Branch>();
  const std::shared_ptr<Source> source = branch.source;
  if (branch.at == source->first + source->items.size()) {
    Value item = vm.next(Value(source->iterator));
    if (item.is_undefined()) return {};
    source->items.push_back(std::move(item));
  }
  Value item = source->items[branch.at - source->first];
  ++branch.at;
  uint64_t oldest = branch.at;
  for (const uint64_t* reader : source->readers) oldest = std::min(oldest, *reader);
  while (source->first < oldest) {
    source->items.pop_front();
    ++source->first;
  }
  return item;
}

Ref<Branch> make_branch(Vm& vm, const std::shared_ptr<Source>& source, uint64_t at) {
  const Ref<Branch> made =
      make_instance<Branch>(vm.interpreter(), vm.interpreter().state<TeeState>().branch);
  made->source = source;
  made->at = at;
  source->readers.push_back(&made->at);
  return made;
}
Value branch_copy(Vm& vm, Value* a) {
  return Value(make_branch(vm, a[0].as<Branch>()->source, a[0].as<Branch>()->at));
}

Value tee(Vm& vm, Value* a) {
  const int64_t count = vm.to_index(a[1]);
  if (count < 0) vm.raise(vm.types().ValueError, "n must be >= 0");
  const Value iterator = vm.iter(a[0]);
  std::vector<Value> branches;
  const bool is_branch = vm.is_instance(iterator, vm.interpreter().state<TeeState>().branch);
  auto source = is_branch ? iterator.as<Branch>()->source : std::make_shared<Source>();
  if (!is_branch) source->iterator = iterator;
  const uint64_t at = is_branch ? iterator.as<Branch>()->at : 0;
  for (int64_t i = 0; i < count; ++i) {
    branches.push_back(is_branch && i == 0 ? iterator : Value(make_branch(vm, source, at)));
  }
  return vm.tuple(branches);
}

// ── The tables ───────────────────────────────────────────────────────────────────────────────────

constexpr NativeDef kCount[] = {{"__new__", "(cls, start=0, step=1)", count_new}};
constexpr NativeDef kCycle[] = {{"__new__", "(cls, iterable, /)", cycle_new}};
constexpr NativeDef kRepeat[] = {{"__new__", "(cls, object, times=...)", repeat_new},
                                 {"__length_hint__", "(self, /)", repeat_length_hint}};
constexpr NativeDef kChain[] = {{"__new__", "(cls, /, *iterables)", chain_new}};
constexpr NativeDef kIslice[] = {
    {"__new__", "(cls, iterable, start, stop=..., step=..., /)", islice_new}};
constexpr NativeDef kCompress[] = {{"__new__", "(cls, data, selectors)", compress_new}};
constexpr NativeDef kStarmap[] = {{"__new__", "(cls, function, iterable, /)", filtering_new}};
constexpr NativeDef kAccumulate[] = {
    {"__new__", "(cls, iterable, func=None, *, initial=None)", accumulate_new}};
constexpr NativeDef kPairwise[] = {{"__new__", "(cls, iterable, /)", cycle_new}};
constexpr NativeDef kZipLongest[] = {
    {"__new__", "(cls, /, *iterables, fillvalue=None)", zip_longest_new}};
constexpr NativeDef kFiltering[] = {{"__new__", "(cls, predicate, iterable, /)", filtering_new}};
constexpr NativeDef kGroupBy[] = {{"__new__", "(cls, iterable, key=None)", groupby_new}};
constexpr NativeDef kBranch[] = {{"__copy__", "(self, /)", branch_copy}};
constexpr NativeDef kFromIterable = {"from_iterable", "(cls, iterable, /)", chain_new};
constexpr NativeDef kFunctions[] = {{"tee", "(iterable, n=2, /)", tee}};

}  // namespace

void init_itertools(Vm& vm, Dict& module) {
  add_iterator<Stream>(vm, module, "count", count_next, kCount, count_repr);
  add_iterator<Stream>(vm, module, "cycle", cycle_next, kCycle);
  add_iterator<Stream>(vm, module, "repeat", repeat_next, kRepeat, repeat_repr);
  Type* chain = add_iterator<Stream>(vm, module, "chain", chain_next, kChain);
  chain->attributes->set(
      vm.intern("from_iterable").get(),
      vm.heap().make<ClassMethod>(vm.types().class_method, Value(vm.native(kFromIterable, chain))));
  add_iterator<Stream>(vm, module, "islice", islice_next, kIslice);
  add_iterator<Stream>(vm, module, "compress", compress_next, kCompress);
  add_iterator<Stream>(vm, module, "starmap", starmap_next, kStarmap);
  add_iterator<Stream>(vm, module, "accumulate", accumulate_next, kAccumulate);
  add_iterator<Stream>(vm, module, "pairwise", pairwise_next, kPairwise);
  add_iterator<Stream>(vm, module, "zip_longest", zip_longest_next, kZipLongest);
  add_iterator<Stream>(vm, module, "takewhile", takewhile_next, kFiltering);
  add_iterator<Stream>(vm, module, "dropwhile", dropwhile_next, kFiltering);
  add_iterator<Stream>(vm, module, "filterfalse", filterfalse_next, kFiltering);
  add_iterator<GroupBy>(vm, module, "groupby", groupby_next, kGroupBy);
  vm.interpreter().state<GroupState>().group =
      add_iterator<Group>(vm, module, "_grouper", group_next, {});
  vm.interpreter().state<TeeState>().branch =
      add_iterator<Branch>(vm, module, "_tee", branch_next, kBranch);
  vm.add_natives(module, kFunctions);
  add_combinations(vm, module);
}

}  // namespace interleave::models::python::modules
