#include <algorithm>

#include "models/python/builtins/dict.h"
#include "models/python/builtins/iterators.h"
#include "models/python/builtins/set.h"
#include "models/python/builtins/support.h"
#include "models/python/builtins/unicode.h"

namespace interleave::models::python {
namespace {

Value range_next(Vm&, const Value& self) {
  auto* it = self.as<RangeIterator>();
  if (it->remaining == 0) return {};
  --it->remaining;
  const int64_t item = it->next;
  it->next = static_cast<int64_t>(static_cast<uint64_t>(item) + static_cast<uint64_t>(it->step));
  return Value::integer(item);
}

Value list_next(Vm&, const Value& self) {
  auto* it = self.as<ListIterator>();
  if (!it->list) return {};
  if (it->index < it->list->items.size()) return it->list->items[it->index++];
  it->list = nullptr;
  return {};
}

Value tuple_next(Vm&, const Value& self) {
  auto* it = self.as<TupleIterator>();
  if (!it->tuple) return {};
  if (it->index < it->tuple->size()) return (*it->tuple)[it->index++];
  it->tuple = nullptr;
  return {};
}

Value str_next(Vm& vm, const Value& self) {
  auto* it = self.as<StrIterator>();
  if (!it->text) return {};
  const std::string_view text = it->text->view();
  if (it->at < text.size()) {
    const size_t begin = it->at;
    unicode::next(text, it->at);
    return vm.str(text.substr(begin, it->at - begin));
  }
  it->text = nullptr;
  return {};
}

Value dict_next(Vm& vm, const Value& self) {
  auto* it = self.as<DictIterator>();
  if (!it->dict) return {};
  const auto& entries = it->dict->entries;
  if (it->dict->size() != it->size) {
    it->size = SIZE_MAX;  // and so on every further call
    vm.raise(vm.types().RuntimeError, "dictionary changed size during iteration");
  }
  for (;;) {
    if (it->reversed ? it->at == 0 : it->at >= entries.size()) break;
    const Dict::Entry& entry = entries[it->reversed ? --it->at : it->at++];
    if (entry.key.is_undefined()) continue;
    switch (it->what) {
      case DictIterator::What::keys:
        return entry.key;
      case DictIterator::What::values:
        return entry.value;
      case DictIterator::What::items:
        break;
    }
    const Value pair[] = {entry.key, entry.value};
    return vm.tuple(pair);
  }
  it->dict = nullptr;
  return {};
}

Value set_next_item(Vm& vm, const Value& self) {
  auto* it = self.as<SetIterator>();
  if (!it->set) return {};
  if (it->set->live != it->size) {
    it->size = SIZE_MAX;
    vm.raise(vm.types().RuntimeError, "Set changed size during iteration");
  }
  if (const Set::Slot* slot = set_next(*it->set, it->at)) return slot->key;
  it->set = nullptr;
  return {};
}

Value sequence_next(Vm& vm, const Value& self) {
  auto* it = self.as<SequenceIterator>();
  if (it->sequence.is_undefined()) return {};
  const int64_t index = it->index;
  if (index >= 0) {
    const Value sequence = it->sequence;
    if (const auto* list = sequence.try_as<List>();
        list != nullptr && static_cast<size_t>(index) < list->items.size()) {
      it->index += it->step;
      return list->items[static_cast<size_t>(index)];
    }
    Value error;
    try {
      Value item = vm.get_item(sequence, Value::integer(index));
      it->index += it->step;
      return item;
    } catch (const PythonError& raised) {
      error = raised.exception;
    }
    if (!vm.is_instance(error, vm.types().IndexError) &&
        !vm.is_instance(error, vm.types().StopIteration)) {
      throw PythonError{error};
    }
  }
  it->sequence = Value();
  return {};
}

Value range_length(Vm&, Value* a) { return Value::integer(a[0].as<RangeIterator>()->remaining); }
Value list_length(Vm&, Value* a) {
  const auto* it = a[0].as<ListIterator>();
  const size_t size = it->list ? it->list->items.size() : 0;
  return Value::integer(static_cast<int64_t>(size - std::min(it->index, size)));
}

Value reversed_new(Vm& vm, Value* a) {
  if (has_special(vm, a[1], "__reversed__")) return call_special(vm, a[1], "__reversed__");
  if (!has_special(vm, a[1], "__getitem__") || vm.type_of(a[1])->slots.length == nullptr ||
      is_set(a[1])) {
    vm.raise(vm.types().TypeError, "'{}' object is not reversible", type_name(vm, a[1]));
  }
  return make_instance<SequenceIterator>(vm.interpreter(), a[0].as<Type>(), a[1],
                                         vm.length(a[1]) - 1, -1);
}

constexpr NativeDef kReversedMethods[] = {{"__new__", "(cls, sequence, /)", reversed_new}};
constexpr NativeDef kRangeMethods[] = {{"__length_hint__", "(self, /)", range_length}};
constexpr NativeDef kListMethods[] = {{"__length_hint__", "(self, /)", list_length}};

template <class T>
void define(Bootstrap& b, Type* type, std::string_view name, Value (*next)(Vm&, const Value&),
            std::span<const NativeDef> methods = {}) {
  b.define<T>(type, {.name = name,
                     .subclassable = false,
                     .slots = {.iter = iterate_itself, .next = next},
                     .methods = methods});
}

}  // namespace

Value iterate_itself(Vm&, const Value& self) { return self; }

Type* make_sequence_iterator_type(Bootstrap& b, std::string_view name) {
  return make_type<SequenceIterator>(b.interpreter,
                                     {.name = name,
                                      .subclassable = false,
                                      .slots = {.iter = iterate_itself, .next = sequence_next}});
}

void init_container_iterators(Bootstrap& b) {
  define<RangeIterator>(b, b.types.range_iterator, "range_iterator", range_next, kRangeMethods);
  define<ListIterator>(b, b.types.list_iterator, "list_iterator", list_next, kListMethods);
  define<TupleIterator>(b, b.types.tuple_iterator, "tuple_iterator", tuple_next);
  define<StrIterator>(b, b.types.str_iterator, "str_iterator", str_next);
  define<DictIterator>(b, b.types.dict_iterator, "dict_keyiterator", dict_next);
  define<SetIterator>(b, b.types.set_iterator, "set_iterator", set_next_item);
  b.define<SequenceIterator>(b.types.reversed,
                             {.name = "reversed",
                              .slots = {.iter = iterate_itself, .next = sequence_next},
                              .methods = kReversedMethods});
  b.publish(b.types.reversed);
}

}  // namespace interleave::models::python
