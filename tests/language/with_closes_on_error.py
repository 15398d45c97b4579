# with closes the file whatever happens.
def read():
    with open("data.txt") as file:
        return file, file.read()


with open("data.txt", "w") as out:
    out.write("data")
print(out.closed)
file, text = read()
print(file.closed, text)
try:
    with open("data.txt") as file, open("copy.txt", "w") as copy:
        copy.write(file.read() * 2)
        1 / 0
except ZeroDivisionError:
    print(file.closed, copy.closed, open("copy.txt").read())
for _ in range(2):
    with open("data.txt") as file:
        continue
print(file.closed)
