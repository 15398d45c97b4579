#!/usr/bin/env bash
# tests/cli_test.sh BINARY: the command line as a user meets it, wrong input included.
set -uo pipefail
interleave=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
passed=0 failed=0

# check NAME STATUS PATTERN COMMAND…: exit status and an extended regular expression that stdout and
# stderr together must match.
check() {
  local name=$1 status=$2 pattern=$3 output actual
  shift 3
  output=$("$@" 2>&1 </dev/null)
  actual=$?
  if [ "$actual" = "$status" ] && grep -qzE -- "$pattern" <<<"$output"; then
    passed=$((passed + 1))
  else
    failed=$((failed + 1))
    printf 'FAILED %s: exit status %s (expected %s), output:\n%s\nexpected to match: %s\n' \
      "$name" "$actual" "$status" "$output" "$pattern"
  fi
}

cat >sleepy.py <<'PY'
import time
print("a")
time.sleep(1.5)
print("b", end="")
PY
cat >machine.py <<'PY'
# /// scenario
# title = "Two at once"
# [machine]
# cores = 1
# ///
from interleave import work
work(2)
print("done")
PY
cat >header.py <<'PY'
# /// scenario
# [machine]
# core = 1
# ///
PY
cat >deadlock.py <<'PY'
import threading
lock = threading.Lock()
lock.acquire()
lock.acquire()
PY
cat >forever.py <<'PY'
while True:
    pass
PY
printf 'print("caf\xe9")\n' >latin.py
printf 'def f(:\n    pass\n' >syntax.py
python3 -c 'print("x = " + "(" * 5000 + "1" + ")" * 5000)' >deep.py
: >empty.py

check "prints what the program prints" 0 '^a
b$' "$interleave" run sleepy.py
check "the log has the time at which a line was completed" 0 '\[  0.000000\] a
\[  1.500000\] b$' "$interleave" run --log sleepy.py
check "statistics" 0 'makespan +1\.5s.*digest +[0-9a-f]{16}' "$interleave" run --stats sleepy.py
check "statistics as JSON" 0 '"makespan_s":1\.5,"events":[0-9]+,"digest":"[0-9a-f]{16}"' "$interleave" run --stats=json sleepy.py
check "the timeline in the terminal" 0 'MainThread' "$interleave" run --timeline sleepy.py
check "--set overrides the header" 0 'makespan +2s' "$interleave" run --stats --set machine.cores=2 machine.py
check "an empty program" 0 '^' "$interleave" run empty.py
check "standard input" 0 '' "$interleave" run -
check "a missing file" 2 "can't read 'nowhere.py': No such file or directory" "$interleave" run nowhere.py
check "a folder" 2 'is a directory' "$interleave" run .
check "no file" 2 'FILE is required' "$interleave" run
check "an unknown option" 2 '--frobnicate' "$interleave" run --frobnicate sleepy.py
check "an unknown key of the header" 1 "line 3.*core = 1.*\^+.*did you mean .*cores" "$interleave" run header.py
check "an unknown key of --set" 1 "machine\.core.*machine\.cores" "$interleave" run --set machine.core=2 sleepy.py
check "a bad value of --set" 1 "machine\.cores" "$interleave" run --set machine.cores=none sleepy.py
check "a syntax error" 1 'File ".*syntax.py", line 1.*\^.*SyntaxError: invalid syntax' "$interleave" run syntax.py
check "brackets without an end" 1 'SyntaxError: too many nested parentheses' "$interleave" run deep.py
check "text that isn't UTF-8" 1 'SyntaxError: .*[Uu][Tt][Ff]-8' "$interleave" run latin.py
check "a deadlock is reported, not waited for" 1 'deadlock.*MainThread.*Lock' "$interleave" run deadlock.py
check "an endless loop is reported, not waited for" 1 'forever.py", line [12]' "$interleave" run --set limits.real_time=200ms forever.py
cat >yielding.py <<'PY'
import asyncio
async def main():
    while True:
        await asyncio.sleep(0)
asyncio.run(main())
PY
check "tasks that only yield are reported too" 1 'endless loop: the clock stands still' "$interleave" run yielding.py
check "a picture" 0 '' "$interleave" render sleepy.py -o out.png
check "two runs in one vector picture" 0 '' "$interleave" render sleepy.py machine.py -o out.svg
check "… with both titles" 0 'sleepy.*Two at once' cat out.svg
check "a PDF" 0 '' "$interleave" render sleepy.py -o out.pdf --theme dark --view cores
check "… with text in it" 0 'sleepy' pdftotext out.pdf -
check "a PNG is one" 0 'PNG' head -c 4 out.png
check "an unknown kind of picture" 2 '\.png, \.svg, \.pdf' "$interleave" render sleepy.py -o out.gif
check "a folder that isn't there" 2 'nowhere' "$interleave" render sleepy.py -o nowhere/out.png
check "the bytecode" 0 'LOAD_GLOBAL|CALL' "$interleave" disasm sleepy.py
check "the syntax tree" 0 'Module' "$interleave" ast sleepy.py
cat >escape.py <<'PY'
open("nowhere.txt", "w").write("x")
print(open("nowhere.txt").read())
PY
check "files are in memory" 0 '^x' "$interleave" run escape.py
[ -e nowhere.txt ] && { echo "FAILED: a scenario reached the real file system"; failed=$((failed + 1)); }
echo 'open("/etc/passwd")' >passwd.py
check "real files are out of reach" 1 "FileNotFoundError: .Errno 2. No such file or directory: ./etc/passwd" "$interleave" run passwd.py


echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
