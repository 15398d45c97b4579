# An exception inside a handler; the outer handlers see the new one.
try:
    try:
        1 / 0
    except ZeroDivisionError as first:
        print("first", first)
        raise KeyError("second")
    finally:
        print("cleanup")
except KeyError as second:
    print("second", second, f"{second.__context__!r}", second.__cause__)
try:
    try:
        {}["x"]
    except KeyError as e:
        raise ValueError("bad key") from e
except ValueError as e:
    print(e, f"{e.__cause__!r}", e.__cause__ is e.__context__)
try:
    try:
        1 / 0
    except ZeroDivisionError:
        raise ValueError("hidden") from None
except ValueError as e:
    print(e, e.__cause__, e.__suppress_context__)
