# nonlocal needs a variable to bind to.
def f():
    def g():
        nonlocal x
        x = 1
