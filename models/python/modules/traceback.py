"""traceback: exceptions and stacks as text, worded as CPython 3.11 words them. The frames of modelled
modules don't show."""
import sys

import _frames

_MISSING = object()


class FrameSummary:
    """One entry of a traceback or a stack."""

    def __init__(self, filename, lineno, name, *, lookup_line=True, locals=None, line=None, text=None):
        self.filename = filename
        self.lineno = lineno
        self.name = name
        self.locals = None if locals is None else {key: repr(value) for key, value in locals.items()}
        self.line = line
        self._text = text

    def _formatted(self):
        if self._text is None:
            line = f"    {self.line.strip()}\n" if self.line else ""
            return f'  File "{self.filename}", line {self.lineno}, in {self.name}\n{line}'
        return self._text

    def __iter__(self):
        return iter((self.filename, self.lineno, self.name, self.line))

    def __getitem__(self, index):
        return (self.filename, self.lineno, self.name, self.line)[index]

    def __len__(self):
        return 4

    def __eq__(self, other):
        return tuple(self) == tuple(other)

    def __repr__(self):
        return f"<FrameSummary file {self.filename}, line {self.lineno} in {self.name}>"


def _summaries(descriptions, limit):
    if limit is not None:
        descriptions = descriptions[:limit] if limit >= 0 else descriptions[limit:]
    return StackSummary(FrameSummary(file, line, name, line=source, text=text)
                        for file, line, name, source, text in descriptions)


class StackSummary(list):
    @classmethod
    def from_list(cls, a_list):
        return cls(entry if isinstance(entry, FrameSummary) else
                   FrameSummary(entry[0], entry[1], entry[2], line=entry[3]) for entry in a_list)

    def format_frame_summary(self, frame_summary):
        return frame_summary._formatted()

    def format(self):
        """One string per entry; an entry that comes back more than three times is counted."""
        result, previous, count = [], None, 0

        def close():
            if count > 3:
                result.append(f"  [Previous line repeated {count - 3} more time{'s' if count > 4 else ''}]\n")

        for entry in self:
            key = (entry.filename, entry.lineno, entry.name)
            if key != previous:
                close()
                previous, count = key, 0
            count += 1
            if count <= 3:
                result.append(self.format_frame_summary(entry))
        close()
        return result


def extract_tb(tb, limit=None):
    return _summaries(_frames.entries(tb), limit)


def extract_stack(f=None, limit=None):
    descriptions = _frames.stack()
    if f is not None:
        outer = 0
        while f.f_back is not None:
            f, outer = f.f_back, outer + 1
        descriptions = descriptions[:outer + 1]
    if limit is not None:
        limit = -limit if limit >= 0 else limit
    return _summaries(descriptions, None if limit is None else limit or len(descriptions))


def walk_tb(tb):
    while tb is not None:
        yield tb.tb_frame, tb.tb_lineno
        tb = tb.tb_next


def walk_stack(f):
    if f is None:
        f = sys._getframe(1)
    while f is not None:
        yield f, f.f_lineno
        f = f.f_back


def format_list(extracted_list):
    return StackSummary.from_list(extracted_list).format()


def print_list(extracted_list, file=None):
    _print("".join(format_list(extracted_list)), file)


def format_tb(tb, limit=None):
    return extract_tb(tb, limit).format()


def print_tb(tb, limit=None, file=None):
    _print("".join(format_tb(tb, limit)), file)


def format_stack(f=None, limit=None):
    return extract_stack(f, limit).format()


def print_stack(f=None, limit=None, file=None):
    _print("".join(format_stack(f, limit)), file)


def _print(text, file):
    if text:
        (sys.stderr if file is None else file).write(text)


