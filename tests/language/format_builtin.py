# format() is what an f-string does.
print(format(3.14159, ".2f"), format(255, "x"), format("a", ">3"), format(5), format(None), format([1], ""))
