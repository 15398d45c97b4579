# A spec may be computed.
table = [("apple", 1.5), ("kiwi", 12.25)]
w = max(len(name) for name in ["apple", "kiwi"])
for name, price in table:
    print(f"{name:<{w}} | {price:>{w + 3}.{2}f} | {price:{'+' if price > 2 else ''}.1f}")
fill, align = "*", "^"
print(f"{'x':{fill}{align}{5}}", f"{3.14159:{6}.{3}}", f"{7:{'0'}{4}}")
