# Comments, blank lines, continuation lines, several statements on a line.
x = 1  # one
# nothing

y = (1 +  # inside brackets
     2)
z = 1 + \
    2; print(x, y, z); print("same line")
if x: print("short if")
for i in range(2): print(i, end=";")
print()
	
print("a tab above")
