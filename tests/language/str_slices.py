# Indexing and slicing.
s = "abcdefgh"
print(s[0], s[-1], s[2:5], s[:3], s[5:], s[::2], s[::-1], s[-3:], s[:-3], s[1:-1:3], s[10:], s[-100:2], s[5:2], s[6:2:-2])
print(s[2:2] == "", s[:] is s, "日本語テキスト"[2:4], "aé😀z"[2], len("aé😀z"))
for bad in [lambda: s[8], lambda: s[-9], lambda: ""[0], lambda: s["a"], lambda: s[1.0]]:
    try:
        bad()
    except (IndexError, TypeError) as error:
        print(error)
try:
    s[0] = "x"
except TypeError as error:
    print(error)
