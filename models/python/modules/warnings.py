"""warnings: filters decide what becomes of a warning. Rules and wording are those of CPython 3.11's
Lib/warnings.py; the default filters are those of a program started without options."""
import sys

import _frames

#: (action, message pattern, category, module pattern, line), the first match decides
filters = [("default", None, DeprecationWarning, "__main__", 0), ("ignore", None, DeprecationWarning, None, 0),
           ("ignore", None, PendingDeprecationWarning, None, 0), ("ignore", None, ImportWarning, None, 0),
           ("ignore", None, ResourceWarning, None, 0)]
defaultaction = "default"
onceregistry = {}
_shown = set()
_ACTIONS = ("default", "error", "ignore", "always", "module", "once")


class WarningMessage:
    def __init__(self, message, category, filename, lineno, file=None, line=None, source=None):
        self.message, self.category = message, category
        self.filename, self.lineno, self.file, self.line = filename, lineno, file, line
        self.source = source
        self._category_name = category.__name__ if category else None

    def __str__(self):
        return (f"{{message : {self.message!r}, category : {self._category_name!r}, filename : {self.filename!r}, "
                f"lineno : {self.lineno}, line : {self.line!r}}}")


def formatwarning(message, category, filename, lineno, line=None):
    line = _source_line(filename, lineno) if line is None else line.strip()
    return f"{filename}:{lineno}: {category.__name__}: {message}\n" + (f"  {line}\n" if line else "")


def _source_line(filename, lineno):
    for entry in _frames.stack():
        if entry[0] == filename and entry[1] == lineno:
            return entry[3]
    return ""


def showwarning(message, category, filename, lineno, file=None, line=None):
    file = sys.stderr if file is None else file
    if file is not None:
        file.write(formatwarning(message, category, filename, lineno, line))


_showwarning = showwarning  # logging.captureWarnings puts another in its place


def _check_action(action):
    assert action in _ACTIONS, f"invalid action: {action!r}"


def _insert(entry, append):
    if entry in filters:
        if append:
            return
        filters.remove(entry)
    filters.insert(len(filters) if append else 0, entry)
    _shown.clear()


def filterwarnings(action, message="", category=Warning, module="", lineno=0, append=False):
    _check_action(action)
    assert isinstance(message, str), "message must be a string"
    assert isinstance(category, type) and issubclass(category, Warning), "category must be a Warning subclass"
    _insert((action, message or None, category, module or None, lineno), append)


def simplefilter(action, category=Warning, lineno=0, append=False):
    _check_action(action)
    _insert((action, None, category, None, lineno), append)


def resetwarnings():
    filters.clear()
    _shown.clear()


def _matches(pattern, text):
    if pattern is None or pattern == text:
        return True
    import re
    return re.match(pattern, text, re.I) is not None


def _action_for(text, category, module, lineno):
    for action, message, kind, where, line in filters:
        if (issubclass(category, kind) and line in (0, lineno) and _matches(message, text)
                and _matches(where, module)):
            return action
    return defaultaction


def warn(message, category=None, stacklevel=1, source=None):
    if isinstance(message, Warning):
        category = type(message)
    elif category is None:
        category = UserWarning
    if not (isinstance(category, type) and issubclass(category, Warning)):
        raise TypeError(f"category must be a Warning subclass, not '{type(category).__name__}'")
    entries = _frames.stack()
    if stacklevel <= len(entries):
        filename, lineno = entries[-max(stacklevel, 1)][:2]
        line = entries[-max(stacklevel, 1)][3]
    else:
        filename, lineno, line = "sys", 1, ""
    _decide(message, category, filename, lineno, "__main__" if line else "sys", line)


def warn_explicit(message, category, filename, lineno, module=None, registry=None, module_globals=None, source=None):
    if isinstance(message, Warning):
        category = type(message)
    _decide(message, category, filename, lineno, module or filename.removesuffix(".py"), None)


def _native(category, text, filename, lineno, line, shown):
    """A warning of the interpreter itself, which has its text ready."""
    _decide(text, category, filename, lineno, "__main__" if line else "sys", line, shown)


def _decide(message, category, filename, lineno, module, line, shown=None):
    text = str(message)
    if not isinstance(message, Warning):
        message = category(message)
    action = _action_for(text, category, module, lineno)
    if action == "error":
        raise message
    key = {"default": (text, category, filename, lineno), "module": (text, category, filename),
           "once": (text, category)}.get(action)
    if action == "ignore" or key in _shown and key is not None:
        return
    if key:
        _shown.add(key)
    if _log is not None:
        _log.append(WarningMessage(message, category, filename, lineno))
    elif shown is not None and showwarning is _showwarning:
        sys.stderr.write(shown)
    else:
        showwarning(message, category, filename, lineno, None, line)


_log = None  # where catch_warnings(record=True) collects


class catch_warnings:
    """Restores the filters at the end of the block; record=True collects the warnings in a list."""

    def __init__(self, *, record=False, module=None, action=None, category=Warning, lineno=0, append=False):
        self._record = record
        self._filter = None if action is None else (action, category, lineno, append)
        self._entered = False

    def __enter__(self):
        global _log
        if self._entered:
            raise RuntimeError(f"Cannot enter {self!r} twice")
        self._entered = True
        self._saved = filters[:], showwarning, _log
        _shown.clear()
        if self._filter:
            simplefilter(*self._filter)
        if self._record:
            _log = []
            return _log

    def __exit__(self, *exc_info):
        global _log, showwarning
        if not self._entered:
            raise RuntimeError(f"Cannot exit {self!r} without entering first")
        filters[:], showwarning, _log = self._saved
        _shown.clear()
