# The traceback shows every frame of the program, with carets.
def divide(a, b):
    return a / b


def average(items):
    total = sum(items)
    return 100 + divide(total, len(items))


print("before")
print(average([]))
print("never")
