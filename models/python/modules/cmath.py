"""`cmath`: functions of complex numbers. Formulas are those of CPython 3.11 Modules/cmathmodule.c, so that the
last digits agree; of infinities and NaNs the inverse functions know less."""
import math as _math
from math import (copysign as _copysign, e, inf, isfinite as _isfinite, isinf as _isinf, isnan as _isnan,
                  nan, pi, tau)

infj, nanj = complex(0.0, inf), complex(0.0, nan)
_LARGE = 8.98846567431158e307 / 2  # a quarter of the largest float: twice that may be added without an overflow
_LOG_LARGE = _math.log(_LARGE)
_LN2 = 0.6931471805599453
_TINY = 2.2250738585072014e-308


def _hypot(x, y):
    return abs(complex(x, y))  # the C library's, whose last digit isn't always that of math.hypot()


def _parts(x):
    """Real and imaginary part of anything that is a number."""
    if isinstance(x, (str, bytes)):
        raise TypeError("must be real number, not " + type(x).__name__)
    if not isinstance(x, complex):
        method = getattr(type(x), "__complex__", None)
        x = method(x) if method is not None and not isinstance(x, (int, float)) else complex(_real(x), 0.0)
    return x.real, x.imag


def _real(x):
    try:
        return float(x)
    except TypeError:
        raise TypeError("must be real number, not " + type(x).__name__) from None


def isfinite(z, /):
    re, im = _parts(z)
    return _isfinite(re) and _isfinite(im)


def isinf(z, /):
    re, im = _parts(z)
    return _isinf(re) or _isinf(im)


def isnan(z, /):
    re, im = _parts(z)
    return _isnan(re) or _isnan(im)


def isclose(a, b, *, rel_tol=1e-09, abs_tol=0.0):
    if rel_tol < 0 or abs_tol < 0:
        raise ValueError("tolerances must be non-negative")
    a, b = complex(*_parts(a)), complex(*_parts(b))
    if a == b:
        return True
    if isinf(a) or isinf(b):
        return False
    difference = abs(a - b)
    return difference <= rel_tol * abs(b) or difference <= rel_tol * abs(a) or difference <= abs_tol


def phase(z, /):
    re, im = _parts(z)
    return _math.atan2(im, re)


def polar(z, /):
    re, im = _parts(z)
    return _hypot(re, im), _math.atan2(im, re)


def rect(r, phi, /):
    r, phi = _real(r), _real(phi)
    if not _isfinite(r) or not _isfinite(phi):
        if _isinf(r) and _isfinite(phi) and phi != 0.0:
            return complex(_copysign(inf, _math.cos(phi) * r), _copysign(inf, _math.sin(phi) * r))
        if _isinf(phi) and r != 0.0 and not _isnan(r):
            raise ValueError("math domain error")
        if phi == 0.0 or r == 0.0:
            return complex(r, 0.0) if phi == 0.0 else 0j
        return complex(nan, nan)
    if phi == 0.0:
        return complex(r, r * phi)
    return complex(r * _math.cos(phi), r * _math.sin(phi))


def sqrt(z, /):
    re, im = _parts(z)
    if _isinf(im):
        return complex(inf, im)
    if not _isfinite(re) or _isnan(im):
        if _isnan(re):
            return complex(nan, nan)
        if re > 0:
            return complex(inf, im if _isnan(im) else _copysign(0.0, im))
        if _isinf(re):
            return complex(nan if _isnan(im) else 0.0, _copysign(inf, im))
        return complex(nan, nan)
    if re == 0.0 and im == 0.0:
        return complex(0.0, im)
    ax, ay = abs(re), abs(im)
    if ax < _TINY and ay < _TINY and (ax > 0.0 or ay > 0.0):  # subnormal: scaled, to keep the digits
        ax = _math.ldexp(ax, 53)
        s = _math.ldexp(_math.sqrt(ax + _hypot(ax, _math.ldexp(ay, 53))), -27)
    else:
        ax /= 8.0
        s = 2.0 * _math.sqrt(ax + _hypot(ax, ay / 8.0))
    d = ay / (2.0 * s)
    return complex(s, _copysign(d, im)) if re >= 0.0 else complex(d, _copysign(s, im))


def exp(z, /):
    re, im = _parts(z)
    if not _isfinite(re) or not _isfinite(im):
        return _exp_special(re, im)
    if re > _LOG_LARGE:
        scale = _math.exp(re - 1.0)
        result = complex(scale * _math.cos(im) * e, scale * _math.sin(im) * e)
    else:
        scale = _math.exp(re)
        result = complex(scale * _math.cos(im), scale * _math.sin(im))
    return _checked(result)


def _exp_special(re, im):
    if _isinf(re) and _isfinite(im) and im != 0.0:
        size = inf if re > 0 else 0.0
        return complex(_copysign(size, _math.cos(im)), _copysign(size, _math.sin(im)))
    if _isinf(im) and (_isfinite(re) or re == inf):
        raise ValueError("math domain error")
    if re == -inf:
        return complex(0.0, im if im == 0.0 else 0.0)
    return complex(inf if re == inf else re if im == 0.0 else nan, im if im == 0.0 else nan)


def _checked(result):
    if _isinf(result.real) or _isinf(result.imag):
        raise OverflowError("math range error")
    return result


def log(z, base=..., /):
    result = _log(*_parts(z))
    if base is ...:
        return result
    divisor = _log(*_parts(base))
    if divisor == 0:
        raise ValueError("math domain error")
    return result / divisor


