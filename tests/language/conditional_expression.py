# The condition comes first, only one branch is evaluated.
def seen(value):
    print("seen", value)
    return value


print(seen("a") if seen(True) else seen("b"))
print(seen("a") if seen(False) else seen("b"))
for n in [5, 0, -5]:
    print("positive" if n > 0 else "zero" if n == 0 else "negative")
