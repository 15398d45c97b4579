"""A pool whose worker dies abruptly: what isn't over fails, and nothing more can be submitted."""
import multiprocessing
import os
import signal
import sys
import time
from concurrent.futures import BrokenExecutor, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool


def end(how):
    time.sleep(0.1)
    if how == "exit":
        os._exit(1)
    if how == "kill":
        os.kill(os.getpid(), signal.SIGKILL)
    if how == "sys.exit":
        sys.exit(3)
    return how


def same(x):
    return x


def tell(name, future):
    try:
        print(name, future.result())
    except BaseException as error:
        print(name, type(error).__name__, error)


if __name__ == "__main__":
    for how in ("exit", "kill", "sys.exit", "return"):
        with ProcessPoolExecutor(2) as pool:
            dying, other = pool.submit(end, how), pool.submit(same, 5)
            time.sleep(0.3)
            tell(how, other)
            tell(how, dying)
            try:
                tell("later", pool.submit(same, 3))
            except BrokenExecutor as error:
                print("later", error)
    with ProcessPoolExecutor(2) as pool:
        try:
            print(list(pool.map(end, ["return", "exit", "return", "return"])))
        except BrokenProcessPool as error:
            print("map", error)
    print(multiprocessing.active_children())
