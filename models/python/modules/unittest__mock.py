"""unittest.mock: objects that take any call and remember it, and patch() that puts them in place.
Wording is CPython 3.11's Lib/unittest/mock.py."""
import inspect

from _mock_calls import ANY, DEFAULT, FILTER_DIR, _Call, _CallList, _Sentinel, call, sentinel


class InvalidSpecError(Exception):
    pass


class NonCallableMock:
    """Attributes come into being, as mocks, when they are asked for."""

    def __new__(cls, *args, **kwargs):
        # A class of its own for each mock: special methods are looked up there.
        return object.__new__(type(cls.__name__, (cls,), {"__doc__": cls.__doc__, "_mock_class": cls}))

    def __init__(self, spec=None, wraps=None, name=None, spec_set=None, parent=None, _spec_state=None, unsafe=False,
                 **kwargs):
        own = self.__dict__
        spec = spec_set if spec is None else spec
        own["_mock_methods"] = None if spec is None else spec if isinstance(spec, list) else dir(spec)
        own["_mock_spec_class"] = spec if isinstance(spec, type) else None if spec is None or isinstance(spec, list) else type(spec)
        own["_mock_sealed_names"] = spec_set is not None
        own["_mock_wraps"] = wraps
        own["_mock_name"], own["_mock_parent"], own["_mock_new_name"] = name, parent, name or ""
        own["_mock_children"], own["_mock_sealed"], own["_mock_unsafe"] = {}, False, unsafe
        own["_mock_return_value"], own["_mock_side_effect"] = DEFAULT, None
        self._reset_record()
        self.configure_mock(**kwargs)

    def _reset_record(self):
        own = self.__dict__
        own["called"], own["call_count"], own["call_args"] = False, 0, None
        own["call_args_list"], own["mock_calls"], own["method_calls"] = _CallList(), _CallList(), _CallList()

    def configure_mock(self, **kwargs):
        for path, value in sorted(kwargs.items(), key=lambda item: item[0].count(".")):
            target, *rest = path.split(".")
            owner = self
            for part in rest:
                owner, target = getattr(owner, target), part
            setattr(owner, target, value)

    @property
    def __class__(self):
        return self._mock_spec_class or type(self)

    @property
    def return_value(self):
        if self._mock_return_value is DEFAULT:
            self.__dict__["_mock_return_value"] = self._child("()")
        return self._mock_return_value

    @return_value.setter
    def return_value(self, value):
        self.__dict__["_mock_return_value"] = value

    @property
    def side_effect(self):
        return self._mock_side_effect

    @side_effect.setter
    def side_effect(self, value):
        if value is not None and not callable(value) and not isinstance(value, BaseException):
            value = iter(value)
        self.__dict__["_mock_side_effect"] = value

    def _child(self, name):
        kwargs = {"parent": self, "name": None}
        made = self._get_child_mock(**kwargs)
        made.__dict__["_mock_new_name"] = name
        return made

    def _get_child_mock(self, **kwargs):
        cls = self._mock_class
        if self._mock_sealed:
            raise AttributeError(self._path() + "." + kwargs.get("name", "()"))
        if not issubclass(cls, (CallableMixin, AsyncMock)):
            cls = MagicMock if issubclass(cls, NonCallableMagicMock) else Mock
        return cls(**kwargs)

    def _path(self):
        """How the mock was reached: mock.method().attribute"""
        if self._mock_parent is None:
            return self._mock_name or "mock"
        name = self._mock_new_name
        return self._mock_parent._path() + (name if name == "()" else "." + name)

    def __getattr__(self, name):
        own = self.__dict__
        if name in ("_mock_methods", "_mock_children") or "_mock_children" not in own:
            raise AttributeError(name)
        if own["_mock_methods"] is not None and name not in own["_mock_methods"]:
            raise AttributeError(f"Mock object has no attribute {name!r}")
        if name.startswith("__") and name.endswith("__"):
            raise AttributeError(name)
        if not own["_mock_unsafe"] and name.startswith(("assert", "assret", "asert", "aseert", "assrt")):
            raise AttributeError(f"{name!r} is not a valid assertion. Use a spec for the mock if {name!r} is meant to "
                                 "be an attribute.")
        children = own["_mock_children"]
        if name not in children:
            if own["_mock_sealed"]:
                raise AttributeError(self._path() + "." + name)
            children[name] = self._child_for(name)
        if children[name] is _DELETED:
            raise AttributeError(name)
        return children[name]

    def _child_for(self, name):
        wraps = self._mock_wraps
        spec = self._mock_spec_class
        if wraps is None and spec is not None and inspect.iscoroutinefunction(getattr(spec, name, None)):
            made = AsyncMock(parent=self)
            made.__dict__["_mock_new_name"] = name
            return made
        made = self._child(name)
        if wraps is not None:
            made.__dict__["_mock_wraps"] = getattr(wraps, name)
        return made

    def __setattr__(self, name, value):
        own = self.__dict__
        if name in ("return_value", "side_effect"):
            object.__setattr__(self, name, value)
        elif own.get("_mock_sealed_names") and own["_mock_methods"] is not None and name not in own["_mock_methods"] \
                and name not in own:
            raise AttributeError(f"Mock object has no attribute {name!r}")
        elif name.startswith("__") and name.endswith("__") and name not in ("__class__", "__dict__", "__name__"):
            if isinstance(value, NonCallableMock):
                _adopt(self, name, value)
                setattr(type(self), name, lambda _self, *args, **kwargs: value(*args, **kwargs))
            else:
                setattr(type(self), name, value)
            own["_mock_children"][name] = value
        elif isinstance(value, NonCallableMock) and name not in own:
            _adopt(self, name, value)
            own["_mock_children"][name] = value
        else:
            own.get("_mock_children", {}).pop(name, None)
            own[name] = value

    def __delattr__(self, name):
        if name in self.__dict__:
            del self.__dict__[name]
        self._mock_children[name] = _DELETED

    def __dir__(self):
        names = self._mock_methods or dir(type(self))
        return sorted({*names, *self.__dict__, *(name for name, child in self._mock_children.items()
                                                if child is not _DELETED)})

    def __repr__(self):
        name = self._path() if self._mock_parent is not None or self._mock_name else ""
        shown = f" name={name!r}" if name else ""
        spec = f" spec={self._mock_spec_class.__name__!r}" if self._mock_spec_class else ""
        return f"<{self._mock_class.__name__}{shown}{spec} id='{id(self)}'>"

    def reset_mock(self, visited=None, *, return_value=False, side_effect=False):
        visited = visited or []
        if id(self) in visited:
            return
        visited.append(id(self))
        self._reset_record()
        if return_value:
            self.__dict__["_mock_return_value"] = DEFAULT
        if side_effect:
            self.__dict__["_mock_side_effect"] = None
        for child in [*self._mock_children.values(), self._mock_return_value]:
            if isinstance(child, NonCallableMock) and child is not self:
                child.reset_mock(visited, return_value=return_value, side_effect=side_effect)

    def attach_mock(self, mock, attribute):
        mock.__dict__["_mock_parent"] = None
        mock.__dict__["_mock_name"] = None
        setattr(self, attribute, mock)

    def mock_add_spec(self, spec, spec_set=False):
        self.__dict__["_mock_methods"] = spec if isinstance(spec, list) else dir(spec)

    def _shown_call(self, args, kwargs):
        return repr(_Call((self._mock_name or "mock", args, kwargs)))[len("call."):]

    def assert_not_called(self):
        if self.call_count:
            raise AssertionError(f"Expected {self._mock_name or 'mock'!r} to not have been called. "
                                 f"Called {self.call_count} times.\nCalls: {self.mock_calls}.")

    def assert_called(self):
        if not self.call_count:
            raise AssertionError(f"Expected {self._mock_name or 'mock'!r} to have been called.")

    def assert_called_once(self):
        if self.call_count != 1:
            calls = f"\nCalls: {self.mock_calls}." if self.mock_calls else ""
            raise AssertionError(f"Expected {self._mock_name or 'mock'!r} to have been called once. "
                                 f"Called {self.call_count} times.{calls}")

    def assert_called_with(self, /, *args, **kwargs):
        expected = self._shown_call(args, kwargs)
        if self.call_args is None:
            raise AssertionError(f"expected call not found.\nExpected: {expected}\nActual: not called.")
        if self.call_args != _Call(("", args, kwargs)):
            actual = self._shown_call(*self.call_args)
            raise AssertionError(f"expected call not found.\nExpected: {expected}\nActual: {actual}")

    def assert_called_once_with(self, /, *args, **kwargs):
        if self.call_count != 1:
            calls = f"\nCalls: {self.mock_calls}." if self.mock_calls else ""
            raise AssertionError(f"Expected {self._mock_name or 'mock'!r} to be called once. "
                                 f"Called {self.call_count} times.{calls}")
        self.assert_called_with(*args, **kwargs)

    def assert_any_call(self, /, *args, **kwargs):
        if _Call(("", args, kwargs)) not in self.call_args_list:
            raise AssertionError(f"{self._shown_call(args, kwargs)} call not found")

    def assert_has_calls(self, calls, any_order=False):
        calls = [_Call(each) if not isinstance(each, _Call) else each for each in calls]
        if any_order:
            rest = list(self.mock_calls)
            missing = []
            for each in calls:
                rest.remove(each) if each in rest else missing.append(each)
            if missing:
                raise AssertionError(f"{self._mock_name or 'mock'!r} does not contain all of {tuple(missing)!r} in its "
                                     f"call list, found {list(self.mock_calls)!r} instead")
        elif calls not in self.mock_calls:
            actual = f"\nActual: {self.mock_calls}" if self.mock_calls else "\nActual: []"
            raise AssertionError(f"Calls not found.\nExpected: {_CallList(calls)}{actual}")

    def _record(self, args, kwargs):
        own = self.__dict__
        own["called"] = True
        own["call_count"] += 1
        own["call_args"] = _Call(("", args, kwargs), two=True)
        self.call_args_list.append(own["call_args"])
        self.mock_calls.append(_Call(("", args, kwargs)))
        name, mock, attribute_only = "", self, True
        while mock._mock_parent is not None:
            part = mock._mock_new_name
            name = part + (name if not name or name.startswith("(") else "." + name)
            mock = mock._mock_parent
            if attribute_only:
                mock.method_calls.append(_Call((name, args, kwargs)))
            attribute_only = attribute_only and part != "()" and mock._mock_new_name != "()"
            mock.mock_calls.append(_Call((name, args, kwargs)))


