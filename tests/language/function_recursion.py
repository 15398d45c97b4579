# Functions that call themselves, and each other.
def factorial(n):
    return 1 if n <= 1 else n * factorial(n - 1)


def fibonacci(n):
    if n < 2:
        return n
    return fibonacci(n - 1) + fibonacci(n - 2)


def even(n):
    return n == 0 or odd(n - 1)


def odd(n):
    return n != 0 and even(n - 1)


def hanoi(n, a, b, c):
    if n == 0:
        return 0
    return hanoi(n - 1, a, c, b) + 1 + hanoi(n - 1, c, b, a)


print(factorial(20), fibonacci(15), even(100), odd(7), hanoi(8, "a", "b", "c"))


def depth(n):
    return 0 if n == 0 else 1 + depth(n - 1)


print(depth(900))
