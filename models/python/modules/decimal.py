"""decimal: numbers with decimal digits, as the General Decimal Arithmetic Specification has them: finite
numbers and the usual operations. Infinities, NaNs, signals and traps aren't modelled and say so."""
import numbers
import re
import threading

from _ordering import ordered_by_difference as _ordered_by_difference

ROUND_UP, ROUND_DOWN, ROUND_CEILING, ROUND_FLOOR = "ROUND_UP", "ROUND_DOWN", "ROUND_CEILING", "ROUND_FLOOR"
ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_05UP = ("ROUND_HALF_UP", "ROUND_HALF_DOWN", "ROUND_HALF_EVEN",
                                                              "ROUND_05UP")
_ROUNDINGS = (ROUND_UP, ROUND_DOWN, ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_05UP)
_NUMBER = re.compile(r"\s*([-+]?)(?=\d|\.\d)(\d*)(?:\.(\d*))?(?:e([-+]?\d+))?\s*", re.I)


class DecimalException(ArithmeticError):
    pass


class InvalidOperation(DecimalException):
    pass


class ConversionSyntax(InvalidOperation):
    pass


class DivisionByZero(DecimalException, ZeroDivisionError):
    pass


class DivisionUndefined(InvalidOperation, ZeroDivisionError):
    pass


class FloatOperation(DecimalException, TypeError):
    pass


class Context:
    def __init__(self, prec=28, rounding=ROUND_HALF_EVEN, **others):
        if any(value is not None for value in others.values()):
            raise NotImplementedError(f"decimal.Context: {', '.join(others)} aren't modelled")
        self.prec, self.rounding = prec, rounding

    def __setattr__(self, name, value):
        if name == "prec" and not (isinstance(value, int) and value >= 1):
            raise ValueError("valid range for prec is [1, MAX_PREC]")
        if name == "rounding" and value not in _ROUNDINGS:
            raise TypeError(f"valid values for rounding are:\n  [{', '.join(_ROUNDINGS)}]")
        if name not in ("prec", "rounding"):
            raise NotImplementedError(f"decimal.Context.{name} isn't modelled")
        object.__setattr__(self, name, value)

    def copy(self):
        return Context(self.prec, self.rounding)

    def create_decimal(self, num="0"):
        return Decimal(num)._fit(self)

    def quantize(self, a, b):
        return Decimal(a).quantize(b, self.rounding)

    def sqrt(self, a):
        return Decimal(a).sqrt(self)

    def __repr__(self):
        return f"Context(prec={self.prec}, rounding={self.rounding})"


DefaultContext = Context()
BasicContext = Context(9, ROUND_HALF_UP)
ExtendedContext = Context(9)
_contexts = threading.local()


def getcontext():
    if not hasattr(_contexts, "current"):
        _contexts.current = DefaultContext.copy()
    return _contexts.current


def setcontext(context):
    _contexts.current = context


class localcontext:
    """A context for the block."""

    def __init__(self, ctx=None, **changes):
        self._new = (getcontext() if ctx is None else ctx).copy()
        for name, value in changes.items():
            setattr(self._new, name, value)

    def __enter__(self):
        self._saved = getcontext()
        setcontext(self._new)
        return self._new

    def __exit__(self, *exc_info):
        setcontext(self._saved)


class DecimalTuple(tuple):
    sign = property(lambda self: self[0])
    digits = property(lambda self: self[1])
    exponent = property(lambda self: self[2])

    def __repr__(self):
        return f"DecimalTuple(sign={self[0]}, digits={self[1]!r}, exponent={self[2]!r})"


def _divided(number, divisor, rounding, negative):
    """number / divisor as an int, rounded; both not negative."""
    whole, rest = divmod(number, divisor)
    if not rest:
        return whole
    half = 2 * rest - divisor
    up = {ROUND_UP: True, ROUND_DOWN: False, ROUND_CEILING: not negative, ROUND_FLOOR: negative,
          ROUND_HALF_UP: half >= 0, ROUND_HALF_DOWN: half > 0, ROUND_HALF_EVEN: half > 0 or half == 0 and whole % 2 == 1,
          ROUND_05UP: whole % 5 == 0}[rounding]
    return whole + up


