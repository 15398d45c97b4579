"""csv: tables as text. Rules are those of CPython 3.11's Modules/_csv.c."""
QUOTE_MINIMAL, QUOTE_ALL, QUOTE_NONNUMERIC, QUOTE_NONE = range(4)


class Error(Exception):
    __module__ = "_csv"


class Dialect:
    delimiter, quotechar, escapechar, doublequote = ",", '"', None, True
    skipinitialspace, lineterminator, quoting, strict = False, "\r\n", QUOTE_MINIMAL, False


class excel(Dialect):
    pass


class excel_tab(excel):
    delimiter = "\t"


class unix_dialect(Dialect):
    quoting, lineterminator = QUOTE_ALL, "\n"


_OPTIONS = ("delimiter", "quotechar", "escapechar", "doublequote", "skipinitialspace", "lineterminator", "quoting", "strict")
_dialects = {"excel": excel, "excel-tab": excel_tab, "unix": unix_dialect}
_field_limit = 131072


def _options(dialect, changes):
    if isinstance(dialect, str):
        dialect = get_dialect(dialect)
    made = Dialect()
    for name in _OPTIONS:
        if hasattr(dialect, name):
            setattr(made, name, getattr(dialect, name))
    for name, value in changes.items():
        if name not in _OPTIONS:
            raise TypeError(f"{name!r} is an invalid keyword argument for this function")
        setattr(made, name, value)
    if not isinstance(made.delimiter, str) or len(made.delimiter) != 1:
        raise TypeError('"delimiter" must be a 1-character string')
    if made.quoting != QUOTE_NONE and made.quotechar is None:
        raise TypeError("quotechar must be set if quoting enabled")
    return made


def register_dialect(name, dialect=Dialect, **fmtparams):
    _dialects[name] = _options(dialect, fmtparams)


def unregister_dialect(name):
    if name not in _dialects:
        raise Error("unknown dialect")
    del _dialects[name]


def get_dialect(name):
    if name not in _dialects:
        raise Error("unknown dialect")
    return _dialects[name]


def list_dialects():
    return list(_dialects)


def field_size_limit(new_limit=None):
    global _field_limit
    before, _field_limit = _field_limit, _field_limit if new_limit is None else new_limit
    return before


class reader:
    def __init__(self, csvfile, dialect="excel", **fmtparams):
        self.dialect = _options(dialect, fmtparams)
        self.line_num = 0
        self._lines = iter(csvfile)

    def __iter__(self):
        return self

    def __next__(self):
        """One row, which goes on over several lines inside quotes."""
        self._row, self._field, self._quoted, self._open, self._blank = [], [], False, False, True
        while True:
            try:
                line = next(self._lines)
            except StopIteration:
                if self._blank:
                    raise
                if self.dialect.strict and self._open:
                    raise Error("unexpected end of data")
                break
            if not isinstance(line, str):
                raise Error(f"iterator should return strings, not {type(line).__name__} (the file should be opened in text mode)")
            self.line_num += 1
            self._continues = False  # an escaped line end
            self._read(line)
            if not self._open and not self._continues:
                break
        if not self._blank:
            self._end_field()
        return self._row

    def _end_field(self):
        text = "".join(self._field)
        numeric = self.dialect.quoting == QUOTE_NONNUMERIC and not self._quoted
        self._row.append(float(text) if numeric and text else text)
        self._field, self._quoted = [], False

    def _read(self, line):
        d, at, field = self.dialect, 0, self._field
        if not self._open and not line.strip("\r\n"):
            return
        self._blank = False
        while at < len(line):
            char = line[at]
            at += 1
            if self._open:
                if char == d.escapechar and at < len(line):
                    field.append(line[at])
                    at += 1
                elif char != d.quotechar:
                    field.append(char)
                elif d.doublequote and line[at:at + 1] == d.quotechar:
                    field.append(char)
                    at += 1
                else:
                    self._open = False
                    if d.strict and line[at:at + 1] not in ("", "\r", "\n", d.delimiter):
                        raise Error(f"'{d.delimiter}' expected after '{d.quotechar}'")
            elif char in "\r\n":
                if line[at:].strip("\r\n"):
                    raise Error("new-line character seen in unquoted field - do you need to open the file in universal-newline mode?")
                break
            elif char == d.delimiter:
                self._end_field()
                field = self._field
            elif char == d.escapechar and at < len(line):
                field.append(line[at])
                self._continues = line[at] in "\r\n"
                at += 1
            elif char == d.quotechar and d.quoting != QUOTE_NONE and not field and not self._quoted:
                self._open = self._quoted = True
            elif not (char == " " and d.skipinitialspace and not field and not self._quoted):
                field.append(char)


