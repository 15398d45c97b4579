# repr picks the quotes and escapes what can't be printed.
for s in ["plain", "it's", 'say "hi"', "both ' and \"", "tab\t nl\n cr\r", "back\\slash", "\x00\x1f\x7f", "é ß 日本 😀", "\u200b\xa0", ""]:
    print(f"{s!r}", len(s))
print(["it's", "b\n"], ("x",), {"k'": 'v"'})
