"""The assert methods of unittest.TestCase. Wording is CPython 3.11's Lib/unittest/case.py."""
import re

_MAX_LENGTH = 80


def safe_repr(value, short=False):
    try:
        text = repr(value)
    except Exception:
        text = object.__repr__(value)
    return text if not short or len(text) < _MAX_LENGTH else text[:_MAX_LENGTH] + " [truncated]..."


_PLACEHOLDER, _MIN_BEGIN, _MIN_END, _MIN_COMMON, _MIN_DIFF = 12, 5, 5, 5, 41


def _shorten(text, before, after):
    skipped = len(text) - before - after
    if skipped > _PLACEHOLDER:
        text = f"{text[:before]}[{skipped} chars]{text[len(text) - after:]}"
    return text


def common_shorten_repr(*values):
    """Their reprs; what they begin with in common is shortened first."""
    texts = [safe_repr(value) for value in values]
    longest = max(map(len, texts))
    if longest <= _MAX_LENGTH:
        return tuple(texts)
    low, high = min(texts), max(texts)
    common = 0
    while common < len(low) and low[common] == high[common]:
        common += 1
    prefix = low[:common]
    room = _MAX_LENGTH - (longest - common + _MIN_BEGIN + _PLACEHOLDER)
    if room > _MIN_COMMON:
        prefix = _shorten(prefix, _MIN_BEGIN, room)
        return tuple(prefix + text[common:] for text in texts)
    prefix = _shorten(prefix, _MIN_BEGIN, _MIN_COMMON)
    return tuple(prefix + _shorten(text[common:], _MIN_DIFF, _MIN_END) for text in texts)


class RaisesContext:
    """assertRaises, assertRaisesRegex as context managers."""

    def __init__(self, expected, test, pattern=None):
        self.expected, self.test_case, self.msg = expected, test, None
        self.expected_regex = re.compile(pattern) if isinstance(pattern, str) else pattern
        self.exception = None

    def handle(self, name, args, kwargs):
        types = self.expected if isinstance(self.expected, tuple) else (self.expected,)
        if not all(isinstance(each, type) and issubclass(each, self._base) for each in types):
            raise TypeError(f"{name}() arg 1 must be {self._described}")
        if not args:
            self.msg = kwargs.pop("msg", None)
            if kwargs:
                raise TypeError(f"{next(iter(kwargs))!r} is an invalid keyword argument for this function")
            return self
        self._callable_name = getattr(args[0], "__name__", str(args[0]))
        with self:
            args[0](*args[1:], **kwargs)

    _base = BaseException
    _described = "an exception type or tuple of exception types"
    _callable_name = None

    def _fail(self, text):
        raise self.test_case.failureException(self.test_case._formatMessage(self.msg, text))

    def _name(self):
        return getattr(self.expected, "__name__", str(self.expected))

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_value, tb):
        if exc_type is None:
            by = f" by {self._callable_name}" if self._callable_name else ""
            self._fail(f"{self._name()} not raised{by}")
        if not issubclass(exc_type, self.expected):
            return False
        self.exception = exc_value.with_traceback(None)
        if self.expected_regex is not None and not self.expected_regex.search(str(exc_value)):
            self._fail(f'"{self.expected_regex.pattern}" does not match "{exc_value}"')
        return True


class WarnsContext(RaisesContext):
    _base = Warning
    _described = "a warning type or tuple of warning types"

    def __enter__(self):
        import warnings
        self._catch = warnings.catch_warnings(record=True)
        self.warnings = self._catch.__enter__()
        warnings.simplefilter("always", self.expected if isinstance(self.expected, type) else Warning)
        return self

    def __exit__(self, exc_type, exc_value, tb):
        self._catch.__exit__(exc_type, exc_value, tb)
        if exc_type is not None:
            return
        first = None
        for caught in self.warnings:
            if not isinstance(caught.message, self.expected):
                continue
            first = first or caught.message
            if self.expected_regex is None or self.expected_regex.search(str(caught.message)):
                self.warning, self.filename, self.lineno = caught.message, caught.filename, caught.lineno
                return
        if first is not None:
            self._fail(f'"{self.expected_regex.pattern}" does not match "{first}"')
        by = f" by {self._callable_name}" if self._callable_name else ""
        self._fail(f"{self._name()} not triggered{by}")


