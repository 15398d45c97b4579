# The shortest digits that read back as the same float.
for x in [0.1, 0.1 + 0.2, 1 / 3, 100.0, 1e15, 1e16, 123456789.123, 1e-4, 1e-5, 1.5e300, -0.0, 5e-324, 1e22, 1e23]:
    print(x, str(x), f"{x}", f"{x!r}")
print(2.0 ** 53, 1e100, 3.0, 0.5e-7, 12345678901234567.0)
