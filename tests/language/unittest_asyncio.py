"""unittest.IsolatedAsyncioTestCase: fixtures and tests are coroutines on one loop per test."""
import asyncio
import time
import unittest
from unittest import IsolatedAsyncioTestCase
from unittest.mock import AsyncMock


class Case(IsolatedAsyncioTestCase):
    def setUp(self):
        print("setUp")

    async def asyncSetUp(self):
        self.loop = asyncio.get_running_loop()
        await asyncio.sleep(0.5)
        print("asyncSetUp")

    async def asyncTearDown(self):
        await asyncio.sleep(0.5)
        print("asyncTearDown", self.loop is asyncio.get_running_loop())

    def tearDown(self):
        print("tearDown")

    async def cleanup(self):
        await asyncio.sleep(0.25)
        print("cleanup")

    async def test_passes(self):
        self.addAsyncCleanup(self.cleanup)
        results = await asyncio.gather(*(asyncio.sleep(i / 10, i) for i in range(3)))
        self.assertEqual(results, [0, 1, 2])

    async def test_times_out(self):
        with self.assertRaises(asyncio.TimeoutError):
            await asyncio.wait_for(asyncio.sleep(10), 1)

    async def test_fails(self):
        mock = AsyncMock(return_value=1)
        self.assertEqual(await mock(), 2)

    async def test_leaves_a_task(self):
        async def work():
            try:
                await asyncio.sleep(100)
            finally:
                print("cancelled at the end")

        asyncio.create_task(work())
        await asyncio.sleep(0)

    def test_plain(self):
        time.sleep(1)


if __name__ == "__main__":
    unittest.main()