_DELETED = object()


def _adopt(parent, name, mock):
    if mock._mock_parent is None and not mock._mock_name:
        mock.__dict__["_mock_parent"], mock.__dict__["_mock_new_name"] = parent, name


class CallableMixin:
    def __call__(self, /, *args, **kwargs):
        self._record(args, kwargs)
        return self._outcome(args, kwargs)

    def _outcome(self, args, kwargs):
        effect = self._mock_side_effect
        if effect is not None:
            if isinstance(effect, BaseException) or isinstance(effect, type) and issubclass(effect, BaseException):
                raise effect
            result = effect(*args, **kwargs) if callable(effect) else next(effect)
            if isinstance(result, BaseException) or isinstance(result, type) and issubclass(result, BaseException):
                raise result
            if result is not DEFAULT:
                return result
        if self._mock_return_value is DEFAULT and self._mock_wraps is not None:
            return self._mock_wraps(*args, **kwargs)
        return self.return_value


class Mock(CallableMixin, NonCallableMock):
    """A mock that can be called."""


_DEFAULTS = {"__lt__": NotImplemented, "__gt__": NotImplemented, "__le__": NotImplemented, "__ge__": NotImplemented,
             "__int__": 1, "__contains__": False, "__len__": 0, "__exit__": False, "__float__": 1.0, "__bool__": True,
             "__index__": 1}
