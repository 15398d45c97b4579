# Inner functions keep the variable, not its value at definition.
def counter():
    n = 0

    def increment():
        nonlocal n
        n += 1
        return n

    return increment


a, b = counter(), counter()
print(a(), a(), b(), a())


def adders():
    result = []
    for i in range(3):
        result.append(lambda x: x + i)
    return result


print([add(10) for add in adders()])


def outer():
    value = "before"

    def show():
        return value

    value = "after"
    return show()


print(outer())


def multiply(x):
    return lambda y: lambda z: x * y * z


print(multiply(2)(3)(4))
