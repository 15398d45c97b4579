# An unknown name, with CPython's suggestion.
message = "hello"
print(mesage)
