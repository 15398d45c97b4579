# float() of strings and ints.
print(float("1.5"), float(" -2e3 "), float("1_000.5"), float(7), float(), float("inf"), float("-Infinity"), float("1e400"))
for bad in ["", "abc", "1.2.3", "1e", "0x10"]:
    try:
        float(bad)
    except ValueError as error:
        print(error)
try:
    float([])
except TypeError as error:
    print(error)
try:
    float(10 ** 400)
except OverflowError as error:
    print(error)
