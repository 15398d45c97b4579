"""numbers: which types are which kind of number, and classes that say so."""
import numbers
from decimal import Decimal
from fractions import Fraction

KINDS = (numbers.Number, numbers.Complex, numbers.Real, numbers.Rational, numbers.Integral)
for value in (1, True, 2.5, 1j, Fraction(1, 2), Decimal(1), "1", None):
    print(repr(value), [isinstance(value, kind) for kind in KINDS])
print(numbers.__all__, [issubclass(a, b) for a, b in zip(KINDS[1:], KINDS)], issubclass(int, numbers.Integral))


class Half(numbers.Rational):
    numerator, denominator = 1, 2


try:
    Half()
except TypeError as error:
    print("abstract:", str(error).split(" with ")[0], len(Half.__abstractmethods__))


class Tagged(numbers.Number):
    pass


print(isinstance(Tagged(), numbers.Number), Tagged.__hash__, sorted(numbers.Complex.__abstractmethods__))
print(float(numbers.Rational.__float__(Fraction(3, 4))), numbers.Integral.numerator.__get__(5), numbers.Real.conjugate(2.5))
