"""pathlib, tempfile, shutil, glob, fnmatch: paths as objects and what they do with files."""
import fnmatch
import glob
import os
import shutil
import tempfile
from pathlib import Path, PurePath, PurePosixPath


def attempt(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


p = Path("a") / "b.tar.gz"
print(p, repr(p), p.name, p.stem, p.suffix, p.suffixes, p.parent, p.parts, list(p.parents), p.is_absolute())
print(p.with_suffix(".txt"), p.with_name("c"), p.with_stem("d"), p.joinpath("x", "y"), "z" / p, Path("/") / "etc", p / "/abs")
print(Path("/a/b/c").relative_to("/a"), Path("/a/b").is_relative_to("/a"), Path("a/./b//c/..").as_posix(), Path(), Path("").name)
print(Path("/a/b").parents[0], Path("/").parent, Path("/").name == "", Path("a.b.").suffix, Path(".bashrc").suffix, Path("a.py").match("*.py"))
print(sorted([Path("b"), Path("a/c"), Path("a")]), Path("a") == PurePath("a"), hash(Path("a")) == hash(Path("a")), PurePosixPath("x"))
attempt(Path("/a").relative_to, "/b")
attempt(Path("a").with_suffix, "txt")
attempt(Path, 3)

base = Path("work")
base.mkdir()
(base / "sub" / "deep").mkdir(parents=True)
(base / "one.txt").write_text("one\nline")
(base / "two.bin").write_bytes(b"\x00\x01")
(base / "sub" / "three.txt").write_text("3")
(base / "sub" / "deep" / "four.txt").touch()
print((base / "one.txt").read_text().splitlines(), (base / "two.bin").read_bytes(), (base / "one.txt").stat().st_size)
print(sorted(base.iterdir()), sorted(base.glob("*.txt")), sorted(base.rglob("*.txt")), sorted(base.glob("**/deep")), sorted(base.glob("*/*.txt")))
print(base.exists(), base.is_dir(), (base / "one.txt").is_file(), (base / "none").exists(), base.resolve() == Path.cwd() / "work")
with (base / "one.txt").open("a") as file:
    file.write("!")
print((base / "one.txt").read_text(), (base / "one.txt").rename(base / "1.txt"), sorted(os.listdir(base)))
attempt((base / "none").read_text)
attempt((base / "none").unlink)
attempt((base / "none").unlink, missing_ok=True)
attempt(base.mkdir)
attempt(base.mkdir, exist_ok=True)
attempt(base.rmdir)
attempt((base / "1.txt").write_text, b"bytes")
print(sorted(glob.glob("work/*.txt")), sorted(glob.glob("work/**/*.txt", recursive=True)), glob.glob("nothing*"), sorted(glob.glob("wor?/s[a-z]b")))
print(fnmatch.fnmatch("a.py", "*.py"), fnmatch.filter(["a1", "b2", "c"], "[!b]*"), fnmatch.translate("a*?"))

shutil.copy(base / "1.txt", base / "sub")
shutil.copytree("work/sub", "copied")
shutil.move("copied/deep", "moved")
print(sorted(map(str, Path("copied").rglob("*"))), os.listdir("moved"))
shutil.rmtree("copied")
attempt(shutil.rmtree, "copied")
shutil.rmtree("copied", ignore_errors=True)
shutil.rmtree(base)
print(os.path.exists("work"))

with tempfile.TemporaryDirectory() as folder:
    place = Path(folder, "file")
    place.write_text("temporary")
    print(os.path.isdir(folder), os.path.dirname(folder) == tempfile.gettempdir(), place.read_text())
print(os.path.exists(folder))
with tempfile.NamedTemporaryFile("w+", suffix=".log", prefix="my") as file:
    file.write("text")
    file.seek(0)
    print(file.read(), os.path.exists(file.name), os.path.basename(file.name).startswith("my"), file.name.endswith(".log"))
print(os.path.exists(file.name))
with tempfile.TemporaryFile() as file:
    file.write(b"bytes")
    print(file.tell())
made = tempfile.mkdtemp(prefix="kept")
print(os.path.isdir(made), isinstance(made, str))
