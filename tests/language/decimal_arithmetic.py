"""decimal: exact decimal arithmetic, rounding, contexts, formats."""
from decimal import (ROUND_CEILING, ROUND_DOWN, ROUND_FLOOR, ROUND_HALF_DOWN, ROUND_HALF_UP, ROUND_UP, Decimal as D, DivisionByZero,
                     InvalidOperation, getcontext, localcontext)

CASES = [
    lambda: (D("0.1") + D("0.2"), D("1.10") * 3, D(1) / 3, D(2) / D("0.5"), D("7") // 2, D("-7") // 2, D("-7") % 3, divmod(D("7.5"), 2), D(2) ** 10, D(2) ** -2, 1 - D("0.1")),
    lambda: (D("1.00"), D("1E+5"), D("0.0000001"), D("123E-2"), D("-0"), D(5), D(0.1), D((1, (1, 2), -1)), D("1_000.5"), repr(D("1.5"))),
    lambda: (D("10") / D("3"), D("1e30") + 1, D(100) / 8, D("6.00") / 2, D("0") / 5, D("1") / D("7") * 7), lambda: (D("2").sqrt(), D("16").sqrt(), D("0.25").sqrt(), D("1e10").sqrt()),
    lambda: [str(D(x).quantize(D("0.01"), r)) for r in (ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_UP, ROUND_DOWN, ROUND_CEILING, ROUND_FLOOR) for x in ("1.005", "-1.015", "2.5")],
    lambda: (D("2.675").quantize(D("0.01")), round(D("2.5")), round(D("3.14159"), 2), int(D("-3.9")), float(D("1.25")), D("1.200").normalize(), D("100").normalize(), D("2.5").to_integral_value()),
    lambda: (D("1.5") == 1.5, D("1.1") == 1.1, D(1) < 2, D("1.0") == D("1.00"), max(D(1), D(2)), sorted([D("2"), D("1.5")]), hash(D(1)) == hash(1), hash(D("0.5")) == hash(0.5), bool(D("0.00")), sum([D("0.1")] * 10)),
    lambda: (f"{D('1234.5'):.2f}", f"{D('1234.5'):,.1f}", f"{D('0.125'):.1%}", f"{D('5'):>8}", f"{D('-5.5'):08.2f}", f"{D('2.50')}", "%.2f" % D("1.239"), f"{D('1e3'):f}", f"{D('3'):+}", f"{D('1E-8'):f}"),
    lambda: (D("-1.5").as_tuple(), D("1.5").adjusted(), D("0.75").as_integer_ratio(), -D("1"), abs(D("-2.5")), +D("1.0")), lambda: getcontext().prec,
    lambda: D("abc"), lambda: D(1) / 0, lambda: D(0) / 0, lambda: D([1]), lambda: D("1e30").quantize(D("0.01")), lambda: D(-1).sqrt(),
    lambda: issubclass(DivisionByZero, ZeroDivisionError), lambda: issubclass(InvalidOperation, ArithmeticError),
]
for case in CASES:
    try:
        print(case())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
with localcontext() as context:
    context.prec = 5
    print(D(1) / 7, D("123456.789") + 0)
    context.rounding = ROUND_DOWN
    print(D(2) / 3)
print(D(1) / 7)
