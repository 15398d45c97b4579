"""tracemalloc: the simulated machine traces virtual time, not memory."""
import _unmodelled


def is_tracing():
    return False


for _name in ("start", "stop", "take_snapshot", "get_traced_memory", "reset_peak", "clear_traces", "Snapshot", "Filter",
              "get_object_traceback", "get_traceback_limit"):
    globals()[_name] = _unmodelled.function("tracemalloc." + _name, "only virtual time is traced")
