# A string that doesn't end.
greeting = "hello
print(greeting)
