# Ten times a tenth is exactly a second: time is in whole nanoseconds.
import time

for _ in range(10):
    time.sleep(0.1)
print(time.perf_counter())
time.sleep(1e-9)
print(time.perf_counter())
time.sleep(1 / 3)
print(time.perf_counter())
