# nonlocal binds to the nearest enclosing function's variable.
x = "global"


def outer():
    x = "outer"

    def middle():
        def inner():
            nonlocal x
            x = "changed by inner"

        inner()
        return x

    print(middle(), x)

    def shadow():
        x = "own"
        return x

    print(shadow(), x)


outer()
print(x)
