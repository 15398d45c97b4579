# Repeated frames are folded.
def down(n):
    return down(n - 1) if n else 1 / 0


down(8)
