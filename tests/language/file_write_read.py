# Files: write, read, read(n), readline, iteration, append.
with open("notes.txt", "w") as file:
    print(file.write("one\ntwo\n"), file.write("three"))
with open("notes.txt") as file:
    print(f"{file.read()!r}", f"{file.read()!r}")
with open("notes.txt", "r") as file:
    print(f"{file.read(2)!r}", f"{file.readline()!r}", f"{file.readline()!r}", file.readlines())
with open("notes.txt", "a") as file:
    file.write("\nfour\n")
    file.writelines(["five\n", "six"])
with open("notes.txt") as file:
    for number, line in enumerate(file, 1):
        print(number, line.strip())
with open("notes.txt") as file:
    print([line.rstrip("\n") for line in file], file.name, file.mode)
with open("notes.txt", "w") as file:
    pass
print(f"{open('notes.txt').read()!r}", file.closed)
