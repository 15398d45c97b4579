from abc import ABC, ABCMeta, abstractmethod


class Shape(ABC):
    @abstractmethod
    def area(self):
        return 1

    @property
    @abstractmethod
    def name(self): ...

    @classmethod
    @abstractmethod
    def make(cls): ...

    @staticmethod
    @abstractmethod
    def unit(): ...

    def describe(self):
        return f"{self.name}: {self.area()}"


class Half(Shape):
    def area(self):
        return super().area() + 1


class Square(Half):
    name = "square"

    @classmethod
    def make(cls):
        return cls()

    @staticmethod
    def unit():
        return "cm"


for cls in (Shape, Half):
    try:
        cls()
    except TypeError as e:
        print(e)
print(Square().describe(), Square.make().unit(), isinstance(Square(), Shape))
print(sorted(Shape.__abstractmethods__), Square.__abstractmethods__, Shape.area.__isabstractmethod__)


class One(metaclass=ABCMeta):
    @abstractmethod
    def only(self): ...


try:
    One()
except TypeError as e:
    print(e)


@One.register
class Foreign:
    pass


print(isinstance(Foreign(), One), issubclass(Foreign, One), issubclass(int, One), One in Foreign.__mro__)


class Quacks(ABC):
    @classmethod
    def __subclasshook__(cls, other):
        return any("quack" in base.__dict__ for base in other.__mro__) or NotImplemented


class Duck:
    def quack(self): ...


print(issubclass(Duck, Quacks), isinstance(3, Quacks))
