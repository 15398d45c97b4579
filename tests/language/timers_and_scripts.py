"""timeit, sched, gc, platform, shlex, sys: small questions to the machine."""
import gc
import sched
import shlex
import sys
import time
import timeit



def nap():
    time.sleep(0.125)


print(timeit.timeit(lambda: time.sleep(0.5), number=4), timeit.repeat(lambda: time.sleep(1), number=1, repeat=2), timeit.default_timer is time.perf_counter)
timer = timeit.Timer(lambda: time.sleep(0.25), setup=lambda: print("setup"))
print(timer.timeit(2), timer.repeat(2, 1))
total = []
print(timeit.timeit("nap(); total.append(1)", setup="from __main__ import nap\nprint('once')", number=3, globals={"total": total}), len(total))
print(timeit.timeit("nap()", number=2, globals=globals()), timeit.timeit(number=10))
for wrong in ((5,), ("x = = 1",)):
    try:
        timeit.timeit(*wrong)
    except Exception as error:
        print(type(error).__name__, error)

scheduler = sched.scheduler(time.monotonic, time.sleep)
start = time.monotonic()


def event(name, extra=""):
    print(name, extra, round(time.monotonic() - start, 3))


scheduler.enter(2, 1, event, ("two",))
scheduler.enter(1, 2, event, ("one, low",), {"extra": "!"})
scheduler.enter(1, 1, event, ("one, high",))
gone = scheduler.enter(3, 1, event, ("never",))
scheduler.cancel(gone)
print(len(scheduler.queue), scheduler.empty(), scheduler.run(), scheduler.empty())

print(gc.isenabled(), gc.disable(), gc.isenabled(), gc.enable())
print(shlex.split("run 'a b' \"c \\\"d\\\"\" e\\ f # x"), shlex.quote("it's"), shlex.join(["a b", "c"]), shlex.split("a # b", comments=True))
try:
    shlex.split("'open")
except ValueError as error:
    print(error)

print(sys.version_info[:2], sys.version_info >= (3, 8), sys.version_info.major, sys.maxsize, sys.byteorder, sys.platform, sys.getrecursionlimit())
print(sys.stdout.write("text\n"), sys.stdout.flush(), sys.stdout.encoding, sys.stdout.isatty(), sys.stderr.name, sys.stdin.name, sys.implementation.name)
print(sys.intern("x") is sys.intern("x"), sys.getsizeof(0), sys.getsizeof(""), sys.getsizeof("abc"), sys.getsizeof([]), sys.getsizeof(()), sys.getsizeof({}), sys.getsizeof(b""), sys.getsizeof(1.5))
print("sys" in sys.modules, sys.modules["sys"] is sys, sys.modules[__name__].__name__, "nothing" in sys.modules, sys.float_info.max, sys.hexversion >> 24)
sys.stdout.writelines(["a", "b\n"])
print(time.strftime("%Y-%m-%d", time.gmtime(0)), time.strptime("30 Nov 00", "%d %b %y")[:3], time.mktime(time.gmtime(86400)), time.ctime(0), time.asctime(time.gmtime(0)), time.tzname[0])
print(time.gmtime(1700000000), time.localtime(0).tm_zone, time.get_clock_info("monotonic").monotonic)
sys.exit("the end")
