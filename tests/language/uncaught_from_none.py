# from None hides the first one.
try:
    {}["key"]
except KeyError:
    raise ValueError("only this one") from None
