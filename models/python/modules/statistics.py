"""statistics: means, medians and spreads. Sums are exact fractions until the end, so the last bit is that
of CPython 3.11's Lib/statistics.py."""
import math
from fractions import Fraction


class StatisticsError(ValueError):
    pass


def _exact(data):
    """(kind of the result, the sum as a Fraction, how many)"""
    kind, total, count = int, Fraction(0), 0
    for value in data:
        kind = _wider(kind, type(value))
        if isinstance(value, float) and (value != value or value in (math.inf, -math.inf)):
            total = total + value if isinstance(total, float) else float(total) + value
        else:
            total += Fraction(value) if not isinstance(total, float) else value
        count += 1
    return kind, total, count


def _wider(kind, other):
    if other in (bool, int) or kind is other:
        return kind
    return other if kind is int or not issubclass(kind, float) else kind


def _convert(value, kind):
    if isinstance(value, float) or type(value) is kind:
        return value
    if issubclass(kind, int):
        return int(value) if value.denominator == 1 else value.numerator / value.denominator
    return kind(value.numerator) / kind(value.denominator) if kind is not float else value.numerator / value.denominator


def _listed(data, message):
    data = list(data)
    if not data:
        raise StatisticsError(message)
    return data


def mean(data):
    kind, total, count = _exact(data)
    if count < 1:
        raise StatisticsError("mean requires at least one data point")
    return _convert(total / count, kind)


def fmean(data, weights=None):
    data = [float(value) for value in data]
    if not data:
        raise StatisticsError("fmean requires at least one data point")
    if weights is None:
        return math.fsum(data) / len(data)
    weights = list(weights)
    if len(weights) != len(data):
        raise StatisticsError("data and weights must be the same length")
    total = math.fsum(weights)
    if not total:
        raise StatisticsError("sum of weights must be non-zero")
    return math.fsum(value * weight for value, weight in zip(data, weights)) / total


def geometric_mean(data):
    data = list(data)
    try:
        return math.exp(fmean(map(math.log, data)))
    except ValueError:
        raise StatisticsError("geometric mean requires a non-empty dataset containing positive numbers") from None


def harmonic_mean(data, weights=None):
    data = _listed(data, "harmonic_mean requires at least one data point")
    if len(data) == 1 and weights is None and not data[0] < 0:
        return data[0]
    weights = [1] * len(data) if weights is None else list(weights)
    if len(weights) != len(data):
        raise StatisticsError("Number of weights does not match data size")
    if any(value < 0 for value in data):
        raise StatisticsError("harmonic mean does not support negative values")
    if any(value == 0 for value in data):
        return 0
    kind, total, _ = _exact(weight / value if weight else 0 for value, weight in zip(data, weights))
    return _convert(sum(weights) / total, kind)


def median(data):
    data = sorted(_listed(data, "no median for empty data"))
    middle = len(data) // 2
    return data[middle] if len(data) % 2 else (data[middle - 1] + data[middle]) / 2


