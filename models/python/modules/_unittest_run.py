"""Suites, results and the runner that prints. Tests that need the order of CPython's output get it: dots
or one line per test, then errors, failures, counts."""
import sys
import time

import _frames
import _unittest_modules as _modules


class TestSuite:
    def __init__(self, tests=()):
        self._tests = []
        self.addTests(tests)

    def addTest(self, test):
        if not callable(test):
            raise TypeError(f"{test!r} is not callable")
        self._tests.append(test)

    def addTests(self, tests):
        if isinstance(tests, str):
            raise TypeError("tests must be an iterable of tests, not a string")
        for test in tests:
            self.addTest(test)

    def __iter__(self):
        return iter(self._tests)

    def countTestCases(self):
        return sum(test.countTestCases() for test in self)

    def __repr__(self):
        return f"<unittest.suite.TestSuite tests={self._tests!r}>"

    def __call__(self, result):
        return self.run(result)

    def run(self, result, debug=False):
        _run(self, result, _Fixture(result))
        return result


class _Fixture:
    """Calls setUpClass and tearDownClass where the class of the tests changes, likewise for modules."""

    def __init__(self, result):
        self.result, self.cls, self.failed = result, None, False
        self.module_failed = False

    def enter(self, cls):
        if cls is self.cls:
            return
        self.leave_class()
        if self.cls is None:
            self.module_failed = not self._call("setUpModule")
            if self.module_failed:
                self._guarded(_modules.doModuleCleanups, "setUpModule", "__main__")
        self.cls, self.failed = cls, False
        if not self.module_failed and not getattr(cls, "__unittest_skip__", False):
            self.failed = not self._guarded(cls.setUpClass, "setUpClass", f"{cls.__module__}.{cls.__qualname__}")
            if self.failed:
                self._guarded(cls.doClassCleanups, "setUpClass", f"{cls.__module__}.{cls.__qualname__}")

    def leave_class(self):
        cls = self.cls
        if cls is None or self.failed or self.module_failed or getattr(cls, "__unittest_skip__", False):
            return
        name = f"{cls.__module__}.{cls.__qualname__}"
        self._guarded(cls.tearDownClass, "tearDownClass", name)
        self._guarded(cls.doClassCleanups, "tearDownClass", name)

    def leave(self):
        self.leave_class()
        if self.cls is not None and not self.module_failed:
            self._call("tearDownModule")
            self._guarded(_modules.doModuleCleanups, "tearDownModule", "__main__")

    def _call(self, name):
        function = getattr(sys.modules["__main__"], name, None)
        return function is None or self._guarded(function, name, "__main__")

    def _guarded(self, function, method, where):
        from unittest import SkipTest
        holder = _ErrorHolder(f"{method} ({where})")
        try:
            function()
        except SkipTest as reason:
            self.result.addSkip(holder, str(reason))
        except Exception:
            self.result.addError(holder, sys.exc_info())
        else:
            return True
        return False


class _ErrorHolder:
    def __init__(self, description):
        self.description = description

    def __str__(self):
        return self.description

    def shortDescription(self):
        return None

    def id(self):
        return self.description


def _run(suite, result, fixture):
    for test in suite:
        if result.shouldStop:
            break
        if isinstance(test, TestSuite):
            _run(test, result, _Shared(fixture))
            continue
        if hasattr(type(test), "setUpClass"):
            fixture.enter(type(test))
            if fixture.failed or fixture.module_failed:
                continue
        test(result)
    fixture.leave()


class _Shared:
    """The fixture of an outer suite, which it leaves itself."""

    def __init__(self, fixture):
        self._fixture = getattr(fixture, "_fixture", fixture)

    def enter(self, cls):
        self._fixture.enter(cls)

    @property
    def failed(self):
        return self._fixture.failed

    @property
    def module_failed(self):
        return self._fixture.module_failed

    def leave(self):
        pass


