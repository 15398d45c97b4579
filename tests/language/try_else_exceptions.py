# An exception in else isn't caught by the same try.
try:
    try:
        pass
    except ValueError:
        print("never")
    else:
        raise ValueError("from else")
    finally:
        print("finally first")
except ValueError as error:
    print("outer", error)