class TracebackException:
    """What is printed of an exception, kept for later."""

    def __init__(self, exc_type, exc_value, exc_traceback, *, limit=None, lookup_lines=True,
                 capture_locals=False, compact=False, max_group_width=15, max_group_depth=10, _seen=None):
        if capture_locals:
            raise NotImplementedError("traceback.TracebackException: capture_locals isn't modelled")
        self._value = exc_value
        self._limit = limit
        self.exc_type = exc_type
        self.stack = extract_tb(exc_traceback, limit)
        self.__notes__ = getattr(exc_value, "__notes__", None)
        seen = (_seen or set()) | {id(exc_value)}

        def other(exception):
            if exception is None or id(exception) in seen:
                return None
            return TracebackException(type(exception), exception, exception.__traceback__, limit=limit, _seen=seen)

        self.__cause__ = other(exc_value.__cause__)
        self.__context__ = other(exc_value.__context__)
        self.__suppress_context__ = exc_value.__suppress_context__
        self.exceptions = None
        if isinstance(exc_value, BaseExceptionGroup):
            self.exceptions = [other(member) for member in exc_value.exceptions]

    @classmethod
    def from_exception(cls, exc, *args, **kwargs):
        return cls(type(exc), exc, exc.__traceback__, *args, **kwargs)

    def format_exception_only(self):
        yield from _only(self._value)

    def format(self, *, chain=True):
        if self._limit is None or self.exceptions is not None:
            yield _frames.format_exception(self._value, chain)
            return
        if chain:
            if self.__cause__ is not None:
                yield from self.__cause__.format()
                yield "\nThe above exception was the direct cause of the following exception:\n\n"
            elif self.__context__ is not None and not self.__suppress_context__:
                yield from self.__context__.format()
                yield "\nDuring handling of the above exception, another exception occurred:\n\n"
        if self._value.__traceback__ is not None:
            yield "Traceback (most recent call last):\n"
            yield from self.stack.format()
        yield from self.format_exception_only()

    def print(self, *, file=None, chain=True):
        _print("".join(self.format(chain=chain)), file)

    def __str__(self):
        return str(self._value)


def _lines(text):
    return text.splitlines(keepends=True)


def _parse(exc, value, tb):
    """print_exception(e), or print_exception(type(e), e, e.__traceback__)."""
    if (value is _MISSING) != (tb is _MISSING):
        raise ValueError("Both or neither of value and tb must be given")
    if value is not _MISSING:
        return value, tb
    if exc is None:
        return None, None
    if isinstance(exc, BaseException):
        return exc, exc.__traceback__
    raise TypeError(f"Exception expected for value, {type(exc).__name__} found")


def format_exception(exc, /, value=_MISSING, tb=_MISSING, limit=None, chain=True):
    value, tb = _parse(exc, value, tb)
    if value is None:
        return ["NoneType: None\n"]
    if limit is not None and not isinstance(value, BaseExceptionGroup):
        return list(TracebackException(type(value), value, tb, limit=limit).format(chain=chain))
    pieces, lines = [], _lines(_frames.format_exception(value, chain))
    for line in lines:  # one string per entry, as the functions for stacks return them
        if line.startswith("    ") and pieces and pieces[-1].startswith("  File "):
            pieces[-1] += line
        else:
            pieces.append(line)
    return pieces


def format_exception_only(exc, /, value=_MISSING):
    value = exc if value is _MISSING else value
    if value is None:
        return ["NoneType: None\n"]
    return _only(value)


def _only(value):
    """One string for the message, however many lines it has, and one per line of the notes."""
    text = _frames.format_exception_only(value)
    if isinstance(value, SyntaxError):
        return _lines(text)
    notes = [line + "\n" for note in getattr(value, "__notes__", ()) for line in str(note).split("\n")]
    return [text.removesuffix("".join(notes)), *notes]


def print_exception(exc, /, value=_MISSING, tb=_MISSING, limit=None, file=None, chain=True):
    _print("".join(format_exception(exc, value, tb, limit, chain)), file)


def format_exc(limit=None, chain=True):
    return "".join(format_exception(sys.exc_info()[1], limit=limit, chain=chain))


def print_exc(limit=None, file=None, chain=True):
    print_exception(sys.exc_info()[1], limit=limit, file=file, chain=chain)


def print_last(limit=None, file=None, chain=True):
    raise ValueError("no last exception")


def clear_frames(tb):
    """Frames that an exception left keep nothing alive."""
