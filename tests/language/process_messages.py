# Queues and pipes between processes: copies travel, with the classes of the receiver.
import multiprocessing
import time
from queue import Empty, Full


class Point:
    def __init__(self, x):
        self.x = x

    def __eq__(self, other):
        return isinstance(other, Point) and self.x == other.x


class Custom:
    def __init__(self):
        self.kept, self.dropped = 1, lambda: None

    def __getstate__(self):
        return {"kept": self.kept + 1}

    def __setstate__(self, state):
        self.__dict__.update(state, restored=True)


def produce(queue):
    shared = [1]
    for item in [1, "two", {"three": (3,)}, Point(4), [shared, shared], Custom(), None]:
        queue.put(item)
        time.sleep(0.1)


def echo(connection, other_end):
    other_end.close()  # the fork has it too
    while True:
        try:
            connection.send(["echo", connection.recv()])
        except EOFError:
            print("the other end is closed")
            break


def consume(queue):
    while True:
        item = queue.get()
        time.sleep(0.1)
        print("done with", item)
        queue.task_done()


if __name__ == "__main__":
    queue = multiprocessing.Queue()
    process = multiprocessing.Process(target=produce, args=(queue,))
    process.start()
    while (item := queue.get()) is not None:
        print(item if not isinstance(item, (Point, Custom)) else (item == Point(4), vars(item)))
        if isinstance(item, list):
            print(item[0] is item[1])
    process.join()
    try:
        queue.get(timeout=0.2)
    except Empty:
        print("empty")
    small = multiprocessing.Queue(1)
    small.put(1)
    try:
        small.put(2, timeout=0.1)
    except Full:
        print("full")
    small.close()
    try:
        small.put(3)
    except ValueError as error:
        print(str(error)[:7], str(error)[-9:])

    ours, theirs = multiprocessing.Pipe()
    process = multiprocessing.Process(target=echo, args=(theirs, ours))
    process.start()
    theirs.close()
    for message in [1, {"a": [Point(2)]}]:
        ours.send(message)
        print(ours.poll(1), ours.recv() == ["echo", message])
    print(ours.poll(), ours.poll(0.1))
    ours.close()
    process.join()
    reader, writer = multiprocessing.Pipe(duplex=False)
    writer.send_bytes(b"some bytes")
    print(reader.recv_bytes())
    for action in [lambda: reader.send(1), lambda: ours.recv()]:
        try:
            action()
        except OSError as error:
            print(error)

    tasks = multiprocessing.JoinableQueue()
    multiprocessing.Process(target=consume, args=(tasks,), daemon=True).start()
    for i in range(3):
        tasks.put(i)
    tasks.join()
    print("all done")
