# The same numbers as CPython for the same seed.
import random

print(random.random(), random.randint(1, 6))
random.seed(42)
print(random.random(), random.random())
print(random.randint(1, 100), random.randint(0, 0), random.randrange(10), random.randrange(5, 50, 5))
print(random.choice(["a", "b", "c"]), random.uniform(1, 2), random.sample(range(100), 5))
cards = list(range(10))
random.shuffle(cards)
print(cards, random.choices("xyz", k=6), random.getrandbits(40))
print(random.gauss(0, 1), random.expovariate(2))
random.seed("text")
print(random.random())
