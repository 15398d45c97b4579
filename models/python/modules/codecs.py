"""`codecs`: text to bytes and back by name. What encodings there are is the business of str.encode(); of the
others there are rot13, hex and base64."""
import _unmodelled
from io import StringIO as _StringIO

BOM_UTF8 = b"\xef\xbb\xbf"
BOM_LE = BOM_UTF16_LE = BOM = BOM_UTF16 = BOM32_LE = b"\xff\xfe"
BOM_BE = BOM_UTF16_BE = BOM32_BE = b"\xfe\xff"
BOM_UTF32_LE = BOM_UTF32 = BOM64_LE = b"\xff\xfe\0\0"
BOM_UTF32_BE = BOM64_BE = b"\0\0\xfe\xff"

_NAMES = {"utf8": "utf-8", "us-ascii": "ascii", "latin-1": "iso8859-1", "latin1": "iso8859-1", "iso-8859-1": "iso8859-1",
          "utf16": "utf-16", "utf32": "utf-32", "u8": "utf-8", "utf-8-sig": "utf-8-sig", "rot-13": "rot13",
          "hex-codec": "hex", "base64-codec": "base64", "base-64": "base64"}
_STR_NAMES = {"iso8859-1": "latin-1"}  # what str.encode() calls it


class CodecInfo(tuple):
    """(encode, decode, streamreader, streamwriter)"""

    def __new__(cls, encode, decode, streamreader=None, streamwriter=None, incrementalencoder=None,
                incrementaldecoder=None, name=None, *, _is_text_encoding=None):
        self = tuple.__new__(cls, (encode, decode, streamreader, streamwriter))
        self.name = name
        self.encode, self.decode = encode, decode
        self.incrementalencoder, self.incrementaldecoder = incrementalencoder, incrementaldecoder
        self.streamwriter, self.streamreader = streamwriter, streamreader
        if _is_text_encoding is not None:
            self._is_text_encoding = _is_text_encoding
        return self

    _is_text_encoding = True

    def __repr__(self):
        cls = type(self)
        return f"<{cls.__module__}.{cls.__qualname__} object for encoding {self.name} at {id(self):#x}>"


class Codec:
    def encode(self, input, errors="strict"):
        raise NotImplementedError

    def decode(self, input, errors="strict"):
        raise NotImplementedError


class IncrementalEncoder:
    def __init__(self, errors="strict"):
        self.errors = errors
        self.buffer = ""

    def encode(self, input, final=False):
        raise NotImplementedError

    def reset(self):
        pass

    def getstate(self):
        return 0

    def setstate(self, state):
        pass


class IncrementalDecoder:
    def __init__(self, errors="strict"):
        self.errors = errors

    def decode(self, input, final=False):
        raise NotImplementedError

    def reset(self):
        pass

    def getstate(self):
        return b"", 0

    def setstate(self, state):
        pass


class BufferedIncrementalDecoder(IncrementalDecoder):
    """Keeps bytes back that are the beginning of a character."""

    def __init__(self, errors="strict"):
        super().__init__(errors)
        self.buffer = b""

    def decode(self, input, final=False):
        data = self.buffer + bytes(input)
        text, used = self._buffer_decode(data, self.errors, final)
        self.buffer = data[used:]
        return text

    def reset(self):
        self.buffer = b""

    def getstate(self):
        return self.buffer, 0

    def setstate(self, state):
        self.buffer = state[0]


class _OverStream:
    """What it doesn't do itself, its stream does."""

    def __getattr__(self, name):
        return getattr(self.stream, name)

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.stream.close()


class StreamWriter(_OverStream, Codec):
    def __init__(self, stream, errors="strict"):
        self.stream = stream
        self.errors = errors

    def write(self, object):
        self.stream.write(self.encode(object, self.errors)[0])

    def writelines(self, list):
        self.write("".join(list))

    def reset(self):
        pass


