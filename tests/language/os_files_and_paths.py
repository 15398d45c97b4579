"""os and os.path: folders, files, paths, environment, with the errors of each call."""
import os
import os.path
from os.path import join

os.mkdir("data")
os.makedirs("data/deep/er")
os.makedirs("data/deep", exist_ok=True)
with open("data/a.txt", "w") as file:
    file.write("hello")
with open(join("data", "deep", "b.txt"), "w") as file:
    file.write("x" * 10)

print(sorted(os.listdir("data")), os.listdir("data/deep/er"))
print(os.path.exists("data/a.txt"), os.path.isfile("data/a.txt"), os.path.isdir("data"), os.path.exists("nope"))
print(os.path.getsize("data/a.txt"), os.stat("data/deep/b.txt").st_size)
for folder, folders, files in os.walk("data"):
    print(folder, sorted(folders), sorted(files))
print([folder for folder, _, _ in os.walk("data", topdown=False)])
with os.scandir("data") as entries:
    print(sorted((entry.name, entry.is_dir(), entry.path) for entry in entries))
os.rename("data/a.txt", "data/c.txt")
os.rename("data/deep", "data/shallow")
print(sorted(os.listdir("data")), os.listdir("data/shallow/er"), open("data/shallow/b.txt").read())
os.replace("data/c.txt", "data/shallow/b.txt")
print(open("data/shallow/b.txt").read())
here = os.getcwd()
os.chdir("data")
print(os.path.basename(os.getcwd()), os.listdir())
os.chdir(here)
print(os.getcwd() == here, os.path.abspath("x") == join(here, "x"))


def attempt(function, *args):
    try:
        print(function(*args))
    except Exception as error:
        print(type(error).__name__, error, getattr(error, "errno", None), getattr(error, "filename", None))


attempt(os.mkdir, "data")
attempt(os.mkdir, "no/where")
attempt(os.listdir, "nope")
attempt(os.listdir, "data/shallow/b.txt")
attempt(os.remove, "nope")
attempt(os.remove, "data")
attempt(os.rmdir, "data")
attempt(os.rmdir, "data/shallow/b.txt")
attempt(os.rename, "nope", "there")
attempt(os.stat, "nope")
attempt(os.chdir, "nope")
attempt(os.path.getsize, "nope")
attempt(open, "data")
attempt(os.makedirs, "data/shallow")
attempt(os.fspath, 3)
attempt(os.getenv, "SURELY_NOT_SET")
attempt(os.getenv, "SURELY_NOT_SET", "default")

os.environ["MY_SETTING"] = "on"
print(os.environ["MY_SETTING"], os.getenv("MY_SETTING"), "MY_SETTING" in os.environ)
attempt(os.environ.__setitem__, "NUMBER", 1)
attempt(os.environ.__getitem__, "SURELY_NOT_SET")
print(os.environ.pop("MY_SETTING"), os.environ.get("MY_SETTING"))
print(os.cpu_count(), os.name, os.sep, repr(os.linesep), len(os.urandom(16)), isinstance(os.getpid(), int))

for path in ("/a/b/c.tar.gz", "a", "a/", "/", "", ".bashrc", "a/.b", "a.b/c", "//x//y", "a/../b/./c", "../..", "..a.b"):
    print(repr(path), os.path.split(path), os.path.splitext(path), os.path.normpath(path), os.path.isabs(path))
print(join("a", "b", "/c", "d"), join("a/", "b"), join("a", ""), os.path.dirname("/x/y"), os.path.basename("/x/y"))
print(os.path.relpath("/a/b/c", "/a/d"), os.path.commonpath(["/a/b/c", "/a/b/d"]), os.path.commonprefix(["abc", "abd"]))
