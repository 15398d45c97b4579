"""patch: puts a mock in the place of an attribute, for a block or a function."""
import functools
import inspect
import sys

from _mock_calls import DEFAULT

_MISSING = object()


def _resolve(path):
    """The object that a dotted path names."""
    name, *attributes = path.split(".")
    found = sys.modules["__main__"] if name == "__main__" else __import__(name)
    for attribute in attributes:
        name += "." + attribute
        if not hasattr(found, attribute):
            __import__(name)
        found = getattr(found, attribute)
    return found


class _Patch:
    def __init__(self, get_target, attribute, new, spec, create, spec_set, new_callable, kwargs):
        if new is not DEFAULT and new_callable is not None:
            raise ValueError("Cannot use 'new' and 'new_callable' together")
        self._get_target, self.attribute, self.new, self.spec = get_target, attribute, new, spec
        self.create, self.spec_set, self.new_callable, self.kwargs = create, spec_set, new_callable, kwargs

    def _replacement(self, original):
        from unittest.mock import AsyncMock, MagicMock
        if self.new is not DEFAULT:
            return self.new
        kwargs = dict(self.kwargs)
        for name, spec in (("spec", self.spec), ("spec_set", self.spec_set)):
            if spec is not None:
                kwargs[name] = original if spec is True else spec
        factory = self.new_callable
        if factory is None:
            factory = AsyncMock if inspect.iscoroutinefunction(original) else MagicMock
        if isinstance(factory, type) and hasattr(factory, "configure_mock"):
            kwargs.setdefault("name", self.attribute)
        return factory(**kwargs)

    def __enter__(self):
        self.target = self._get_target()
        original = getattr(self.target, self.attribute, _MISSING)
        if original is _MISSING and not self.create:
            raise AttributeError(f"{self.target!r} does not have the attribute {self.attribute!r}")
        own = vars(self.target) if hasattr(self.target, "__dict__") else {}
        self._local = self.attribute in own
        self._original = own[self.attribute] if self._local else original
        self.replacement = self._replacement(original)
        setattr(self.target, self.attribute, self.replacement)
        return self.replacement

    def __exit__(self, *exc_info):
        if self._local:
            setattr(self.target, self.attribute, self._original)
        else:
            delattr(self.target, self.attribute)

    def start(self):
        made = self.__enter__()
        _started.append(self)
        return made

    def stop(self):
        if self in _started:
            _started.remove(self)
            self.__exit__(None, None, None)

    def _copy(self):
        return _Patch(self._get_target, self.attribute, self.new, self.spec, self.create, self.spec_set,
                      self.new_callable, self.kwargs)

    def __call__(self, function):
        if isinstance(function, type):
            return _decorate_class(function, self._copy)
        return _decorate(function, self._copy, self.new is DEFAULT)


_started = []


def _decorate(function, make, passes):
    """`function` under the patch; the mock is its last argument if it was made here."""
    if inspect.iscoroutinefunction(function):
        @functools.wraps(function)
        async def patched(*args, **kwargs):
            with make() as mock:
                return await function(*args, *((mock,) if passes else ()), **kwargs)
    else:
        @functools.wraps(function)
        def patched(*args, **kwargs):
            with make() as mock:
                return function(*args, *((mock,) if passes else ()), **kwargs)
    return patched


def _decorate_class(cls, make):
    for name in dir(cls):
        if name.startswith("test") and callable(getattr(cls, name)):
            setattr(cls, name, make()(getattr(cls, name)))
    return cls


class _PatchDict:
    """Entries of a dict, for a while."""

    def __init__(self, in_dict, values=(), clear=False, **kwargs):
        self.in_dict, self.clear = in_dict, clear
        self.values = {**dict(values), **kwargs}

    def __enter__(self):
        if isinstance(self.in_dict, str):
            self.in_dict = _resolve(self.in_dict)
        self._original = dict(self.in_dict)
        if self.clear:
            self.in_dict.clear()
        self.in_dict.update(self.values)
        return self.in_dict

    def __exit__(self, *exc_info):
        self.in_dict.clear()
        self.in_dict.update(self._original)

    start = __enter__

    def stop(self):
        self.__exit__(None, None, None)

    def __call__(self, function):
        if isinstance(function, type):
            return _decorate_class(function, lambda: _PatchDict(self.in_dict, self.values, self.clear))
        return _decorate(function, lambda: self, False)


class _PatchFunction:
    """patch("module.name"), patch.object(thing, "name"), patch.dict(mapping, …), patch.multiple(…)"""

    TEST_PREFIX = "test"

    def __call__(self, target, new=DEFAULT, spec=None, create=False, spec_set=None, autospec=None, new_callable=None,
                 **kwargs):
        try:
            place, attribute = target.rsplit(".", 1)
        except (TypeError, ValueError, AttributeError):
            raise TypeError(f"Need a valid target to patch. You supplied: {target!r}")
        _check_autospec(autospec)
        return _Patch(lambda: _resolve(place), attribute, new, spec, create, spec_set, new_callable, kwargs)

    def object(self, target, attribute, new=DEFAULT, spec=None, create=False, spec_set=None, autospec=None,
               new_callable=None, **kwargs):
        _check_autospec(autospec)
        return _Patch(lambda: target, attribute, new, spec, create, spec_set, new_callable, kwargs)

    def multiple(self, target, spec=None, create=False, spec_set=None, autospec=None, new_callable=None, **kwargs):
        raise NotImplementedError("unittest.mock.patch.multiple() isn't modelled: use one patch.object() each")

    dict = _PatchDict

    def stopall(self):
        for each in reversed(_started[:]):
            each.stop()


def _check_autospec(autospec):
    if autospec:
        raise NotImplementedError("unittest.mock.patch: autospec isn't modelled: use spec=True")


patch = _PatchFunction()