class TestResult:
    def __init__(self, stream=None, descriptions=None, verbosity=None):
        self.failures, self.errors, self.skipped = [], [], []
        self.expectedFailures, self.unexpectedSuccesses = [], []
        self.testsRun, self.shouldStop, self.failfast = 0, False, False

    def startTestRun(self):
        pass

    def stopTestRun(self):
        pass

    def startTest(self, test):
        self.testsRun += 1

    def stopTest(self, test):
        pass

    def _text(self, failure):
        return _frames.format_exception(failure[1])

    def _failed(self):
        if self.failfast:
            self.stop()

    def addError(self, test, err):
        self.errors.append((test, self._text(err)))
        self._failed()

    def addFailure(self, test, err):
        self.failures.append((test, self._text(err)))
        self._failed()

    def addSubTest(self, test, subtest, err):
        if err is not None:
            failed = issubclass(err[0], test.failureException)
            (self.failures if failed else self.errors).append((subtest, self._text(err)))
            self._failed()

    def addSuccess(self, test):
        pass

    def addSkip(self, test, reason):
        self.skipped.append((test, reason))

    def addExpectedFailure(self, test, err):
        self.expectedFailures.append((test, self._text(err)))

    def addUnexpectedSuccess(self, test):
        self.unexpectedSuccesses.append(test)
        self._failed()

    def wasSuccessful(self):
        return not self.failures and not self.errors and not self.unexpectedSuccesses

    def stop(self):
        self.shouldStop = True

    def __repr__(self):
        module = "runner" if isinstance(self, TextTestResult) else "result"
        return (f"<unittest.{module}.{type(self).__name__} run={self.testsRun} errors={len(self.errors)} "
                f"failures={len(self.failures)}>")


class TextTestResult(TestResult):
    separator1, separator2 = "=" * 70, "-" * 70

    def __init__(self, stream, descriptions, verbosity):
        super().__init__()
        self.stream, self.descriptions = stream, descriptions
        self.showAll, self.dots = verbosity > 1, verbosity == 1
        self._new_line = True

    def getDescription(self, test):
        doc = test.shortDescription()
        return f"{test}\n{doc}" if self.descriptions and doc else str(test)

    def startTest(self, test):
        super().startTest(test)
        if self.showAll:
            self.stream.write(f"{self.getDescription(test)} ... ")
            self._new_line = False

    def _status(self, test, long, short):
        """Says what became of a test, or of a part of it."""
        from unittest import _SubTest
        if self.showAll:
            part = isinstance(test, _SubTest)
            if part or self._new_line:
                if not self._new_line:
                    self.stream.write("\n")
                self.stream.write(f"{'  ' if part else ''}{self.getDescription(test)} ... ")
            self.stream.write(long + "\n")
            self._new_line = True
        elif self.dots:
            self.stream.write(short)

    def addSubTest(self, test, subtest, err):
        if err is not None:
            failed = issubclass(err[0], subtest.failureException)
            self._status(subtest, "FAIL" if failed else "ERROR", "F" if failed else "E")
        super().addSubTest(test, subtest, err)

    def addSuccess(self, test):
        super().addSuccess(test)
        if self.showAll:
            self._status(test, "ok", ".")
        elif self.dots:
            self.stream.write(".")

    def addError(self, test, err):
        super().addError(test, err)
        self._status(test, "ERROR", "E")

    def addFailure(self, test, err):
        super().addFailure(test, err)
        self._status(test, "FAIL", "F")

    def addSkip(self, test, reason):
        super().addSkip(test, reason)
        self._status(test, f"skipped {reason!r}", "s")

    def addExpectedFailure(self, test, err):
        super().addExpectedFailure(test, err)
        self._status(test, "expected failure", "x")

    def addUnexpectedSuccess(self, test):
        super().addUnexpectedSuccess(test)
        self._status(test, "unexpected success", "u")

    def printErrors(self):
        if self.dots or self.showAll:
            self.stream.write("\n")
        for title, found in (("ERROR", self.errors), ("FAIL", self.failures)):
            for test, text in found:
                self.stream.write(f"{self.separator1}\n{title}: {self.getDescription(test)}\n{self.separator2}\n{text}\n")
        if self.unexpectedSuccesses:
            self.stream.write(self.separator1 + "\n")
            for test in self.unexpectedSuccesses:
                self.stream.write(f"UNEXPECTED SUCCESS: {self.getDescription(test)}\n")


class TextTestRunner:
    resultclass = TextTestResult

    def __init__(self, stream=None, descriptions=True, verbosity=1, failfast=False, buffer=False, resultclass=None,
                 warnings=None, *, tb_locals=False):
        if buffer or tb_locals:
            raise NotImplementedError("unittest.TextTestRunner: buffer and tb_locals aren't modelled")
        self.stream = sys.stderr if stream is None else stream
        self.descriptions, self.verbosity, self.failfast = descriptions, verbosity, failfast
        self.resultclass = resultclass or self.resultclass

    def _makeResult(self):
        return self.resultclass(self.stream, self.descriptions, self.verbosity)

    def run(self, test):
        result = self._makeResult()
        result.failfast = self.failfast
        start = time.perf_counter()
        result.startTestRun()
        test(result)
        result.stopTestRun()
        elapsed = time.perf_counter() - start
        if hasattr(result, "printErrors"):
            result.printErrors()
        run = result.testsRun
        text = f"{'-' * 70}\nRan {run} test{'' if run == 1 else 's'} in {elapsed:.3f}s\n\n"
        counts = [f"{name}={len(found)}" for name, found in
                  (("failures", result.failures), ("errors", result.errors), ("skipped", result.skipped),
                   ("expected failures", result.expectedFailures),
                   ("unexpected successes", result.unexpectedSuccesses)) if found]
        text += ("OK" if result.wasSuccessful() else "FAILED") + (f" ({', '.join(counts)})" if counts else "")
        self.stream.write(text + "\n")
        return result


