# Nothing runs when the program doesn't parse.
print("never printed")
if True
    print("x")
