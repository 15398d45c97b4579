// asyncio.gather: counts its children as they end. Facts: CPython 3.11 Lib/asyncio/tasks.py, gather and
// _GatheringFuture.
#include <memory>
#include <unordered_map>

#include "models/python/modules/asyncio_parts.h"

namespace interleave::models::python::modules {

namespace {

struct GatheringFuture;

/// The done callback of one child. It keeps the gathering alive until it was called.
struct Child : asyncio::Handle {
  Child() : Handle(&act) {}
  static void act(asyncio::Handle& handle, Event event);
  GatheringFuture* gathering = nullptr;
  Ref<FutureBase> future;
};

class GatheringKind final : public asyncio::FutureKind {
 public:
  bool cancel(asyncio::Future& future, const asyncio::Cancellation& cancellation) const override;
  Description describe(const asyncio::Future& future) const override;
};
constexpr GatheringKind kGathering;

struct GatheringFuture : FutureObject {
  explicit GatheringFuture(Type* cls) : FutureObject(cls, kGathering) {}
  void child_done(Vm& vm, FutureBase& child);
  std::unique_ptr<Child[]> children;  // without duplicates, in order
  std::vector<FutureBase*> order;     // as the arguments were given; owned by `children`
  size_t child_count = 0;
  size_t finished = 0;
  bool return_exceptions = false;
  bool cancel_requested = false;
};

bool GatheringKind::cancel(asyncio::Future& future, const asyncio::Cancellation& cancellation) const {
  if (future.done()) return false;
  auto& gathering = static_cast<GatheringFuture&>(future);
  bool any = false;
  for (FutureBase* child : gathering.order) any |= child->core().cancel(cancellation);
  // Even with return_exceptions a cancellation of the whole is passed on.
  if (any) gathering.cancel_requested = true;
  return any;
}

asyncio::FutureKind::Description GatheringKind::describe(const asyncio::Future& future) const {
  return {"gather", fmt::format("{} awaitables", static_cast<const GatheringFuture&>(future).order.size()), sim::kNone};
}

void Child::act(asyncio::Handle& handle, Event event) {
  if (event == Event::ready) return;
  auto& child = static_cast<Child&>(handle);
  const Ref<GatheringFuture> gathering = Ref<GatheringFuture>::adopt(child.gathering);
  if (event == Event::run) gathering->child_done(*gathering->FutureBase::loop().vm, *child.future);
}

Value outcome(Vm& vm, FutureBase& child) {
  if (child.core().cancelled()) return make_cancelled_error(vm, child);
  child.log_traceback = false;
  return child.value;
}

/// What stands in the list of results. A cancelled child's error has a message, if only an empty one.
Value result_of(Vm& vm, FutureBase& child) {
  if (!child.core().cancelled()) return outcome(vm, child);
  const bool has_message = !child.saved_error && !child.value.is_none();
  return vm.make_exception(asyncio_state(vm).cancelled_error, has_message ? child.value : Value(vm.str("")));
}

void GatheringFuture::child_done(Vm& vm, FutureBase& child) {
  ++finished;
  if (done()) {
    child.log_traceback = false;
    return;
  }
  if (!return_exceptions && (child.core().cancelled() || child.is_exception)) {
    return set_exception(vm, *this, outcome(vm, child));
  }
  if (finished < child_count) return;
  if (cancel_requested) {
    const Value error = make_cancelled_error(vm, child);
    return set_exception(vm, *this, error);
  }
  Ref<List> results = vm.list();
  results->items.reserve(order.size());
  for (FutureBase* each : order) results->items.push_back(result_of(vm, *each));
  set_result(vm, *this, results);
}

}  // namespace

// gather(*coros_or_futures, return_exceptions=False)
Value asyncio_gather(Vm& vm, Value* a) {
  AsyncioState& state = asyncio_state(vm);
  const Ref<Tuple> arguments(a[0].as<Tuple>());
  if (arguments->size() == 0) {
    Ref<FutureObject> done = make_future(state, state.event_loop(vm));
    set_result(vm, *done, vm.list());
    return done;
  }
  Ref<GatheringFuture> gathering = vm.heap().make<GatheringFuture>(state.gathering_future);
  gathering->return_exceptions = vm.truth(a[1]);
  gathering->children = std::make_unique<Child[]>(arguments->size());
  gathering->order.reserve(arguments->size());
  std::unordered_map<const Object*, FutureBase*> seen;
  seen.reserve(arguments->size());
  LoopObject* loop = nullptr;
  for (const Value& argument : arguments->items()) {
    const Object* identity = argument.is_object() ? argument.as_object() : nullptr;
    if (const auto found = seen.find(identity); found != seen.end()) {
      gathering->order.push_back(found->second);
      continue;
    }
    const Value held = ensure_future(vm, argument, loop);
    FutureBase& future = *as_future(held);
    if (!loop) loop = &future.loop();
    if (!held.same(argument)) future.log_destroy_pending = false;
    Child& child = gathering->children[gathering->child_count++];
    child.future = Ref<FutureBase>(&future);
    child.gathering = Ref(gathering).detach();
    seen.emplace(identity, &future);
    gathering->order.push_back(&future);
    future.core().add_callback(child);
  }
  gathering->bind(*loop);
  return gathering;
}

Type* make_gathering_future_type(Vm& vm, AsyncioState& state) {
  return make_type<GatheringFuture>(vm.interpreter(), {.name = "_GatheringFuture",
                                                       .module = "asyncio.tasks",
                                                       .base = state.future,
                                                       .subclassable = false,
                                                       .dict_offset = AttributedObject::kDictOffset});
}

asyncio::Handle::Action gather_callback() { return &Child::act; }

}  // namespace interleave::models::python::modules
