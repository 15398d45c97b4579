"""The filters of `warnings` hold for the interpreter's own warnings too."""
import asyncio
import warnings


async def forgotten():
    pass


async def main():
    forgotten()
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        forgotten()
    print([(each.category.__name__, str(each.message), each.lineno) for each in caught])
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        forgotten()
    for _ in range(2):
        forgotten()


asyncio.run(main())
print("end")
