# Dicts: counting, looking up, deleting, iterating; string and integer keys.
def count(words):
    counts = {}
    for word in words:
        counts[word] = counts.get(word, 0) + 1
    return counts


words = [f"w{i * 7919 % 1009}" for i in range(60_000)]
total = 0
for _ in range(10):
    counts = count(words)
    for word, n in counts.items():
        if word in counts and n > 59:
            total += n
squares = {i: i * i for i in range(50_000)}
for i in range(0, 50_000, 3):
    del squares[i]
for _ in range(10):
    for key in squares:
        total += squares[key] & 15
print(total, len(squares))
