# The names of old: each still works, and warns once per place, with that line.
import threading


def work():
    print(threading.currentThread().getName())
    thread = threading.current_thread()
    thread.setName("renamed")
    print(thread.name, thread.isDaemon())


thread = threading.Thread(target=work, name="worker")
thread.setDaemon(False)
thread.start()
thread.join()

condition, event = threading.Condition(), threading.Event()
with condition:
    condition.notifyAll()
print(event.isSet(), threading.activeCount())
for _ in range(2):
    threading.current_thread().getName()


class Worker(threading.Thread):
    def run(self):
        print(self.getName(), repr(self)[:22])


Worker(name="mine").start()
print(repr(threading.Semaphore(2))[:20], repr(threading.BoundedSemaphore(3))[-12:])
