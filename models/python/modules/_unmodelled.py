"""Functions that CPython has and the simulated machine can't have. Importing one is fine; a call says what
to do instead."""


def function(name, instead):
    """`name` with its module: "os.fork"."""

    def refuse(*args, **kwargs):
        raise NotImplementedError(f"{name}() isn't modelled: {instead}")

    refuse.__name__ = refuse.__qualname__ = name.rpartition(".")[2]
    return refuse
