"""io: modes, encodings, newlines, seeking, and files that no path names."""
import io


def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


with open("t", "wb") as file:
    print(file.write(b"one\r\ntwo\rthree\nfour"), file.tell(), file.name, file.mode, file.closed, file.readable(), file.writable())
print(open("t").read(), repr(open("t").read()), open("t", newline="").readlines(), open("t", newline="\n").readlines(), open("t", newline="\r\n").readlines())
with open("t") as file:
    print(repr(file.readline()), repr(file.readline(2)), repr(file.read(3)), file.readlines(1), list(file), repr(file.read()))
print(open("t", "rb").readlines(), open("t", "rb").read(3))
with open("u", "w", newline="\r\n") as file:
    print(file.write("a\nb\n"), file.encoding, file.errors)
print(open("u", "rb").read())
with open("u", "w", encoding="latin-1") as file:
    file.write("é\n")
print(open("u", "rb").read(), open("u", encoding="latin-1").read(), repr(open("u", encoding="ascii", errors="replace").read()))
attempt(open("u").read)
attempt(open, "u", "w", encoding="nonsense")
with open("u", "w", encoding="ascii") as file:
    attempt(file.write, "é")
with open("u", "w") as file:
    file.write("añb")
    attempt(file.read)
with open("u", "r+") as file:
    print(file.read(2), file.seek(0), file.write("X"), file.read(), file.tell(), file.seek(0, 2))
with open("u", "a+") as file:
    file.write("end")
    file.seek(0)
    print(file.read(), file.truncate(3))
print(open("u").read(), open("u", "rb").read())
with open("u") as file:
    attempt(file.write, "x")
attempt(file.read)
attempt(lambda: next(iter(file)))
for mode in ("x", "q", "rw", "", "r", "rb"):
    attempt(open, "u" if mode != "r" else "missing", mode) if mode not in ("rb",) else None
attempt(open, "u", "rb", encoding="utf-8")
attempt(open, "u", newline="z")
attempt(open, 3.5)
attempt(open("v", "x").close)
attempt(open("v", "wb").write, "text")
attempt(open("v", "w").write, b"bytes")
attempt(open("v", "w").writelines, ["a", "b"])

text = io.StringIO("one\ntwo\n")
print(text.read(2), text.readline(), text.getvalue() == "one\ntwo\n", text.tell(), list(text), text.seek(0), text.write("ONE"), text.getvalue())
print(io.StringIO("a\r\nb").read() == "a\r\nb", io.StringIO(newline=None).write("x"), text.seekable(), text.isatty())
data = io.BytesIO(b"bytes")
print(data.read(2), data.read1(1), data.seek(-1, 2), data.read(), data.getvalue(), data.truncate(2), data.getvalue(), bool(data.closed))
attempt(io.StringIO, 5)
attempt(io.BytesIO, "x")
attempt(data.fileno)
text.close()
attempt(text.read)
wrapped = io.TextIOWrapper(io.BytesIO("é\r\nx".encode()), encoding="utf-8")
print(repr(wrapped.read()), isinstance(wrapped, io.TextIOBase), isinstance(data, io.IOBase), isinstance(text, io.TextIOBase), issubclass(io.UnsupportedOperation, OSError))


class Upper(io.TextIOBase):
    def write(self, text):
        print("<" + text.upper().strip() + ">")
        return len(text)


print("through", file=Upper(), end="")
with io.StringIO() as out:
    print("a", 1, file=out, flush=True)
    print(repr(out.getvalue()))
