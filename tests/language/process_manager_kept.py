# What a method returns may stay with the manager: a proxy stands for it.
import multiprocessing
from multiprocessing.managers import BaseManager


class Counter:
    def __init__(self):
        self.parts = []

    def part(self, name):
        self.parts.append(name)
        return Part(name)


class Part:
    def __init__(self, name):
        self.name = name

    def shout(self):
        return self.name.upper()


class Manager(BaseManager):
    pass


Manager.register("Counter", Counter, method_to_typeid={"part": "Part"})
Manager.register("Part", create_method=False)

if __name__ == "__main__":
    with Manager() as manager:
        part = manager.Counter().part("first")
        print(part.shout(), type(part).__name__)
    print(multiprocessing.active_children())
