# property, staticmethod, classmethod.
class Circle:
    count = 0

    def __init__(self, radius):
        self.radius = radius
        Circle.count += 1

    @property
    def radius(self):
        return self._radius

    @radius.setter
    def radius(self, value):
        if value < 0:
            raise ValueError("negative")
        self._radius = value

    @staticmethod
    def area_of(radius):
        return 3 * radius * radius

    @classmethod
    def unit(cls):
        return cls(1)

    @property
    def area(self):
        return Circle.area_of(self.radius)


c = Circle.unit()
c.radius = 4
print(c.radius, c.area, Circle.count, Circle.area_of(2))
try:
    c.radius = -1
except ValueError as error:
    print(error)
try:
    c.area = 5
except AttributeError as error:
    print(error)