class LogsContext:
    """assertLogs, assertNoLogs: what a logger is told meanwhile."""

    def __init__(self, test, logger, level, none):
        import logging
        self._test, self._none = test, none
        self._logger = logger if isinstance(logger, logging.Logger) else logging.getLogger(logger)
        self._level = logging._check_level(level) if level else logging.INFO
        self.records, self.output = [], []

    def __enter__(self):
        import logging
        watcher = self

        class Capture(logging.Handler):
            def emit(self, record):
                watcher.records.append(record)
                watcher.output.append(self.format(record))

        handler = Capture(self._level)
        handler.setFormatter(logging.Formatter("%(levelname)s:%(name)s:%(message)s"))
        logger = self._logger
        self._saved = logger.handlers[:], logger.level, logger.propagate
        logger.handlers, logger.propagate = [handler], False
        logger.setLevel(self._level)
        return None if self._none else self

    def __exit__(self, exc_type, exc_value, tb):
        import logging
        self._logger.handlers, level, self._logger.propagate = self._saved
        self._logger.setLevel(level)
        if exc_type is not None:
            return False
        name = logging.getLevelName(self._level)
        if self._none and self.records:
            raise self._test.failureException(f"Unexpected logs found: {self.output!r}")
        if not self._none and not self.records:
            raise self._test.failureException(f"no logs of level {name} or higher triggered on {self._logger.name}")


