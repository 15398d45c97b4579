"""fractions: rational numbers, exact."""
import math
import numbers

from _ordering import ordered_by_difference as _ordered_by_difference


@_ordered_by_difference
class Fraction:
    __slots__ = ("_numerator", "_denominator")

    def __new__(cls, numerator=0, denominator=None):
        if denominator is None:
            numerator, denominator = cls._parts(numerator)
        elif isinstance(numerator, (int, Fraction)) and isinstance(denominator, (int, Fraction)):
            a, b = cls._parts(numerator), cls._parts(denominator)
            numerator, denominator = a[0] * b[1], a[1] * b[0]
        else:
            raise TypeError("both arguments should be Rational instances")
        if denominator == 0:
            raise ZeroDivisionError(f"Fraction({numerator}, 0)")
        common = math.gcd(numerator, denominator)
        common = -common if denominator < 0 else common
        return cls._made(numerator // common, denominator // common)

    @classmethod
    def _made(cls, numerator, denominator):
        self = object.__new__(cls)
        self._numerator, self._denominator = numerator, denominator
        return self

    @classmethod
    def _parts(cls, value):
        if isinstance(value, int):
            return int(value), 1
        if isinstance(value, Fraction):
            return value._numerator, value._denominator
        if isinstance(value, str):
            return cls._parse(value)
        if hasattr(value, "as_integer_ratio"):
            return value.as_integer_ratio()
        raise TypeError("argument should be a string or a Rational instance")

    @staticmethod
    def _parse(text):
        import re
        found = re.fullmatch(r"\s*([-+]?)(?=\d|\.\d)(\d*(?:_\d+)*)(?:/(\d+(?:_\d+)*)|(?:\.(\d*))?(?:E([-+]?\d+))?)?\s*", text, re.I)
        if not found:
            raise ValueError(f"Invalid literal for Fraction: {text!r}")
        sign, whole, denominator, decimals, exponent = found.groups()
        numerator, bottom = int(whole or "0"), int(denominator or "1")
        if decimals:
            bottom = 10 ** len(decimals)
            numerator = numerator * bottom + int(decimals)
        exponent = int(exponent or "0")
        numerator, bottom = numerator * 10 ** max(exponent, 0), bottom * 10 ** max(-exponent, 0)
        return -numerator if sign == "-" else numerator, bottom

    @classmethod
    def from_float(cls, f):
        return cls(f)

    from_decimal = from_float

    numerator = property(lambda self: self._numerator)
    denominator = property(lambda self: self._denominator)
    real = property(lambda self: self)
    imag = 0

    def as_integer_ratio(self):
        return self._numerator, self._denominator

    def is_integer(self):
        return self._denominator == 1

    def limit_denominator(self, max_denominator=1000000):
        if max_denominator < 1:
            raise ValueError("max_denominator should be at least 1")
        if self._denominator <= max_denominator:
            return Fraction(self)
        p0, q0, p1, q1 = 0, 1, 1, 0  # convergents of the continued fraction
        n, d = self._numerator, self._denominator
        while True:
            a = n // d
            if q0 + a * q1 > max_denominator:
                break
            p0, q0, p1, q1 = p1, q1, p0 + a * p1, q0 + a * q1
            n, d = d, n - a * d
        k = (max_denominator - q0) // q1
        nearer, other = Fraction(p1, q1), Fraction(p0 + k * p1, q0 + k * q1)
        return nearer if abs(nearer - self) <= abs(other - self) else other

    def __repr__(self):
        return f"{type(self).__name__}({self._numerator}, {self._denominator})"

    def __str__(self):
        return str(self._numerator) if self._denominator == 1 else f"{self._numerator}/{self._denominator}"

    def _binary(exact, inexact):
        """Operators that are exact with rationals and floats with floats."""

        def forward(self, other):
            if isinstance(other, (int, Fraction)):
                return exact(self, other if isinstance(other, Fraction) else Fraction._made(int(other), 1))
            return inexact(float(self), other) if isinstance(other, float) else NotImplemented

        def backward(self, other):
            if isinstance(other, int):
                return exact(Fraction._made(int(other), 1), self)
            return inexact(other, float(self)) if isinstance(other, float) else NotImplemented

        return forward, backward

    __add__, __radd__ = _binary(
        lambda a, b: Fraction(a._numerator * b._denominator + b._numerator * a._denominator, a._denominator * b._denominator),
        lambda a, b: a + b)
    __sub__, __rsub__ = _binary(
        lambda a, b: Fraction(a._numerator * b._denominator - b._numerator * a._denominator, a._denominator * b._denominator),
        lambda a, b: a - b)
    __mul__, __rmul__ = _binary(
        lambda a, b: Fraction(a._numerator * b._numerator, a._denominator * b._denominator), lambda a, b: a * b)
    __truediv__, __rtruediv__ = _binary(
        lambda a, b: Fraction(a._numerator * b._denominator, a._denominator * b._numerator), lambda a, b: a / b)
    __floordiv__, __rfloordiv__ = _binary(
        lambda a, b: (a._numerator * b._denominator) // (a._denominator * b._numerator), lambda a, b: a // b)
    __mod__, __rmod__ = _binary(
        lambda a, b: Fraction(a._numerator * b._denominator % (b._numerator * a._denominator), a._denominator * b._denominator),
        lambda a, b: a % b)

    def __divmod__(self, other):
        quotient = self // other
        return quotient, self - quotient * other

    def __pow__(self, other):
        if isinstance(other, Fraction) and other._denominator == 1:
            other = other._numerator
        if isinstance(other, int):
            if other >= 0:
                return Fraction(self._numerator ** other, self._denominator ** other)
            return Fraction(self._denominator ** -other, self._numerator ** -other)
        return float(self) ** float(other) if isinstance(other, (float, Fraction)) else NotImplemented

    def __rpow__(self, other):
        if self._denominator == 1 and self._numerator >= 0:
            return other ** self._numerator
        return other ** float(self)

    def __neg__(self):
        return Fraction._made(-self._numerator, self._denominator)

    def __pos__(self):
        return Fraction._made(self._numerator, self._denominator)

    def __abs__(self):
        return Fraction._made(abs(self._numerator), self._denominator)

    def __trunc__(self):
        return -(-self._numerator // self._denominator) if self._numerator < 0 else self._numerator // self._denominator

    __int__ = __trunc__

    def __floor__(self):
        return self._numerator // self._denominator

    def __ceil__(self):
        return -(-self._numerator // self._denominator)

    def __round__(self, ndigits=None):
        if ndigits is not None:
            shift = Fraction(10) ** ndigits
            return Fraction(round(self * shift)) / shift
        floor, rest = divmod(self._numerator, self._denominator)
        return floor + (rest * 2 > self._denominator or rest * 2 == self._denominator and floor % 2)

    def __float__(self):
        return self._numerator / self._denominator

    def __bool__(self):
        return self._numerator != 0

    def __hash__(self):
        if self._denominator == 1:
            return hash(self._numerator)
        try:
            inverse = pow(self._denominator, -1, (1 << 61) - 1)
        except ValueError:
            result = 314159
        else:
            result = hash(hash(abs(self._numerator)) * inverse)
        result = result if self._numerator >= 0 else -result
        return -2 if result == -1 else result

    def _difference(self, other):
        """The sign of self - other as something comparable with 0; None if they don't compare."""
        if isinstance(other, (int, Fraction)):
            top, bottom = Fraction._parts(other)
            return self._numerator * bottom - top * self._denominator
        if isinstance(other, float):
            if other != other or other in (math.inf, -math.inf):
                return 0.0 - other
            return self._difference(Fraction(other))
        return None

    def __reduce__(self):
        return type(self), (self._numerator, self._denominator)


numbers.Rational.register(Fraction)
