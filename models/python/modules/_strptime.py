"""Reads dates: what time.strptime and datetime.strptime share. The format is walked directive by
directive, each taking as many characters as CPython 3.11's Lib/_strptime.py lets it take."""

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September",
          "October", "November", "December")
_COMPOSED = {"c": "%a %b %d %H:%M:%S %Y", "x": "%m/%d/%y", "X": "%H:%M:%S"}
#: directive: field, most digits, lowest, highest
_NUMBERS = {"Y": ("year", 4, 0, 9999), "m": ("month", 2, 1, 12), "d": ("day", 2, 1, 31),
            "H": ("hour", 2, 0, 23), "I": ("hour12", 2, 1, 12), "M": ("minute", 2, 0, 59),
            "S": ("second", 2, 0, 61), "j": ("yearday", 3, 1, 366), "y": ("year2", 2, 0, 99),
            "w": ("weekday0", 1, 0, 6)}
_BEFORE_MONTH = (0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334)


def is_leap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def day_of_year(year, month, day):
    return _BEFORE_MONTH[month - 1] + (month > 2 and is_leap(year)) + day


def ordinal(year, month, day):
    before = year - 1
    return before * 365 + before // 4 - before // 100 + before // 400 + day_of_year(year, month, day)


def _mismatch(text, format):
    raise ValueError(f"time data {text!r} does not match format {format!r}")


def _expand(format):
    for directive, meaning in _COMPOSED.items():
        format = format.replace("%" + directive, meaning)
    return format


def _number(text, at, most, low, high):
    """The longest run of digits whose value is allowed, and where it ends; None if there is none."""
    end = at
    while end < len(text) and end - at < most and text[end].isdigit():
        end += 1
    while end > at:
        value = int(text[at:end])
        if low <= value <= high:
            return value, end
        end -= 1
    return None


def _name(text, at, names):
    """Index of the longest of `names` that `text` has at `at`, ignoring case, and where it ends."""
    best = None
    for index, name in enumerate(names):
        if text[at:at + len(name)].lower() == name.lower() and (best is None or len(name) > best[2]):
            best = index, at + len(name), len(name)
    return best and best[:2]


def _offset(text, at):
    """Seconds east of UTC of `Z`, `+hhmm`, `+hh:mm[:ss]`."""
    if text[at:at + 1] == "Z":
        return 0, at + 1
    sign = {"+": 1, "-": -1}.get(text[at:at + 1])
    digits, end = "", at + 1
    while sign and end < len(text) and len(digits) < 6 and (text[end].isdigit() or
                                                           text[end] == ":" and len(digits) in (2, 4)):
        digits += text[end].replace(":", "")
        end += 1
    if not sign or len(digits) not in (4, 6):
        return None
    hours, minutes, seconds = int(digits[:2]), int(digits[2:4]), int(digits[4:] or 0)
    return sign * (hours * 3600 + minutes * 60 + seconds), end


def _take(directive, text, at, fields):
    """Reads one directive at `at`; returns where it ends, or None."""
    if directive in _NUMBERS:
        field, most, low, high = _NUMBERS[directive]
        if directive == "Y" and not text[at:at + 4].isdigit() or len(text) < at + 1:
            return None
        found = _number(text, at, most, low, high)
        if directive == "Y" and found and found[1] != at + 4:
            return None
    elif directive == "f":
        end = at
        while end < len(text) and end - at < 6 and text[end].isdigit():
            end += 1
        field, found = "microsecond", (int(text[at:end].ljust(6, "0")), end) if end > at else None
    elif directive in "aA":
        names = DAYS if directive == "A" else [day[:3] for day in DAYS]
        field, found = "weekday", _name(text, at, names)
    elif directive in "bB":
        names = MONTHS if directive == "B" else [month[:3] for month in MONTHS]
        field, found = "month", _name(text, at, names)
        found = found and (found[0] + 1, found[1])
    elif directive == "p":
        field, found = "afternoon", _name(text, at, ("am", "pm"))
    elif directive == "z":
        field, found = "offset", _offset(text, at)
    else:  # Z
        field, found = "zone", _name(text, at, ("utc", "gmt"))
    if found is None:
        return None
    fields[field] = found[0]
    return found[1]


def parse(text, format):
    """The fields that `text` gives: year, month, day, hour, minute, second, microsecond, weekday,
    yearday, offset (seconds or None)."""
    for number, argument in enumerate((text, format)):
        if not isinstance(argument, str):
            raise TypeError(f"strptime() argument {number} must be str, not {type(argument)}")
    fields, at, expanded, i = {}, 0, _expand(format), 0
    while i < len(expanded):
        char = expanded[i]
        i += 1
        if char.isspace():
            if not text[at:at + 1].isspace():
                _mismatch(text, format)
            while text[at:at + 1].isspace():
                at += 1
            while expanded[i:i + 1].isspace():
                i += 1
        elif char != "%":
            if text[at:at + 1].lower() != char.lower():
                _mismatch(text, format)
            at += 1
        else:
            directive = expanded[i:i + 1]
            i += 1
            if not directive:
                raise ValueError(f"stray %% in format '{format}'")
            if directive == "%":
                end = at + 1 if text[at:at + 1] == "%" else None
            elif directive not in "YmdHIMSjywfaAbBpzZ":
                raise ValueError(f"'{directive}' is a bad directive in format '{format}'")
            else:
                end = _take(directive, text, at, fields)
            if end is None:
                _mismatch(text, format)
            at = end
    if at != len(text):
        raise ValueError(f"unconverted data remains: {text[at:]}")
    return _complete(fields)


def _complete(fields):
    if "year2" in fields:
        fields["year"] = fields["year2"] + (2000 if fields["year2"] < 69 else 1900)
    if "hour12" in fields:
        fields["hour"] = fields["hour12"] % 12 + 12 * fields.get("afternoon", 0)
    year = fields.setdefault("year", 1904 if fields.get("month") == 2 and fields.get("day") == 29 else 1900)
    if "yearday" in fields and "month" not in fields:
        month = 12
        while day_of_year(year, month, 1) > fields["yearday"]:
            month -= 1
        fields["month"], fields["day"] = month, fields["yearday"] - day_of_year(year, month, 1) + 1
    for field, default in (("month", 1), ("day", 1), ("hour", 0), ("minute", 0), ("second", 0),
                           ("microsecond", 0), ("offset", None)):
        fields.setdefault(field, default)
    longest = (31, 29 if is_leap(year) else 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[fields["month"] - 1]
    if fields["day"] > longest:
        raise ValueError("day is out of range for month")
    fields["yearday"] = day_of_year(year, fields["month"], fields["day"])
    fields["weekday"] = (ordinal(year, fields["month"], fields["day"]) + 6) % 7
    return fields
