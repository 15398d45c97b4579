"""unittest.main(): every outcome of a test, fixtures, subtests, messages of the assert methods."""
import time
import unittest


def setUpModule():
    print("module up")


class Outcomes(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        print("class up")

    @classmethod
    def tearDownClass(cls):
        print("class down")

    def setUp(self):
        self.addCleanup(print, "cleanup", self._testMethodName)

    def tearDown(self):
        time.sleep(0.25)

    def test_ok(self):
        """It works.

        More text."""

    def test_failure(self):
        self.assertEqual(1 + 1, 3, "arithmetic")

    def test_error(self):
        {}["missing"]

    @unittest.skip("not today")
    def test_skipped(self):
        self.fail()

    def test_skips_itself(self):
        self.skipTest("by itself")

    @unittest.expectedFailure
    def test_expected(self):
        self.assertTrue(False)

    @unittest.expectedFailure
    def test_unexpected(self):
        pass

    def test_subtests(self):
        for i in range(4):
            with self.subTest("even", i=i):
                self.assertEqual(i % 2, 0)

    def test_raises(self):
        with self.assertRaises(ValueError) as caught:
            int("x")
        self.assertIn("invalid literal", str(caught.exception))
        with self.assertRaisesRegex(KeyError, "k.y"):
            {}["key"]
        self.assertRaises(ZeroDivisionError, lambda: 1 / 0)


class Messages(unittest.TestCase):
    def test_messages(self):
        for check in (
            lambda: self.assertTrue(0), lambda: self.assertFalse([1]), lambda: self.assertIs(1, None),
            lambda: self.assertIsNone(5), lambda: self.assertIsNotNone(None), lambda: self.assertIn(1, [2]),
            lambda: self.assertNotIn("a", "abc"), lambda: self.assertIsInstance(1, str), lambda: self.assertLess(2, 1),
            lambda: self.assertGreaterEqual(1, 2), lambda: self.assertAlmostEqual(1.0, 1.1),
            lambda: self.assertAlmostEqual(1, 3, delta=1), lambda: self.assertNotEqual(1, 1), lambda: self.assertRegex("a", "b"),
            lambda: self.assertCountEqual([1, 1], [1, 2]), lambda: self.assertSetEqual({1}, {2}), lambda: self.fail("so"),
            lambda: self.assertRaises(ValueError, int, "1"), lambda: self.assertEqual(0, 1, msg="m"), lambda: self.assertGreater("a", "b"), lambda: self.assertNotIsInstance(1, int),
        ):
            try:
                check()
            except AssertionError as error:
                print(error)
        with self.assertRaises(AssertionError), self.assertRaises(ValueError):
            pass
        with self.assertLogs("quiet", "WARNING") as logs:
            import logging
            logging.getLogger("quiet").warning("heard")
        print(logs.output)

    def runTest(self):
        pass


if __name__ == "__main__":
    print(unittest.defaultTestLoader.getTestCaseNames(Messages), Messages())
    unittest.main(argv=["x", "-v"], exit=False)
    time.sleep(1)
    program = unittest.main(defaultTest="Messages", exit=False, verbosity=0)
    print(program.result, program.result.wasSuccessful())
    unittest.main(argv=["x", "Outcomes.test_failure", "Outcomes.test_ok"])
