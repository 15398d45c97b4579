# Slices with negative bounds and steps.
n = list(range(10))
print(n[2:5], n[:3], n[7:], n[-3:], n[:-7], n[::3], n[::-1], n[8:2:-2], n[-1:-4:-1], n[5:5], n[20:], n[-20:2], n[2:20])
print(n[slice(1, 4)], n[None:None], n[True:3])
print(n[:] == n, n[:] is n)
