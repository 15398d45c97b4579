# f"{x=}" shows the expression, blanks included.
x, name = 3, "Ann"
print(f"{x=} {name=} {x + 1=} { x = } {x=:>5} {name=!s} {name=:>6} {len(name)=}")
