# Unknown names, with a suggestion where CPython has one (only in the uncaught traceback).
try:
    print(undefined_name)
except NameError as error:
    print(f"{error!r}")


def f():
    try:
        print(value)
    except UnboundLocalError as error:
        print(error)
    value = 1
    del value
    try:
        value
    except UnboundLocalError as error:
        print(error)


f()


def outer():
    def inner():
        return later

    try:
        inner()
    except NameError as error:
        print(error)
    later = 1


outer()
