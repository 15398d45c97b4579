"""array: typed numbers, their limits, slices and bytes."""
from array import array

numbers = array("i", [1, 2, 3])
CASES = [
    lambda: (numbers, len(numbers), numbers[0], numbers[-1], numbers[1:], 2 in numbers, list(numbers), numbers.typecode, numbers.itemsize), lambda: (array("d", [1, 2.5]), array("f", [0.1]), array("b"), array("u", "héy"), array("Q", [2**64 - 1])),
    lambda: (numbers + array("i", [4]), numbers * 2, numbers == array("i", [1, 2, 3]), numbers < array("i", [2]), numbers == [1, 2, 3]), lambda: (numbers.tobytes(), array("h", b"\x01\x00\xff\xff"), numbers.tolist(), numbers.count(2), numbers.index(3)),
    lambda: array("b", [128]), lambda: array("B", [-1]), lambda: array("i", [2**31]), lambda: array("H", [70000]), lambda: array("i", ["x"]), lambda: array("i", [1.5]), lambda: array("d", ["x"]), lambda: array("x"), lambda: array("i", "abc"), lambda: numbers[10], lambda: numbers.index(99), lambda: numbers.remove(99),
    lambda: numbers + [1], lambda: array("i").pop(), lambda: array("h", b"\x01"), lambda: numbers.append("x"),
]
for case in CASES:
    try:
        print(case())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
numbers.append(4)
numbers.extend([5, 6])
numbers.insert(0, 0)
numbers[1] = 10
numbers[2:4] = array("i", [7, 8, 9])
del numbers[-1]
numbers += array("i", [1])
numbers.reverse()
print(numbers, numbers.pop(), sum(numbers), max(numbers), sorted(numbers))
