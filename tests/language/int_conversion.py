# int() of strings, floats and bools.
print(int("42"), int("  -7 "), int("+5"), int("1_000"), int(3.99), int(-3.99), int(True), int())
print(int("ff", 16), int("0xff", 16), int("1010", 2), int("0o17", 0), int("z", 36), int("123456789012345678901234567890"))
print(int(1e20), int(-0.5), int("007"))
