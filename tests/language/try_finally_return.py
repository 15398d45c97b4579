# return in finally wins, and swallows the exception.
def override():
    try:
        return "try"
    finally:
        return "finally"


def swallow():
    try:
        raise ValueError
    finally:
        return "swallowed"


def keep():
    x = 1
    try:
        return x
    finally:
        x = 2


def mutate():
    items = [1]
    try:
        return items
    finally:
        items.append(2)


def nested():
    try:
        try:
            return "inner"
        finally:
            print("inner finally")
    finally:
        print("outer finally")


print(override(), swallow(), keep(), mutate(), nested())
