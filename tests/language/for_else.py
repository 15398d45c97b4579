# The search idiom.
for wanted in [4, 9]:
    for n in [2, 4, 6]:
        if n == wanted:
            print("found", n)
            break
    else:
        print("no", wanted)
for n in []:
    pass
else:
    print("empty")
