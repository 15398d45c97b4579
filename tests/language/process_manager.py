# A manager's objects live in a process of their own; proxies use them from everywhere.
import multiprocessing
import time
from multiprocessing.managers import BaseManager


class Account:
    def __init__(self, balance):
        self.balance = balance

    def deposit(self, amount):
        self.balance += amount
        return multiprocessing.current_process().name

    def get_balance(self):
        return self.balance

    def fail(self):
        raise ValueError("refused")


class BankManager(BaseManager):
    pass


BankManager.register("Account", Account)


def work(shared, numbers, space, lock, queue, i):
    time.sleep(0.1 * i)
    shared[i] = i * i
    numbers.append(i)
    with lock:
        space.total += i
    queue.put(f"from {i}")


if __name__ == "__main__":
    with multiprocessing.Manager() as manager:
        shared, numbers, space = manager.dict(), manager.list([10]), manager.Namespace(total=0)
        lock, queue = manager.Lock(), manager.Queue()
        processes = [multiprocessing.Process(target=work, args=(shared, numbers, space, lock, queue, i))
                     for i in range(3)]
        for process in processes:
            process.start()
        for process in processes:
            process.join()
        print(shared, numbers, space, len(numbers), sorted(shared.items()), 1 in shared, shared.get(7, "none"))
        print(list(numbers), dict(shared), [queue.get() for _ in processes], queue.empty())
        nested = manager.dict(inner=[1])
        nested["inner"].append(2)
        print(nested, nested.copy())
        nested["inner"] += [3]
        print(nested["inner"], type(nested).__name__)
        value = manager.Value("i", 3)
        value.value += 1
        print(value.value, value)
        numbers.sort(reverse=True)
        print(numbers[1:], numbers.pop(), numbers.index(2))
        try:
            shared["missing"]
        except KeyError as error:
            print("KeyError", error)
        print([child.name for child in multiprocessing.active_children()])
    print(multiprocessing.active_children())
    with BankManager() as manager:
        account = manager.Account(5)
        print(account.deposit(6)[:11], account.get_balance())
        try:
            account.fail()
        except ValueError as error:
            print(error)
