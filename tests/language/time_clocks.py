# Where the clocks start, and that code takes no time.
import time

print(time.time(), time.monotonic(), time.perf_counter())
start = time.perf_counter()
total = sum(range(1000))
print(time.perf_counter() - start)
time.sleep(1.5)
print(time.time(), time.monotonic(), time.perf_counter())
print(time.time_ns(), time.monotonic_ns(), time.perf_counter_ns())
time.sleep(0)
print(time.perf_counter())
print(f"{time.time() - 1700000000:.2f}")