def _log(re, im):
    ax, ay = abs(re), abs(im)
    if not _isfinite(re) or not _isfinite(im):
        size = inf if _isinf(re) or _isinf(im) else nan
        return complex(size, _math.atan2(im, re))
    if ax > _LARGE or ay > _LARGE:
        size = _math.log(_hypot(ax / 2.0, ay / 2.0)) + _LN2
    elif ax < _TINY and ay < _TINY:
        if ax == 0.0 and ay == 0.0:
            raise ValueError("math domain error")
        size = _math.log(_hypot(_math.ldexp(ax, 53), _math.ldexp(ay, 53))) - 53 * _LN2
    else:
        h = _hypot(ax, ay)
        if 0.71 <= h <= 1.73:
            big, small = (ax, ay) if ax > ay else (ay, ax)
            size = _math.log1p((big - 1) * (big + 1) + small * small) / 2.0
        else:
            size = _math.log(h)
    return complex(size, _math.atan2(im, re))


def log10(z, /):
    result = _log(*_parts(z))
    return complex(result.real / 2.302585092994046, result.imag / 2.302585092994046)


def _large(re, im):
    return abs(re) > _LARGE or abs(im) > _LARGE


def acos(z, /):
    re, im = _parts(z)
    if _large(re, im):
        size = _copysign(_math.log(_hypot(re / 2.0, im / 2.0)) + _LN2 * 2.0, im)
        return complex(_math.atan2(abs(im), re), -size)
    s1, s2 = sqrt(complex(1.0 - re, -im)), sqrt(complex(1.0 + re, im))
    return complex(2.0 * _math.atan2(s1.real, s2.real), _math.asinh(s2.real * s1.imag - s2.imag * s1.real))


def acosh(z, /):
    re, im = _parts(z)
    if _large(re, im):
        return complex(_math.log(_hypot(re / 2.0, im / 2.0)) + _LN2 * 2.0, _math.atan2(im, re))
    s1, s2 = sqrt(complex(re - 1.0, im)), sqrt(complex(re + 1.0, im))
    return complex(_math.asinh(s1.real * s2.real + s1.imag * s2.imag), 2.0 * _math.atan2(s1.imag, s2.real))


def asinh(z, /):
    re, im = _parts(z)
    if _large(re, im):
        size = _math.log(_hypot(re / 2.0, im / 2.0)) + _LN2 * 2.0
        return complex(_copysign(size, re), _math.atan2(im, abs(re)))
    s1, s2 = sqrt(complex(1.0 + im, -re)), sqrt(complex(1.0 - im, re))
    return complex(_math.asinh(s1.real * s2.imag - s2.real * s1.imag),
                   _math.atan2(im, s1.real * s2.real - s1.imag * s2.imag))


def asin(z, /):
    re, im = _parts(z)
    turned = asinh(complex(-im, re))
    return complex(turned.imag, -turned.real)


def atanh(z, /):
    re, im = _parts(z)
    if re < 0.0 or re == 0.0 and _copysign(1.0, re) < 0.0:
        return -atanh(complex(-re, -im))
    ay = abs(im)
    if re > _math.sqrt(_LARGE / 4.0) or ay > _math.sqrt(_LARGE / 4.0):
        h = _hypot(re / 2.0, im / 2.0)
        return complex(re / 4.0 / h / h, -_copysign(pi / 2.0, -im))
    if re == 1.0 and ay < _math.sqrt(_TINY):
        if ay == 0.0:
            raise ValueError("math domain error")
        return complex(-_math.log(_math.sqrt(ay) / _math.sqrt(_hypot(ay, 2.0))),
                       _copysign(_math.atan2(2.0, -ay) / 2, im))
    return complex(_math.log1p(4.0 * re / ((1 - re) * (1 - re) + ay * ay)) / 4.0,
                   -_math.atan2(-2.0 * im, (1 - re) * (1 + re) - ay * ay) / 2.0)


def atan(z, /):
    re, im = _parts(z)
    turned = atanh(complex(-im, re))
    return complex(turned.imag, -turned.real)


def cosh(z, /):
    re, im = _parts(z)
    if abs(re) > _LOG_LARGE and _isfinite(re):
        less = re - _copysign(1.0, re)
        return _checked(complex(_math.cos(im) * _math.cosh(less) * e, _math.sin(im) * _math.sinh(less) * e))
    return _checked_unless(re, im, complex(_math.cos(im) * _math.cosh(re), _math.sin(im) * _math.sinh(re)))


def sinh(z, /):
    re, im = _parts(z)
    if abs(re) > _LOG_LARGE and _isfinite(re):
        less = re - _copysign(1.0, re)
        return _checked(complex(_math.cos(im) * _math.sinh(less) * e, _math.sin(im) * _math.cosh(less) * e))
    return _checked_unless(re, im, complex(_math.cos(im) * _math.sinh(re), _math.sin(im) * _math.cosh(re)))


def _checked_unless(re, im, result):
    return _checked(result) if _isfinite(re) and _isfinite(im) else result


def tanh(z, /):
    re, im = _parts(z)
    if abs(re) > _LOG_LARGE:
        return complex(_copysign(1.0, re), 4.0 * _math.sin(im) * _math.cos(im) * _math.exp(-2.0 * abs(re)))
    tx, ty = _math.tanh(re), _math.tan(im)
    cx = 1.0 / _math.cosh(re)
    txty = tx * ty
    denominator = 1.0 + txty * txty
    return complex(tx * (1.0 + ty * ty) / denominator, ty / denominator * cx * cx)


def cos(z, /):
    re, im = _parts(z)
    return cosh(complex(-im, re))


def sin(z, /):
    re, im = _parts(z)
    turned = sinh(complex(-im, re))
    return complex(turned.imag, -turned.real)


def tan(z, /):
    re, im = _parts(z)
    turned = tanh(complex(-im, re))
    return complex(turned.imag, -turned.real)
