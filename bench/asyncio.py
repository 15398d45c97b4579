"""asyncio against CPython 3.11, which runs the same programs on a loop whose clock jumps instead of
waiting. Goals: sleeps 20 times faster, the others 10 times, a quarter of the memory."""

import sys
import tempfile
from pathlib import Path

from peer import BINARY, PYTHON, measure

# A loop in virtual time: what select() would wait passes at once.
VIRTUAL = """\
import asyncio, selectors

class Selector(selectors.DefaultSelector):
    def select(self, timeout=None):
        if timeout is not None and timeout > 0:
            self.loop.now += timeout
        return super().select(0)

class Loop(asyncio.SelectorEventLoop):
    now = 0.0
    def __init__(self):
        selector = Selector()
        super().__init__(selector)
        selector.loop = self
    def time(self):
        return self.now

class Policy(asyncio.DefaultEventLoopPolicy):
    _loop_factory = Loop

asyncio.set_event_loop_policy(Policy())
"""

SLEEP = """\
import asyncio

async def work(i):
    for step in range({steps}):
        await asyncio.sleep({delay})

async def main():
    await asyncio.gather(*[work(i) for i in range({tasks})])

asyncio.run(main())
"""

QUEUE = """\
import asyncio

async def main():
    queue = asyncio.Queue({maxsize})
    async def produce():
        for i in range({items}):
            await queue.put(i)
    task = asyncio.create_task(produce())
    total = 0
    for i in range({items}):
        total += await queue.get()
    print(total)

asyncio.run(main())
"""

GATHER = """\
import asyncio

async def work(i):
    return i

async def main():
    print(sum(await asyncio.gather(*[work(i) for i in range({tasks})])))

asyncio.run(main())
"""

DELAY = "0.001 * (i * 7919 % 1000 + 1)"  # as many instants as tasks, in no order

PROGRAMS = [  # name, operations, text
    ("sleep, 1,000 tasks", 200_000, SLEEP.format(tasks=1_000, steps=200, delay=DELAY)),
    ("sleep, 100,000 tasks", 200_000, SLEEP.format(tasks=100_000, steps=2, delay=DELAY)),
    ("sleep(0)", 500_000, SLEEP.format(tasks=1_000, steps=500, delay=0)),
    ("queue, unbounded", 500_000, QUEUE.format(items=500_000, maxsize=0)),
    ("queue, maxsize 1", 200_000, QUEUE.format(items=200_000, maxsize=1)),
    ("gather", 100_000, GATHER.format(tasks=100_000)),
    ("1,000,000 tasks alive", 1_000_000, SLEEP.format(tasks=1_000_000, steps=1, delay=1)),
]


def main(path, rounds=3, only=""):
    with tempfile.TemporaryDirectory() as folder:
        def commands(name, text):
            ours, peers = Path(folder) / f"{name}.py", Path(folder) / f"{name}_virtual.py"
            ours.write_text(text)
            peers.write_text(VIRTUAL + text)
            return [str(BINARY), "run", str(ours)], [PYTHON, str(peers)]

        rows = [(name, count, *commands(f"p{i}", text)) for i, (name, count, text) in enumerate(PROGRAMS)]
        measure(rows, ("", 1, *commands("start", "import asyncio\n")), path, int(rounds), only)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
