"""A module that isn't modelled, known only by the calls that [cost] names: they take their time and
return something that can be passed on, called and looked into, but says nothing."""
import _interleave


class Synthetic:
    def __init__(self, name):
        self._name = name

    def __getattr__(self, attribute):
        if attribute.startswith("__"):
            raise AttributeError(attribute)
        return Synthetic(f"{self._name}.{attribute}")

    def __call__(self, *args, **kwargs):
        _interleave.charge(self._name)
        return Synthetic(f"{self._name}()")

    def __await__(self):
        return self
        yield

    def __getitem__(self, key):
        return Synthetic(f"{self._name}[{key!r}]")

    def __iter__(self):
        return iter(())

    def __len__(self):
        return 0

    def __bool__(self):
        return True

    def __enter__(self):
        return self

    def __exit__(self, *args):
        pass

    async def __aenter__(self):
        return self

    async def __aexit__(self, *args):
        pass

    def __repr__(self):
        return f"<synthetic {self._name}>"
