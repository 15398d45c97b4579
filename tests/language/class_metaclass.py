class Registry(type):
    known = []

    @classmethod
    def __prepare__(mcls, name, bases, **kwargs):
        print("prepare", name, kwargs)
        return {"injected": 1}

    def __new__(mcls, name, bases, namespace, **kwargs):
        cls = super().__new__(mcls, name, bases, namespace)
        mcls.known.append(name)
        return cls

    def __init__(cls, name, bases, namespace, flag=False):
        super().__init__(name, bases, namespace)
        cls.flag = flag

    def __call__(cls, *args):
        print("call", cls.__name__, args)
        return super().__call__(*args)

    def __instancecheck__(cls, obj):
        return obj == "magic" or super().__instancecheck__(obj)

    def __len__(cls):
        return 42

    def __getattr__(cls, name):
        return f"<{name}>"


class Base(metaclass=Registry, flag=True):
    def __init__(self, x=0):
        self.x = x

    def who(self):
        return __class__.__name__


class Child(Base):
    pass


print(Registry.known, Base.flag, Child.flag, Base.injected, len(Base), Child.anything)
print(Child(3).x, isinstance("magic", Base), isinstance(Child(), Base), isinstance(3, Base), Child().who())
print(type(Child), type(Base) is Registry, Base.__subclasses__())
Made = type("Made", (Base,), {"y": 5, "hello": lambda self: self.y})
print(Made.__name__, type(Made), Made(1).hello(), Made.__module__)


class Tracked:
    def __init_subclass__(cls, /, tag=None, **kwargs):
        super().__init_subclass__(**kwargs)
        cls.tag = tag
        print("subclass", cls.__name__, tag)


class A(Tracked, tag="a"):
    pass


class Field:
    def __set_name__(self, owner, name):
        self.name = name
        print("set_name", owner.__name__, name)

    def __get__(self, obj, owner):
        return self if obj is None else obj.__dict__.get(self.name, "unset")

    def __set__(self, obj, value):
        obj.__dict__[self.name] = value * 2


class Model:
    size = Field()


m = Model()
print(m.size)
m.size = 4
print(m.size, Model.size.name)


class M1(type):
    pass


class M2(type):
    pass


class X(metaclass=M1):
    pass


class Y(metaclass=M2):
    pass


class Bad:
    def __set_name__(self, owner, name):
        1 / 0


for make in (lambda: type("Z", (X, Y), {}), lambda: type("Q", (A,), {}, bogus=1), lambda: type("W", (), {"f": Bad()}),
             lambda: type("V", (int, str), {}), lambda: type("U", (A, A), {}), lambda: type(1, (), {}), lambda: type("T", (bool,), {})):
    try:
        make()
    except (TypeError, RuntimeError) as e:
        print(type(e).__name__, e, repr(e.__cause__))


class Dispatch:
    def __class_getitem__(cls, item):
        return f"{cls.__name__}[{item}]"

    def __mro_entries__(self, bases):
        return (Tracked,)


print(Dispatch[int], Dispatch["x"])


class FromEntry(Dispatch()):
    pass


print(FromEntry.__bases__, len(FromEntry.__orig_bases__))
bases = (list, Tracked)


class Starred(*bases, tag="s"):
    pass


print(Starred.__mro__[1:3], vars(Model)["size"] is Model.__dict__["size"])
try:
    Model.__dict__["new"] = 1
except TypeError as e:
    print(e)


class Counting(type):
    def __new__(mcls, name, bases, namespace):
        print("counting", name)
        return super().__new__(mcls, name, bases, namespace)


class Counted(metaclass=Counting):
    pass


type("AlsoCounted", (Counted,), {})
