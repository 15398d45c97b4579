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
cat >pool.py <<'PY'
import time, requests
from concurrent.futures import ThreadPoolExecutor
with ThreadPoolExecutor() as pool:
    list(pool.map(time.sleep, [1] * 4))
print(time.perf_counter())
requests.get("https://example.com")
print(round(time.perf_counter(), 3))
PY
check "pools and latencies as they are" 0 '^1.0
1.1$' "$interleave" run pool.py
check "a smaller pool takes longer" 0 '^2.0
2.1$' "$interleave" run --set machine.pool_workers=2 pool.py
check "latencies can be scaled" 0 '^1.0
1.4$' "$interleave" run --set machine.latency_scale=4 pool.py
check "and left out" 0 '^1.0
1.0$' "$interleave" run --set machine.latency_scale=0 pool.py
check "a scale below nothing" 1 'latency_scale must be a number from 0' "$interleave" run --set machine.latency_scale=-1 pool.py
cat >variants.py <<'PY'
# /// scenario
# [machine]
# cores = 2
# gil = false
# [variants.one-core]
# machine.cores = 1
# ///
import threading
from interleave import work
threads = [threading.Thread(target=work, args=(1,)) for _ in range(2)]
for t in threads: t.start()
for t in threads: t.join()
print("done")
PY
check "a file is compared with its variants" 0 'run +makespan +speed-up
variants.py +1s *
one-core +2s +0\.5×

one-core parts from variants.py at .*
[0-9]+ events alike, .*
 +1s +2s  MainThread prints .done.' "$interleave" compare variants.py
check "a file is compared on other machines" 0 'cores=1,gil=true +2s +0\.5×.*cores=2 +1s +1×.*cores=2 doesn.t differ' \
  "$interleave" compare --with cores=1,gil=true --with cores=2 variants.py
check "files are compared" 0 'sleepy.py +1.5s *
variants.py +1s +1\.5×' "$interleave" compare sleepy.py variants.py
check "comparisons as JSON" 0 '"name":"one-core","makespan_s":2.0.*"speed_up":0.5,"divergence_s":.*"differences":\[\{"what"' \
  "$interleave" compare --json variants.py
check "nothing to compare with" 2 'nothing to compare with.*--with' "$interleave" compare sleepy.py
check "a machine that can't be" 1 'machine.cors.*machine.cores' "$interleave" compare --with cors=1 sleepy.py
cat >echo.py <<'PY'
import asyncio
async def main():
    await asyncio.create_subprocess_exec("echo", "from a child")
    print("main")
