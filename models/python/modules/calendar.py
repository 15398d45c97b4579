"""calendar: months as tables and text. Layout is that of CPython 3.11's Lib/calendar.py."""
import datetime

MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY = range(7)
January, February = 1, 2
day_name = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
day_abbr = [name[:3] for name in day_name]
month_name = ["", "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
              "November", "December"]
month_abbr = [name[:3] for name in month_name]
mdays = [0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]


class IllegalMonthError(ValueError):
    def __init__(self, month):
        self.month = month

    def __str__(self):
        return f"bad month number {self.month!r}; must be 1-12"


class IllegalWeekdayError(ValueError):
    def __init__(self, weekday):
        self.weekday = weekday

    def __str__(self):
        return f"bad weekday number {self.weekday!r}; must be 0 (Monday) to 6 (Sunday)"


def isleap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def leapdays(y1, y2):
    before = [(year - 1) // 4 - (year - 1) // 100 + (year - 1) // 400 for year in (y1, y2)]
    return before[1] - before[0]


def weekday(year, month, day):
    return datetime.date(year, month, day).weekday()


def monthrange(year, month):
    if not 1 <= month <= 12:
        raise IllegalMonthError(month)
    return weekday(year, month, 1), mdays[month] + (month == 2 and isleap(year))


def timegm(tuple):
    year, month, day, hour, minute, second = tuple[:6]
    days = datetime.date(year, month, 1).toordinal() - datetime.date(1970, 1, 1).toordinal() + day - 1
    return ((days * 24 + hour) * 60 + minute) * 60 + second


class Calendar:
    def __init__(self, firstweekday=0):
        self.firstweekday = firstweekday

    def getfirstweekday(self):
        return self.firstweekday % 7

    def setfirstweekday(self, firstweekday):
        self.firstweekday = firstweekday

    def iterweekdays(self):
        return ((self.firstweekday + i) % 7 for i in range(7))

    def itermonthdates(self, year, month):
        first = datetime.date(year, month, 1)
        at = first - datetime.timedelta((first.weekday() - self.firstweekday) % 7)
        while at < first or at.month == month or at.weekday() != self.firstweekday % 7:
            yield at
            at += datetime.timedelta(1)

    def itermonthdays(self, year, month):
        return (date.day if date.month == month else 0 for date in self.itermonthdates(year, month))

    def itermonthdays2(self, year, month):
        return ((date.day if date.month == month else 0, date.weekday()) for date in self.itermonthdates(year, month))

    def _weeks(self, days):
        days = list(days)
        return [days[at:at + 7] for at in range(0, len(days), 7)]

    def monthdatescalendar(self, year, month):
        return self._weeks(self.itermonthdates(year, month))

    def monthdayscalendar(self, year, month):
        return self._weeks(self.itermonthdays(year, month))

    def monthdays2calendar(self, year, month):
        return self._weeks(self.itermonthdays2(year, month))


class TextCalendar(Calendar):
    def formatday(self, day, weekday, width):
        return (f"{day:2d}" if day else "").center(width)

    def formatweek(self, theweek, width):
        return " ".join(self.formatday(day, weekday, width) for day, weekday in theweek)

    def formatweekday(self, day, width):
        return (day_name if width >= 9 else day_abbr)[day][:width].center(width)

    def formatweekheader(self, width):
        return " ".join(self.formatweekday(day, width) for day in self.iterweekdays())

    def formatmonthname(self, theyear, themonth, width, withyear=True):
        return (f"{month_name[themonth]} {theyear}" if withyear else month_name[themonth]).center(width)

    def formatmonth(self, theyear, themonth, w=0, l=0):
        w, l = max(2, w), max(1, l)
        lines = [self.formatmonthname(theyear, themonth, 7 * (w + 1) - 1), self.formatweekheader(w)]
        lines += [self.formatweek(week, w) for week in self.monthdays2calendar(theyear, themonth)]
        return "".join(line.rstrip() + "\n" * l for line in lines)

    def prmonth(self, theyear, themonth, w=0, l=0):
        print(self.formatmonth(theyear, themonth, w, l), end="")

    def formatyear(self, theyear, w=2, l=1, c=6, m=3):
        w, l, c = max(2, w), max(1, l), max(2, c)
        width = (w + 1) * 7 - 1
        gap = " " * c

        def row(cells):
            return gap.join(cell.center(width) for cell in cells)

        pieces = [str(theyear).center(width * m + c * (m - 1)).rstrip(), "\n" * l]
        for first in range(1, 13, m):
            months = range(first, min(first + m, 13))
            pieces.append("\n" * l)
            pieces.append(row(self.formatmonthname(theyear, month, width, False) for month in months).rstrip() + "\n" * l)
            pieces.append(row(self.formatweekheader(w) for _ in months).rstrip() + "\n" * l)
            tables = [self.monthdays2calendar(theyear, month) for month in months]
            for week in range(max(map(len, tables))):
                pieces.append(row(self.formatweek(table[week], w) if week < len(table) else "" for table in tables).rstrip() + "\n" * l)
        return "".join(pieces)

    def pryear(self, theyear, w=0, l=0, c=6, m=3):
        print(self.formatyear(theyear, w, l, c, m), end="")


_text = TextCalendar()
month, prmonth, calendar, prcal = _text.formatmonth, _text.prmonth, _text.formatyear, _text.pryear
monthcalendar, weekheader, firstweekday = _text.monthdayscalendar, _text.formatweekheader, _text.getfirstweekday


def setfirstweekday(firstweekday):
    if not MONDAY <= firstweekday <= SUNDAY:
        raise IllegalWeekdayError(firstweekday)
    _text.firstweekday = firstweekday
