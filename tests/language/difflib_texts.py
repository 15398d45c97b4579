"""difflib: matching blocks, ratios, ndiff and unified diffs."""
import difflib

old = "one\ntwo\nthree\nfour\nfive\nsix\nseven\neight\nnine\nten\n".splitlines(keepends=True)
new = "one\ntoo\nthree\n4\nfive\nsix\nseven\neight\nnine\nzehn\nten\n".splitlines(keepends=True)
print("".join(difflib.ndiff(old, new)))
print("".join(difflib.unified_diff(old, new, "a.txt", "b.txt", n=1)))
matcher = difflib.SequenceMatcher(None, "private Thread currentThread;", "private volatile Thread currentThread;")
print(matcher.get_matching_blocks(), matcher.ratio(), matcher.quick_ratio(), matcher.real_quick_ratio())
print(difflib.SequenceMatcher(lambda x: x == " ", "qabxcd", "abycdf").get_opcodes(), matcher.find_longest_match())
print(difflib.get_close_matches("appel", ["ape", "apple", "peach", "puppy"]), difflib.get_close_matches("x", ["y"]))
print("\n".join(difflib.ndiff(["[1, 2, 3]"], ["[1, 2, 4]"])), "\n".join(difflib.ndiff(["{'a': 1,", " 'b': 2}"], ["{'a': 1,", " 'c': 2,", " 'd': 3}"])), sep="\n")
print(list(difflib.restore(difflib.ndiff(old, new), 2)) == new, list(difflib.unified_diff([], [])), list(difflib.unified_diff([], ["x"], lineterm="")))
