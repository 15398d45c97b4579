# A line gets the time at which it was completed.
import time

print("loading", end="")
for _ in range(3):
    time.sleep(0.5)
    print(".", end="")
print(" done")
print("a\nb", end="")
time.sleep(1)
print("c")
print("the end has no newline", end="")
time.sleep(1)
