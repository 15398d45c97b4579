// asyncio.sleep: a coroutine, a future and a timer in one small object, because programs make
// millions of them. sleep(0) is a bare yield (CPython 3.11 Lib/asyncio/tasks.py, sleep).
// Object::extra: it takes a timer; Object::flags: it has begun.
#include <memory>
#include <string>

#include "models/asyncio/sleep.h"
#include "models/python/coroutine_origins.h"
#include "models/python/modules/asyncio_parts.h"
#include "models/python/modules/native_coroutine.h"

namespace interleave::models::python::modules {

namespace {

struct SleepCoroutine;

class SleepKind final : public asyncio::FutureKind {
 public:
  bool cancel(asyncio::Future& future, const asyncio::Cancellation& cancellation) const override;
  Description describe(const asyncio::Future& future) const override;
};
constexpr SleepKind kSleep;

void release_sleep(asyncio::Sleep& sleep);

struct SleepCoroutine : NativeCoroutine, asyncio::Sleep {
  SleepCoroutine(AsyncioState& s, sim::Duration d, Value r);
  AsyncioState& state_of_asyncio;
  sim::Duration delay;
  sim::Time due;  // once it has begun
  Value result;  // once cancelled: the message
  std::unique_ptr<std::pair<std::string, std::string>> device;  // kind and name of what it really waits for
};

void release_sleep(asyncio::Sleep& sleep) { release(static_cast<SleepCoroutine*>(&sleep)); }

bool SleepKind::cancel(asyncio::Future& future, const asyncio::Cancellation& cancellation) const {
  if (future.done()) return false;
  static_cast<SleepCoroutine&>(future).result = static_cast<const PythonCancellation&>(cancellation).message;
  return future.cancel_now();
}

asyncio::FutureKind::Description SleepKind::describe(const asyncio::Future& future) const {
  const auto& sleep = static_cast<const SleepCoroutine&>(future);
  if (!sleep.device) return {"sleep", {}, sim::kNone, sleep.due};
  return {sleep.device->first, sleep.device->second, sim::kNone, sleep.due};
}

Resumed sleep_step(Vm& vm, NativeCoroutine& self, const Value& raised, Value& value) {
  auto& sleep = static_cast<SleepCoroutine&>(self);
  const bool timed = sleep.extra != 0;
  if (sleep.flags == 0) {
    sleep.flags = 1;
    if (!timed) {
      value = Value::none();
      return Resumed::yielded;
    }
    LoopObject& loop = sleep.state_of_asyncio.require_running_loop(vm);
    sleep.set_loop(loop);
    retain(&sleep);  // for the timer
    const sim::Time now = loop.now();
    sleep.due = sleep.delay < sim::Time::max() - now ? now + sleep.delay : sim::Time::max();
    sleep.start(sleep.delay);
    value = Value(&sleep);
    return Resumed::yielded;
  }
  if (timed && !sleep.fired()) sleep.cancel_timer();
  if (raised.is_defined()) vm.raise_value(raised);
  if (timed && sleep.Future::cancelled()) {
    Type* type = sleep.state_of_asyncio.cancelled_error;
    vm.raise_value(vm.make_exception(type, sleep.result.is_none() ? Value() : sleep.result));
  }
  value = sleep.result;
  return Resumed::returned;
}

constexpr NativeCoroutineDef kDef{
    "sleep", "sleep", sleep_step,
    [](NativeCoroutine& self) -> asyncio::Future* { return &static_cast<SleepCoroutine&>(self); },
    [](NativeCoroutine& self) { static_cast<SleepCoroutine&>(self).~SleepCoroutine(); }};

SleepCoroutine::SleepCoroutine(AsyncioState& s, sim::Duration d, Value r)
    : NativeCoroutine(s.coroutine, kDef),
      asyncio::Sleep(nullptr, kSleep, release_sleep),
      state_of_asyncio(s),
      delay(d),
      result(std::move(r)) {}

}  // namespace

Value asyncio_sleep(Vm& vm, Value* a) {
  AsyncioState& state = asyncio_state(vm);
  double seconds = 0;
  if (a[0].is_float()) {
    seconds = a[0].as_float();
  } else if (a[0].is_int() || a[0].is_bool()) {
    seconds = static_cast<double>(a[0].as_int());
  } else if (vm.less(Value::integer(0), a[0])) {  // CPython's first look at the delay, and its TypeError
    seconds = vm.to_double(a[0]);
  }
  Ref<SleepCoroutine> sleep = vm.heap().make<SleepCoroutine>(state, sim::Duration::from_seconds(seconds), a[1]);
  sleep->extra = !(seconds <= 0);  // a positive delay takes a timer, however small it is
  if (tracks_coroutine_origins(vm)) [[unlikely]] note_coroutine_origin(vm, sleep.get());
  return sleep;
}

// pause(seconds, kind, name): what a modelled device or service takes; in the trace it is waited for by name.
Value asyncio_pause(Vm& vm, Value* a) {
  const auto wait = sim::Duration::from_seconds(vm.to_double(a[0]));
  Ref<SleepCoroutine> pause = vm.heap().make<SleepCoroutine>(asyncio_state(vm), wait, Value::none());
  pause->extra = wait > sim::Duration();
  pause->device = std::make_unique<std::pair<std::string, std::string>>(vm.to_text(a[1], "pause"), vm.to_text(a[2], "pause"));
  return pause;
}

}  // namespace interleave::models::python::modules
