# A forked process has a copy of the program's memory, and so has a spawned one, made anew.
import multiprocessing
import sys
import threading
import time

number = 1
items = [1, [2]]
lock = threading.Lock()


class Counter:
    made = 0

    def __init__(self):
        Counter.made += 1
        self.value = 0


counter = Counter()


def change(local):
    global number
    number += 10
    items[1].append(3)
    counter.value += 1
    Counter.made += 5
    local.append("child")
    with lock:
        time.sleep(0.1)
    print("child:", number, items, counter.value, Counter.made, local, isinstance(counter, Counter))


def look():
    print("spawned:", __name__, number, items, Counter.made, file=sys.stderr)


if __name__ == "__main__":
    number = 2
    local = ["parent"]
    process = multiprocessing.Process(target=change, args=(local,))
    process.start()
    with lock:
        time.sleep(0.2)
    process.join()
    print("parent:", number, items, counter.value, Counter.made, local)
    print(multiprocessing.get_start_method(), multiprocessing.get_all_start_methods())
    process = multiprocessing.get_context("spawn").Process(target=look)
    print(process.name)
    process.start()
