# Text: f-strings, join, split, replace, +=, methods of str.
def build(count):
    words = []
    for i in range(count):
        words.append(f"item-{i}:{i * i:,}")
    text = ";".join(words)
    total = 0
    for word in text.split(";"):
        name, _, number = word.partition(":")
        total += int(number.replace(",", "")) % 7 + len(name.upper())
    line = ""
    for i in range(count):
        line += chr(97 + i % 26)
        if line.endswith("z"):
            total += line.count("a")
            line = ""
    return total


print(sum(build(20_000) for _ in range(8)))
