# Everything that changes a list returns None.
items = [3, 1, 2]
print(items.append(4), items)
items.extend("ab")
items.insert(0, 0)
items.insert(100, "end")
items.insert(-1, "before end")
print(items, items.index(1), items.count(2), items.index(2, 2))
print(items.pop(), items.pop(0), items.pop(-2), items)
items.remove(1)
items.reverse()
print(items)
copy = items.copy()
items.clear()
print(items, copy)
copy = [3, 1, 2]
copy.sort()
print(copy, copy.sort(reverse=True), copy)
words = ["bb", "a", "ccc", "dd"]
words.sort(key=len)
print(words)
words.sort(key=lambda w: -len(w))
print(words)