def median_low(data):
    data = sorted(_listed(data, "no median for empty data"))
    return data[(len(data) - 1) // 2]


def median_high(data):
    data = sorted(_listed(data, "no median for empty data"))
    return data[len(data) // 2]


def median_grouped(data, interval=1.0):
    data = sorted(_listed(data, "no median for empty data"))
    x = data[len(data) // 2]
    lower = float(x) - interval / 2
    below, within = sum(value < x for value in data), data.count(x)
    return lower + interval * (len(data) / 2 - below) / within


def _counts(data):
    counts = {}
    for value in data:
        counts[value] = counts.get(value, 0) + 1
    return counts


def mode(data):
    counts = _counts(data)
    if not counts:
        raise StatisticsError("no mode for empty data")
    return max(counts, key=counts.get)


def multimode(data):
    counts = _counts(data)
    most = max(counts.values(), default=0)
    return [value for value, count in counts.items() if count == most]


def _squares(data, center):
    """(kind, exact sum of squared distances from the mean or `center`, count)"""
    kind, total, count = _exact(data)
    center = total / count if center is None and count else center
    if isinstance(center, float):
        return kind, Fraction(math.fsum((value - center) ** 2 for value in data)), count
    return kind, sum(((Fraction(value) - center) ** 2 for value in data), Fraction(0)), count


def variance(data, xbar=None):
    data = list(data)
    if len(data) < 2:
        raise StatisticsError("variance requires at least two data points")
    kind, total, count = _squares(data, xbar if xbar is None else Fraction(xbar))
    return _convert(total / (count - 1), kind)


def pvariance(data, mu=None):
    data = _listed(data, "pvariance requires at least one data point")
    kind, total, count = _squares(data, mu if mu is None else Fraction(mu))
    return _convert(total / count, kind)


def _root(value):
    """The correctly rounded square root of a Fraction."""
    if value == 0:
        return 0.0
    shift = (value.numerator.bit_length() - value.denominator.bit_length() - 109) // 2
    if shift >= 0:
        scaled = value.numerator // (value.denominator << 2 * shift), value.denominator << 2 * shift
        rest = value.numerator % scaled[1]
    else:
        scaled = (value.numerator << -2 * shift) // value.denominator, value.denominator
        rest = (value.numerator << -2 * shift) % value.denominator
    root = _integer_root(scaled[0])
    root |= root * root != scaled[0] or rest != 0  # sticky bit: rounding happens once, below
    return root * 2.0 ** shift if shift > -1000 else root / (1 << -shift)


def _integer_root(n):
    """The whole part of the square root of an int of any size."""
    if n < 2:
        return n
    guess = 1 << (n.bit_length() + 1) // 2
    while True:
        better = (guess + n // guess) // 2
        if better >= guess:
            return guess
        guess = better


def stdev(data, xbar=None):
    data = list(data)
    if len(data) < 2:
        raise StatisticsError("stdev requires at least two data points")
    _, total, count = _squares(data, xbar if xbar is None else Fraction(xbar))
    return _root(total / (count - 1))


def pstdev(data, mu=None):
    data = _listed(data, "pstdev requires at least one data point")
    _, total, count = _squares(data, mu if mu is None else Fraction(mu))
    return _root(total / count)


def quantiles(data, *, n=4, method="exclusive"):
    if n < 1:
        raise StatisticsError("n must be at least 1")
    data = sorted(data)
    size = len(data)
    if size < 2:
        raise StatisticsError("must have at least two data points")
    if method == "inclusive":
        cuts = [divmod(i * (size - 1), n) for i in range(1, n)]
        return [(data[j] * (n - rest) + data[j + 1] * rest) / n for j, rest in cuts]
    if method != "exclusive":
        raise ValueError(f"Unknown method: {method!r}")
    result = []
    for i in range(1, n):
        j = min(max(i * (size + 1) // n, 1), size - 1)
        rest = i * (size + 1) - j * n
        result.append((data[j - 1] * (n - rest) + data[j] * rest) / n)
    return result


def covariance(x, y, /):
    if len(x) != len(y):
        raise StatisticsError("covariance requires that both inputs have same number of data points")
    if len(x) < 2:
        raise StatisticsError("covariance requires at least two data points")
    xbar, ybar = math.fsum(x) / len(x), math.fsum(y) / len(y)
    return math.fsum((a - xbar) * (b - ybar) for a, b in zip(x, y)) / (len(x) - 1)


def correlation(x, y, /):
    if len(x) != len(y):
        raise StatisticsError("correlation requires that both inputs have same number of data points")
    if len(x) < 2:
        raise StatisticsError("correlation requires at least two data points")
    xbar, ybar = math.fsum(x) / len(x), math.fsum(y) / len(y)
    sxy = math.fsum((a - xbar) * (b - ybar) for a, b in zip(x, y))
    sxx, syy = math.fsum((a - xbar) ** 2 for a in x), math.fsum((b - ybar) ** 2 for b in y)
    if not sxx or not syy:
        raise StatisticsError("at least one of the inputs is constant")
    return sxy / math.sqrt(sxx * syy)


class LinearRegression(tuple):
    slope = property(lambda self: self[0])
    intercept = property(lambda self: self[1])

    def __repr__(self):
        return f"LinearRegression(slope={self[0]}, intercept={self[1]})"


def linear_regression(x, y, /, *, proportional=False):
    if len(x) != len(y):
        raise StatisticsError("linear regression requires that both inputs have same number of data points")
    if len(x) < 2:
        raise StatisticsError("linear regression requires at least two data points")
    xbar, ybar = (0.0, 0.0) if proportional else (math.fsum(x) / len(x), math.fsum(y) / len(y))
    sxy = math.fsum((a - xbar) * (b - ybar) for a, b in zip(x, y))
    sxx = math.fsum((a - xbar) ** 2 for a in x)
    if not sxx:
        raise StatisticsError("x is constant")
    slope = sxy / sxx
    return LinearRegression((slope, 0.0 if proportional else ybar - slope * xbar))


class NormalDist:
    """A normal distribution of mean mu and standard deviation sigma."""

    def __init__(self, mu=0.0, sigma=1.0):
        if sigma < 0:
            raise StatisticsError("sigma must be non-negative")
        self._mu, self._sigma = float(mu), float(sigma)

    @classmethod
    def from_samples(cls, data):
        data = list(data)
        return cls(mean(data), stdev(data))

    mean = median = mode = property(lambda self: self._mu)
    stdev = property(lambda self: self._sigma)
    variance = property(lambda self: self._sigma ** 2)

    def samples(self, n, *, seed=None):
        import random
        gauss = random.gauss if seed is None else random.Random(seed).gauss
        return [gauss(self._mu, self._sigma) for _ in range(n)]

    def _checked(self, function):
        if not self._sigma:
            raise StatisticsError(f"{function}() not defined when sigma is zero")

    def pdf(self, x):
        self._checked("pdf")
        difference, variance = x - self._mu, self._sigma ** 2
        return math.exp(difference * difference / (-2.0 * variance)) / math.sqrt(math.tau * variance)

    def cdf(self, x):
        self._checked("cdf")
        return 0.5 * (1.0 + math.erf((x - self._mu) / (self._sigma * math.sqrt(2.0))))

    def zscore(self, x):
        if not self._sigma:
            raise StatisticsError("zscore() not defined when sigma is zero")
        return (x - self._mu) / self._sigma

    def inv_cdf(self, p):
        raise NotImplementedError("statistics.NormalDist.inv_cdf() isn't modelled")

    def __repr__(self):
        return f"{type(self).__name__}(mu={self._mu!r}, sigma={self._sigma!r})"

    def __eq__(self, other):
        return (self._mu, self._sigma) == (other._mu, other._sigma) if isinstance(other, NormalDist) else NotImplemented

    def __hash__(self):
        return hash((self._mu, self._sigma))
