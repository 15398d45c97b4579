# An attribute that doesn't exist.
text = "abc"
print(text.upper())
print(text.push("d"))