class writer:
    def __init__(self, csvfile, dialect="excel", **fmtparams):
        self.dialect = _options(dialect, fmtparams)
        self._file = csvfile

    def _quote(self, value, alone):
        d = self.dialect
        text = "" if value is None else repr(value) if isinstance(value, float) else str(value)
        quoted = d.quoting == QUOTE_ALL or d.quoting == QUOTE_NONNUMERIC and not isinstance(value, (int, float))
        special = [d.delimiter, d.escapechar, d.quotechar, *d.lineterminator]
        pieces = []
        for char in text:
            if char in special:
                escaped = d.quoting == QUOTE_NONE or char == d.escapechar
                if char == d.quotechar and not escaped:
                    escaped = not d.doublequote
                    if d.doublequote:
                        pieces.append(char)
                if escaped:
                    if d.escapechar is None:
                        raise Error("need to escape, but no escapechar set")
                    pieces.append(d.escapechar)
                else:
                    quoted = True
            pieces.append(char)
        if alone and not text:
            if d.quoting == QUOTE_NONE:
                raise Error("single empty field record must be quoted")
            quoted = True
        text = "".join(pieces)
        return d.quotechar + text + d.quotechar if quoted else text

    def writerow(self, row):
        try:
            row = list(row)
        except TypeError:
            raise Error(f"iterable expected, not {type(row).__name__}") from None
        fields = [self._quote(value, len(row) == 1) for value in row]
        return self._file.write(self.dialect.delimiter.join(fields) + self.dialect.lineterminator)

    def writerows(self, rows):
        for row in rows:
            self.writerow(row)


class DictReader:
    def __init__(self, f, fieldnames=None, restkey=None, restval=None, dialect="excel", *args, **kwds):
        self._fieldnames = fieldnames
        self.restkey, self.restval = restkey, restval
        self.reader = reader(f, dialect, *args, **kwds)
        self.dialect = dialect

    line_num = property(lambda self: self.reader.line_num)

    @property
    def fieldnames(self):
        if self._fieldnames is None:
            self._fieldnames = next(self.reader, None)
        return self._fieldnames

    @fieldnames.setter
    def fieldnames(self, value):
        self._fieldnames = value

    def __iter__(self):
        return self

    def __next__(self):
        names = self.fieldnames
        row = next(self.reader)
        while not row:
            row = next(self.reader)
        result = dict(zip(names, row))
        if len(names) < len(row):
            result[self.restkey] = row[len(names):]
        for name in names[len(row):]:
            result[name] = self.restval
        return result


class DictWriter:
    def __init__(self, f, fieldnames, restval="", extrasaction="raise", dialect="excel", *args, **kwds):
        if extrasaction.lower() not in ("raise", "ignore"):
            raise ValueError(f"extrasaction ({extrasaction}) must be 'raise' or 'ignore'")
        self.fieldnames, self.restval, self.extrasaction = list(fieldnames), restval, extrasaction.lower()
        self.writer = writer(f, dialect, *args, **kwds)

    def writeheader(self):
        return self.writerow(dict(zip(self.fieldnames, self.fieldnames)))

    def _row(self, rowdict):
        if self.extrasaction == "raise":
            wrong = [name for name in rowdict if name not in self.fieldnames]
            if wrong:
                raise ValueError("dict contains fields not in fieldnames: " + ", ".join(map(repr, wrong)))
        return [rowdict.get(name, self.restval) for name in self.fieldnames]

    def writerow(self, rowdict):
        return self.writer.writerow(self._row(rowdict))

    def writerows(self, rowdicts):
        self.writer.writerows(map(self._row, rowdicts))


class Sniffer:
    def __init__(self, *args):
        raise NotImplementedError("csv.Sniffer isn't modelled: name the dialect")