_SPECIAL = [f"__{name}__" for name in (
    "enter exit getitem setitem delitem len contains iter int float bool index lt gt le ge neg pos invert add sub mul "
    "truediv floordiv mod pow and or xor lshift rshift matmul").split()]
_ASYNC_SPECIAL = ["__aenter__", "__aexit__", "__anext__"]


class _Special:
    """A special method, which becomes a mock of its own when it is used."""

    def __init__(self, name):
        self.name = name

    def __get__(self, mock, owner):
        if mock is None:
            return self
        children = mock.__dict__["_mock_children"]
        if self.name not in children:
            if mock._mock_methods is not None and self.name not in mock._mock_methods:
                raise AttributeError(self.name)
            asynchronous = self.name in _ASYNC_SPECIAL
            made = (AsyncMock if asynchronous else MagicMock)(parent=mock)
            made.__dict__["_mock_new_name"] = self.name
            if self.name in _DEFAULTS:
                made.return_value = _DEFAULTS[self.name]
            elif self.name == "__iter__":
                made.side_effect = lambda: iter(() if made._mock_return_value is DEFAULT else made._mock_return_value)
            elif self.name == "__aexit__":
                made.return_value = False
            elif self.name == "__anext__":
                made.side_effect = StopAsyncIteration
            children[self.name] = made
        return children[self.name]


