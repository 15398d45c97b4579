# Making many small objects and walking them: linked lists and a binary tree.
class Node:
    def __init__(self, value, left=None, right=None):
        self.value = value
        self.left = left
        self.right = right


def make(depth):
    return Node(depth) if depth == 0 else Node(depth, make(depth - 1), make(depth - 1))


def total(node):
    return 0 if node is None else node.value + total(node.left) + total(node.right)


print(sum(total(make(12)) for _ in range(30)))
head = None
for i in range(300_000):
    head = Node(i, head)
length = 0
while head is not None:
    length += 1
    head = head.left
print(length)
