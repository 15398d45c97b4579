# Any expression inside the braces.
name, n = "Ann", 3
print(f"{name} has {n} items, {n * 2} soon", f"{name.upper()}", f"{[1, 2][0]}", f"{ {'a': 1}['a'] }")
print(f"{{literal}} {{{n}}}", f"", f"{'nested ' + name}", f"{n if n > 2 else 'few'}", f'{name!s} {name!r} {name!a}')
print("joined " f"{n}" " and " f"{name}", f"""multi
line {n}""", rf"{n}\n", F"{n}")
print(f"{None} {True} {1.5} {[1, 'a']} {(1,)} { {'k': 'v'} }")
print(f"{(lambda x: x * 2)(4)}", f"{n:{n}}|", f"{'é'!a}")
