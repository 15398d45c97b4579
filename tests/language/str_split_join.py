# split on white space and on a separator; join; splitlines; partition.
print("a b  c".split(), "a b  c".split(" "), " a b ".split(), "".split(), "".split(","), "a,b,c".split(","), "a,b,c".split(",", 1))
print("a,b,c".rsplit(",", 1), "a b c d".split(None, 2), "a--b--c".split("--"), "one\ttwo\nthree".split())
print(",".join(["a", "b"]), "".join("abc"), "-".join([]), ", ".join(str(n) for n in range(3)))
print("a\nb\r\nc\n".splitlines(), "a\n\nb".splitlines(True), "".splitlines())
print("key=value=x".partition("="), "key".partition("="), "key=value=x".rpartition("="))
for bad in [lambda: ",".join([1, 2]), lambda: "a".split(""), lambda: ",".join(5)]:
    try:
        bad()
    except (TypeError, ValueError) as error:
        print(error)
