# Annotations don't change what happens.
count: int = "text"
print(count)


def add(a: int, b: "anything" = 2) -> str:
    return a + b


print(add(1), add(1.5, 1))
