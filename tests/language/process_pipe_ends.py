# A reader gets EOFError once every process that could write has closed its end, and no earlier: a
# later child inherits nothing of what an earlier one was given.
import multiprocessing


def create(pipe):
    output, _ = pipe
    for item in range(4):
        output.send(item)
    output.close()


def multiply(numbers, squares):
    numbers[0].close()
    try:
        while True:
            item = numbers[1].recv()
            squares[0].send(item * item)
    except EOFError:
        squares[0].close()


def count(shared, lock):
    for _ in range(10):
        with lock:
            shared.buf[0] += 1
    shared.close()


def parent():
    print(multiprocessing.parent_process().name, repr(multiprocessing.parent_process()))


if __name__ == "__main__":
    numbers = multiprocessing.Pipe(True)
    first = multiprocessing.Process(target=create, args=(numbers,))
    first.start()
    squares = multiprocessing.Pipe(True)
    second = multiprocessing.Process(target=multiply, args=(numbers, squares))
    second.start()
    numbers[0].close()
    squares[0].close()
    try:
        while True:
            print(squares[1].recv())
    except EOFError:
        print("End")
    for process in (first, second):
        process.join()

    from multiprocessing import shared_memory
    shared = shared_memory.SharedMemory(create=True, size=8)
    lock = multiprocessing.Lock()
    workers = [multiprocessing.Process(target=count, args=(shared, lock)) for _ in range(3)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    print(shared.buf[0])
    shared.close()
    shared.unlink()

    child = multiprocessing.Process(target=parent)
    child.start()
    child.join()