class Asserts:
    failureException = AssertionError
    longMessage = True
    maxDiff = 640

    def fail(self, msg=None):
        raise self.failureException(msg)

    def _formatMessage(self, msg, standardMsg):
        if not self.longMessage:
            return msg or standardMsg
        return standardMsg if msg is None else f"{standardMsg} : {msg}"

    def _unless(self, condition, msg, text):
        """`text` is made only when it is needed."""
        if not condition:
            raise self.failureException(self._formatMessage(msg, text()))

    def assertTrue(self, expr, msg=None):
        self._unless(expr, msg, lambda: f"{safe_repr(expr)} is not true")

    def assertFalse(self, expr, msg=None):
        self._unless(not expr, msg, lambda: f"{safe_repr(expr)} is not false")

    def assertEqual(self, first, second, msg=None):
        if first == second:
            return
        if type(first) is type(second) and type(first) in self._type_equality_funcs:
            compare = self._type_equality_funcs[type(first)]
            (getattr(self, compare) if isinstance(compare, str) else compare)(first, second, msg=msg)
        self.fail(self._formatMessage(msg, "%s != %s" % common_shorten_repr(first, second)))

    _type_equality_funcs = {dict: "assertDictEqual", list: "assertListEqual", tuple: "assertTupleEqual",
                            set: "assertSetEqual", frozenset: "assertSetEqual", str: "assertMultiLineEqual"}

    def addTypeEqualityFunc(self, typeobj, function):
        self._type_equality_funcs = {**self._type_equality_funcs, typeobj: function}

    def assertNotEqual(self, first, second, msg=None):
        self._unless(first != second, msg, lambda: f"{safe_repr(first)} == {safe_repr(second)}")

    def assertIs(self, expr1, expr2, msg=None):
        self._unless(expr1 is expr2, msg, lambda: f"{safe_repr(expr1)} is not {safe_repr(expr2)}")

    def assertIsNot(self, expr1, expr2, msg=None):
        self._unless(expr1 is not expr2, msg, lambda: f"unexpectedly identical: {safe_repr(expr1)}")

    def assertIsNone(self, obj, msg=None):
        self._unless(obj is None, msg, lambda: f"{safe_repr(obj)} is not None")

    def assertIsNotNone(self, obj, msg=None):
        self._unless(obj is not None, msg, lambda: "unexpectedly None")

    def assertIn(self, member, container, msg=None):
        self._unless(member in container, msg, lambda: f"{safe_repr(member)} not found in {safe_repr(container)}")

    def assertNotIn(self, member, container, msg=None):
        self._unless(member not in container, msg,
                     lambda: f"{safe_repr(member)} unexpectedly found in {safe_repr(container)}")

    def assertIsInstance(self, obj, cls, msg=None):
        self._unless(isinstance(obj, cls), msg, lambda: f"{safe_repr(obj)} is not an instance of {cls!r}")

    def assertNotIsInstance(self, obj, cls, msg=None):
        self._unless(not isinstance(obj, cls), msg, lambda: f"{safe_repr(obj)} is an instance of {cls!r}")

    def assertLess(self, a, b, msg=None):
        self._unless(a < b, msg, lambda: f"{safe_repr(a)} not less than {safe_repr(b)}")

    def assertLessEqual(self, a, b, msg=None):
        self._unless(a <= b, msg, lambda: f"{safe_repr(a)} not less than or equal to {safe_repr(b)}")

    def assertGreater(self, a, b, msg=None):
        self._unless(a > b, msg, lambda: f"{safe_repr(a)} not greater than {safe_repr(b)}")

    def assertGreaterEqual(self, a, b, msg=None):
        self._unless(a >= b, msg, lambda: f"{safe_repr(a)} not greater than or equal to {safe_repr(b)}")

    def _distance(self, first, second, places, delta):
        """(whether they are close, how far they are apart)"""
        if delta is not None and places is not None:
            raise TypeError("specify delta or places not both")
        difference = abs(first - second)
        if delta is not None:
            return difference <= delta, f"within {safe_repr(delta)} delta", difference
        places = 7 if places is None else places
        return round(difference, places) == 0, f"within {places} places", difference

    def assertAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        if first == second:
            return
        close, how, difference = self._distance(first, second, places, delta)
        self._unless(close, msg, lambda: f"{safe_repr(first)} != {safe_repr(second)} {how} "
                                         f"({safe_repr(difference)} difference)")

    def assertNotAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        close, how, difference = self._distance(first, second, places, delta)
        if delta is not None:
            self._unless(first != second and not close, msg,
                         lambda: f"{safe_repr(first)} == {safe_repr(second)} {how} ({safe_repr(difference)} difference)")
        else:
            self._unless(first != second and not close, msg,
                         lambda: f"{safe_repr(first)} == {safe_repr(second)} {how}")

    def assertRegex(self, text, expected_regex, msg=None):
        pattern = re.compile(expected_regex)
        self._unless(pattern.search(text), msg, lambda: f"Regex didn't match: {pattern.pattern!r} not found in {text!r}")

    def assertNotRegex(self, text, unexpected_regex, msg=None):
        pattern = re.compile(unexpected_regex)
        found = pattern.search(text)
        self._unless(not found, msg, lambda: f"Regex matched: {text[found.start():found.end()]!r} matches "
                                             f"{pattern.pattern!r} in {text!r}")

    def assertRaises(self, expected_exception, *args, **kwargs):
        return RaisesContext(expected_exception, self).handle("assertRaises", args, kwargs)

    def assertRaisesRegex(self, expected_exception, expected_regex, *args, **kwargs):
        return RaisesContext(expected_exception, self, expected_regex).handle("assertRaisesRegex", args, kwargs)

    def assertWarns(self, expected_warning, *args, **kwargs):
        return WarnsContext(expected_warning, self).handle("assertWarns", args, kwargs)

    def assertWarnsRegex(self, expected_warning, expected_regex, *args, **kwargs):
        return WarnsContext(expected_warning, self, expected_regex).handle("assertWarnsRegex", args, kwargs)

    def assertLogs(self, logger=None, level=None):
        return LogsContext(self, logger, level, none=False)

    def assertNoLogs(self, logger=None, level=None):
        return LogsContext(self, logger, level, none=True)

    def _with_diff(self, text, msg, lines, other_lines):
        import difflib
        diff = "\n".join(difflib.ndiff(lines, other_lines))
        if self.maxDiff is None or len(diff) <= self.maxDiff:
            text += "\n" + diff
        else:
            text += f"\nDiff is {len(diff)} characters long. Set self.maxDiff to None to see it."
        self.fail(self._formatMessage(msg, text))

    def assertSequenceEqual(self, seq1, seq2, msg=None, seq_type=None):
        kind = seq_type.__name__ if seq_type is not None else "sequence"
        if seq_type is not None:
            for name, sequence in (("First", seq1), ("Second", seq2)):
                if not isinstance(sequence, seq_type):
                    raise self.failureException(f"{name} sequence is not a {kind}: {safe_repr(sequence)}")
        if seq1 == seq2:
            return
        text = "%ss differ: %s != %s\n" % ((kind.capitalize(),) + common_shorten_repr(seq1, seq2))
        for i in range(min(len(seq1), len(seq2))):
            if seq1[i] != seq2[i]:
                text += f"\nFirst differing element {i}:\n%s\n%s\n" % common_shorten_repr(seq1[i], seq2[i])
                break
        if len(seq1) != len(seq2):
            name, longer, shorter = ("First", seq1, seq2) if len(seq1) > len(seq2) else ("Second", seq2, seq1)
            at = len(shorter)
            text += (f"\n{name} {kind} contains {len(longer) - at} additional elements.\n"
                     f"First extra element {at}:\n{safe_repr(longer[at])}\n")
        self._with_diff(text, msg, _pretty_lines(seq1), _pretty_lines(seq2))

    def assertListEqual(self, list1, list2, msg=None):
        self.assertSequenceEqual(list1, list2, msg, list)

    def assertTupleEqual(self, tuple1, tuple2, msg=None):
        self.assertSequenceEqual(tuple1, tuple2, msg, tuple)

    def assertSetEqual(self, set1, set2, msg=None):
        if set1 == set2:
            return
        lines = []
        for name, only in (("first", set1 - set2), ("second", set2 - set1)):
            if only:
                lines.append(f"Items in the {name} set but not the {'second' if name == 'first' else 'first'}:")
                lines += map(repr, only)
        self.fail(self._formatMessage(msg, "\n".join(lines)))

    def assertDictEqual(self, d1, d2, msg=None):
        self.assertIsInstance(d1, dict, "First argument is not a dictionary")
        self.assertIsInstance(d2, dict, "Second argument is not a dictionary")
        if d1 != d2:
            text = "%s != %s" % common_shorten_repr(d1, d2)
            self._with_diff(text, msg, _pretty_lines(d1), _pretty_lines(d2))

    def assertMultiLineEqual(self, first, second, msg=None):
        self.assertIsInstance(first, str, "First argument is not a string")
        self.assertIsInstance(second, str, "Second argument is not a string")
        if first == second:
            return
        lines, others = first.splitlines(keepends=True), second.splitlines(keepends=True)
        if len(lines) == 1 and first.strip("\r\n") == first:
            lines, others = [first + "\n"], [second + "\n"]
        import difflib
        text = "%s != %s" % common_shorten_repr(first, second)
        diff = "\n" + "".join(difflib.ndiff(lines, others))
        if self.maxDiff is not None and len(diff) > self.maxDiff:
            diff = f"\nDiff is {len(diff)} characters long. Set self.maxDiff to None to see it."
        self.fail(self._formatMessage(msg, text + diff))

    def assertCountEqual(self, first, second, msg=None):
        first, second = list(first), list(second)
        rest, missing = second[:], []
        for item in first:
            if item in rest:
                rest.remove(item)
            else:
                missing.append(item)
        differences = []
        for item in _distinct(missing + rest):
            differences.append(f"First has {first.count(item)}, Second has {second.count(item)}:  {item!r}")
        if differences:
            self.fail(self._formatMessage(msg, "Element counts were not equal:\n" + "\n".join(differences)))


def _distinct(items):
    result = []
    for item in items:
        if item not in result:
            result.append(item)
    return result


def _pretty_lines(value):
    import pprint
    return pprint.pformat(value).splitlines()
