"""What decimal and fractions share: the order of numbers, told by the sign of a difference."""


def ordered_by_difference(cls):
    """Adds the comparisons to a class whose `_difference(other)` is this number less the other, or
    something with its sign; None: they can't be compared."""

    def __eq__(self, other):
        difference = self._difference(other)
        return NotImplemented if difference is None else difference == 0

    def __lt__(self, other):
        difference = self._difference(other)
        return NotImplemented if difference is None else difference < 0

    def __le__(self, other):
        difference = self._difference(other)
        return NotImplemented if difference is None else difference <= 0

    def __gt__(self, other):
        difference = self._difference(other)
        return NotImplemented if difference is None else difference > 0

    def __ge__(self, other):
        difference = self._difference(other)
        return NotImplemented if difference is None else difference >= 0

    for method in (__eq__, __lt__, __le__, __gt__, __ge__):
        method.__qualname__ = f"{cls.__name__}.{method.__name__}"
        setattr(cls, method.__name__, method)
    return cls
