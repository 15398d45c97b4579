"""tracemalloc: the simulated machine traces virtual time, not memory."""


def _unavailable(name):
    def refuse(*args, **kwargs):
        raise NotImplementedError(f"tracemalloc.{name}() isn't modelled: only virtual time is traced")

    refuse.__name__ = refuse.__qualname__ = name
    return refuse


def is_tracing():
    return False


for _name in ("start", "stop", "take_snapshot", "get_traced_memory", "reset_peak", "clear_traces", "Snapshot", "Filter",
              "get_object_traceback", "get_traceback_limit"):
    globals()[_name] = _unavailable(_name)
