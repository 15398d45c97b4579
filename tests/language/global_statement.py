# global binds to the module's variable.
total = 0


def add(n):
    global total, created
    total += n
    created = True


def read():
    return total


def shadow():
    total = -1
    return total


add(5)
add(6)
print(total, created, read(), shadow(), total)


def broken():
    total += 1


try:
    broken()
except UnboundLocalError as error:
    print(error)
