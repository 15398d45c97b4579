"""datetime.now() moves with virtual time."""
import time
from datetime import datetime, timedelta, timezone

start = datetime.now()
print(start, repr(start), start.isoformat(timespec="milliseconds"))
time.sleep(1.25)
elapsed = datetime.now() - start
print(elapsed, elapsed.total_seconds(), elapsed > timedelta(seconds=1), f"{datetime.now():%H:%M:%S.%f}")
print(datetime.utcnow(), datetime.today(), datetime.now(timezone.utc), datetime.now(timezone(timedelta(hours=2))).isoformat())
print(datetime.now().strftime("%A, %d %B %Y %X"), datetime.fromtimestamp(time.time()) == datetime.now(), datetime.now().date(), datetime.now().time())
print(datetime(2023, 11, 15) - datetime.now(), isinstance(start, datetime))
