"""`numbers`: the tower of numeric types, as abstract classes."""
from abc import ABCMeta, abstractmethod

__all__ = ["Number", "Complex", "Real", "Rational", "Integral"]


class Number(metaclass=ABCMeta):
    __slots__ = ()
    __hash__ = None


def _abstract(names):
    """Methods that subclasses have to define, by name and parameters."""
    made = {}
    for name, parameters in names:
        method = eval(f"lambda self{parameters}: _undefined()", {"_undefined": _undefined})
        method.__name__ = method.__qualname__ = name
        made[name] = abstractmethod(method)
    return made


def _undefined():
    raise NotImplementedError


class Complex(Number):
    __slots__ = ()
    locals().update(_abstract(
        [(f"__{name}__", "") for name in ("complex", "neg", "pos", "abs")] + [("conjugate", "")] +
        [(f"__{name}__", ", other") for name in ("add", "radd", "mul", "rmul", "truediv", "rtruediv", "eq")] +
        [("__pow__", ", exponent"), ("__rpow__", ", base")]))
    real, imag = (property(method) for method in _abstract([("real", ""), ("imag", "")]).values())

    def __bool__(self):
        return self != 0

    def __sub__(self, other):
        return self + -other

    def __rsub__(self, other):
        return -self + other


class Real(Complex):
    __slots__ = ()
    locals().update(_abstract(
        [(f"__{name}__", "") for name in ("float", "trunc", "floor", "ceil")] + [("__round__", ", ndigits=None")] +
        [(f"__{name}__", ", other") for name in ("floordiv", "rfloordiv", "mod", "rmod", "lt", "le")]))

    def __divmod__(self, other):
        return self // other, self % other

    def __rdivmod__(self, other):
        return other // self, other % self

    def __complex__(self):
        return complex(float(self))

    @property
    def real(self):
        return +self

    @property
    def imag(self):
        return 0

    def conjugate(self):
        return +self


class Rational(Real):
    __slots__ = ()
    numerator, denominator = (property(method) for method in _abstract([("numerator", ""), ("denominator", "")]).values())

    def __float__(self):
        return int(self.numerator) / int(self.denominator)


class Integral(Rational):
    __slots__ = ()
    locals().update(_abstract(
        [("__int__", ""), ("__invert__", ""), ("__pow__", ", exponent, modulus=None")] +
        [(f"__{name}__", ", other") for name in ("lshift", "rlshift", "rshift", "rrshift", "and", "rand", "xor", "rxor", "or", "ror")]))

    def __index__(self):
        return int(self)

    def __float__(self):
        return float(int(self))

    @property
    def numerator(self):
        return +self

    @property
    def denominator(self):
        return 1


Complex.register(complex)
Real.register(float)
Integral.register(int)
