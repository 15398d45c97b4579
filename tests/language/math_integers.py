"""math: integers of any size, logarithms, and functions on the bits of floats."""
import math

big = 10**40
CASES = [
    lambda: (math.gcd(big, 10**25 * 7), math.gcd(), math.gcd(-4, 6), math.gcd(0, -big), math.gcd(2**63, 2**62), math.gcd(-2**63, 6), math.gcd(-2**63, 0), math.gcd(12, 18, 27)),
    lambda: (math.lcm(4, 6), math.lcm(), math.lcm(0, 5), math.lcm(big, 3), math.lcm(-3, 5)), lambda: (math.isqrt(big), math.isqrt(big - 1), math.isqrt(2**64), math.isqrt(99), math.isqrt(0)),
    lambda: (math.factorial(25), math.comb(100, 50), math.perm(30, 20), math.comb(5, 7), math.perm(5)), lambda: (math.log(big), math.log2(2**100), math.log10(big), math.log(8, 2), math.log(10**400)),
    lambda: (math.floor(1e20), math.ceil(-1.5), math.trunc(-2.7), math.floor(-0.5)), lambda: (math.frexp(10.0), math.ldexp(0.5, 5), math.nextafter(1.0, 2.0), math.ulp(1.0), math.modf(-3.25)),
    lambda: (math.hypot(3, 4), math.dist((0, 0), (3, 4)), math.fsum([0.1] * 10), math.prod([2, 3.5]), math.copysign(1, -0.0), math.isclose(1, 1 + 1e-10), math.fmod(-7, 3), math.remainder(7, 4)),
    lambda: math.gcd(1.5), lambda: math.isqrt(-1), lambda: math.factorial(-1), lambda: math.sqrt(-1), lambda: math.log(0), lambda: math.exp(1000), lambda: math.ldexp(1.0, 5000), lambda: math.floor(float("inf")), lambda: math.sqrt("x"), lambda: math.factorial(1.5), lambda: math.acos(2),
]
for case in CASES:
    try:
        print(case())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
