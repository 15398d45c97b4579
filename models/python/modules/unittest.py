"""unittest: tests, and the runner that prints what became of them, in virtual time. Rules and wording
are those of CPython 3.11's Lib/unittest."""
import functools
import sys

from _unittest_asserts import Asserts, safe_repr


class SkipTest(Exception):
    """Raised by a test that doesn't want to run."""


class _ShouldStop(Exception):
    """A test failed and the run ends at the first failure."""


def skip(reason):
    def mark(test):
        if not isinstance(test, type):
            @functools.wraps(test)
            def skipped(*args, **kwargs):
                raise SkipTest(reason)

            test = skipped
        test.__unittest_skip__ = True
        test.__unittest_skip_why__ = reason
        return test

    if callable(reason) and not isinstance(reason, str):  # without parentheses
        test, reason = reason, ""
        return mark(test)
    return mark


def skipIf(condition, reason):
    return skip(reason) if condition else _unchanged


def skipUnless(condition, reason):
    return _unchanged if condition else skip(reason)


def _unchanged(test):
    return test


def expectedFailure(test_item):
    test_item.__unittest_expecting_failure__ = True
    return test_item


class _SubTest:
    """What a failure inside `with self.subTest(…)` is reported as."""

    def __init__(self, test, message, params):
        self.test_case, self._message, self.params = test, message, params
        self.failureException = test.failureException

    def _description(self):
        parts = [] if self._message is None else [f"[{self._message}]"]
        if self.params:
            parts.append("(" + ", ".join(f"{name}={value!r}" for name, value in self.params.items()) + ")")
        return " ".join(parts) or "(<subtest>)"

    def id(self):
        return f"{self.test_case.id()} {self._description()}"

    def shortDescription(self):
        return self.test_case.shortDescription()

    def __str__(self):
        return f"{self.test_case} {self._description()}"


class _SubTestContext:
    def __init__(self, test, message, params):
        self._test = test
        self._subtest = _SubTest(test, message, {**(test._subtest.params if test._subtest else {}), **params})

    def __enter__(self):
        self._before, self._test._subtest = self._test._subtest, self._subtest

    def __exit__(self, kind, error, tb):
        test = self._test
        test._subtest = self._before
        if kind is None or test._expecting_failure:
            return False
        if issubclass(kind, KeyboardInterrupt):
            return False
        if issubclass(kind, SkipTest):
            test._result.addSkip(self._subtest, str(error))
            return True
        test._success = False
        test._result.addSubTest(test, self._subtest, (kind, error, error.__traceback__))
        if test._result.failfast:
            raise _ShouldStop
        return True