class TestLoader:
    testMethodPrefix = "test"
    sortTestMethodsUsing = None
    suiteClass = TestSuite

    def getTestCaseNames(self, testCaseClass):
        return sorted(name for name in dir(testCaseClass)
                      if name.startswith(self.testMethodPrefix) and callable(getattr(testCaseClass, name)))

    def loadTestsFromTestCase(self, testCaseClass):
        from unittest import TestCase
        if issubclass(testCaseClass, TestSuite):
            raise TypeError("Test cases should not be derived from TestSuite. Maybe you meant to derive from TestCase?")
        names = self.getTestCaseNames(testCaseClass)
        if not names and hasattr(testCaseClass, "runTest"):
            names = ["runTest"]
        return self.suiteClass(map(testCaseClass, names))

    def loadTestsFromModule(self, module, pattern=None):
        from unittest import FunctionTestCase, TestCase
        classes = [getattr(module, name) for name in dir(module)]
        tests = [self.loadTestsFromTestCase(cls) for cls in classes
                 if isinstance(cls, type) and issubclass(cls, TestCase) and cls not in (TestCase, FunctionTestCase)]
        tests = self.suiteClass(tests)
        load_tests = getattr(module, "load_tests", None)
        return load_tests(self, tests, pattern) if load_tests is not None else tests

    def loadTestsFromName(self, name, module=None):
        from unittest import TestCase
        found, parent = sys.modules["__main__"] if module is None else module, None
        for part in name.split("."):
            if part != "__main__":
                parent, found = found, getattr(found, part)
        if isinstance(found, type) and issubclass(found, TestCase):
            return self.loadTestsFromTestCase(found)
        if isinstance(parent, type) and issubclass(parent, TestCase):
            return self.suiteClass([parent(name.rpartition(".")[2])])
        if hasattr(found, "__name__") and not callable(found):
            return self.loadTestsFromModule(found)
        test = found()
        return test if isinstance(test, (TestSuite, TestCase)) else self.suiteClass(test)

    def loadTestsFromNames(self, names, module=None):
        return self.suiteClass([self.loadTestsFromName(name, module) for name in names])

    def discover(self, start_dir, pattern="test*.py", top_level_dir=None):
        raise NotImplementedError("unittest.TestLoader.discover() isn't modelled: a program is one file")


defaultTestLoader = TestLoader()


class main:
    """Runs the tests of a module and ends the program. Of the command line: -v, -q, -f and names."""

    def __init__(self, module="__main__", defaultTest=None, argv=None, testRunner=None, testLoader=defaultTestLoader,
                 exit=True, verbosity=1, failfast=None, catchbreak=None, buffer=None, warnings=None, *, tb_locals=False):
        self.module = sys.modules[module] if isinstance(module, str) else module
        names = []
        for argument in (sys.argv if argv is None else argv)[1:]:
            if argument in ("-v", "--verbose"):
                verbosity = 2
            elif argument in ("-q", "--quiet"):
                verbosity = 0
            elif argument in ("-f", "--failfast"):
                failfast = True
            elif argument.startswith("-"):
                raise NotImplementedError(f"unittest.main: the option {argument} isn't modelled")
            else:
                names.append(argument)
        if not names and defaultTest is not None:
            names = [defaultTest] if isinstance(defaultTest, str) else list(defaultTest)
        if names:
            self.test = testLoader.loadTestsFromNames(names, self.module)
        else:
            self.test = testLoader.loadTestsFromModule(self.module)
        runner = testRunner
        if runner is None or isinstance(runner, type):
            runner = (testRunner or TextTestRunner)(verbosity=verbosity, failfast=bool(failfast), buffer=bool(buffer))
        self.result = runner.run(self.test)
        if exit:
            sys.exit(not self.result.wasSuccessful())
