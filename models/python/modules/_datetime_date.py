"""date and time of `datetime`. Wording as CPython 3.11's."""
import time as _clock

from _datetime_delta import format_offset, timedelta, type_name, tzinfo
from _strptime import DAYS, MONTHS, day_of_year, is_leap, ordinal

MINYEAR, MAXYEAR = 1, 9999
_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_MAX_ORDINAL = 3652059


def month_length(year, month):
    return 29 if month == 2 and is_leap(year) else _LENGTHS[month - 1]


def from_ordinal(number):
    """Year, month and day of the `number`th day since 0001-01-01, which is day 1."""
    if not 1 <= number <= _MAX_ORDINAL:
        raise OverflowError("date value out of range")
    year = min((number - 1) * 400 // 146097 + 1, MAXYEAR)
    while ordinal(year, 1, 1) > number:
        year -= 1
    while year < MAXYEAR and ordinal(year + 1, 1, 1) <= number:
        year += 1
    month = 12
    while ordinal(year, month, 1) > number:
        month -= 1
    return year, month, number - ordinal(year, month, 1) + 1


def check_int(value):
    if not isinstance(value, int):
        if hasattr(type(value), "__index__"):
            return value.__index__()
        raise TypeError(f"'{type_name(value)}' object cannot be interpreted as an integer")
    return value


def check_date(year, month, day):
    year, month, day = check_int(year), check_int(month), check_int(day)
    if not MINYEAR <= year <= MAXYEAR:
        raise ValueError(f"year {year} is out of range")
    if not 1 <= month <= 12:
        raise ValueError("month must be in 1..12")
    if not 1 <= day <= month_length(year, month):
        raise ValueError("day is out of range for month")
    return year, month, day


def check_time(hour, minute, second, microsecond, fold):
    for value, most, text in ((hour, 23, "hour must be in 0..23"), (minute, 59, "minute must be in 0..59"),
                              (second, 59, "second must be in 0..59"),
                              (microsecond, 999_999, "microsecond must be in 0..999999"),
                              (fold, 1, "fold must be either 0 or 1")):
        if not 0 <= check_int(value) <= most:
            raise ValueError(text)


def check_zone(tz):
    if tz is not None and not isinstance(tz, tzinfo):
        raise TypeError(f"tzinfo argument must be None or of a tzinfo subclass, not type '{type_name(tz)}'")
    return tz


def wrap_strftime(value, format, fields):
    """time.strftime with the directives that it doesn't know: %f, %z, %Z."""
    pieces, i = [], 0
    while i < len(format):
        directive = format[i:i + 2]
        if directive == "%f":
            pieces.append(f"{getattr(value, 'microsecond', 0):06d}")
        elif directive == "%z":
            offset = value.utcoffset() if hasattr(value, "utcoffset") else None
            pieces.append("" if offset is None else format_offset(offset, ""))
        elif directive == "%Z":
            name = value.tzname() if hasattr(value, "tzname") else None
            pieces.append((name or "").replace("%", "%%"))
        elif directive[0] == "%":
            pieces.append(directive)
        else:
            pieces.append(directive[0])
            i -= 1
        i += 2
    return _clock.strftime("".join(pieces), fields)


def format_time(hour, minute, second, microsecond, timespec):
    if timespec == "auto":
        timespec = "microseconds" if microsecond else "seconds"
    text = f"{hour:02d}:{minute:02d}:{second:02d}"
    if timespec == "hours":
        return text[:2]
    if timespec == "minutes":
        return text[:5]
    if timespec == "seconds":
        return text
    if timespec == "milliseconds":
        return f"{text}.{microsecond // 1000:03d}"
    if timespec == "microseconds":
        return f"{text}.{microsecond:06d}"
    raise ValueError("Unknown timespec value")


def parse_iso_date(text):
    """YYYY-MM-DD, YYYYMMDD, YYYY-Www[-D]."""
    digits = text.replace("-", "")
    if len(text) in (10, 8) and digits.isdigit() and text.count("-") == (2 if len(text) == 10 else 0):
        if len(digits) == 8 and (len(text) == 8 or text[4] == text[7] == "-"):
            return int(digits[:4]), int(digits[4:6]), int(digits[6:])
    if digits[4:5] == "W" and (digits[:4] + digits[5:]).isdigit() and len(digits) in (7, 8):
        return iso_week_date(int(digits[:4]), int(digits[5:7]), int(digits[7:] or 1))
    raise ValueError


def iso_week_date(year, week, day):
    if not MINYEAR <= year <= MAXYEAR:
        raise ValueError(f"Year is out of range: {year}")
    first = ordinal(year, 1, 4)
    monday = first - (first + 6) % 7
    following = ordinal(year + 1, 1, 4)
    if not 1 <= week <= (following - (following + 6) % 7 - monday) // 7:
        raise ValueError(f"Invalid week: {week}")
    if not 1 <= day <= 7:
        raise ValueError(f"Invalid weekday: {day} (range is [1, 7])")
    return from_ordinal(monday + (week - 1) * 7 + day - 1)


def parse_iso_time(text):
    """hh[:mm[:ss[.f…]]][+hh:mm] as (hour, minute, second, microsecond, offset or None)."""
    offset = None
    zone = max(text.rfind("+"), text.rfind("-"))
    if text.endswith("Z"):
        text, offset = text[:-1], timedelta(0)
    elif zone > 0:
        sign = -1 if text[zone] == "-" else 1
        hour, minute, second, microsecond = _clock_fields(text[zone + 1:])
        offset = sign * timedelta(hours=hour, minutes=minute, seconds=second, microseconds=microsecond)
        text = text[:zone]
    return (*_clock_fields(text), offset)


def _clock_fields(text):
    whole, dot, fraction = text.replace(",", ".").partition(".")
    extended = ":" in whole
    parts = whole.split(":") if extended else [whole[i:i + 2] for i in range(0, len(whole), 2)]
    if not 1 <= len(parts) <= 3 or any(len(part) != 2 or not part.isdigit() for part in parts):
        raise ValueError
    if dot and (len(parts) != 3 or not fraction.isdigit()):
        raise ValueError
    values = [int(part) for part in parts] + [0] * (3 - len(parts))
    return (*values, int(fraction[:6].ljust(6, "0")) if dot else 0)


def parsed_iso(function, parse, text):
    """Runs a parser of ISO text; what it can't read is ValueError in CPython's words."""
    if not isinstance(text, str):
        raise TypeError("fromisoformat: argument must be str")
    try:
        return parse(text)
    except ValueError as error:
        raise ValueError(str(error) or f"Invalid isoformat string: {text!r}") from None


class IsoCalendarDate(tuple):
    year = property(lambda self: self[0])
    week = property(lambda self: self[1])
    weekday = property(lambda self: self[2])

    def __repr__(self):
        return f"datetime.IsoCalendarDate(year={self[0]}, week={self[1]}, weekday={self[2]})"


class date:
    __module__ = "datetime"
    __slots__ = ("_year", "_month", "_day")

    def __new__(cls, year, month, day):
        self = object.__new__(cls)
        self._year, self._month, self._day = check_date(year, month, day)
        return self

    year = property(lambda self: self._year)
    month = property(lambda self: self._month)
    day = property(lambda self: self._day)

    @classmethod
    def fromtimestamp(cls, timestamp):
        return cls(*_clock.localtime(timestamp)[:3])

    @classmethod
    def today(cls):
        return cls.fromtimestamp(_clock.time())

    @classmethod
    def fromordinal(cls, n):
        if n < 1:
            raise ValueError("ordinal must be >= 1")
        return cls(*from_ordinal(n))

    @classmethod
    def fromisoformat(cls, date_string):
        return cls(*parsed_iso("fromisoformat", parse_iso_date, date_string))

    @classmethod
    def fromisocalendar(cls, year, week, day):
        return cls(*iso_week_date(year, week, day))

    def __repr__(self):
        return f"datetime.{type(self).__qualname__}({self._year}, {self._month}, {self._day})"

    def isoformat(self):
        return f"{self._year:04d}-{self._month:02d}-{self._day:02d}"

    def __str__(self):
        return self.isoformat()

    def ctime(self):
        return f"{DAYS[self.weekday()][:3]} {MONTHS[self._month - 1][:3]} {self._day:2d} 00:00:00 {self._year:04d}"

    def strftime(self, format):
        return wrap_strftime(self, format, self.timetuple())

    def __format__(self, spec):
        return self.strftime(spec) if spec else str(self)

    def timetuple(self):
        return _clock.struct_time((self._year, self._month, self._day, 0, 0, 0, self.weekday(), self._yday(), -1))

    def _yday(self):
        return day_of_year(self._year, self._month, self._day)

    def toordinal(self):
        return ordinal(self._year, self._month, self._day)

    def weekday(self):
        return (self.toordinal() + 6) % 7

    def isoweekday(self):
        return self.toordinal() % 7 or 7

    def isocalendar(self):
        thursday = self.toordinal() + 4 - self.isoweekday()
        year = from_ordinal(thursday)[0]
        return IsoCalendarDate((year, (thursday - ordinal(year, 1, 1)) // 7 + 1, self.isoweekday()))

    def replace(self, year=None, month=None, day=None):
        return type(self)(self._year if year is None else year, self._month if month is None else month,
                          self._day if day is None else day)

    def __add__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        return type(self)(*from_ordinal(self.toordinal() + other.days))

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return self + timedelta(-other.days)
        return timedelta(self.toordinal() - other.toordinal()) if isinstance(other, date) else NotImplemented

    def _key(self):
        return self._year, self._month, self._day

    def _comparable(self, other):
        """A datetime is a date, but the two don't compare."""
        return isinstance(other, date) and not hasattr(other, "hour")

    def __eq__(self, other):
        return self._key() == other._key() if self._comparable(other) else NotImplemented

    def __lt__(self, other):
        return self._key() < other._key() if self._comparable(other) else NotImplemented

    def __le__(self, other):
        return self._key() <= other._key() if self._comparable(other) else NotImplemented

    def __gt__(self, other):
        return self._key() > other._key() if self._comparable(other) else NotImplemented

    def __ge__(self, other):
        return self._key() >= other._key() if self._comparable(other) else NotImplemented

    def __hash__(self):
        return hash(self._key())

    def __reduce__(self):
        return type(self), self._key()


date.min = date(MINYEAR, 1, 1)
date.max = date(MAXYEAR, 12, 31)
date.resolution = timedelta(days=1)


def offset_of(zone, moment):
    """What a tzinfo says, checked."""
    if zone is None:
        return None
    offset = zone.utcoffset(moment)
    if offset is not None and not isinstance(offset, timedelta):
        raise TypeError(f"tzinfo.utcoffset() must return None or a timedelta, not '{type_name(offset)}'")
    return offset


class time:
    __module__ = "datetime"
    __slots__ = ("_hour", "_minute", "_second", "_microsecond", "_tzinfo", "_fold")

    def __new__(cls, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        check_time(hour, minute, second, microsecond, fold)
        self = object.__new__(cls)
        self._hour, self._minute, self._second, self._microsecond = hour, minute, second, microsecond
        self._tzinfo, self._fold = check_zone(tzinfo), fold
        return self

    hour = property(lambda self: self._hour)
    minute = property(lambda self: self._minute)
    second = property(lambda self: self._second)
    microsecond = property(lambda self: self._microsecond)
    tzinfo = property(lambda self: self._tzinfo)
    fold = property(lambda self: self._fold)

    @classmethod
    def fromisoformat(cls, time_string):
        def parse(text):
            *fields, offset = parse_iso_time(text.removeprefix("T"))
            return cls(*fields, tzinfo=zone_of(offset))

        return parsed_iso("fromisoformat", parse, time_string)

    def utcoffset(self):
        return offset_of(self._tzinfo, None)

    def tzname(self):
        return None if self._tzinfo is None else self._tzinfo.tzname(None)

    def dst(self):
        return None if self._tzinfo is None else self._tzinfo.dst(None)

    def __repr__(self):
        fields = [self._hour, self._minute]
        if self._second or self._microsecond:
            fields.append(self._second)
        if self._microsecond:
            fields.append(self._microsecond)
        text = ", ".join(map(str, fields))
        if self._tzinfo is not None:
            text += f", tzinfo={self._tzinfo!r}"
        return f"datetime.{type(self).__qualname__}({text}{', fold=1' if self._fold else ''})"

    def isoformat(self, timespec="auto"):
        offset = self.utcoffset()
        text = format_time(self._hour, self._minute, self._second, self._microsecond, timespec)
        return text + ("" if offset is None else format_offset(offset))

    def __str__(self):
        return self.isoformat()

    def strftime(self, format):
        fields = _clock.struct_time((1900, 1, 1, self._hour, self._minute, self._second, 0, 1, -1))
        return wrap_strftime(self, format, fields)

    def __format__(self, spec):
        return self.strftime(spec) if spec else str(self)

    def replace(self, hour=None, minute=None, second=None, microsecond=None, tzinfo=True, *, fold=None):
        return type(self)(self._hour if hour is None else hour, self._minute if minute is None else minute,
                          self._second if second is None else second,
                          self._microsecond if microsecond is None else microsecond,
                          self._tzinfo if tzinfo is True else tzinfo, fold=self._fold if fold is None else fold)

    def _key(self, other=None):
        offset = self.utcoffset()
        if other is not None and (offset is None) != (other.utcoffset() is None):
            raise TypeError("can't compare offset-naive and offset-aware times")
        since_midnight = timedelta(hours=self._hour, minutes=self._minute, seconds=self._second,
                                   microseconds=self._microsecond)
        return since_midnight - (offset or timedelta(0))

    def __eq__(self, other):
        if not isinstance(other, time):
            return NotImplemented
        return (self.utcoffset() is None) == (other.utcoffset() is None) and self._key() == other._key()

    def __lt__(self, other):
        return self._key(other) < other._key() if isinstance(other, time) else NotImplemented

    def __le__(self, other):
        return self._key(other) <= other._key() if isinstance(other, time) else NotImplemented

    def __gt__(self, other):
        return self._key(other) > other._key() if isinstance(other, time) else NotImplemented

    def __ge__(self, other):
        return self._key(other) >= other._key() if isinstance(other, time) else NotImplemented

    def __hash__(self):
        return hash(self._key())

    def __reduce__(self):
        return type(self), (self._hour, self._minute, self._second, self._microsecond, self._tzinfo)


def zone_of(offset):
    from _datetime_delta import timezone
    return None if offset is None else timezone(offset) if offset else timezone.utc


time.min, time.max, time.resolution = time(), time(23, 59, 59, 999_999), timedelta(microseconds=1)
