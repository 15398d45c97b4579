# Width, alignment, fill and precision of strings.
word = "café"
for spec in ["", "s", "10", "<10", ">10", "^10", "*<10", "->10", "=^11", ".2", "8.3s", "^8.1", "2", "010"]:
    print(f"{spec:>6} [{word:{spec}}]")
width, precision = 8, 2
print(f"[{word:{width}}] [{word:>{width}.{precision}}] [{word!r:>{width}}] [{True!s:>{width}}] [{None!s:^{width}}]")
