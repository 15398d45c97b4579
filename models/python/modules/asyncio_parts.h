// The types that asyncio's C++ files make, for asyncio_state.cpp and init_asyncio to put together.
#pragma once

#include "models/python/modules/asyncio_objects.h"

namespace interleave::models::python::modules {

Type* make_native_coroutine_type(Vm& vm);                              // native_coroutine.cpp
Type* make_gathering_future_type(Vm& vm, AsyncioState& state);         // asyncio_gather.cpp
void make_sync_types(Vm& vm, AsyncioState& state);                     // asyncio_sync.cpp
void make_queue_types(Vm& vm, AsyncioState& state);                    // asyncio_queue.cpp
void add_asyncio_functions(Vm& vm, AsyncioState& state, Dict& module);  // asyncio_functions.cpp
Value asyncio_gather(Vm& vm, Value* a);                                // (*awaitables, return_exceptions=False)
Value asyncio_sleep(Vm& vm, Value* a);                                 // (state, delay, result=None)
Value asyncio_pause(Vm& vm, Value* a);                                 // (seconds, kind, name)
Value loop_call_exception_handler(Vm& vm, Value* a);                   // asyncio_report.cpp
Value loop_default_exception_handler(Vm& vm, Value* a);
enum class LogLevel : uint8_t { debug, warning, error };
/// To the logger "asyncio". Unless the program uses `logging` that is stderr, from warnings on.
void log_for_asyncio(Vm& vm, LogLevel level, std::string_view message, const Value& exception = {});
/// The actions of callbacks that are native here and Python functions in CPython.
asyncio::Handle::Action run_until_complete_callback();  // asyncio_loop.cpp
asyncio::Handle::Action gather_callback();              // asyncio_gather.cpp
bool is_main_thread(Vm& vm);
/// Where CPython 3.11.2 makes futures and tasks, as the debug mode shows it.
inline constexpr std::string_view kCreateFutureSite = "/usr/lib/python3.11/asyncio/base_events.py:427";
inline constexpr std::string_view kCreateTaskSite = "/usr/lib/python3.11/asyncio/tasks.py:374";
inline constexpr std::string_view kEnsureFutureSite = "/usr/lib/python3.11/asyncio/tasks.py:670";

}  // namespace interleave::models::python::modules
