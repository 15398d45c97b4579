"""datetime: construction, text, arithmetic and comparison, as a table of expressions."""
from datetime import date, datetime, time, timedelta, timezone

noon = datetime(2024, 2, 29, 12, 0, 0)
zone = timezone(timedelta(hours=5, minutes=30))
east = timezone(timedelta(hours=-8), "PST")

CASES = [
    lambda: (timedelta(days=1, hours=2, minutes=3.5)),
    lambda: (timedelta(0)),
    lambda: (timedelta(seconds=-1)),
    lambda: (str(timedelta(seconds=-1))),
    lambda: (str(timedelta(days=2, seconds=3661, microseconds=5))),
    lambda: (timedelta(microseconds=0.5), timedelta(microseconds=1.5), timedelta(milliseconds=0.1)),
    lambda: (timedelta(hours=25).total_seconds(), timedelta(weeks=1) // timedelta(days=2), timedelta(days=1) / 3),
    lambda: (timedelta(minutes=10) * 1.5, 2 * timedelta(1), -timedelta(1), abs(timedelta(-1)), timedelta(1) % timedelta(hours=7)),
    lambda: (timedelta(1) > timedelta(hours=23), timedelta(1) == timedelta(hours=24), bool(timedelta()), timedelta(1) / timedelta(hours=5)),
    lambda: (divmod(timedelta(days=1), timedelta(hours=5))),
    lambda: (date(2024, 2, 29) + timedelta(days=366), date(2024, 3, 1) - date(2023, 3, 1), date(2024, 1, 1) - timedelta(1)),
    lambda: (date(2024, 12, 30).isocalendar(), date(2024, 12, 30).weekday(), date(2024, 12, 30).isoweekday(), date(2021, 1, 3).isocalendar()[1]),
    lambda: (date.fromordinal(738945), date(2024, 2, 29).toordinal(), date.min, date.max, date(1, 1, 1).ctime()),
    lambda: (date.fromisoformat("2024-02-29"), date.fromisoformat("20240229"), date.fromisoformat("2024-W09-4")),
    lambda: (date(2024, 2, 29).strftime("%d/%m/%y %A %B %j"), f"{date(2024, 2, 29):%Y.%m}", date(2024, 2, 29).timetuple()),
    lambda: (noon, str(noon), noon.isoformat(), noon.isoformat(" ", "minutes"), noon.ctime(), repr(noon.replace(microsecond=5))),
    lambda: (noon + timedelta(hours=13), noon - datetime(2024, 1, 1), noon.date(), noon.time(), noon.weekday()),
    lambda: (noon.strftime("%Y-%m-%d %H:%M:%S.%f|%z|%Z|%p|%I|%a|%b|%%"), f"{noon:%H:%M}", "{:%d %b %Y}".format(noon)),
    lambda: (noon.replace(tzinfo=zone), noon.replace(tzinfo=zone).isoformat(), str(noon.replace(tzinfo=timezone.utc))),
    lambda: (noon.replace(tzinfo=timezone.utc).astimezone(zone), noon.replace(tzinfo=zone).astimezone(east).isoformat()),
    lambda: (noon.replace(tzinfo=zone) - noon.replace(tzinfo=timezone.utc), noon.replace(tzinfo=zone).utcoffset(), noon.tzname()),
    lambda: (noon.replace(tzinfo=east).strftime("%z %Z"), repr(east), str(zone), timezone.utc, str(timezone.utc), repr(zone)),
    lambda: (datetime.fromtimestamp(1700000000.123456), datetime.fromtimestamp(0, timezone.utc), datetime.fromtimestamp(0, zone)),
    lambda: (noon.timestamp(), noon.replace(tzinfo=zone).timestamp(), datetime(1969, 12, 31, 23, 59, 59, 500000).timestamp()),
    lambda: (datetime.fromisoformat("2024-02-29T12:30"), datetime.fromisoformat("2024-02-29 12:30:15.123"), datetime.fromisoformat("2024-02-29T12:30:15+05:30")),
    lambda: (datetime.fromisoformat("2024-02-29"), datetime.fromisoformat("20240229T123015Z")),
    lambda: (datetime.strptime("21/11/06 16:30", "%d/%m/%y %H:%M"), datetime.strptime("2024-02-29T01:02:03.45 +0530", "%Y-%m-%dT%H:%M:%S.%f %z")),
    lambda: (datetime.strptime("Nov 5 2023 3:07 PM", "%b %d %Y %I:%M %p"), datetime.strptime("Tuesday, 14. November 2023", "%A, %d. %B %Y")),
    lambda: (datetime.combine(date(2024, 1, 2), time(3, 4)), datetime.combine(date(2024, 1, 2), time(3, 4, tzinfo=zone))),
    lambda: (noon < datetime(2024, 3, 1), noon == datetime(2024, 2, 29, 12), noon != date(2024, 2, 29), max(noon, datetime(2025, 1, 1))),
    lambda: (noon.replace(tzinfo=zone) == datetime(2024, 2, 29, 6, 30, tzinfo=timezone.utc), noon == noon.replace(tzinfo=zone)),
    lambda: (time(1, 2, 3, 4), str(time(1, 2)), time(23, 59).isoformat("seconds"), time.fromisoformat("04:23:01.5"), time(1) < time(2)),
    lambda: (time(1, 2, tzinfo=timezone.utc), str(time(1, 2, tzinfo=zone)), time(9, 5).strftime("%H-%M"), time.max, time.min),
    lambda: (datetime.max, datetime.min, datetime.resolution, timedelta.max, timedelta.min),
    lambda: (len({noon, datetime(2024, 2, 29, 12)}), hash(noon) == hash(datetime(2024, 2, 29, 12)), isinstance(noon, date)),
    lambda: (sorted([date(2024, 5, 1), date(2023, 1, 1)]), noon.timetuple().tm_yday, noon.isocalendar().week),
    lambda: (date(2023, 2, 29)),
    lambda: (date(2023, 13, 1)),
    lambda: (date("2023", 1, 1)),
    lambda: (datetime(2023, 1, 1, 24)),
    lambda: (datetime(10000, 1, 1)),
    lambda: (date.max + timedelta(1)),
    lambda: (datetime.strptime("2023-01", "%Y-%m-%d")),
    lambda: (datetime.strptime("2023-01-01 x", "%Y-%m-%d")),
    lambda: (datetime.strptime("2023-02-30", "%Y-%m-%d")),
    lambda: (datetime.strptime("x", "%Q")),
    lambda: (datetime.fromisoformat("yesterday")),
    lambda: (date.fromisoformat("2023-1-1")),
    lambda: (noon - noon.replace(tzinfo=zone)),
    lambda: (noon < noon.replace(tzinfo=zone)),
    lambda: (noon < date(2024, 1, 1)),
    lambda: (timedelta("1")),
    lambda: (timezone(timedelta(hours=24))),
    lambda: (datetime(2024)),
    lambda: (timedelta(days=10**9)),
    lambda: (datetime.now() - datetime.now() <= timedelta(0), isinstance(datetime.now(timezone.utc).tzinfo, timezone)),
]

for case in CASES:
    try:
        print(case())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