asyncio.run(main())
PY
check "a child without a pipe writes to the program's output, even if nobody waits for it" 0 '^main
from a child$' "$interleave" run echo.py
check "an empty program" 0 '^' "$interleave" run empty.py
check "standard input" 0 '' "$interleave" run -
check "a missing file" 2 "can't read 'nowhere.py': No such file or directory" "$interleave" run nowhere.py
check "neither a file nor a command" 2 "'frob' is neither a file nor a command" "$interleave" frob
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
# limit NAME STATUS PATTERN PROGRAM [--set KEY=VALUE]…: a program that goes past a limit ends with one message.
limit() {
  printf '%b\n' "$4" >limit.py
  check "limits: $1" "$2" "$3" timeout 60 "$interleave" run "${@:5}" limit.py
}
small="--set limits.memory=64MiB"
limit "a list that grows" 1 'line 3.*MemoryError: .* 64 MiB, the limit that limits.memory sets' 'l = []\nwhile True:\n    l.append(1)' $small
limit "a dict that grows" 1 'line [23].*MemoryError' 'd = {}\nfor i in iter(int, 1):\n    d[len(d)] = 1' $small
limit "a set that grows" 1 'line 3.*MemoryError' 's = set()\nwhile True:\n    s.add(len(s))' $small
limit "a string that grows" 1 'line 2.*MemoryError' 's = "x"\nwhile True: s += s' $small
limit "bytes that grow" 1 'line 2.*MemoryError' 's = b"x"\nwhile True: s += s' $small
limit "objects that pile up" 1 'line [34].*MemoryError' 'class C: pass\nl = None\nwhile True:\n    c = C(); c.x = l; l = c' $small
limit "a list of what never ends" 1 'line 2.*MemoryError' 'import itertools\nlist(itertools.count())' $small
limit "a sorted endless generator" 1 'line 3.*MemoryError' 'def g():\n    while True: yield 1\nsorted(g())' $small
limit "tasks without end" 1 'line 5.*MemoryError' 'import asyncio\nasync def f(): await asyncio.sleep(1)\nasync def main():\n    t = []\n    while True: t.append(asyncio.create_task(f()))\nasyncio.run(main())' $small
limit "a huge repetition" 1 'line 1.*MemoryError' '"x" * 10**12'
limit "a huge list" 1 'line 1.*MemoryError' '[0] * 10**10'
limit "a huge integer" 1 'line 1.*MemoryError' '10**10**8'
limit "a huge width" 1 'line 1.*MemoryError' 'f"{1:10000000000}"'
limit "MemoryError can be handled" 0 '^caught.$' 'try: [0] * 10**10\nexcept MemoryError: print("caught")'
limit "a long sum" 1 'line 1.*LimitReached: .* real time, the limit that limits.real_time sets' 'sum(range(10**15))' --set limits.real_time=200ms
limit "an endless iterator" 1 'line 2.*LimitReached: .*limits.real_time' 'import itertools\nany(x < 0 for x in itertools.count())' --set limits.real_time=200ms
limit "handlers don't catch the end" 1 'LimitReached: .*limits.real_time' 'while True:\n  try:\n    while True: pass\n  except BaseException: pass\n  finally: print("no")' --set limits.real_time=200ms
limit "endless sleeping" 1 'line 3.*LimitReached: .* 1000s, the limit that limits.virtual_time sets' 'import time\nwhile True:\n    time.sleep(1)' --set limits.virtual_time=1000s
limit "what was printed stays" 1 'LimitReached.*before' 'print("before")\nwhile True: pass' --set limits.steps=1000
limit "steps" 1 'line [12].*LimitReached: the program executed more than 1000 steps, the limit that limits.steps' 'while True:\n    pass' --set limits.steps=1000
limit "steps of threads" 1 'LimitReached: .*limits.steps' 'import threading\ndef f():\n    while True: pass\nthreading.Thread(target=f).start()' --set limits.steps=100000
limit "endless output" 1 'line 1.*LimitReached: the program prints more than 2 KiB, the limit that limits.output' 'while True: print("x" * 100)' --set limits.output=2KiB
limit "one long line" 1 'LimitReached: .*limits.output' 'print("x" * 100000)' --set limits.output=2KiB
limit "recursion" 1 'RecursionError: maximum recursion depth exceeded' 'def f(): f()\nf()' --set limits.recursion=50
limit "the recursion limit of sys" 0 '^50.$' 'import sys\nprint(sys.getrecursionlimit())' --set limits.recursion=50
limit "a finalizer that never ends" 1 'LimitReached' 'class C:\n    def __del__(self):\n        while True: pass\nC()' --set limits.real_time=200ms
limit "a finalizer that sleeps past the end" 0 '^end.$' 'import threading, time\nclass C:\n    def __del__(self): time.sleep(9)\ndef f(): C()\nthreading.Thread(target=f, daemon=True).start()\nprint("end")'
limit "a bytearray that grows" 1 'line 2.*MemoryError' 'b = bytearray(9)\nwhile True: b += bytes(b)' $small
limit "a bytearray that doubles itself" 1 'line 2.*MemoryError' 'b = bytearray(9)\nwhile True: b.extend(b)' $small
limit "a deque that grows" 1 'line 3.*MemoryError' 'from collections import deque\nd = deque([1])\nwhile True: d.extend(d)' $small
limit "a queue that grows" 1 'line 3.*MemoryError' 'import queue\nq = queue.Queue()\nwhile True: q.put(1)' $small
limit "tasks that pile up" 1 'line 4.*MemoryError' 'import asyncio\nasync def f(): await asyncio.sleep(1)\nasync def main():\n    while True: asyncio.create_task(f())\nasyncio.run(main())' $small

