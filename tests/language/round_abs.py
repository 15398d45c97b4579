# round() goes to the even neighbour; with digits it stays a float.
print(round(0.5), round(1.5), round(2.5), round(-0.5), round(3.7), round(-3.7))
print(round(2.675, 2), round(1.25, 1), round(1234.5678, -2), round(1234, -2), round(1250, -2), round(5, 1))
print(abs(-3), abs(3), abs(-2.5), abs(-0.0), abs(-2 ** 70), abs(True))
