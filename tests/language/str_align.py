# center, ljust, rjust, zfill.
print("ab".center(6) + "|", "ab".center(7, "*"), "abc".center(6, "-"), "ab".ljust(5) + "|", "ab".rjust(5, "."), "ab".ljust(1))
print("42".zfill(5), "-42".zfill(5), "+4".zfill(4), "abc".zfill(2), "=" * 10)
