"""`email.utils`: addresses and dates as mail has them. Rules: CPython 3.11 Lib/email/utils.py."""
import calendar
import datetime
import random
import re
import time

__all__ = ["collapse_rfc2231_value", "format_datetime", "formataddr", "formatdate", "getaddresses", "localtime", "make_msgid",
           "mktime_tz", "parseaddr", "parsedate", "parsedate_to_datetime", "parsedate_tz", "quote", "unquote"]

_SPECIAL = re.compile(r'[][\\()<>@,:;".]')
_DAYS = "Mon Tue Wed Thu Fri Sat Sun".split()
_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
_ZONES = {"UT": 0, "UTC": 0, "GMT": 0, "Z": 0, "EST": -500, "EDT": -400, "CST": -600, "CDT": -500, "MST": -700, "MDT": -600,
          "PST": -800, "PDT": -700}
_DATE = re.compile(r"(?:[A-Za-z]{3},?\s+)?(\d{1,2})\s+([A-Za-z]{3})[a-z]*\s+(\d{4}|\d\d)\s+(\d\d?):(\d\d)(?::(\d\d))?\s*(\S+)?")


def quote(str):
    return str.replace("\\", "\\\\").replace('"', '\\"')


def unquote(str):
    if len(str) > 1 and str[0] + str[-1] == '""':
        return str[1:-1].replace("\\\\", "\\").replace('\\"', '"')
    return str[1:-1] if len(str) > 1 and str[0] + str[-1] == "<>" else str


def collapse_rfc2231_value(value, errors="replace", fallback_charset="us-ascii"):
    return unquote(value)


def formataddr(pair, charset="utf-8"):
    name, address = pair
    address.encode("ascii")
    if not name:
        return address
    if not name.isascii():
        from email.message import encoded_word
        return f"{encoded_word(name)} <{address}>"
    marks = '"' if _SPECIAL.search(name) else ""
    return f"{marks}{quote(name)}{marks} <{address}>"


def _split_addresses(text):
    """At the commas that are in no quotes and no angle brackets."""
    parts, part, quoted, depth = [], "", False, 0
    for char in text:
        if char == '"' and not part.endswith("\\"):
            quoted = not quoted
        depth += (char == "<") - (char == ">") if not quoted else 0
        if char == "," and not quoted and depth == 0:
            parts.append(part)
            part = ""
        else:
            part += char
    return parts + [part]


def _address(text):
    text = text.strip()
    found = re.fullmatch(r'(.*?)\s*<([^<>]*)>', text, re.S)
    if found is None:
        return "", text
    return unquote(found[1]), found[2]


def parseaddr(addr):
    parts = _split_addresses(addr) if isinstance(addr, str) else [addr[0]]
    return _address(parts[0])


def getaddresses(fieldvalues):
    return [_address(part) for value in fieldvalues for part in _split_addresses(str(value)) if part.strip()]


def _date_text(parts, zone):
    return (f"{_DAYS[parts[6]]}, {parts[2]:02d} {_MONTHS[parts[1] - 1]} {parts[0]:04d} "
            f"{parts[3]:02d}:{parts[4]:02d}:{parts[5]:02d} {zone}")


def formatdate(timeval=None, localtime=False, usegmt=False):
    if timeval is None:
        timeval = time.time()
    return _date_text(time.gmtime(timeval), "+0000" if localtime else "GMT" if usegmt else "-0000")


def format_datetime(dt, usegmt=False):
    if usegmt and (dt.tzinfo is None or dt.tzinfo != datetime.timezone.utc):
        raise ValueError("usegmt option requires a UTC datetime")
    return _date_text(dt.timetuple(), "GMT" if usegmt else "-0000" if dt.tzinfo is None else dt.strftime("%z"))


def localtime(dt=None, isdst=-1):
    return datetime.datetime.now(datetime.timezone.utc).astimezone() if dt is None else dt.astimezone()


def parsedate_tz(data):
    found = _DATE.match(data.strip()) if data else None
    if found is None or found[2].title() not in _MONTHS:
        return None
    day, month, year, hour, minute, second, zone = found.groups()
    year = int(year) + (0 if len(year) > 2 else 1900 if int(year) > 68 else 2000)
    number = _ZONES.get((zone or "").upper())
    if number is None and zone and re.fullmatch(r"[-+]\d{4}", zone) and zone != "-0000":
        number = int(zone)
    offset = None if number is None else (abs(number) // 100 * 3600 + abs(number) % 100 * 60) * (-1 if number < 0 else 1)
    if zone == "-0000":
        offset = None
    return (year, _MONTHS.index(month.title()) + 1, int(day), int(hour), int(minute), int(second or 0), 0, 1, -1, offset)


def parsedate(data):
    found = parsedate_tz(data)
    return None if found is None else found[:9]


def mktime_tz(data):
    return calendar.timegm(data) - (data[9] or 0)


def parsedate_to_datetime(data):
    found = parsedate_tz(data)
    if found is None:
        raise ValueError(f'Invalid date value or format "{data}"')
    if found[9] is None:
        return datetime.datetime(*found[:6])
    zone = datetime.timezone.utc if found[9] == 0 else datetime.timezone(datetime.timedelta(seconds=found[9]))
    return datetime.datetime(*found[:6], tzinfo=zone)


def make_msgid(idstring=None, domain=None):
    import os
    import socket
    middle = "" if idstring is None else "." + idstring
    return f"<{int(time.time() * 100)}.{os.getpid()}.{random.getrandbits(64)}{middle}@{domain or socket.getfqdn()}>"
