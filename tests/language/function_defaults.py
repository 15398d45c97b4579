# Defaults are evaluated once, at the definition.
def evaluate():
    print("evaluated")
    return []


def append(item, items=evaluate()):
    items.append(item)
    return items


print("defined")
print(append(1), append(2), append(3, []), append(4))
n = 1


def later(value=n):
    return value, n


n = 2
print(later(), later(3))
