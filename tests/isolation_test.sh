#!/usr/bin/env bash
# tests/isolation_test.sh BINARY LIBRARY…: a program gets none of the host's files, environment variables,
# processes or clock, and leaves nothing behind.
set -uo pipefail
interleave=$1
shift
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo "the host's secret" >secret.txt

cat >escape.py <<'PY'
import glob
import os
import pathlib
import platform
import shutil
import tempfile
import time


def refused(function, *args):
    """Whether a call ends in an error that a program can catch."""
    try:
        function(*args)
    except (OSError, NotImplementedError):
        return True
    return False


folder = "WORK"
assert not os.path.exists("secret.txt") and glob.glob(folder + "/*") == [folder + "/escape.py"]  # the program itself
assert os.listdir() == ["escape.py"]
for path in ("/etc/passwd", "/etc/hostname", "/proc/self/environ", "/dev/mem", folder + "/secret.txt", "../../etc/passwd"):
    assert refused(open, path) and refused(os.stat, path) and refused(pathlib.Path(path).read_bytes), path
assert os.listdir("/") == ["home", "tmp"], os.listdir("/")
assert "HOST_SECRET" not in os.environ and os.getenv("HOST_SECRET") is None
assert os.getcwd() == "/home/user" and os.environ["HOME"] == "/home/user" and os.path.expanduser("~") == "/home/user"
for call, arguments in (("system", ("touch escaped",)), ("popen", ("id",)), ("fork", ()), ("execv", ("/bin/sh", [])), ("kill", (1, 9)),
                        ("open", ("/etc/passwd", 0)), ("symlink", ("/etc/passwd", "link")), ("waitpid", (-1, 0)), ("pipe", ())):
    assert refused(getattr(os, call), *arguments), call
assert shutil.which("sh") is None and platform.node() == "interleave" and os.getpid() == 1000
assert 1_700_000_000 <= time.time() < 1_700_000_001
with open("/tmp/escaped", "w") as file:
    file.write("in memory")
with open("escaped", "w") as file:
    file.write("in memory")
kept = tempfile.mkdtemp()
assert os.path.isdir(kept)
print("contained")
PY
sed -i "s|WORK|$work|" escape.py
output=$(HOST_SECRET=1 "$interleave" run escape.py 2>&1 </dev/null)
if [ "$output" != contained ]; then
  echo "FAILED: $output"
  exit 1
fi
for leak in escaped /tmp/escaped; do
  if [ -e "$leak" ]; then
    echo "FAILED: the program made $leak on the host"
    exit 1
  fi
done
# The libraries that a program runs on import nothing that starts programs or opens connections. (The
# window does, to hand a picture to the clipboard.)
escapes=' (fork|vfork|system|popen|posix_spawnp?|exec[vl][pe]*|socket|connect|getaddrinfo)(@|$)'
for library in "$@"; do
  if command -v nm >/dev/null && nm --undefined-only "$library" 2>/dev/null | grep -E "$escapes"; then
    echo "FAILED: $library could reach the host through the above"
    exit 1
  fi
done
echo "isolation: passed"
