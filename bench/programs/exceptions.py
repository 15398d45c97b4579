# Raising and catching, through frames and finally blocks.
class Refused(Exception):
    pass


def check(i):
    if i % 3 == 0:
        raise Refused(i)
    if i % 5 == 0:
        return [][i]
    return i


def careful(i):
    try:
        return check(i)
    finally:
        seen[0] += 1


seen = [0]
total = 0
for i in range(600_000):
    try:
        total += careful(i)
    except Refused as error:
        total -= error.args[0]
    except LookupError:
        total += 1
print(total, seen[0])