# waits FILE LINES…: the program ends, in virtual time, and each of the lines earns a hint.
cat >waits_log.py <<'PY'
import threading
e = threading.Event()
threading.Timer(0.05, e.set).start()
while not e.is_set(): pass
PY
waits() {
  printf '%b\n' "$3" >waits.py
  check "busy waiting: $1" 0 "$2" timeout 60 "$interleave" run waits.py
}
waits "for an event" '^done.waits.py:4: hint: busy waiting' 'import threading\ne = threading.Event()\nthreading.Timer(0.05, e.set).start()\nwhile not e.is_set(): pass\nprint("done")'
waits "for a lock" 'waits.py:5: hint' 'import threading\nl = threading.Lock()\nl.acquire()\nthreading.Timer(0.05, l.release).start()\nwhile not l.acquire(blocking=False): pass'
waits "for a queue" 'waits.py:4: hint' 'import queue, threading\nq = queue.Queue()\nthreading.Timer(0.05, q.put, (1,)).start()\nwhile q.empty(): pass'
waits "for a thread" 'waits.py:4: hint' 'import threading\nt = threading.Timer(0.05, print)\nt.start()\nwhile t.is_alive(): pass'
waits "for a future" 'waits.py:5: hint' 'import time\nfrom concurrent.futures import ThreadPoolExecutor\nwith ThreadPoolExecutor() as pool:\n    f = pool.submit(time.sleep, 0.05)\n    while not f.done(): pass'
waits "for a child" 'waits.py:3: hint' 'import subprocess\np = subprocess.Popen(["sleep", "0.05"])\nwhile p.poll() is None: pass'
waits "for the clock" 'waits.py:3: hint' 'import time\nend = time.monotonic() + 0.05\nwhile time.monotonic() < end: pass'
waits "for a task" 'waits.py:4: hint' 'import asyncio\nasync def main():\n    t = asyncio.create_task(asyncio.sleep(0.05))\n    while not t.done(): await asyncio.sleep(0)\nasyncio.run(main())'
waits "for a flag, yielding" '^3.waits.py:6: hint' 'import asyncio\nasync def main():\n    flags = []\n    asyncio.get_running_loop().call_later(0.05, flags.append, 3)\n    while not flags:\n        await asyncio.sleep(0)\n    print(flags[0])\nasyncio.run(main())'
check "hints stay out of the log" 0 "^.?$" "$interleave" run --log waits_log.py
limit "waiting for nothing that can change" 1 'line 2.*LimitReached' 'x = 1\nwhile x: pass' --set limits.steps=100000

limit "a bad size" 1 'limits.memory must be a size such as' 'pass' --set limits.memory=2
limit "a bad number of steps" 1 'limits.steps must be a whole number' 'pass' --set limits.steps=-1

cat >threads.py <<'PY'
import threading, time
count, lock = 0, threading.Lock()
def f():
    global count
    time.sleep(0.1)
    with lock: count += 1
threads = [threading.Thread(target=f) for _ in range(10_000)]
for t in threads: t.start()
for t in threads: t.join()
print(count, threading.active_count(), time.monotonic())
PY
check "10,000 threads" 0 '^10000 1 0.1' timeout 240 "$interleave" run threads.py
cat >processes.py <<'PY'
import multiprocessing as mp, time
def f(i, q):
    time.sleep(0.1)
    q.put(i)
if __name__ == "__main__":
    q = mp.Queue()
    processes = [mp.Process(target=f, args=(i, q)) for i in range(1_000)]
    for p in processes: p.start()
    print(sum(q.get() for _ in processes))
    for p in processes: p.join()
    print({p.exitcode for p in processes})
PY
check "1,000 processes" 0 '^499500.\{0\}' timeout 240 "$interleave" run processes.py

# A loop whose timer is due may have to wait for the GIL; whoever calls it then doesn't end that wait.
cat >poke.py <<'PY'
import asyncio, threading
from interleave import work

