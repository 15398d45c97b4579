# super, overriding, multiple inheritance.
class Animal:
    sound = "..."

    def __init__(self, name):
        self.name = name

    def speak(self):
        return f"{self.name} says {self.sound}"


class Dog(Animal):
    sound = "woof"

    def __init__(self, name, age):
        super().__init__(name)
        self.age = age

    def speak(self):
        return super().speak() + "!"


class Loud:
    def speak(self):
        return super().speak().upper()


class LoudDog(Loud, Dog):
    pass


for animal in [Animal("it"), Dog("Rex", 3), LoudDog("Max", 1)]:
    print(animal.speak(), isinstance(animal, Animal), isinstance(animal, Loud))
print([c.__name__ for c in LoudDog.__mro__], issubclass(LoudDog, Animal))
