// asyncio.Queue, PriorityQueue and LifoQueue. Who is woken when is decided by asyncio::QueueSide.
// Facts and wording: CPython 3.11 Lib/asyncio/queues.py.
#include <cmath>

#include "models/python/builtins/support.h"
#include "models/python/modules/asyncio_parts.h"
#include "models/python/modules/asyncio_waiting.h"
#include "models/python/modules/polling.h"
#include "models/python/modules/item_store.h"

namespace interleave::models::python::modules {

namespace {

struct QueueObject : AttributedObject {
  static constexpr Kind kKind = Kind::other;
  QueueObject(Type* cls, AsyncioState& s, ItemStore::Order order)
      : AttributedObject(cls, kKind), state(s), items(order), overridden(cls->is_heap_type) {
    finished.set();
  }
  AsyncioState& state;
  LoopBound bound;
  ItemStore items;
  Value max_size_given = Value::integer(0);
  int64_t max_size = 0;
  int64_t unfinished = 0;
  asyncio::QueueSide getters;
  asyncio::QueueSide putters;
  asyncio::Event finished;
  bool overridden;  // a program's subclass may define _init, _get, _put, qsize

  int64_t size(Vm& vm) {
    if (!overridden) return static_cast<int64_t>(items.size());
    return vm.to_index(vm.call_method(this, "qsize"));
  }
  bool full(Vm& vm) { return max_size > 0 && size(vm) >= max_size; }
};

QueueObject& self_of(const Value& self) { return *self.as<QueueObject>(); }

void put_nowait(Vm& vm, QueueObject& queue, const Value& item) {
  if (queue.full(vm)) vm.raise_value(vm.make_exception(queue.state.queue_full, Value()));
  if (queue.overridden) {
    vm.call_method(&queue, "_put", std::span(&item, 1));
  } else {
    queue.items.put(vm, item);
  }
  ++queue.unfinished;
  queue.finished.clear();
  queue.getters.wake_next();
}

Value get_nowait(Vm& vm, QueueObject& queue) {
  if (queue.size(vm) == 0) vm.raise_value(vm.make_exception(queue.state.queue_empty, Value()));
  Value item = queue.overridden ? vm.call_method(&queue, "_get") : queue.items.get(vm);
  queue.putters.wake_next();
  return item;
}

/// Waits on one side until the operation can go on. True: it can.
bool pass(Vm& vm, WaitingCoroutine& waiting, QueueObject& queue, asyncio::QueueSide& side, bool passable,
          const Value& raised) {
  if (waiting.flags != 0) {
    const Value failure = waiting.failure(vm, raised);
    side.resumed(waiting, failure.is_defined() ? asyncio::Wakeup::raised : asyncio::Wakeup::woken, passable);
    if (failure.is_defined()) vm.raise_value(failure);
  }
  if (passable) return true;
  waiting.flags = 1;
  LoopObject& loop = queue.bound.loop(vm, queue.state, waiting.owner);
  waiting.rearm(loop, queue.bound.resource(vm, "Queue"));
  side.waiters().push(waiting);
  return false;
}

Resumed get_step(Vm& vm, NativeCoroutine& self, const Value& raised, Value& value) {
  auto& waiting = static_cast<WaitingCoroutine&>(self);
  QueueObject& queue = self_of(waiting.owner);
  if (!pass(vm, waiting, queue, queue.getters, queue.size(vm) > 0, raised)) {
    value = Value(&waiting);
    return Resumed::yielded;
  }
  value = get_nowait(vm, queue);
  return Resumed::returned;
}

Resumed put_step(Vm& vm, NativeCoroutine& self, const Value& raised, Value& value) {
  auto& waiting = static_cast<WaitingCoroutine&>(self);
  QueueObject& queue = self_of(waiting.owner);
  if (!pass(vm, waiting, queue, queue.putters, !queue.full(vm), raised)) {
    value = Value(&waiting);
    return Resumed::yielded;
  }
  put_nowait(vm, queue, waiting.value);
  value = Value::none();
  return Resumed::returned;
}

Resumed join_step(Vm& vm, NativeCoroutine& self, const Value& raised, Value& value) {
  auto& waiting = static_cast<WaitingCoroutine&>(self);
  QueueObject& queue = self_of(waiting.owner);
  if (waiting.flags == 0 && queue.unfinished > 0) {
    waiting.flags = 1;
    LoopObject& loop = queue.bound.loop(vm, queue.state, waiting.owner);
    waiting.rearm(loop, queue.bound.resource(vm, "Queue"));
    queue.finished.waiters().push(waiting);
    value = Value(&waiting);
    return Resumed::yielded;
  }
  if (waiting.flags != 0) {
    const Value failure = waiting.failure(vm, raised);
    queue.finished.resumed(waiting, asyncio::Wakeup::woken);
    if (failure.is_defined()) vm.raise_value(failure);
  }
  value = Value::none();
  return Resumed::returned;
}

constexpr NativeCoroutineDef kGet{"get", "Queue.get", get_step, waitable_of, destroy_coroutine<WaitingCoroutine>};
constexpr NativeCoroutineDef kPut{"put", "Queue.put", put_step, waitable_of, destroy_coroutine<WaitingCoroutine>};
constexpr NativeCoroutineDef kJoin{"join", "Queue.join", join_step, waitable_of, destroy_coroutine<WaitingCoroutine>};

template <ItemStore::Order kOrder>
Value queue_new(Vm& vm, Value* a) {
  return make_instance<QueueObject>(vm.interpreter(), a[0].as<Type>(), asyncio_state(vm), kOrder);
}
Value queue_init(Vm& vm, Value* a) {
  QueueObject& queue = self_of(a[0]);
  queue.max_size_given = a[1];
  queue.max_size = a[1].is_float() ? static_cast<int64_t>(std::ceil(a[1].as_float())) : vm.to_index(a[1]);
  if (queue.overridden) vm.call_method(a[0], "_init", std::span(&a[1], 1));
  return Value::none();
}
Value queue_init_items(Vm&, Value*) { return Value::none(); }
Value queue_get(Vm& vm, Value* a) { return vm.heap().make<WaitingCoroutine>(self_of(a[0]).state, kGet, a[0]); }
Value queue_put(Vm& vm, Value* a) {
  Ref<WaitingCoroutine> coroutine = vm.heap().make<WaitingCoroutine>(self_of(a[0]).state, kPut, a[0]);
  coroutine->value = a[1];
  return coroutine;
}
Value queue_join(Vm& vm, Value* a) { return vm.heap().make<WaitingCoroutine>(self_of(a[0]).state, kJoin, a[0]); }
Value queue_get_nowait(Vm& vm, Value* a) { return get_nowait(vm, self_of(a[0])); }
Value queue_put_nowait(Vm& vm, Value* a) {
  put_nowait(vm, self_of(a[0]), a[1]);
  return Value::none();
}
Value queue_get_item(Vm& vm, Value* a) { return self_of(a[0]).items.get(vm); }
Value queue_put_item(Vm& vm, Value* a) {
  self_of(a[0]).items.put(vm, a[1]);
  return Value::none();
}
Value queue_task_done(Vm& vm, Value* a) {
  QueueObject& queue = self_of(a[0]);
  if (queue.unfinished <= 0) vm.raise(vm.types().ValueError, "task_done() called too many times");
  if (--queue.unfinished == 0) queue.finished.set();
  return Value::none();
}
Value queue_qsize(Vm& vm, Value* a) {
  note_poll_of(vm, a[0].as_object());
  return Value::integer(static_cast<int64_t>(self_of(a[0]).items.size()));
}
Value queue_empty(Vm& vm, Value* a) {
  note_poll_of(vm, a[0].as_object());
  return Value::boolean(self_of(a[0]).size(vm) == 0);
}
Value queue_full(Vm& vm, Value* a) {
  note_poll_of(vm, a[0].as_object());
  return Value::boolean(self_of(a[0]).full(vm));
}
Value get_maxsize(Vm&, const Value& self) { return self_of(self).max_size_given; }
Value get_getters(Vm& vm, const Value& self) { return list_waiters(vm, self_of(self).getters.waiters()); }
Value get_putters(Vm& vm, const Value& self) { return list_waiters(vm, self_of(self).putters.waiters()); }
Value get_unfinished(Vm&, const Value& self) { return Value::integer(self_of(self).unfinished); }
void set_unfinished(Vm& vm, const Value& self, const Value& value) { self_of(self).unfinished = vm.to_index(value); }

std::string format(Vm& vm, QueueObject& queue) {
  std::string text = fmt::format("maxsize={}", vm.repr(queue.max_size_given)->view());
  if (queue.items.size() > 0) text += fmt::format(" _queue={}", vm.repr(vm.list(queue.items.list()))->view());
  if (const size_t n = queue.getters.waiters().size()) text += fmt::format(" _getters[{}]", n);
  if (const size_t n = queue.putters.waiters().size()) text += fmt::format(" _putters[{}]", n);
  if (queue.unfinished > 0) text += fmt::format(" tasks={}", queue.unfinished);
  return text;
}
Value queue_repr(Vm& vm, const Value& self) {
  QueueObject& queue = self_of(self);
  return vm.str(fmt::format("<{} at 0x{:x} {}>", queue.type->name, vm.interpreter().identity(&queue), format(vm, queue)));
}
Value queue_str(Vm& vm, const Value& self) {
  QueueObject& queue = self_of(self);
  return vm.str(fmt::format("<{} {}>", queue.type->name, format(vm, queue)));
}

Value queue_format(Vm& vm, Value* a) { return vm.str(format(vm, self_of(a[0]))); }

constexpr NativeDef kMethods[] = {
    {"__new__", "(cls, *args, **kwargs)", queue_new<ItemStore::Order::fifo>},
    {"_format", "def (self)", queue_format},
    {"__init__", "def (self, maxsize=0)", queue_init},
    {"get", "def (self)", queue_get},
    {"put", "def (self, item)", queue_put},
    {"join", "def (self)", queue_join},
    {"get_nowait", "def (self)", queue_get_nowait},
    {"put_nowait", "def (self, item)", queue_put_nowait},
    {"task_done", "def (self)", queue_task_done},
    {"qsize", "def (self)", queue_qsize},
    {"empty", "def (self)", queue_empty},
    {"full", "def (self)", queue_full},
    {"_init", "def (self, maxsize)", queue_init_items},
    {"_get", "def (self)", queue_get_item},
    {"_put", "def (self, item)", queue_put_item},
};
constexpr GetSetDef kAttributes[] = {{"maxsize", get_maxsize}, {"_maxsize", get_maxsize},
                                     {"_getters", get_getters}, {"_putters", get_putters}, {"_unfinished_tasks", get_unfinished, set_unfinished}};
constexpr NativeDef kPriorityMethods[] = {{"__new__", "(cls, *args, **kwargs)", queue_new<ItemStore::Order::priority>}};
constexpr NativeDef kLifoMethods[] = {{"__new__", "(cls, *args, **kwargs)", queue_new<ItemStore::Order::lifo>}};

Type* make_variant(Vm& vm, AsyncioState& state, std::string_view name, std::span<const NativeDef> methods) {
  return make_type<QueueObject>(vm.interpreter(), {.name = name,
                                                   .module = "asyncio.queues",
                                                   .base = state.queue,
                                                   .methods = methods,
                                                   .dict_offset = AttributedObject::kDictOffset});
}

}  // namespace

void make_queue_types(Vm& vm, AsyncioState& state) {
  state.queue = make_type<QueueObject>(vm.interpreter(), {.name = "Queue",
                                                          .module = "asyncio.queues",
                                                          .slots = {.repr = queue_repr, .str = queue_str},
                                                          .methods = kMethods,
                                                          .class_methods = kGenericAlias,
                                                          .getsets = kAttributes,
                                                          .dict_offset = AttributedObject::kDictOffset});
  state.priority_queue = make_variant(vm, state, "PriorityQueue", kPriorityMethods);
  state.lifo_queue = make_variant(vm, state, "LifoQueue", kLifoMethods);
}

}  // namespace interleave::models::python::modules
