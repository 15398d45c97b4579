# Several context managers in parentheses.
with (
    open("a.txt", "w") as a,
    open("b.txt", "w") as b,
):
    a.write("A")
    b.write("B")
print(open("a.txt").read() + open("b.txt").read())
