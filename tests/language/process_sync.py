# Locks, events, conditions, barriers and shared numbers between processes.
import multiprocessing
import time


def add(lock, value, array, i):
    for _ in range(3):
        with lock:
            value.value += 1
        with array.get_lock():
            array[i] += 0.5
    time.sleep(0.1 * i)


def hold(lock, name):
    with lock:
        print(name, "has it")
        time.sleep(0.2)


def wait_for(event, name, timeout):
    print(name, event.wait(timeout))


def meet(barrier, i):
    time.sleep(0.1 * i)
    barrier.wait()
    time.sleep(0.1 * i)
    print("through", i)


def listen(condition):
    with condition:
        print("notified:", condition.wait(5))


def start(target, *argument_lists):
    processes = [multiprocessing.Process(target=target, args=args) for args in argument_lists]
    for process in processes:
        process.start()
        time.sleep(0.1)
    return processes


def join(processes):
    for process in processes:
        process.join()


if __name__ == "__main__":
    lock, value, array = multiprocessing.Lock(), multiprocessing.Value("i", 5), multiprocessing.Array("d", 3)
    join(start(add, *[(lock, value, array, i) for i in range(3)]))
    print(value.value, array[:], list(array), len(array), value, lock)
    join(start(hold, (lock, "first"), (lock, "second")))
    semaphore = multiprocessing.Semaphore(2)
    join(start(hold, (semaphore, "a"), (semaphore, "b"), (semaphore, "c")))
    event = multiprocessing.Event()
    waiting = start(wait_for, (event, "patient", None), (event, "impatient", 0.1))
    time.sleep(0.3)
    event.set()
    join(waiting)
    join(start(meet, *[(multiprocessing.Barrier(1), i) for i in range(2)]))
    condition = multiprocessing.Condition()
    waiting = start(listen, (condition,))
    time.sleep(0.1)
    with condition:
        condition.notify_all()
    join(waiting)

    byte, text = multiprocessing.Value("b", 127), multiprocessing.Array("c", b"hello")
    byte.value += 1
    text.value = b"bye"
    print(byte.value, text.value, text.raw, multiprocessing.Array("i", range(4))[1:3])
    for action in [lambda: setattr(byte, "value", "x"), lambda: array[7], lock.release,
                   multiprocessing.RLock().release, multiprocessing.BoundedSemaphore(1).release]:
        try:
            action()
        except Exception as error:
            print(f"{type(error).__name__}: {error}")
    with lock:
        print(lock, lock.acquire(False), lock.acquire(timeout=0.1))
