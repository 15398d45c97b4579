# Integers have no size limit.
big = 2 ** 100
print(big, -big, big + 1, big - big)
print(big * big, big // 3, big % 1000, -big // 7, -big % 7)
print(9223372036854775807 + 1, -9223372036854775808 - 1, 9223372036854775807 * 2)
print(9223372036854775808 - 1, 4611686018427387904 * 2, 3037000500 ** 2)
print(big > 2 ** 99, big == 2 ** 100, big < 1e31, big == float(big))
print(big / 2 ** 98, big % 2 ** 64, divmod(big, -97))
factorial = 1
for n in range(1, 31):
    factorial *= n
print(factorial, len(str(factorial)))
