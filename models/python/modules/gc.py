"""gc: objects die when the last reference goes; cycles stay until the program ends, so there is nothing
to collect."""
import _unmodelled

DEBUG_STATS, DEBUG_COLLECTABLE, DEBUG_UNCOLLECTABLE, DEBUG_SAVEALL, DEBUG_LEAK = 1, 2, 4, 32, 38
callbacks, garbage = [], []
_state = {"enabled": True, "thresholds": (700, 10, 10), "debug": 0}


def enable():
    _state["enabled"] = True


def disable():
    _state["enabled"] = False


def isenabled():
    return _state["enabled"]


def collect(generation=2):
    if not 0 <= generation <= 2:
        raise ValueError("invalid generation")
    return 0


def get_threshold():
    return _state["thresholds"]


def set_threshold(threshold0, threshold1=10, threshold2=10):
    _state["thresholds"] = (threshold0, threshold1, threshold2)


def get_count():
    return (0, 0, 0)


def get_stats():
    return [{"collections": 0, "collected": 0, "uncollectable": 0} for _ in range(3)]


def get_debug():
    return _state["debug"]


def freeze():
    pass


unfreeze = freeze


def get_freeze_count():
    return 0


def is_tracked(obj):
    return not isinstance(obj, (int, float, str, bytes, bool, type(None)))


def is_finalized(obj):
    return False


for _name in ("get_objects", "get_referrers", "get_referents", "set_debug"):
    globals()[_name] = _unmodelled.function("gc." + _name, "the collector keeps no lists of objects")
