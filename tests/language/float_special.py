# Infinity and not-a-number.
inf, nan = float("inf"), float("nan")
print(inf, -inf, nan, inf + 1, inf - inf, inf * 0, inf > 10 ** 100)
print(nan == nan, nan != nan, nan < 1, nan > 1, nan in [nan])
print(1e308 * 10, -1e308 * 10, f"{inf:.2f}", f"{nan:8.3f}", f"{-inf:>6}")
