"""datetime: dates and times on the virtual clock, in UTC. Wording as CPython 3.11's."""
import time as _clock

import _strptime
from _datetime_date import (DAYS, MAXYEAR, MINYEAR, MONTHS, check_time, check_zone, date, format_time, from_ordinal,
                            offset_of, ordinal, parse_iso_date, parse_iso_time, parsed_iso, time, wrap_strftime,
                            zone_of)
from _datetime_delta import format_offset, timedelta, timezone, type_name, tzinfo

UTC = timezone.utc
_EPOCH_DAY = ordinal(1970, 1, 1)


class datetime(date):
    __module__ = "datetime"
    __slots__ = ("_hour", "_minute", "_second", "_microsecond", "_tzinfo", "_fold")

    def __new__(cls, year, month=None, day=None, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        if month is None or day is None:
            missing, position = ("month", 2) if month is None else ("day", 3)
            raise TypeError(f"function missing required argument '{missing}' (pos {position})")
        self = date.__new__(cls, year, month, day)
        check_time(hour, minute, second, microsecond, fold)
        self._hour, self._minute, self._second, self._microsecond = hour, minute, second, microsecond
        self._tzinfo, self._fold = check_zone(tzinfo), fold
        return self

    hour, minute, second, microsecond = time.hour, time.minute, time.second, time.microsecond
    tzinfo, fold = time.tzinfo, time.fold

    @classmethod
    def _at(cls, microseconds, tz):
        """So long after the epoch."""
        days, rest = divmod(microseconds, 86_400_000_000)
        seconds, microsecond = divmod(rest, 1_000_000)
        try:
            year, month, day = from_ordinal(_EPOCH_DAY + days)
        except OverflowError:
            raise ValueError(f"year {1970 + days // 365} is out of range") from None
        utc = cls(year, month, day, seconds // 3600, seconds // 60 % 60, seconds % 60, microsecond, tz)
        return utc if tz is None else tz.fromutc(utc)

    @classmethod
    def fromtimestamp(cls, timestamp, tz=None):
        check_zone(tz)
        whole = int(timestamp // 1)
        microseconds = round((timestamp - whole) * 1e6)  # half to even, as CPython rounds
        return cls._at(whole * 1_000_000 + microseconds, tz)

    @classmethod
    def utcfromtimestamp(cls, t):
        return cls.fromtimestamp(t)

    @classmethod
    def now(cls, tz=None):
        return cls._at(_clock.time_ns() // 1000, check_zone(tz))

    @classmethod
    def today(cls):
        return cls.now()

    @classmethod
    def utcnow(cls):
        return cls.now()

    @classmethod
    def combine(cls, date, time, tzinfo=True):
        return cls(date.year, date.month, date.day, time.hour, time.minute, time.second, time.microsecond,
                   time.tzinfo if tzinfo is True else tzinfo, fold=time.fold)

    @classmethod
    def fromisoformat(cls, date_string):
        def parse(text):
            week = text[4:5] == "W" or text[4:6] == "-W"
            for length in ((10, 8) if not week else (10, 8, 7)):
                if len(text) > length and not (text[length].isdigit() or text[length] in "-W"):
                    break
            else:
                return cls(*parse_iso_date(text))
            *fields, offset = parse_iso_time(text[length + 1:])
            return cls(*parse_iso_date(text[:length]), *fields, zone_of(offset))

        return parsed_iso("fromisoformat", parse, date_string)

    @classmethod
    def strptime(cls, date_string, format):
        fields = _strptime.parse(date_string, format)
        zone = None if fields["offset"] is None else zone_of(timedelta(seconds=fields["offset"]))
        return cls(*(fields[name] for name in ("year", "month", "day", "hour", "minute", "second", "microsecond")),
                   zone)

    def date(self):
        return date(self._year, self._month, self._day)

    def time(self):
        return time(self._hour, self._minute, self._second, self._microsecond, fold=self._fold)

    def timetz(self):
        return time(self._hour, self._minute, self._second, self._microsecond, self._tzinfo, fold=self._fold)

    def replace(self, year=None, month=None, day=None, hour=None, minute=None, second=None, microsecond=None,
                tzinfo=True, *, fold=None):
        given = (year, month, day, hour, minute, second, microsecond)
        return type(self)(*(old if new is None else new for new, old in zip(given, self._fields())),
                          self._tzinfo if tzinfo is True else tzinfo, fold=self._fold if fold is None else fold)

    def _fields(self):
        return (self._year, self._month, self._day, self._hour, self._minute, self._second, self._microsecond)

    def utcoffset(self):
        return offset_of(self._tzinfo, self)

    def tzname(self):
        return None if self._tzinfo is None else self._tzinfo.tzname(self)

    def dst(self):
        return None if self._tzinfo is None else self._tzinfo.dst(self)

    def _microseconds(self):
        """Since 0001-01-01 on the own clock."""
        seconds = (self.toordinal() * 24 + self._hour) * 3600 + self._minute * 60 + self._second
        return seconds * 1_000_000 + self._microsecond

    def _key(self):
        """Microseconds in UTC if the offset is known."""
        offset = self.utcoffset()
        return self._microseconds() - (0 if offset is None else offset._us)

    def timestamp(self):
        return (self._key() - _EPOCH_DAY * 86_400_000_000) / 1_000_000

    def astimezone(self, tz=None):
        tz = timezone.utc if tz is None else tz
        if not isinstance(tz, tzinfo):
            raise TypeError(f"tzinfo argument must be None or of a tzinfo subclass, not type '{type_name(tz)}'")
        if tz is self._tzinfo:
            return self
        offset = self.utcoffset() or timedelta(0)  # a naive time is local, and local is UTC
        return tz.fromutc((self - offset).replace(tzinfo=tz))

    def timetuple(self):
        saving = self.dst()
        return _clock.struct_time((*self._fields()[:6], self.weekday(), self._yday(),
                                   -1 if saving is None else int(bool(saving))))

    def utctimetuple(self):
        moment = self - (self.utcoffset() or timedelta(0))
        return _clock.struct_time((*moment._fields()[:6], moment.weekday(), moment._yday(), 0))

    def isoformat(self, sep="T", timespec="auto"):
        offset = self.utcoffset()
        text = format_time(self._hour, self._minute, self._second, self._microsecond, timespec)
        return f"{date.isoformat(self)}{sep}{text}" + ("" if offset is None else format_offset(offset))

    def __str__(self):
        return self.isoformat(" ")

    def __repr__(self):
        fields = list(self._fields())
        while len(fields) > 5 and not fields[-1]:
            fields.pop()
        text = ", ".join(map(str, fields))
        if self._tzinfo is not None:
            text += f", tzinfo={self._tzinfo!r}"
        return f"datetime.{type(self).__qualname__}({text}{', fold=1' if self._fold else ''})"

    def ctime(self):
        return (f"{DAYS[self.weekday()][:3]} {MONTHS[self._month - 1][:3]} {self._day:2d} "
                f"{self._hour:02d}:{self._minute:02d}:{self._second:02d} {self._year:04d}")

    def strftime(self, format):
        return wrap_strftime(self, format, self.timetuple())

    def __add__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        days, rest = divmod(self._microseconds() + other._us, 86_400_000_000)
        seconds, microsecond = divmod(rest, 1_000_000)
        return type(self)(*from_ordinal(days), seconds // 3600, seconds // 60 % 60, seconds % 60, microsecond,
                          self._tzinfo)

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return self + -other
        if not isinstance(other, datetime):
            return NotImplemented
        if (self.utcoffset() is None) != (other.utcoffset() is None):
            raise TypeError("can't subtract offset-naive and offset-aware datetimes")
        return timedelta._of(self._key() - other._key())

    def _order(self, other):
        """Both as numbers; undefined between naive and aware."""
        if (self.utcoffset() is None) != (other.utcoffset() is None):
            raise TypeError("can't compare offset-naive and offset-aware datetimes")
        return self._key(), other._key()

    def __eq__(self, other):
        if not isinstance(other, datetime):
            return False if isinstance(other, date) else NotImplemented
        return (self.utcoffset() is None) == (other.utcoffset() is None) and self._key() == other._key()

    def __lt__(self, other):
        return self._compare(other, "<")

    def __le__(self, other):
        return self._compare(other, "<=")

    def __gt__(self, other):
        return self._compare(other, ">")

    def __ge__(self, other):
        return self._compare(other, ">=")

    def _compare(self, other, operator):
        if not isinstance(other, datetime):
            if isinstance(other, date):
                raise TypeError(f"can't compare {self.__class__.__module__}.{type(self).__name__} to datetime.date")
            return NotImplemented
        a, b = self._order(other)
        return {"<": a < b, "<=": a <= b, ">": a > b, ">=": a >= b}[operator]

    def __hash__(self):
        return hash(self._key())

    def __reduce__(self):
        return type(self), (*self._fields(), self._tzinfo)


datetime.min = datetime(MINYEAR, 1, 1)
datetime.max = datetime(MAXYEAR, 12, 31, 23, 59, 59, 999_999)
datetime.resolution = timedelta(microseconds=1)
