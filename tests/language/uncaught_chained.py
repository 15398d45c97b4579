# Two tracebacks: the cause first.
def load(path):
    try:
        return open(path)
    except FileNotFoundError as error:
        raise RuntimeError("can't load") from error


load("settings.txt")
