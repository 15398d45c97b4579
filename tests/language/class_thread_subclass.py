# Thread subclasses override run.
import threading
import time


class Worker(threading.Thread):
    def __init__(self, n):
        super().__init__()
        self.n = n
        self.result = None

    def run(self):
        time.sleep(self.n)
        self.result = self.n * 10


workers = [Worker(n) for n in [2, 1]]
for worker in workers:
    worker.start()
for worker in workers:
    worker.join()
    print(worker.result)
