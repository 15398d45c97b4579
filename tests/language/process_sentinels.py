# A sentinel is a descriptor, ready when its process has ended.
import multiprocessing
import multiprocessing.connection
import time

if __name__ == "__main__":
    late = multiprocessing.Process(target=time.sleep, args=(0.4,))
    early = multiprocessing.Process(target=time.sleep, args=(0.1,))
    late.start()
    early.start()
    ended = multiprocessing.connection.wait([late.sentinel, early.sentinel])
    print(ended == [early.sentinel], isinstance(ended[0], int))
    late.join()
    print(multiprocessing.connection.wait([late.sentinel], timeout=1) == [late.sentinel])
