# else runs unless break left the loop.
n = 0
while n < 3:
    n += 1
else:
    print("ended", n)
while True:
    n -= 1
    if n == 1:
        break
else:
    print("never")
print("broke at", n)
while False:
    pass
else:
    print("nothing to do")
