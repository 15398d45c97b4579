# Names of frames: lambda and nested functions.
def outer():
    def inner(f):
        return f()

    return inner(lambda: int("x"))


outer()
