# The variable survives the loop; assigning to it doesn't disturb the iteration.
for n in range(3):
    n *= 10
    print(n)
print("after", n)
for n in []:
    pass
print("still", n)
for i, (a, *b) in enumerate([(1, 2, 3), (4,)]):
    print(i, a, b)
items = [1, 2, 3]
for item in items:
    if item < 3:
        items.append(item + 10)
print(items)
