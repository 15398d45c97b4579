"""What mocks remember of their calls."""


class _Sentinel:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return f"sentinel.{self.name}"


class _Sentinels:
    """sentinel.NAME is a unique object."""

    def __init__(self):
        self._made = {}

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return self._made.setdefault(name, _Sentinel(name))


sentinel = _Sentinels()
DEFAULT = sentinel.DEFAULT
FILTER_DIR = True


class _Any:
    """Equal to everything."""

    def __eq__(self, other):
        return True

    def __ne__(self, other):
        return False

    def __repr__(self):
        return "<ANY>"


ANY = _Any()


class _Call(tuple):
    """(name, args, kwargs), or (args, kwargs) for `call_args`. `call.a.b(1)` makes one by hand."""

    def __new__(cls, value=(), name=None, parent=None, two=False, from_kall=True):
        parts = {"name": "", "args": (), "kwargs": {}}
        for part in value:
            kind = "name" if isinstance(part, str) else "kwargs" if isinstance(part, dict) else "args"
            parts[kind] = part
        given = (parts["args"], parts["kwargs"]) if two else (parts["name"], parts["args"], parts["kwargs"])
        self = tuple.__new__(cls, given)
        self._name, self._parent, self._is_call = name, parent, from_kall and bool(value)
        return self

    @property
    def args(self):
        return self[0] if len(self) == 2 else self[1]

    @property
    def kwargs(self):
        return self[1] if len(self) == 2 else self[2]

    def _parts(self):
        return ("" if len(self) == 2 else self[0]), self.args, self.kwargs

    def __eq__(self, other):
        if not isinstance(other, tuple):
            return NotImplemented
        if not isinstance(other, _Call):
            other = _Call(other)
        name, args, kwargs = self._parts()
        other_name, other_args, other_kwargs = other._parts()
        if name and other_name and name != other_name:
            return False
        if len(self) == 3 and len(other) == 3 and name != other_name:
            return False
        return (args, kwargs) == (other_args, other_kwargs)

    def __ne__(self, other):
        equal = self == other
        return equal if equal is NotImplemented else not equal

    __hash__ = None

    def __call__(self, /, *args, **kwargs):
        return _Call((self._name or "", args, kwargs), name=(self._name or "") + "()", parent=self)

    def __getattr__(self, name):
        if name.startswith("__") or name.startswith("_mock"):
            raise AttributeError(name)
        return _Call(name=f"{self._name}.{name}" if self._name else name, parent=self)

    def call_list(self):
        calls, at = [], self
        while at is not None:
            if at._is_call:
                calls.append(at)
            at = at._parent
        return _CallList(reversed(calls))

    def __repr__(self):
        if not self._is_call:
            name = self._name or "call"
            return name if name.startswith("call") else "call." + name
        name, args, kwargs = self._parts()
        shown = ", ".join([repr(arg) for arg in args] + [f"{key}={value!r}" for key, value in kwargs.items()])
        return f"call{'' if not name or name.startswith('()') else '.'}{name}({shown})"


call = _Call(from_kall=False)


_LINE = 80


class _CallList(list):
    def __contains__(self, value):
        """A call, or a run of calls."""
        if not isinstance(value, list):
            return any(each == value for each in self)
        length = len(value)
        return any(self[at:at + length] == value for at in range(len(self) - length + 1))

    def __repr__(self):
        text = list.__repr__(self)
        if len(text) <= _LINE:
            return text
        import pprint
        return pprint.pformat(list(self))
