"""unittest: clean-ups of a module, contexts, and the old functions that made suites."""
import contextlib
import sys
import unittest


@contextlib.contextmanager
def resource(name):
    print("open", name)
    yield name
    print("close", name)


def setUpModule():
    unittest.addModuleCleanup(print, "module clean-up", 1)
    print("entered", unittest.enterModuleContext(resource("for the module")))


def tearDownModule():
    print("tear down module")


class First(unittest.TestCase):
    def test_b(self):
        print("b")

    def test_a(self):
        print("a")

    def check_c(self):
        print("c")


class Second(unittest.TestCase):
    def test_second(self):
        print("second")


if __name__ == "__main__":
    import warnings
    warnings.simplefilter("ignore")
    print(unittest.getTestCaseNames(First, "test"), unittest.getTestCaseNames(First, "check"))
    suite = unittest.makeSuite(First, "check")
    print(suite, suite.countTestCases())
    print(unittest.findTestCases(sys.modules["__main__"]).countTestCases())
    unittest.TextTestRunner(stream=sys.stdout, verbosity=0).run(suite) and None
    unittest.addModuleCleanup(lambda: 1 / 0)
    unittest.addModuleCleanup(print, "still called")
    try:
        unittest.doModuleCleanups()
    except ZeroDivisionError as error:
        print("failed", error)
    unittest.main(verbosity=2)
