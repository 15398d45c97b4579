// _time: the virtual clocks. struct_time and what needs it are in time.py.
//
// The wall clock starts at 1700000000 (2023-11-14 22:13:20 UTC), every other clock at 0. The time
// zone is UTC.
#include <cmath>
#include <ctime>

#include "models/python/interpreter.h"
#include "models/python/modules/polling.h"
#include "models/python/modules/table.h"
#include "models/python/types.h"
#include "models/python/vm.h"
#include "models/threads/thread.h"

namespace interleave::models::python::modules {

namespace {

constexpr int64_t kWallClockStart = 1'700'000'000;

int64_t virtual_ns(Vm& vm) {
  note_poll(vm);
  return vm.interpreter().simulator().now().ns();
}

/// Seconds as CPython makes them from nanoseconds: one correctly rounded division (Python/pytime.c).
Value seconds(int64_t ns) { return Value::floating(static_cast<double>(ns) / 1e9); }

int64_t wall_ns(Vm& vm) { return virtual_ns(vm) + kWallClockStart * 1'000'000'000; }
int64_t cpu_ns(Vm& vm) {
  note_poll(vm);
  return vm.thread().cpu_time().ns();
}

template <int64_t (*kClock)(Vm&)>
Value clock_seconds(Vm& vm, Value*) {
  return seconds(kClock(vm));
}
template <int64_t (*kClock)(Vm&)>
Value clock_ns(Vm& vm, Value*) {
  return Value::integer(kClock(vm));
}

Value time_sleep(Vm& vm, Value* a) {
  const double length =
      a[0].is_float() ? a[0].as_float() : static_cast<double>(vm.to_index(a[0]));
  if (length < 0) vm.raise(vm.types().ValueError, "sleep length must be non-negative");
  vm.thread().sleep(sim::Duration::from_seconds(length));
  vm.handle_interruption();
  return Value::none();
}

/// The nine fields of struct_time for a time in seconds since the epoch, or for now.
Value time_fields(Vm& vm, Value* a) {
  const double at = a[0].is_none() ? static_cast<double>(wall_ns(vm)) / 1e9 : vm.to_double(a[0]);
  const auto whole = static_cast<std::time_t>(std::floor(at));
  std::tm parts{};
  gmtime_r(&whole, &parts);
  const Value fields[] = {Value::integer(parts.tm_year + 1900), Value::integer(parts.tm_mon + 1),
                          Value::integer(parts.tm_mday),        Value::integer(parts.tm_hour),
                          Value::integer(parts.tm_min),         Value::integer(parts.tm_sec),
                          Value::integer((parts.tm_wday + 6) % 7), Value::integer(parts.tm_yday + 1),
                          Value::integer(0)};
  return vm.tuple(fields);
}

// A clock's reading as struct_time, the closure. Native, because a program may make it an attribute of a
// class: `logging.Formatter.converter = time.gmtime`.
Value time_broken_down(Vm& vm, Value* a) {
  const Value fields = time_fields(vm, a + 1);
  return vm.call(a[0], std::span(&fields, 1));
}
constexpr NativeDef kBrokenDown[] = {{"localtime", "(seconds=None, /)", time_broken_down},
                                     {"gmtime", "(seconds=None, /)", time_broken_down}};

// _conversions(struct_time): the functions localtime and gmtime.
Value time_conversions(Vm& vm, Value* a) {
  const Value functions[] = {vm.native_closure(kBrokenDown[0], a[0]), vm.native_closure(kBrokenDown[1], a[0])};
  return vm.tuple(functions);
}

std::tm read_fields(Vm& vm, const Value& fields) {
  const auto field = [&](int64_t i) {
    return static_cast<int>(vm.to_index(vm.get_item(fields, Value::integer(i))));
  };
  std::tm parts{};
  parts.tm_year = field(0) - 1900;
  parts.tm_mon = field(1) - 1;
  parts.tm_mday = field(2);
  parts.tm_hour = field(3);
  parts.tm_min = field(4);
  parts.tm_sec = field(5);
  parts.tm_wday = (field(6) + 1) % 7;
  parts.tm_yday = field(7) - 1;
  parts.tm_zone = "UTC";
  return parts;
}

Value time_format(Vm& vm, Value* a) {
  const std::string format(vm.to_text(a[0], "strftime"));
  const std::tm parts = read_fields(vm, a[1]);
  if (format.empty()) return vm.str("");
  std::string text(format.size() * 16 + 64, '\0');
  text.resize(std::strftime(text.data(), text.size(), format.c_str(), &parts));
  return vm.str(text);
}

Value time_mktime(Vm& vm, Value* a) {
  std::tm parts = read_fields(vm, a[0]);
  return Value::floating(static_cast<double>(timegm(&parts)));
}

constexpr NativeDef kFunctions[] = {
    {"sleep", "(seconds, /)", time_sleep},
    {"time", "()", clock_seconds<wall_ns>},
    {"time_ns", "()", clock_ns<wall_ns>},
    {"monotonic", "()", clock_seconds<virtual_ns>},
    {"monotonic_ns", "()", clock_ns<virtual_ns>},
    {"perf_counter", "()", clock_seconds<virtual_ns>},
    {"perf_counter_ns", "()", clock_ns<virtual_ns>},
    {"process_time", "()", clock_seconds<cpu_ns>},
    {"process_time_ns", "()", clock_ns<cpu_ns>},
    {"thread_time", "()", clock_seconds<cpu_ns>},
    {"thread_time_ns", "()", clock_ns<cpu_ns>},
    {"_conversions", "(struct_time, /)", time_conversions},
    {"_format", "(format, fields, /)", time_format},
    {"mktime", "(fields, /)", time_mktime},
};

}  // namespace

void init_time(Vm& vm, Dict& module) { vm.add_natives(module, kFunctions); }

}  // namespace interleave::models::python::modules
