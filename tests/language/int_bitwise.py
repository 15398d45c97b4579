# Bitwise operators, on negative numbers and big ones too.
print(12 & 10, 12 | 10, 12 ^ 10, ~12, 1 << 10, 1024 >> 3)
print(-12 & 10, -12 | 10, -12 ^ 10, -1 >> 5, -17 >> 2, -3 << 4)
print(1 << 70, (1 << 70) >> 68, (1 << 70) & ((1 << 71) - 1), ~(1 << 64))
x = 6
x &= 3
x |= 8
x ^= 1
x <<= 3
x >>= 1
print(x)
for bad in [lambda: 1 << -1, lambda: 1 >> -1]:
    try:
        bad()
    except ValueError as error:
        print(error)
