# Floor division and modulo round towards minus infinity.
for a, b in [(7, 3), (-7, 3), (7, -3), (-7, -3), (6, 3), (-6, 3), (0, -5)]:
    print(a, b, a // b, a % b, divmod(a, b))
for a, b in [(7.5, 2), (-7.5, 2), (7.5, -2), (-1.0, 0.3)]:
    print(a, b, a // b, a % b, divmod(a, b))
