# A variable annotated anywhere in a module or class gives it __annotations__.
if True:
    port: int = 8080
for _ in range(2):
    name: str
try:
    ratio: "float"
finally:
    pass
print(__annotations__)


class Point:
    if port:
        x: int = 1
    with open("points.txt", "w"):
        y: float


print(Point.__annotations__, Point.x)


class Plain:
    pass


print("__annotations__" in vars(Plain), Plain.__annotations__)
