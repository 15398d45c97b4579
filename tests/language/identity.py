# is compares identity.
a = [1]
b = a
c = [1]
print(a is b, a is c, a is not c, None is None, a == c)
b.append(2)
print(a, c)
