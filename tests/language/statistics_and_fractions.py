"""statistics and fractions: exact to the last bit."""
import statistics as s
from fractions import Fraction as F

data = [1.5, 2.25, 3.0, 4.75, 10.1, 0.3]
CASES = [
    lambda: s.mean(data), lambda: s.mean([1, 2, 3, 4]), lambda: s.mean([1, 2]), lambda: s.mean([F(1, 2), F(1, 3)]), lambda: s.fmean(data), lambda: s.fmean([1, 2], [3, 1]),
    lambda: (s.median(data), s.median([3, 1, 2]), s.median([1, 2]), s.median_low([1, 2]), s.median_high([1, 2]), s.median_grouped([1, 2, 2, 3, 4])),
    lambda: (s.mode("abca"), s.multimode("aabbc"), s.mode([1, 2, 2])), lambda: (s.stdev(data), s.pstdev(data), s.variance(data), s.pvariance(data)),
    lambda: (s.stdev([1, 2, 3, 4]), s.variance([1, 2, 3, 4]), s.pvariance([1, 2, 3]), s.variance([0.1, 0.2, 0.3])), lambda: s.stdev([5, 5]), lambda: s.variance([F(1, 2), F(3, 2)]),
    lambda: (s.quantiles(data), s.quantiles(range(1, 101), n=10), s.quantiles([1, 2, 3], method="inclusive")), lambda: (s.geometric_mean([1, 2, 4]), s.harmonic_mean([40, 60])),
    lambda: (s.correlation([1, 2, 3], [2, 4, 7]), s.covariance([1, 2, 3], [2, 4, 7]), s.linear_regression([1, 2, 3], [2, 4, 7])), lambda: s.NormalDist(1, 2), lambda: s.NormalDist(1, 2).cdf(2),
    lambda: s.mean([]), lambda: s.median([]), lambda: s.stdev([1]), lambda: s.mode([]), lambda: s.quantiles([1]), lambda: s.mean([1e308, 1e308]), lambda: s.pstdev([1e-5, 3e-5]),
    lambda: (F(3, 6), str(F(3, 6)), F(1.5), F("0.25"), F("-3/4"), F("1e2"), F(2, -4), F(), F(7)), lambda: (F(1, 2) + F(1, 3), F(1, 2) - 1, 2 * F(1, 4), F(1, 2) / 3, 1 / F(2, 3)),
    lambda: (F(7, 2) // 1, F(7, 2) % 1, divmod(F(7, 2), F(1, 2)), F(2, 3) ** 2, F(2, 3) ** -2, F(1, 4) ** 0.5), lambda: (F(1, 2) + 0.25, 0.5 - F(1, 4), F(1, 2) == 0.5, F(1, 3) < 0.34, F(1, 2) >= 1),
    lambda: (int(F(7, 2)), round(F(7, 2)), round(F(5, 2)), round(F(22, 7), 2), float(F(1, 3)), -F(1, 2), abs(F(-1, 2)), bool(F(0))), lambda: (hash(F(3)) == hash(3), hash(F(1, 2)) == hash(0.5)),
    lambda: (F(3.14159).limit_denominator(100), F(1, 3).numerator, F(1, 3).denominator, sum([F(1, 3)] * 3), sorted([F(1, 2), F(1, 3)]), max(F(1, 2), 0.4)), lambda: F(1, 0), lambda: F("x"), lambda: F(1.5, 2), lambda: F([]),
]
for case in CASES:
    try:
        print(case())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
