# The first matching clause; tuples; base classes; bare except.
def check(error):
    try:
        raise error
    except ZeroDivisionError:
        return "division"
    except (KeyError, IndexError) as e:
        return f"lookup {e!r}"
    except ArithmeticError:
        return "arithmetic"
    except Exception as e:
        return f"exception {e}"
    except:
        return "anything"


for error in [ZeroDivisionError(), KeyError("k"), IndexError("i"), OverflowError(), ValueError("v"), KeyboardInterrupt(), ZeroDivisionError, LookupError("l")]:
    print(check(error))
