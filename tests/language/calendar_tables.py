"""calendar: months, leap years, weekdays."""
import calendar

print(calendar.month(2024, 2), end="")
calendar.prmonth(2023, 10)
print(calendar.monthrange(2024, 2), calendar.isleap(1900), calendar.leapdays(2000, 2024), calendar.weekday(2024, 2, 29))
print(calendar.monthcalendar(2024, 6), calendar.day_name[0], list(calendar.month_abbr)[:3], calendar.timegm((2023, 11, 14, 22, 13, 20)))
sunday = calendar.TextCalendar(calendar.SUNDAY)
print(sunday.formatmonth(2024, 9, 3, 1), sunday.formatweekheader(10), sep="")
print(calendar.calendar(2023)[:700])
print(calendar.Calendar().monthdatescalendar(2024, 2)[0][0], list(calendar.Calendar(6).itermonthdays(2024, 2))[:5])
try:
    calendar.monthrange(2024, 13)
except ValueError as error:
    print(error)
