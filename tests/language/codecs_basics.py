"""codecs: encodings by name, in pieces, over files and streams."""
import codecs
CASES=[lambda:codecs.lookup("UTF8").name, lambda:codecs.lookup("latin_1").name, lambda:codecs.lookup("ASCII").name,lambda:codecs.lookup("utf_16").name,lambda:codecs.lookup("Nope"),
lambda:codecs.encode("héllo","utf-8"), lambda:codecs.decode(b"h\xe9","latin-1"),lambda:codecs.encode("Hello","rot13"),lambda:codecs.encode("Hello","rot_13"),lambda:codecs.encode(b"ab","hex"),lambda:codecs.decode(b"6162","hex"),lambda:codecs.encode(b"ab","base64"),lambda:codecs.decode(b"YWI=\n","base64"),
lambda:codecs.encode("é","ascii"),lambda:codecs.encode("é","ascii","replace"),lambda:codecs.decode(b"\xff","utf-8","ignore"),lambda:codecs.decode(b"\xff","utf-8"),
lambda:codecs.getencoder("utf-8")("é"),lambda:codecs.getdecoder("utf-8")(b"\xc3\xa9"),lambda:(codecs.BOM_UTF8,codecs.BOM_UTF16_LE,codecs.BOM,codecs.BOM_UTF32_BE),
lambda:list(codecs.iterencode(["a","é"],"utf-8")),lambda:list(codecs.iterdecode([b"a\xc3",b"\xa9",b""],"utf-8")),lambda:list(codecs.iterdecode([b"a\xc3"],"utf-8")),
lambda:list(codecs.iterencode(["a","b"],"utf-16")), lambda:list(codecs.iterencode(["a","b"],"utf-8-sig")),
lambda:codecs.encode("x","utf-8-sig"),lambda:codecs.decode(codecs.BOM_UTF8+b"x","utf-8-sig"),
lambda:codecs.lookup_error("ignore"),lambda:codecs.lookup_error("what"),lambda:codecs.lookup("utf-8")[0]("a"),lambda:codecs.getincrementaldecoder("nope"),
lambda:isinstance(codecs.lookup("utf-8"),tuple),lambda:codecs.getincrementalencoder("utf-8").__name__, lambda: codecs.register(5)]
for case in CASES:
    try: r=case(); print(r if not callable(r) else r.__name__)
    except Exception as e: print(type(e).__name__,e)
d=codecs.getincrementaldecoder("utf-8")()
print([d.decode(bytes([b])) for b in "aé€😀".encode()], d.getstate(), d.decode(b"\xe2\x82"), d.getstate())
try: d.decode(b"",True)
except UnicodeDecodeError as e: print(e)
d=codecs.getincrementaldecoder("utf-8")("replace")
print(d.decode(b"a\xff\xe2\x82"), repr(d.decode(b"",final=True)))
with codecs.open("t.txt","w","utf-8") as f: f.write("é\nzwei\n"); f.writelines(["x","y"])
with codecs.open("t.txt",encoding="latin-1") as f: print(f.read())
with codecs.open("t.txt","r","utf-8") as f: print(f.readline(), f.readlines(), f.encoding)
with codecs.open("t.txt","r","utf-8") as f: print([l for l in f], f.read())
import io
w=codecs.getwriter("utf-8")(b:=io.BytesIO()); w.write("é"); print(b.getvalue()); r=codecs.getreader("utf-8")(io.BytesIO(b"\xc3\xa9\nz")); print(list(r))
