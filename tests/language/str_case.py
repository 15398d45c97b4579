# Case methods.
for s in ["hello world", "HELLO", "Hello World", "straße", "it's 2nd", ""]:
    print(s.upper(), s.lower(), s.capitalize(), s.title(), s.swapcase(), s.casefold(), sep="|")
print("Éa".lower(), "ß".upper(), "ÄÖ".lower(), "éa".title())
