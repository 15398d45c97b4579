"""How processes show themselves: a pid only where somebody has started them."""
import multiprocessing as mp
import re


def child(pipe):
    pipe.send(re.sub(r"\d{2,}", "N", repr(mp.current_process())))


if __name__ == "__main__":
    here, there = mp.Pipe()
    process = mp.Process(target=child, args=(there,), daemon=True)
    print(re.sub(r"\d{2,}", "N", repr(process)))
    process.start()
    print(re.sub(r"\d{2,}", "N", repr(process)))
    print(here.recv())
    process.join()
    print(re.sub(r"\d{2,}", "N", repr(process)))
    print(re.sub(r"\d{2,}", "N", repr(mp.current_process())))