class StreamReader(_OverStream, Codec):
    """Decodes what the stream has, once, and gives it out in pieces."""

    def __init__(self, stream, errors="strict"):
        self.stream = stream
        self.errors = errors
        self._text = None

    def _source(self):
        if self._text is None:
            self._text = _StringIO(self.decode(self.stream.read(), self.errors)[0], newline="")
        return self._text

    def read(self, size=-1, chars=-1, firstline=False):
        return self._source().read(chars if chars >= 0 else size)

    def readline(self, size=None, keepends=True):
        line = self._source().readline()
        return line if keepends else line.rstrip("\r\n")

    def readlines(self, sizehint=None, keepends=True):
        return self.read().splitlines(keepends)

    def reset(self):
        self._text = None

    def __iter__(self):
        return self

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line


class StreamReaderWriter(_OverStream):
    def __init__(self, stream, Reader, Writer, errors="strict"):
        self.stream = stream
        self.reader = Reader(stream, errors)
        self.writer = Writer(stream, errors)
        self.errors = errors

    def __getattr__(self, name):
        for part in (self.reader, self.writer) if name.startswith("read") else (self.writer, self.reader):
            if name in ("read", "readline", "readlines", "write", "writelines"):
                return getattr(part, name)
        return getattr(self.stream, name)

    def __iter__(self):
        return iter(self.reader)

    def __next__(self):
        return next(self.reader)


# ── The encodings ──

