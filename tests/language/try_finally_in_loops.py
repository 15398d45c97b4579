# break, continue and return pass through finally.
def f():
    for n in range(5):
        try:
            if n == 1:
                continue
            if n == 3:
                break
            print("body", n)
        finally:
            print("finally", n)
    while True:
        try:
            return "left by return"
        finally:
            print("finally in while")


print(f())
for n in range(3):
    try:
        raise ValueError(n)
    except ValueError:
        continue
    finally:
        print("after continue", n)
for n in range(2):
    try:
        raise ValueError
    finally:
        break
print("break in finally swallows", n)
