"""Lets classes of a private module show the module that programs know them by, as in `httpx.ConnectError`."""


def publish(names, module):
    for value in list(names.values()):
        if isinstance(value, type) and value.__module__ == names["__name__"]:
            value.__module__ = module
