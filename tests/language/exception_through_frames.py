# An exception unwinds the frames until somebody catches it; finally runs on the way.
def a():
    try:
        b()
    finally:
        print("leaving a")


def b():
    for n in range(3):
        c(n)


def c(n):
    print("c", n)
    if n == 1:
        raise RuntimeError(f"at {n}")


try:
    a()
except RuntimeError as error:
    print("caught", error)
