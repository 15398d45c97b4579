# Every augmented operator; on a list it works in place.
x = 10
x += 5
x -= 3
x *= 4
x //= 5
x **= 3
x %= 100
print(x)
x /= 8
print(x)
a = b = [1]
a += [2]
a *= 2
print(a, b, a is b)
a = a + [3]
print(a, b, a is b)
t = u = (1,)
t += (2,)
print(t, u)
d = {"n": 1, "l": [1]}
d["n"] += 1
d["l"] += [2]
print(d)
s = "ab"
s *= 2
s += "!"
print(s)