@_ordered_by_difference
class Decimal:
    """(-1)**sign * digits * 10**exponent"""

    __slots__ = ("_sign", "_int", "_exp")

    def __new__(cls, value="0", context=None):
        if isinstance(value, Decimal):
            return cls._of(value._sign, value._int, value._exp)
        if isinstance(value, int):
            return cls._of(int(value < 0), abs(value), 0)
        if isinstance(value, float):
            return cls.from_float(value)
        if isinstance(value, (tuple, list)):
            if len(value) != 3:
                raise ValueError("argument must be a sequence of length 3")
            sign, digits, exponent = value
            return cls._of(sign, int("".join(map(str, digits)) or "0"), exponent)
        if not isinstance(value, str):
            raise TypeError(f"conversion from {type(value).__name__} to Decimal is not supported")
        found = _NUMBER.fullmatch(value.replace("_", ""))
        if not found:
            if value.strip().lower().lstrip("+-") in ("nan", "snan", "inf", "infinity"):
                raise NotImplementedError("decimal: infinities and NaNs aren't modelled")
            raise InvalidOperation([ConversionSyntax])
        sign, whole, decimals, exponent = found.groups()
        return cls._of(int(sign == "-"), int((whole + (decimals or "")) or "0"), int(exponent or "0") - len(decimals or ""))

    @classmethod
    def _of(cls, sign, digits, exponent):
        self = object.__new__(cls)
        self._sign, self._int, self._exp = sign, digits, exponent
        return self

    @classmethod
    def from_float(cls, f):
        if isinstance(f, int):
            return cls(f)
        numerator, denominator = f.as_integer_ratio()
        power = denominator.bit_length() - 1
        return cls._of(int(numerator < 0 or str(f)[0] == "-"), abs(numerator) * 5 ** power, -power)

    def _fit(self, context=None):
        """Rounded to the context's precision."""
        context = getcontext() if context is None else context
        excess = len(str(self._int)) - context.prec
        if excess <= 0:
            return self
        digits = _divided(self._int, 10 ** excess, context.rounding, bool(self._sign))
        made = Decimal._of(self._sign, digits, self._exp + excess)
        return made._fit(context)  # 999.5 may have become 1000

    @staticmethod
    def _operand(other):
        if isinstance(other, Decimal):
            return other
        return Decimal(other) if isinstance(other, int) else None

    def _signed(self):
        return -self._int if self._sign else self._int

    def _aligned(self, other):
        exponent = min(self._exp, other._exp)
        return (self._signed() * 10 ** (self._exp - exponent), other._signed() * 10 ** (other._exp - exponent), exponent)

    def __add__(self, other):
        other = self._operand(other)
        if other is None:
            return NotImplemented
        a, b, exponent = self._aligned(other)
        total = a + b
        sign = total < 0 or total == 0 and (self._sign and other._sign or
                                            self._sign != other._sign and getcontext().rounding == ROUND_FLOOR)
        return Decimal._of(int(sign), abs(total), exponent)._fit()

    __radd__ = __add__

    def __neg__(self):
        floor = getcontext().rounding == ROUND_FLOOR  # where 0 - 0 is -0
        return Decimal._of(1 - self._sign if self._int or floor else 0, self._int, self._exp)._fit()

    def __pos__(self):
        floor = getcontext().rounding == ROUND_FLOOR
        return Decimal._of(self._sign if self._int or floor else 0, self._int, self._exp)._fit()

    def __abs__(self):
        return Decimal._of(0, self._int, self._exp)._fit()

    def copy_abs(self):
        return Decimal._of(0, self._int, self._exp)

    def copy_negate(self):
        return Decimal._of(1 - self._sign, self._int, self._exp)

    def __sub__(self, other):
        other = self._operand(other)
        return NotImplemented if other is None else self + other.copy_negate()

    def __rsub__(self, other):
        other = self._operand(other)
        return NotImplemented if other is None else other - self

    def __mul__(self, other):
        other = self._operand(other)
        if other is None:
            return NotImplemented
        return Decimal._of(self._sign ^ other._sign, self._int * other._int, self._exp + other._exp)._fit()

    __rmul__ = __mul__

    def __truediv__(self, other):
        other = self._operand(other)
        if other is None:
            return NotImplemented
        if not other._int:
            raise (DivisionByZero if self._int else InvalidOperation)([DivisionByZero if self._int else DivisionUndefined])
        sign, context = self._sign ^ other._sign, getcontext()
        if not self._int:
            return Decimal._of(sign, 0, self._exp - other._exp)
        shift = max(len(str(other._int)) - len(str(self._int)) + context.prec + 1, 0)
        exponent = self._exp - other._exp - shift
        digits, rest = divmod(self._int * 10 ** shift, other._int)
        if rest:
            digits += digits % 5 == 0  # sticky: what is cut off isn't nothing and not a half
        else:
            ideal = self._exp - other._exp
            while exponent < ideal and digits % 10 == 0:
                digits, exponent = digits // 10, exponent + 1
        return Decimal._of(sign, digits, exponent)._fit(context)

    def __rtruediv__(self, other):
        other = self._operand(other)
        return NotImplemented if other is None else other / self

    def __divmod__(self, other):
        other = self._operand(other)
        if other is None:
            return NotImplemented
        if not other._int:
            raise (DivisionByZero if self._int else InvalidOperation)([DivisionByZero if self._int else DivisionUndefined])
        a, b, exponent = self._aligned(other)
        quotient, rest = divmod(abs(a), abs(b))
        return (Decimal._of(self._sign ^ other._sign, quotient, 0), Decimal._of(self._sign, rest, exponent)._fit())

    def __floordiv__(self, other):
        result = self.__divmod__(other)
        return result if result is NotImplemented else result[0]

    def __mod__(self, other):
        result = self.__divmod__(other)
        return result if result is NotImplemented else result[1]

    def __rdivmod__(self, other):
        other = self._operand(other)
        return NotImplemented if other is None else other.__divmod__(self)

    def __rfloordiv__(self, other):
        other = self._operand(other)
        return NotImplemented if other is None else other // self

    def __rmod__(self, other):
        other = self._operand(other)
        return NotImplemented if other is None else other % self

    def __pow__(self, other, modulo=None):
        power = self._operand(other)
        if power is None:
            return NotImplemented
        if modulo is not None or power != int(power):
            raise NotImplementedError("decimal: powers with fractions or a modulus aren't modelled")
        n = int(power)
        if not self._int and n > 0:
            return Decimal._of(self._sign if n % 2 else 0, 0, 0)
        result = Decimal._of(self._sign if n % 2 else 0, self._int ** abs(n), self._exp * abs(n))
        return result._fit() if n >= 0 else Decimal(1) / result

    def __rpow__(self, other):
        other = self._operand(other)
        return NotImplemented if other is None else other ** self

    def sqrt(self, context=None):
        context = getcontext() if context is None else context
        if self._sign and self._int:
            raise InvalidOperation([InvalidOperation])
        if not self._int:
            return Decimal._of(self._sign, 0, self._exp // 2)
        from statistics import _integer_root
        digits, exponent = self._int, self._exp
        shift = max(2 * context.prec + 2 - len(str(digits)), 0)
        shift += (exponent - shift) % 2
        digits, exponent = digits * 10 ** shift, (exponent - shift) // 2
        root = _integer_root(digits)
        if root * root != digits:
            root += root % 5 == 0
        else:
            while exponent < self._exp // 2 and root % 10 == 0:
                root, exponent = root // 10, exponent + 1
        return Decimal._of(0, root, exponent)._fit(Context(context.prec, ROUND_HALF_EVEN))

    def quantize(self, exp, rounding=None, context=None):
        context = getcontext() if context is None else context
        made = self._rescaled(Decimal(exp)._exp, rounding or context.rounding)
        if len(str(made._int)) > context.prec:
            raise InvalidOperation([InvalidOperation])
        return made

    def _rescaled(self, exponent, rounding):
        if rounding not in _ROUNDINGS:
            raise TypeError(f"valid values for rounding are:\n  [{', '.join(_ROUNDINGS)}]")
        if exponent <= self._exp:
            return Decimal._of(self._sign, self._int * 10 ** (self._exp - exponent), exponent)
        return Decimal._of(self._sign, _divided(self._int, 10 ** (exponent - self._exp), rounding, bool(self._sign)), exponent)

    def to_integral_value(self, rounding=None, context=None):
        return self if self._exp >= 0 else self._rescaled(0, rounding or getcontext().rounding)

    to_integral = to_integral_exact = to_integral_value

    def normalize(self, context=None):
        made = self._fit(context)
        digits, exponent = made._int, made._exp
        if not digits:
            return Decimal._of(made._sign, 0, 0)
        while digits % 10 == 0:
            digits, exponent = digits // 10, exponent + 1
        return Decimal._of(made._sign, digits, exponent)

    def adjusted(self):
        return self._exp + len(str(self._int)) - 1

    def as_tuple(self):
        return DecimalTuple((self._sign, tuple(map(int, str(self._int))), self._exp))

    def as_integer_ratio(self):
        from fractions import Fraction
        made = Fraction(self._signed()) * Fraction(10) ** self._exp
        return made.numerator, made.denominator

    def is_zero(self):
        return not self._int

    def is_signed(self):
        return bool(self._sign)

    def is_nan(self):
        return False

    is_infinite = is_nan

    def is_finite(self):
        return True

    def __bool__(self):
        return self._int != 0

    def __int__(self):
        whole = self._int * 10 ** self._exp if self._exp >= 0 else self._int // 10 ** -self._exp
        return -whole if self._sign else whole

    __trunc__ = __int__

    def __float__(self):
        return float(str(self))

    def __floor__(self):
        return int(self.to_integral_value(ROUND_FLOOR))

    def __ceil__(self):
        return int(self.to_integral_value(ROUND_CEILING))

    def __round__(self, ndigits=None):
        if ndigits is None:
            return int(self.to_integral_value(ROUND_HALF_EVEN))
        return self.quantize(Decimal._of(0, 1, -ndigits))

    def _difference(self, other):
        if isinstance(other, float):
            other = Decimal.from_float(other)
        other = self._operand(other)
        if other is None:
            return None
        a, b, _ = self._aligned(other)
        return a - b

    def compare(self, other):
        difference = self._difference(other)
        return Decimal((difference > 0) - (difference < 0))

    def max(self, other):
        return self if self >= other else Decimal(other)

    def min(self, other):
        return self if self <= other else Decimal(other)

    def __hash__(self):
        from fractions import Fraction
        return hash(Fraction(*self.as_integer_ratio()))

    def __str__(self):
        digits, exponent = str(self._int), self._exp
        point = exponent + len(digits)
        if exponent <= 0 and point > -6:
            if exponent == 0:
                text = digits
            elif point > 0:
                text = f"{digits[:point]}.{digits[point:]}"
            else:
                text = "0." + "0" * -point + digits
        else:
            text = digits[0] + ("." + digits[1:] if len(digits) > 1 else "") + f"E{point - 1:+d}"
        return ("-" if self._sign else "") + text

    def __repr__(self):
        return f"Decimal('{self}')"

    def __format__(self, spec):
        found = re.fullmatch(r"(?:(.)?([<>=^]))?([-+ ])?(0)?(\d+)?([,_])?(?:\.(\d+))?([eEfFgG%n])?", spec, re.S)
        if not found:
            raise ValueError("invalid format string")
        fill, align, sign, zero, width, separator, precision, kind = found.groups()
        if kind in tuple("eEgGn"):
            raise NotImplementedError(f"decimal: the format {kind!r} isn't modelled")
        made = Decimal._of(self._sign, self._int, self._exp + 2) if kind == "%" else self
        if precision is not None and kind:
            made = made._rescaled(-int(precision), getcontext().rounding)
        elif precision is not None:
            made = made._fit(Context(max(int(precision), 1), getcontext().rounding))
        if kind and made._exp > 0:
            made = made._rescaled(0, ROUND_DOWN)
        text = str(made.copy_abs())
        if kind and "E" in text:  # "f" never has an exponent
            digits = str(made._int).rjust(1 - made._exp, "0")
            text = digits[:made._exp] + "." + digits[made._exp:]
        whole, point, rest = text.partition(".")
        if separator:
            whole = f"{int(whole):{separator}}"
        text = whole + point + rest + ("%" if kind == "%" else "")
        head = "-" if made._sign else sign if sign in ("+", " ") else ""
        width = int(width or 0)
        if zero and not align:
            fill, align = "0", "="
        room, fill = width - len(head) - len(text), fill or " "
        if align == "=":
            return head + fill * room + text
        if align == "<":
            return head + text + fill * room
        if align == "^":
            return fill * (room // 2) + head + text + fill * (room - room // 2)
        return fill * room + head + text

    def __reduce__(self):
        return type(self), (str(self),)

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self


numbers.Number.register(Decimal)