poked = []

def poke(loop, n):
    work(0.022)
    loop.call_soon_threadsafe(poked.append, n)
    work(0.02)

async def main():
    for n in range(3):
        threading.Thread(target=poke, args=(asyncio.get_running_loop(), n)).start()
    await asyncio.sleep(0.02)
    await asyncio.sleep(0.5)
    print("poked by", sorted(poked))

asyncio.run(main())
PY
check "a call from a thread while the loop waits for the GIL" 0 '^poked by .0, 1, 2.' "$interleave" run poke.py

# Why something waits, and what made the run long.
cat >locked.py <<'PY'
import asyncio

async def use(lock):
    async with lock:
        await asyncio.sleep(1)

async def main():
    lock = asyncio.Lock()
    await asyncio.gather(*[asyncio.create_task(use(lock), name=n) for n in "abc"])

asyncio.run(main())
PY
why() { "$interleave" why "$@"; }
check "why: a lock" 0 '^c waits for Lock, behind 1 other until 2 s .use, line 4.
→ held by a, which sleeps until 1 s .use, line 5.
$' why locked.py --task c --at 0.5s
check "why: by either name" 0 '^Task-1 .main. awaits gather of 3 awaitables' why locked.py --task main --at 0.5s
check "why: after its life" 0 '^a is over: it ended at 1 s' why locked.py --task a --at 1.5s
cat >late.py <<'PY'
import asyncio

async def main():
    await asyncio.sleep(1)
    await asyncio.create_task(asyncio.sleep(1), name="late")

asyncio.run(main())
PY
check "why: before its life" 0 "^late doesn't exist yet: it begins at 1 s
→ to be started by Task-1 .main., which sleeps until 1 s" why late.py --task late --at 0.5s
check "why: an unknown name" 2 "nothing is called 'x'; there are MainThread, Task-1 .main., a, b, c" why locked.py --task x --at 1s
check "why: a bad time" 2 "wants a time such as 1.5s or 20ms, not 'soon'" why locked.py --task a --at soon
check "why: a name without a time" 2 'task NAME and --at TIME go together' why locked.py --task a
check "why: nothing asked" 2 'either --task NAME and --at TIME, or --critical-path' why locked.py
check "why: both" 2 'either --task NAME and --at TIME, or --critical-path' why locked.py --critical-path --task a --at 1s
cat >queue.py <<'PY'
import asyncio

async def produce(queue):
    await asyncio.sleep(3)
    queue.put_nowait(1)

async def main():
    queue = asyncio.Queue()
    asyncio.create_task(produce(queue), name="producer")
    await queue.get()

asyncio.run(main())
PY
check "why: a queue" 0 'main. waits for Queue until 3 s .main, line 10.
→ to be woken by producer, which sleeps until 3 s .produce, line 4.
$' why queue.py --task main --at 1s
cat >pool.py <<'PY'
import time
from concurrent.futures import ThreadPoolExecutor

def job(seconds):
    time.sleep(seconds)

with ThreadPoolExecutor(1, thread_name_prefix="pool") as pool:
    pool.submit(job, 2)
    pool.submit(job, 1)
PY
check "why: an executor" 0 "^job is queued until 2 s: the only worker of executor 'pool' is busy
→ the worker is busy with pool_0, which is blocked in sleep until 2 s .job, line 5." why pool.py --task job --at 1s
check "why: a join" 0 "^MainThread waits for thread 'pool_0' to end.*→ pool_0 is blocked in sleep" why pool.py --task MainThread --at 2.5s
cat >gil.py <<'PY'
import threading
from interleave import work

def spin():
    work(0.1)

threads = [threading.Thread(target=spin, name=n) for n in "ab"]
for t in threads: t.start()
for t in threads: t.join()
PY
check "why: the GIL" 0 "^b is ready, but hasn't got the GIL until 55 ms .spin, line 5.
→ held by a, which runs until 55 ms .spin, line 5." why gil.py --task b --at 52ms
check "why: a core" 0 '^b is ready, but the only core runs a .*
→ the core runs a, which runs until 60 ms' why gil.py --task b --at 52ms --set machine.cores=1 --set machine.gil=false
cat >deadlock.py <<'PY'
import asyncio

