// queue.Queue, LifoQueue, PriorityQueue and SimpleQueue: Python around models/threads/queue.h.
// Wording: CPython 3.11 Lib/queue.py.
#include "models/python/builtins/support.h"
#include "models/python/modules/item_store.h"
#include "models/python/modules/polling.h"
#include "models/python/modules/table.h"
#include "models/python/modules/threading_objects.h"
#include "models/threads/queue.h"

namespace interleave::models::python::modules {

namespace {

struct QueueState : ModuleState {
  Type *queue, *empty, *full;
};

struct QueueObject : Object {
  static constexpr Kind kKind = Kind::other;
  QueueObject(Type* cls, ItemStore::Order order) : Object(cls, kKind), items(order) {}
  ItemStore items;
  int64_t max_size = 0;
  std::unique_ptr<threads::Queue> waiting;  // made by __init__
};

QueueObject& self_of(const Value& self) { return *self.as<QueueObject>(); }

template <ItemStore::Order kOrder>
Value queue_new(Vm& vm, Value* a) {
  return make_instance<QueueObject>(vm.interpreter(), a[0].as<Type>(), kOrder);
}
Value queue_init(Vm& vm, Value* a) {
  QueueObject& queue = self_of(a[0]);
  queue.max_size = vm.to_index(a[1]);
  queue.waiting = std::make_unique<threads::Queue>(vm.interpreter().simulator(), queue.max_size);
  return Value::none();
}
Value simple_init(Vm& vm, Value* a) {
  Value arguments[] = {a[0], Value::integer(0)};
  return queue_init(vm, arguments);
}

std::optional<sim::Duration> read_wait(Vm& vm, const Value& block, const Value& timeout) {
  if (!vm.truth(block)) return sim::Duration();
  if (timeout.is_none()) return std::nullopt;
  const double seconds = vm.to_double(timeout);
  if (seconds < 0) vm.raise(vm.types().ValueError, "'timeout' must be a non-negative number");
  return sim::Duration::from_seconds(seconds);
}

void put(Vm& vm, QueueObject& queue, const Value& item, std::optional<sim::Duration> timeout) {
  if (!queue.waiting->wait_for_room(timeout)) {
    note_poll(vm);
    vm.raise_value(vm.make_exception(vm.interpreter().state<QueueState>().full, Value()));
  }
  queue.items.put(vm, item);
  queue.waiting->added();
}
Value get(Vm& vm, QueueObject& queue, std::optional<sim::Duration> timeout) {
  if (!queue.waiting->wait_for_item(timeout)) {
    note_poll(vm);
    vm.raise_value(vm.make_exception(vm.interpreter().state<QueueState>().empty, Value()));
  }
  Value item = queue.items.get(vm);
  queue.waiting->taken();
  return item;
}

Value queue_put(Vm& vm, Value* a) {
  put(vm, self_of(a[0]), a[1], read_wait(vm, a[2], a[3]));
  return Value::none();
}
Value queue_get(Vm& vm, Value* a) { return get(vm, self_of(a[0]), read_wait(vm, a[1], a[2])); }
Value queue_put_nowait(Vm& vm, Value* a) {
  put(vm, self_of(a[0]), a[1], sim::Duration());
  return Value::none();
}
Value queue_get_nowait(Vm& vm, Value* a) { return get(vm, self_of(a[0]), sim::Duration()); }
Value queue_task_done(Vm& vm, Value* a) {
  threads::Queue& waiting = *self_of(a[0]).waiting;
  if (waiting.unfinished() <= 0)
    vm.raise(vm.types().ValueError, "task_done() called too many times");
  waiting.task_done();
  return Value::none();
}
Value queue_join(Vm&, Value* a) {
  self_of(a[0]).waiting->join();
  return Value::none();
}
Value queue_qsize(Vm& vm, Value* a) {
  note_poll(vm);
  return Value::integer(self_of(a[0]).waiting->size());
}
Value queue_empty(Vm& vm, Value* a) {
  note_poll(vm);
  return Value::boolean(self_of(a[0]).waiting->size() == 0);
}
Value queue_full(Vm& vm, Value* a) {
  note_poll(vm);
  return Value::boolean(self_of(a[0]).waiting->full());
}
/// What a forked process has in a queue's place; the items are the same objects.
Value queue_forked(Vm& vm, Value* a) {
  const QueueObject& from = self_of(a[0]);
  Ref<QueueObject> made =
      make_instance<QueueObject>(vm.interpreter(), vm.type_of(a[0]), from.items.order());
  made->max_size = from.max_size;
  made->waiting = std::make_unique<threads::Queue>(vm.interpreter().simulator(), from.max_size);
  for (const Value& item : from.items.list()) {
    made->items.put(vm, item);
    made->waiting->added();
  }
  return made;
}
Value get_maxsize(Vm&, const Value& self) { return Value::integer(self_of(self).max_size); }
Value get_unfinished(Vm&, const Value& self) {
  return Value::integer(self_of(self).waiting->unfinished());
}
Value get_queue(Vm& vm, const Value& self) { return vm.list(self_of(self).items.list()); }

constexpr NativeDef kMethods[] = {
    {"__new__", "(cls, *args, **kwargs)", queue_new<ItemStore::Order::fifo>},
    {"__init__", "(self, maxsize=0)", queue_init},
    {"put", "(self, item, block=True, timeout=None)", queue_put},
    {"get", "(self, block=True, timeout=None)", queue_get},
    {"put_nowait", "(self, item)", queue_put_nowait},
    {"get_nowait", "(self)", queue_get_nowait},
    {"task_done", "(self)", queue_task_done},
    {"join", "(self)", queue_join},
    {"qsize", "(self)", queue_qsize},
    {"empty", "(self)", queue_empty},
    {"full", "(self)", queue_full},
    {"_forked", "(self)", queue_forked},
};
constexpr GetSetDef kAttributes[] = {
    {"maxsize", get_maxsize}, {"unfinished_tasks", get_unfinished}, {"queue", get_queue}};
constexpr NativeDef kLifoMethods[] = {
    {"__new__", "(cls, *args, **kwargs)", queue_new<ItemStore::Order::lifo>}};
constexpr NativeDef kPriorityMethods[] = {
    {"__new__", "(cls, *args, **kwargs)", queue_new<ItemStore::Order::priority>}};
constexpr NativeDef kSimpleMethods[] = {
    {"__new__", "(cls, *args, **kwargs)", queue_new<ItemStore::Order::fifo>},
    {"__init__", "(self)", simple_init},
    {"put", "(self, item, block=True, timeout=None)", queue_put},
    {"get", "(self, block=True, timeout=None)", queue_get},
    {"put_nowait", "(self, item)", queue_put_nowait},
    {"get_nowait", "(self)", queue_get_nowait},
    {"qsize", "(self)", queue_qsize},
    {"empty", "(self)", queue_empty},
    {"_forked", "(self)", queue_forked},
};

}  // namespace

void init_queue(Vm& vm, Dict& module) {
  Interpreter& interpreter = vm.interpreter();
  auto& state = interpreter.state<QueueState>();
  state.empty = make_type<Exception>(
      interpreter, {.name = "Empty", .module = "_queue", .base = vm.types().Exception_});
  state.full = make_type<Exception>(
      interpreter, {.name = "Full", .module = "queue", .base = vm.types().Exception_});
  state.queue = make_type<QueueObject>(
      interpreter,
      {.name = "Queue", .module = "queue", .methods = kMethods, .class_methods = kGenericAlias, .getsets = kAttributes});
  const std::pair<std::string_view, Type*> types[] = {
      {"Empty", state.empty},
      {"Full", state.full},
      {"Queue", state.queue},
      {"LifoQueue",
       make_type<QueueObject>(
           interpreter,
           {.name = "LifoQueue", .module = "queue", .base = state.queue, .methods = kLifoMethods})},
      {"PriorityQueue", make_type<QueueObject>(interpreter, {.name = "PriorityQueue",
                                                             .module = "queue",
                                                             .base = state.queue,
                                                             .methods = kPriorityMethods})},
      {"SimpleQueue",
       make_type<QueueObject>(
           interpreter, {.name = "SimpleQueue", .module = "_queue", .methods = kSimpleMethods, .class_methods = kGenericAlias})},
  };
  for (const auto& [name, type] : types) module.set(vm.intern(name).get(), Value(type));
}

}  // namespace interleave::models::python::modules
