# Methods taken from a class insist on a receiver of it.
table = r"""
list.append(5, 1)
str.upper(5)
str.upper()
dict.get([], 1)
bytes.join('', [])
bytearray.append(b'', 1)
set.add(frozenset(), 1)
int.__new__(5)
int.__new__(str)
list.__new__(tuple)
object.__new__(5)
(5).__getattribute__(5)
object().__setattr__(5, 1)
object.__repr__(5).startswith('<int object at 0x')
object.__hash__(1.5) == object.__hash__(1.5)
property().__get__(None)
str.join(',', 'ab'), list.copy([1]), int.bit_length(True), dict.fromkeys('a')
hasattr([], '__sub__'), hasattr('', '__radd__'), hasattr({}, '__add__'), hasattr({}, '__ior__'), hasattr(1.5, '__invert__')
"""
for source in table.strip().splitlines():
    try:
        print(source, '->', repr(eval(source)))
    except Exception as e:
        print(source, '->', type(e).__name__, e)
