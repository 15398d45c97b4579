# The bracket that is still open.
print("never printed")
total = sum([1, 2, 3]
print(total)
