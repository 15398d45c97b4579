# The forgotten asyncio.run.
import time


async def main():
    print("hello")


main()
time.sleep(1)
print("end")