async def take(first, second):
    async with first:
        await asyncio.sleep(1)
        async with second: pass

async def main():
    a, b = asyncio.Lock(), asyncio.Lock()
    await asyncio.gather(asyncio.create_task(take(a, b), name="one"), asyncio.create_task(take(b, a), name="two"))

asyncio.run(main())
PY
check "why: a deadlock" 0 'one waits for Lock 2, and nothing ends that .take, line 6.
→ held by two, which waits for Lock 1, and nothing ends that .take, line 6.
  → held by one, which closes the circle: a deadlock' why deadlock.py --task one --at 1s
check "the critical path" 0 '^The critical path of 3 s:
 +0 s +1 s  a · sleep .use, line 5.
 +1 s +1 s  b · sleep .use, line 5.
 +2 s +1 s  c · sleep .use, line 5.
Of that:
 +33.3 % +1 s  a · sleep' why locked.py --critical-path

check "the language describes itself" 0 '## Modules.*### asyncio.*limits\.memory' "$interleave" language
check "a picture" 0 '' "$interleave" render sleepy.py -o out.png
check "two runs in one vector picture" 0 '' "$interleave" render sleepy.py machine.py -o out.svg
check "… with both titles" 0 'sleepy.*Two at once' cat out.svg
check "a PDF" 0 '' "$interleave" render sleepy.py -o out.pdf --theme dark --view cores
check "… with text in it" 0 'sleepy' pdftotext out.pdf -
check "a PNG is one" 0 'PNG' head -c 4 out.png
check "an SVG has its fonts in it" 0 '@font-face' cat out.svg
check "a run without marks" 0 '' "$interleave" render locked.py -o plain_locked.svg --svg-text named
check "a critical path and a why are drawn" 0 '' "$interleave" render locked.py -o path.svg --svg-text named --critical-path --at 0.5s --why c
check "the chain's stations, too" 0 '>2<' cat path.svg
check "which aren't there otherwise" 1 '' grep -q '>2<' plain_locked.svg
check "a why wants a time" 2 'wants --at' "$interleave" render locked.py -o x.svg --why c
check "and a name" 2 "nothing is called 'nobody'" "$interleave" render locked.py -o x.svg --why nobody --at 1s
check "or outlines" 0 '' "$interleave" render sleepy.py -o lines.svg --svg-text outlines
check "without text" 1 '' grep -q '<text' lines.svg
check "a picture for print" 0 '' "$interleave" render sleepy.py -o print.png --theme print --dpi 300 --range 0.5s..1s --counters --compress-idle --arrows all
check "a range needs two ends" 2 'FROM\.\.TO' "$interleave" render sleepy.py -o x.png --range 1s
check "in their order" 2 'is empty' "$interleave" render sleepy.py -o x.png --range 2s..1s
check "a pin needs a lane" 2 "no lane 'nobody'" "$interleave" render sleepy.py -o x.png --pin nobody
check "a pinned lane" 0 '' "$interleave" render sleepy.py -o pin.svg --pin MainThread --title Pinned
check "a title of one's own" 0 'Pinned' cat pin.svg
check "a trace for other programs" 0 '"traceEvents".*"ph":"X"' "$interleave" trace sleepy.py
check "spans as a table" 0 'run,track,kind.*sleepy,MainThread,thread,' "$interleave" trace sleepy.py --format spans
check "times by lane" 0 'blocked_s.*1\.500000000' "$interleave" trace sleepy.py --format statistics
cat >noted.py <<'PY'
# /// scenario
# [[annotation]]
# at = "500ms"
# text = "half way"
# ///
import time
time.sleep(1)
PY
check "notes are drawn" 0 '' "$interleave" render noted.py -o noted.svg
check "with their text" 0 'half way' cat noted.svg
check "or left out" 0 '' "$interleave" render noted.py -o plain.svg --no-notes
check "and gone" 1 '' grep -q 'half way' plain.svg
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
