"""asyncio's own records go through the program's logging."""
import asyncio
import logging
import sys

logging.basicConfig(level=logging.DEBUG, stream=sys.stdout, format="%(relativeCreated)d %(levelname)s %(name)s %(threadName)s %(message)s")


async def fail():
    raise ValueError("nobody awaits me")


def work(n):
    logging.info("in a thread %d", n)


async def main():
    asyncio.create_task(fail())
    await asyncio.sleep(0.5)
    await asyncio.to_thread(work, 1)
    logging.getLogger("main").warning("after %s", asyncio.current_task().get_name())


asyncio.run(main())
logging.info("end")
