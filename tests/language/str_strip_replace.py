# strip takes a set of characters, replace a substring, removeprefix a prefix.
print("  x ".strip(), "  x ".lstrip() + "|", "  x ".rstrip() + "|", "xxabcxx".strip("x"), "abcba".strip("ab"), "\t\n x\r".strip())
print("a-b-c".replace("-", "+"), "a-b-c".replace("-", "", 1), "aaa".replace("aa", "b"), "abc".replace("", "."), "abc".replace("z", "y"))
print("test_name".removeprefix("test_"), "file.py".removesuffix(".py"), "abc".removeprefix("x"))
print("a\tb".expandtabs(4), "hello".translate({104: "J", 108: None}))
