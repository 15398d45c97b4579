# and/or give back an operand, and stop as soon as the result is known.
def seen(value):
    print("seen", value)
    return value


print(seen(0) and seen(1))
print(seen(0) or seen(2))
print(seen("") or seen([]) or seen(None))
print(seen(1) and seen("x") and seen(3))
print(not seen(0), not [], not "a")
