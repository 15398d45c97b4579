# str.format takes the same specs.
print("{} and {}".format(1, "two"), "{0} {1} {0}".format("a", "b"), "{name:>5}|{n:03d}".format(name="x", n=7), "{:.1f} {:,}".format(2.25, 10000))