class TestCase(Asserts):
    _subtest = None
    _class_cleanups = []

    def __init_subclass__(cls, **kwargs):
        super().__init_subclass__(**kwargs)
        cls._class_cleanups = []

    def __init__(self, methodName="runTest"):
        self._testMethodName = methodName
        self._cleanups = []
        method = getattr(self, methodName, None)
        if method is None and methodName != "runTest":
            raise ValueError(f"no such test method in {type(self)}: {methodName}")
        self._testMethodDoc = getattr(method, "__doc__", None)

    def setUp(self):
        pass

    def tearDown(self):
        pass

    @classmethod
    def setUpClass(cls):
        pass

    @classmethod
    def tearDownClass(cls):
        pass

    def id(self):
        return f"{type(self).__module__}.{type(self).__qualname__}.{self._testMethodName}"

    def __str__(self):
        return f"{self._testMethodName} ({self.id()})"

    def __repr__(self):
        return f"<{type(self).__module__}.{type(self).__qualname__} testMethod={self._testMethodName}>"

    def __eq__(self, other):
        return type(self) is type(other) and self._testMethodName == other._testMethodName

    def __hash__(self):
        return hash((type(self), self._testMethodName))

    def shortDescription(self):
        return self._testMethodDoc.strip().split("\n")[0].strip() if self._testMethodDoc else None

    def countTestCases(self):
        return 1

    def defaultTestResult(self):
        from _unittest_run import TestResult
        return TestResult()

    def skipTest(self, reason):
        raise SkipTest(reason)

    def subTest(self, msg=None, **params):
        return _SubTestContext(self, msg, params)

    def addCleanup(self, function, /, *args, **kwargs):
        self._cleanups.append((function, args, kwargs))

    def enterContext(self, cm):
        result = type(cm).__enter__(cm)
        self.addCleanup(type(cm).__exit__, cm, None, None, None)
        return result

    @classmethod
    def addClassCleanup(cls, function, /, *args, **kwargs):
        cls._class_cleanups.append((function, args, kwargs))

    @classmethod
    def enterClassContext(cls, cm):
        result = type(cm).__enter__(cm)
        cls.addClassCleanup(type(cm).__exit__, cm, None, None, None)
        return result

    @classmethod
    def doClassCleanups(cls):
        while cls._class_cleanups:
            function, args, kwargs = cls._class_cleanups.pop()
            function(*args, **kwargs)

    # What IsolatedAsyncioTestCase does differently.
    def _call_set_up(self):
        self.setUp()

    def _call_test(self, method):
        if method() is not None:
            import warnings
            warnings.warn(f"It is deprecated to return a value that is not None from a test case ({method})",
                          DeprecationWarning, stacklevel=3)

    def _call_tear_down(self):
        self.tearDown()

    def _call_cleanup(self, function, args, kwargs):
        function(*args, **kwargs)

    def _finish(self):
        pass

    def run(self, result=None):
        own = result is None
        if own:
            result = self.defaultTestResult()
            result.startTestRun()
        result.startTest(self)
        try:
            method = getattr(self, self._testMethodName)
            for source in (type(self), method):
                if getattr(source, "__unittest_skip__", False):
                    result.addSkip(self, getattr(source, "__unittest_skip_why__", ""))
                    return result
            self._run_parts(result, method)
            return result
        finally:
            result.stopTest(self)
            if own:
                result.stopTestRun()

    def _run_parts(self, result, method):
        self._result, self._success, self._failure = result, True, None
        self._expecting_failure = (getattr(method, "__unittest_expecting_failure__", False) or
                                   getattr(type(self), "__unittest_expecting_failure__", False))
        try:
            expecting, self._expecting_failure = self._expecting_failure, False
            self._part(self._call_set_up)
            if self._success:
                self._expecting_failure = expecting
                self._part(self._call_test, method)
                self._expecting_failure = False
                self._part(self._call_tear_down)
            self.doCleanups()
            if self._success and expecting:
                if self._failure:
                    result.addExpectedFailure(self, self._failure)
                else:
                    result.addUnexpectedSuccess(self)
            elif self._success:
                result.addSuccess(self)
        finally:
            self._finish()
            self._failure = None

    def _part(self, function, *args):
        """One of setUp, test, tearDown, cleanup: what it raises is for the result."""
        try:
            function(*args)
        except KeyboardInterrupt:
            raise
        except SkipTest as reason:
            self._success = False
            self._result.addSkip(self, str(reason))
        except _ShouldStop:
            pass
        except BaseException:
            failure = sys.exc_info()
            if self._expecting_failure:
                self._failure = failure
                return
            self._success = False
            if issubclass(failure[0], self.failureException):
                self._result.addFailure(self, failure)
            else:
                self._result.addError(self, failure)

    def doCleanups(self):
        while self._cleanups:
            function, args, kwargs = self._cleanups.pop()
            self._part(self._call_cleanup, function, args, kwargs)

    def __call__(self, *args, **kwargs):
        return self.run(*args, **kwargs)

    def debug(self):
        self._call_set_up()
        self._call_test(getattr(self, self._testMethodName))
        self._call_tear_down()
        while self._cleanups:
            self._call_cleanup(*self._cleanups.pop())


class FunctionTestCase(TestCase):
    """A function as a test."""

    def __init__(self, testFunc, setUp=None, tearDown=None, description=None):
        super().__init__()
        self._function, self._set_up, self._tear_down, self._description = testFunc, setUp, tearDown, description

    def setUp(self):
        if self._set_up is not None:
            self._set_up()

    def tearDown(self):
        if self._tear_down is not None:
            self._tear_down()

    def runTest(self):
        self._function()

    def id(self):
        return self._function.__name__

    def __str__(self):
        return f"{type(self).__module__}.{type(self).__qualname__} ({self._function.__name__})"

    def shortDescription(self):
        doc = self._description or self._function.__doc__
        return doc and doc.split("\n")[0].strip() or None


class IsolatedAsyncioTestCase(TestCase):
    """Coroutines as tests: set-up, test, tear-down and cleanups of one test share an event loop."""

    _runner = None

    async def asyncSetUp(self):
        pass

    async def asyncTearDown(self):
        pass

    def addAsyncCleanup(self, func, /, *args, **kwargs):
        self.addCleanup(func, *args, **kwargs)

    async def enterAsyncContext(self, cm):
        result = await type(cm).__aenter__(cm)
        self.addAsyncCleanup(type(cm).__aexit__, cm, None, None, None)
        return result

    def _run_coroutine(self, coroutine):
        if self._runner is None:
            import asyncio
            self._runner = asyncio.Runner(debug=True)
        return self._runner.run(coroutine)

    async def _awaited(self, value):
        return await value

    def _call_set_up(self):
        self.setUp()
        self._run_coroutine(self.asyncSetUp())

    def _call_test(self, method):
        result = method()
        if hasattr(result, "__await__"):
            result = self._run_coroutine(self._awaited(result))
        super()._call_test(lambda: result)

    def _call_tear_down(self):
        self._run_coroutine(self.asyncTearDown())
        self.tearDown()

    def _call_cleanup(self, function, args, kwargs):
        result = function(*args, **kwargs)
        if hasattr(result, "__await__"):
            self._run_coroutine(self._awaited(result))

    def _finish(self):
        if self._runner is not None:
            self._runner.close()
            self._runner = None


from _unittest_modules import (addModuleCleanup, doModuleCleanups, enterModuleContext, findTestCases, getTestCaseNames,
                               installHandler, makeSuite, registerResult, removeHandler, removeResult)
from _unittest_run import (TestLoader, TestResult, TestSuite, TextTestResult, TextTestRunner, defaultTestLoader, main)

TestProgram = main
