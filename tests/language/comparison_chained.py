# a < b < c evaluates b once, and stops early.
def seen(value):
    print("seen", value)
    return value


print(1 < seen(2) < 3)
print(seen(1) > seen(2) > seen(3))
print(1 < 2 < 3 < 4, 1 < 3 < 2, 1 == 1 != 2, 1 < 2 > 1, 3 > 2 == 2)
x = 5
print(0 <= x < 10, 0 <= x < 5, x in [5] == True)
