# Missing files, closed files, wrong modes.
for path, mode in [("missing.txt", "r"), ("no/such/folder.txt", "w")]:
    try:
        open(path, mode)
    except FileNotFoundError as error:
        print(error)
with open("f.txt", "w") as file:
    file.write("x")
    try:
        file.read()
    except OSError as error:
        print(error)
for bad in [lambda: file.write("y"), lambda: open("f.txt", "z"), lambda: open("f.txt").write("z"), lambda: open("f.txt", "w").write(5)]:
    try:
        bad()
    except (ValueError, TypeError, OSError) as error:
        print(error)