def _complete_part(data, name):
    """How many bytes of `data` don't end in the middle of a character."""
    if name in ("utf-8", "utf-8-sig"):
        for back in range(1, min(4, len(data) + 1)):
            byte = data[-back]
            if byte >= 0xc0:
                return len(data) - back if back < (2 if byte < 0xe0 else 3 if byte < 0xf0 else 4) else len(data)
            if byte < 0x80:
                break
    elif name.startswith(("utf-16", "utf-32")):
        return len(data) - len(data) % (int(name[4:6]) // 8)
    return len(data)


def _text_codec(name, used):
    """The CodecInfo of an encoding that str.encode() knows as `used`."""
    signed = name == "utf-8-sig"

    def to_bytes(input, errors="strict"):
        return (BOM_UTF8 if signed else b"") + input.encode(used, errors), len(input)

    def to_text(input, errors="strict"):
        data = bytes(input)
        if signed and data.startswith(BOM_UTF8):
            data = data[3:]
        return data.decode(used, errors), len(input)

    class Encoder(IncrementalEncoder):
        _begun = False

        def encode(self, input, final=False):
            data = to_bytes(input, self.errors)[0]
            mark = {"utf-8-sig": 3, "utf-16": 2, "utf-32": 4}.get(name, 0)  # only at the beginning
            if self._begun:
                data = data[mark:]
            self._begun = self._begun or bool(input)
            return data

        def reset(self):
            self._begun = False

    class Decoder(BufferedIncrementalDecoder):
        def _buffer_decode(self, data, errors, final):
            part = len(data) if final else _complete_part(data, name)
            return to_text(data[:part], errors)[0], part

    class Writer(StreamWriter):
        encode = staticmethod(to_bytes)
        decode = staticmethod(to_text)

    class Reader(StreamReader):
        encode = staticmethod(to_bytes)
        decode = staticmethod(to_text)

    for cls, shown in ((Encoder, "IncrementalEncoder"), (Decoder, "IncrementalDecoder"), (Writer, "StreamWriter"),
                       (Reader, "StreamReader")):
        cls.__module__ = "encodings." + name.replace("-", "_")
        cls.__name__ = cls.__qualname__ = shown
    return CodecInfo(to_bytes, to_text, Reader, Writer, Encoder, Decoder, name)


def _rot13(input, errors="strict"):
    import string
    lower, upper = string.ascii_lowercase, string.ascii_uppercase
    turned = str.maketrans(lower + upper, lower[13:] + lower[:13] + upper[13:] + upper[:13])
    return input.translate(turned), len(input)


def _binary_codec(name, to, back):
    import binascii
    return CodecInfo(lambda input, errors="strict": (getattr(binascii, to)(input), len(input)),
                     lambda input, errors="strict": (getattr(binascii, back)(input), len(input)),
                     name=name, _is_text_encoding=False)


def _base64():
    import base64
    return CodecInfo(lambda input, errors="strict": (base64.encodebytes(input), len(input)),
                     lambda input, errors="strict": (base64.decodebytes(input), len(input)),
                     name="base64", _is_text_encoding=False)


_found = {}
_search_functions = []


def register(search_function, /):
    if not callable(search_function):
        raise TypeError("argument must be callable")
    _search_functions.append(search_function)


def unregister(search_function, /):
    if search_function in _search_functions:
        _search_functions.remove(search_function)
        _found.clear()


def lookup(encoding, /):
    normal = encoding.lower().replace("_", "-").replace(" ", "-")
    name = _NAMES.get(normal, normal)
    if name not in _found:
        _found[name] = _make(name, encoding)
    return _found[name]


def _make(name, asked):
    if name == "rot13":
        return CodecInfo(_rot13, _rot13, name="rot13", _is_text_encoding=False)
    if name == "hex":
        return _binary_codec("hex", "hexlify", "unhexlify")
    if name == "base64":
        return _base64()
    for function in _search_functions:
        found = function(asked.lower().replace("-", "_").replace(" ", "_"))
        if found is not None:
            return found
    used = "utf-8" if name == "utf-8-sig" else _STR_NAMES.get(name, name)
    try:
        "".encode(used)
    except LookupError:
        raise LookupError(f"unknown encoding: {asked}") from None
    return _text_codec(name, used)


def encode(obj, encoding="utf-8", errors="strict"):
    return lookup(encoding).encode(obj, errors)[0]


def decode(obj, encoding="utf-8", errors="strict"):
    return lookup(encoding).decode(obj, errors)[0]


def getencoder(encoding):
    return lookup(encoding).encode


def getdecoder(encoding):
    return lookup(encoding).decode


def getincrementalencoder(encoding):
    return _part(encoding, "incrementalencoder")


def getincrementaldecoder(encoding):
    return _part(encoding, "incrementaldecoder")


def _part(encoding, part):
    found = getattr(lookup(encoding), part)
    if found is None:
        raise LookupError(encoding)
    return found


def getreader(encoding):
    return lookup(encoding).streamreader


def getwriter(encoding):
    return lookup(encoding).streamwriter


def iterencode(iterator, encoding, errors="strict", **kwargs):
    encoder = getincrementalencoder(encoding)(errors, **kwargs)
    yield from filter(None, map(encoder.encode, iterator))
    if rest := encoder.encode("", True):
        yield rest


def iterdecode(iterator, encoding, errors="strict", **kwargs):
    decoder = getincrementaldecoder(encoding)(errors, **kwargs)
    yield from filter(None, map(decoder.decode, iterator))
    if rest := decoder.decode(b"", True):
        yield rest


def open(filename, mode="r", encoding=None, errors="strict", buffering=-1):
    import io
    if encoding is None:
        return io.open(filename, mode)
    file = io.open(filename, mode if "b" in mode else mode + "b")
    codec = lookup(encoding)
    made = StreamReaderWriter(file, codec.streamreader, codec.streamwriter, errors)
    made.encoding = encoding
    return made


# ── What becomes of errors ──

def strict_errors(exception, /):
    raise exception


def ignore_errors(exception, /):
    return "", exception.end


def replace_errors(exception, /):
    if isinstance(exception, UnicodeEncodeError):
        return "?" * (exception.end - exception.start), exception.end
    return "\ufffd" * (1 if isinstance(exception, UnicodeDecodeError) else exception.end - exception.start), exception.end


def lookup_error(name, /):
    known = {"strict": strict_errors, "ignore": ignore_errors, "replace": replace_errors}
    if name not in known:
        raise LookupError(f"unknown error handler name '{name}'")
    return known[name]


register_error = _unmodelled.function("codecs.register_error", "use errors= 'ignore', 'replace' or 'backslashreplace'")
