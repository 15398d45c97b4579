"""cmath: functions of complex numbers, to the last digit."""
import cmath

VALUES = [0, 1, -1, 2.5, 1j, -1j, 1 + 1j, -2 - 0.5j, 3 - 4j, 0.3 + 0.1j, 1e-320 + 0j, 1e200 + 1e200j, complex(-1, -0.0), -0.5 + 2j]
FUNCTIONS = "acos acosh asin asinh atan atanh cos cosh exp log log10 phase polar sin sinh sqrt tan tanh isnan isinf isfinite".split()
for name in FUNCTIONS:
    results = []
    for value in VALUES:
        try:
            results.append(getattr(cmath, name)(value))
        except Exception as error:
            results.append(f"{type(error).__name__}: {error}")
    print(name, results)
CASES = [
    lambda: cmath.rect(2, cmath.pi / 3), lambda: cmath.rect(1, 0), lambda: cmath.log(8, 2), lambda: cmath.log(1j, 10),
    lambda: cmath.log(2, 1), lambda: cmath.exp(1000), lambda: cmath.isclose(1, 1 + 1e-10), lambda: cmath.isclose(1, 1.1, rel_tol=0.2),
    lambda: cmath.isclose(1, 2, abs_tol=-1), lambda: cmath.sqrt("4"), lambda: cmath.sqrt(None), lambda: cmath.sqrt(True),
    lambda: (cmath.pi, cmath.e, cmath.tau, cmath.inf, cmath.nan, cmath.infj, cmath.nanj), lambda: cmath.isinf(cmath.infj),
    lambda: cmath.sqrt(cmath.inf), lambda: cmath.exp(complex("-inf")), lambda: abs(cmath.exp(1j * cmath.pi) + 1) < 1e-15,
]
for case in CASES:
    try:
        print(case())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
