"""What unittest keeps for whole modules: their clean-ups; and the functions that made suites before TestLoader."""
import _unmodelled

_cleanups = []


def addModuleCleanup(function, /, *args, **kwargs):
    _cleanups.append((function, args, kwargs))


def enterModuleContext(cm):
    result = type(cm).__enter__(cm)
    addModuleCleanup(type(cm).__exit__, cm, None, None, None)
    return result


def doModuleCleanups():
    """All of them, the last one first; then raises what the first that failed raised."""
    failure = None
    while _cleanups:
        function, args, kwargs = _cleanups.pop()
        try:
            function(*args, **kwargs)
        except Exception as error:
            failure = failure or error
    if failure is not None:
        raise failure


def _loader(name, instead, prefix, suiteClass=None):
    import warnings
    from unittest import TestLoader
    warnings.warn(f"unittest.{name}() is deprecated and will be removed in Python 3.13. "
                  f"Please use unittest.TestLoader.{instead}() instead.", DeprecationWarning, stacklevel=1)
    loader = TestLoader()
    loader.testMethodPrefix = prefix
    if suiteClass:
        loader.suiteClass = suiteClass
    return loader


def getTestCaseNames(testCaseClass, prefix, sortUsing=None, testNamePatterns=None):
    return _loader("getTestCaseNames", "getTestCaseNames", prefix).getTestCaseNames(testCaseClass)


def makeSuite(testCaseClass, prefix="test", sortUsing=None, suiteClass=None):
    return _loader("makeSuite", "loadTestsFromTestCase", prefix, suiteClass).loadTestsFromTestCase(testCaseClass)


def findTestCases(module, prefix="test", sortUsing=None, suiteClass=None):
    return _loader("findTestCases", "loadTestsFromModule", prefix, suiteClass).loadTestsFromModule(module)


for _name in ("installHandler", "registerResult", "removeHandler", "removeResult"):
    globals()[_name] = _unmodelled.function("unittest." + _name, "nobody presses Ctrl+C here")
