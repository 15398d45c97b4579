"""loop.add_signal_handler(): callbacks of signals run in the loop."""
import asyncio
import signal


async def main():
    loop = asyncio.get_running_loop()
    stop = asyncio.Event()

    def shut_down(name):
        print("shutting down by", name)
        stop.set()

    loop.add_signal_handler(signal.SIGTERM, shut_down, "SIGTERM")
    loop.call_later(1, signal.raise_signal, signal.SIGTERM)
    await stop.wait()
    print(loop.time() > 0.9, loop.remove_signal_handler(signal.SIGTERM), loop.remove_signal_handler(signal.SIGTERM))
    for wrong in (("x", print), (1000, print), (signal.SIGKILL, print), (signal.SIGINT, main)):
        try:
            loop.add_signal_handler(*wrong)
        except Exception as error:
            print(type(error).__name__, error)


asyncio.run(main())
