# A process's life: names, states, exit codes, and who may do what with it.
import multiprocessing
import os
import sys
import time


class Greeter(multiprocessing.Process):
    def __init__(self, who):
        super().__init__(name=f"greeter of {who}")
        self.who = who

    def run(self):
        time.sleep(0.1)
        print("hello", self.who, "from", multiprocessing.current_process().name)
        time.sleep(0.2)


def leave(code):
    sys.exit(code)


def nest():
    inner = multiprocessing.Process(target=print, args=("inner",))
    print(inner.name, multiprocessing.parent_process().name)
    inner.start()
    inner.join()
    print("inner ended with", inner.exitcode, os.getppid() == multiprocessing.parent_process().pid)


def attempt(action, *args):
    try:
        print(action(*args))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


if __name__ == "__main__":
    greeter = Greeter("Ann")
    print(greeter.is_alive(), greeter.exitcode, greeter.pid, greeter.daemon)
    attempt(greeter.join)
    greeter.start()
    attempt(greeter.start)
    print(greeter.is_alive(), greeter.exitcode, greeter.pid != os.getpid())
    print(multiprocessing.active_children() == [greeter])
    greeter.join(0.2)
    print("still alive:", greeter.is_alive())
    attempt(greeter.close)
    greeter.join()
    print("exit code", greeter.exitcode, multiprocessing.active_children())
    greeter.close()
    attempt(greeter.is_alive)

    for code in [0, 3, None, "a message"]:
        process = multiprocessing.Process(target=leave, args=(code,))
        process.start()
        process.join()
        print(code, "->", process.exitcode)

    process = multiprocessing.Process(target=nest)
    process.start()
    process.join()
    daemon = multiprocessing.Process(target=time.sleep, args=(50,), daemon=True)
    daemon.start()
    print(multiprocessing.current_process().name, multiprocessing.parent_process())
    print("the daemon doesn't keep the program")