class NonCallableMagicMock(NonCallableMock):
    """A mock with special methods."""

    def __aiter__(self):
        items = self._mock_children.get("__aiter__")
        items = items.return_value if isinstance(items, NonCallableMock) else ()
        return _AsyncIterator(items)


for _name in _SPECIAL + _ASYNC_SPECIAL:
    setattr(NonCallableMagicMock, _name, _Special(_name))


class _AsyncIterator:
    def __init__(self, items):
        self._items = iter(items)

    def __aiter__(self):
        return self

    async def __anext__(self):
        for item in self._items:
            return item
        raise StopAsyncIteration


class MagicMock(CallableMixin, NonCallableMagicMock):
    """A mock that can be called and has special methods."""


class AsyncMock(NonCallableMagicMock):
    """A mock whose calls are awaited."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.__dict__["await_count"], self.__dict__["await_args"] = 0, None
        self.__dict__["await_args_list"] = _CallList()

    def __call__(self, /, *args, **kwargs):
        self._record(args, kwargs)
        return self._execute(args, kwargs)

    async def _execute(self, args, kwargs):
        own = self.__dict__
        own["await_count"] += 1
        own["await_args"] = _Call(("", args, kwargs), two=True)
        self.await_args_list.append(own["await_args"])
        effect = self._mock_side_effect
        if effect is not None and inspect.iscoroutinefunction(effect):
            result = await effect(*args, **kwargs)
            return self.return_value if result is DEFAULT else result
        try:
            return CallableMixin._outcome(self, args, kwargs)
        except StopIteration:
            raise StopAsyncIteration

    def _reset_record(self):
        super()._reset_record()
        self.__dict__["await_count"], self.__dict__["await_args"] = 0, None
        self.__dict__["await_args_list"] = _CallList()

    def assert_awaited(self):
        if not self.await_count:
            raise AssertionError(f"Expected {self._mock_name or 'mock'} to have been awaited.")

    def assert_awaited_once(self):
        if self.await_count != 1:
            raise AssertionError(f"Expected {self._mock_name or 'mock'} to have been awaited once. "
                                 f"Awaited {self.await_count} times.")

    def assert_awaited_with(self, /, *args, **kwargs):
        expected = self._shown_call(args, kwargs)
        if self.await_args is None:
            raise AssertionError(f"Expected await: {expected}\nNot awaited")
        if self.await_args != _Call(("", args, kwargs)):
            raise AssertionError(f"expected await not found.\nExpected: {expected}\n"
                                 f"Actual: {self._shown_call(*self.await_args)}")

    def assert_awaited_once_with(self, /, *args, **kwargs):
        self.assert_awaited_once()
        self.assert_awaited_with(*args, **kwargs)

    def assert_any_await(self, /, *args, **kwargs):
        if _Call(("", args, kwargs)) not in self.await_args_list:
            raise AssertionError(f"{self._shown_call(args, kwargs)} await not found")

    def assert_not_awaited(self):
        if self.await_count:
            raise AssertionError(f"Expected {self._mock_name or 'mock'} to not have been awaited. "
                                 f"Awaited {self.await_count} times.")


class PropertyMock(Mock):
    """A property of a class: reading calls it without, writing with the value."""

    def __get__(self, obj, obj_type=None):
        return self()

    def __set__(self, obj, value):
        self(value)


def seal(mock):
    mock.__dict__["_mock_sealed"] = True
    for child in mock._mock_children.values():
        if isinstance(child, NonCallableMock):
            seal(child)


def create_autospec(spec, spec_set=False, instance=False, **kwargs):
    raise NotImplementedError("unittest.mock.create_autospec() isn't modelled: use Mock(spec=…)")


def mock_open(mock=None, read_data=""):
    """Something that open() may be replaced by: every file holds `read_data`."""
    import io
    mock = MagicMock(name="open") if mock is None else mock

    def opened(*args, **kwargs):
        content = io.StringIO(read_data) if isinstance(read_data, str) else io.BytesIO(read_data)
        for name in ("read", "readline", "readlines"):
            getattr(handle, name).side_effect = getattr(content, name)
        handle.__iter__.side_effect = lambda: iter(content)
        return DEFAULT

    handle = MagicMock()
    handle.__enter__.return_value = handle
    mock.side_effect = opened
    mock.return_value = handle
    return mock


from _mock_patch import patch
