# Processes that are ended: exit codes, what they held, and who notices.
import multiprocessing
import time
from multiprocessing.connection import wait


def loop(name):
    try:
        while True:
            print(name)
            time.sleep(0.2)
    finally:
        print("not reached")


def hold(lock):
    lock.acquire()
    time.sleep(50)


def send(connection, seconds):
    time.sleep(seconds)
    connection.send(seconds)


if __name__ == "__main__":
    process = multiprocessing.Process(target=loop, args=("tick",))
    process.start()
    time.sleep(0.5)
    process.terminate()
    process.join()
    print(process.exitcode, process.is_alive())
    process = multiprocessing.Process(target=loop, args=("tock",))
    process.start()
    time.sleep(0.1)
    process.kill()
    process.join()
    print(process.exitcode)
    lock = multiprocessing.Lock()
    process = multiprocessing.Process(target=hold, args=(lock,))
    process.start()
    time.sleep(0.1)
    process.terminate()
    process.join()
    print("still locked:", not lock.acquire(timeout=0.1))
    readers = {}
    for seconds in [0.3, 0.1, 0.2]:
        reader, writer = multiprocessing.Pipe(duplex=False)
        process = multiprocessing.Process(target=send, args=(writer, seconds))
        process.start()
        writer.close()
        readers[reader] = process
    while readers:
        for reader in wait(list(readers)):
            print("ready:", reader.recv())
            readers.pop(reader).join()
    process = multiprocessing.Process(target=time.sleep, args=(0.1,))
    process.start()
    print(wait([process.sentinel], timeout=0), wait([process.sentinel]) == [process.sentinel])
