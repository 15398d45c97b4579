# break needs a loop.
def f():
    break
