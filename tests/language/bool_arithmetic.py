# Bools are the ints 0 and 1.
print(True + True, True * 5, False - 1, True / 2, -True, ~True, True == 1, False == 0.0)
print(True & False, True | False, True ^ True, True and False, not True)
print(sum([True, False, True]), [10, 20][True], isinstance(True, int), str(True), int(True), f"{True:d}", f"{True}")
