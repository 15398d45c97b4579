# What sleep refuses.
import time

for bad in [-1, -0.5]:
    try:
        time.sleep(bad)
    except ValueError as error:
        print(error)
try:
    time.sleep("1")
except TypeError as error:
    print("TypeError")
time.sleep(True)
print(time.perf_counter())
