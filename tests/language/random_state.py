"""random: a generator's state can be kept and taken up again."""
import random

random.seed(5)
state = random.getstate()
first = [random.random(), random.gauss(0, 1), random.randint(1, 100)]
random.setstate(state)
print(first == [random.random(), random.gauss(0, 1), random.randint(1, 100)], first, state[0])
own = random.Random(7)
own.gauss(0, 1)
state = own.getstate()
other = random.Random()
other.setstate(state)
print(own.gauss(0, 1) == other.gauss(0, 1), own.sample(range(100), 5) == other.sample(range(100), 5), own.random() == random.Random(7).random())
for wrong in ((9, state[1], None), (3, "x", None)):
    try:
        own.setstate(wrong)
    except (ValueError, TypeError) as error:
        print(type(error).__name__)
