# A decorator replaces the function; several apply from the bottom up.
def loud(function):
    print("decorating", function.__name__)

    def wrapper(*args, **kwargs):
        print("before", args, kwargs)
        result = function(*args, **kwargs)
        print("after", result)
        return result

    return wrapper


def times(n):
    def decorate(function):
        def wrapper(*args):
            return [function(*args) for _ in range(n)]

        return wrapper

    return decorate


@loud
def add(a, b=1):
    return a + b


@times(2)
@loud
def hello(name):
    return f"hello {name}"


print(add(1, b=2))
print(hello("Ann"))


@lambda f: f()
def immediately():
    return "called at once"


print(immediately)
