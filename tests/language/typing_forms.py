from typing import (Annotated, Any, AnyStr, AsyncContextManager, AsyncGenerator, AsyncIterator, Awaitable, Callable, ChainMap,
                    ClassVar, Concatenate, ContextManager, Coroutine, Counter, DefaultDict, Deque, Dict, Final, ForwardRef,
                    FrozenSet, Generator, Generic, Hashable, IO, Iterable, List, Literal, Mapping, NamedTuple, NewType,
                    NoReturn, Optional, ParamSpec, Protocol, Self, Sequence, Set, Sized, TYPE_CHECKING, TextIO, Tuple,
                    Type, TypeVar, TypedDict, Union, assert_never, cast, final, get_args, get_origin, get_overloads,
                    get_type_hints, is_typeddict, overload, runtime_checkable, Required)
import typing, collections.abc
T = TypeVar("T"); K = TypeVar("K"); N = TypeVar("N", int, float); P = ParamSpec("P")
for t in (Any, Optional[int], Union[int, str], Union[int, str, None], List[int], Dict[str, List[int]], Tuple[int, ...], Tuple[int, str], Tuple[()], Callable[[int, str], bool], Callable[..., Awaitable[None]], Type[int], Set[str], FrozenSet[int], Literal["a", 1], Final[int], ClassVar[int], Awaitable[int], Coroutine[Any, Any, int], AsyncIterator[str], AsyncGenerator[int, None], Generator[int, str, None], Iterable[T], T, N, P, P.args, List, Dict, Callable, Union, Optional, Deque[int], DefaultDict[str, int], Counter[str], NoReturn, Self, Annotated[int, "m"], "x" and List["Node"], Optional["Node"], Callable[P, T], Concatenate[int, P], Mapping[str, Any], Type, IO, TextIO, AnyStr, ContextManager[int], AsyncContextManager[int], Hashable, Sized, int | None, List[int] | None, ChainMap, Generic[T], Protocol):
    print(t)
print(Union[int, int], Union[int], Optional[None], Union[int, Union[str, int]], Optional[Union[int, None]], Union[int, str] == Union[str, int])
print(List[T][int], Dict[T, K][str, int], Callable[[T], K][int, str], Union[T, None][int], Optional[T][str])
class Box(Generic[T]):
    def __init__(self, v: T): self.v = v
    def get(self) -> T: return self.v
print(Box[int], Box[int](3).get(), Box(3).v, Box.__parameters__, Box[int].__origin__, Box[int].__args__, Box[T][str])
class Pair(Box[T], Generic[T, K]): pass
class IntBox(Box[int]): pass
print(Pair.__parameters__, IntBox(2).get(), IntBox.__mro__, IntBox.__orig_bases__, Pair[int, str])
for bad in (lambda: Box[int, str], lambda: List[int, str], lambda: isinstance([], List[int]), lambda: Union[()], lambda: List[int](), lambda: Any(), lambda: isinstance(3, Any), lambda: IntBox[int], lambda: Optional[1, 2], lambda: Union()):
    try: print(bad())
    except TypeError as e: print(e)
print(isinstance([], List), isinstance({}, Mapping), issubclass(list, Sequence), isinstance(3, Hashable))
@runtime_checkable
class Closable(Protocol):
    def close(self) -> None: ...
class R:
    def close(self): pass
print(isinstance(R(), Closable), isinstance(3, Closable), issubclass(R, Closable))
class Named(Protocol):
    name: str
try: isinstance(3, Named)
except TypeError as e: print(e)
try: Closable()
except TypeError as e: print(e)
class Impl(Closable):
    def close(self): return 1
print(Impl().close())
class Pt(NamedTuple):
    "doc"
    x: int
    y: int = 0
    def s(self): return self.x + self.y
p = Pt(1); print(p, p.s(), p._asdict(), Pt._fields, Pt._field_defaults, p._replace(y=5), Pt.__annotations__, Pt.__doc__, Pt.__mro__)
x, y = p
try: Pt()
except TypeError as e: print(e)
E = NamedTuple("E", [("a", int), ("b", str)]); print(E(1, "2"))
class TD(TypedDict, total=False):
    a: int
    b: Required[str]
class TD2(TD):
    c: int
print(TD(a=1), TD.__annotations__, TD.__total__, sorted(TD2.__required_keys__), sorted(TD2.__optional_keys__), is_typeddict(TD), type(TD(a=1)))
UserId = NewType("UserId", int); print(UserId(5), UserId, UserId.__name__, UserId.__supertype__)
def f(a: int, b: "List[str]" = None, *c: Optional["R"]) -> None: pass
print(get_type_hints(f), f.__annotations__)
class H:
    a: int
    b: "Optional[H]" = None
print(get_type_hints(H) == {"a": int, "b": Optional[H]}, H.__annotations__)
print(get_origin(List[int]), get_args(Dict[str, int]), get_args(Callable[[int], str]), get_origin(Union[int, str]), get_args(Optional[int]), get_origin(list[int]), get_origin(int), get_args(Annotated[int, 1, 2]), get_origin(int | str))
print(cast(int, "x"), TYPE_CHECKING)
@overload
def g(x: int) -> int: ...
@overload
def g(x: str) -> str: ...
def g(x): return x
print(g(3), len(get_overloads(g)))
@final
class Fi: pass
print(Fi.__final__)
try: assert_never(3)
except AssertionError as e: print(e)
print(list[int], dict[str, list[int]], tuple[int, ...], type[int], list[T][int], list["x"], collections.abc.Callable[[int], str], collections.abc.Iterable[int], list[int].__origin__, list[int]([1]), list[int] == list[int], set[int] | None, collections.deque[int] if hasattr(collections, "deque") else "")
print(List[int].__origin__, List[int].__args__, Dict[str, T].__parameters__, List[int] == List[int], hash(List[int]) == hash(List[int]), {List[int]: 1}[List[int]])
class Stack(List[int]): pass
print(Stack([1]), Stack.__mro__[:2])
def deco(fn: Callable[P, T]) -> Callable[P, Awaitable[T]]: return fn
print(deco.__annotations__)
class G2(Protocol[T]):
    def m(self) -> T: ...
print(G2[int], ForwardRef("x"), typing.get_type_hints(Box.get))
