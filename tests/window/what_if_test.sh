#!/usr/bin/env bash
# what_if_test.sh BINARY: the controls of the machine by mouse and keyboard, the ghost, the header.
. "$(dirname "$0")/lib.sh"

readonly timeline=600x420+665+90
cat >"$dir/a.py" <<'PY'
# /// scenario
# [machine]
# cores = 2   # a small one
# gil = false
# ///
import threading
from interleave import work
threads = [threading.Thread(target=work, args=(1,)) for _ in range(2)]
for t in threads: t.start()
for t in threads: t.join()
PY
cp "$dir/a.py" "$dir/before.py"
start "$dir/a.py"
check "the file runs" title_becomes "a.py · 1 s · Interleave"
xdotool mousemove 900 585
shot plain

keys ctrl+m
sleep 0.3
keys Left
check "a control runs it again" title_becomes "a.py · 2 s · Interleave"
check "the run before stays behind" changed plain ghost "$timeline" 1000
keys Right
check "back as in the file" title_becomes "a.py · 1 s · Interleave"
check "without a ghost" same plain again "$timeline"
keys Down Right
check "another control" title_becomes "a.py · 2 s · Interleave"
keys Delete
check "is put back" title_becomes "a.py · 1 s · Interleave"

click 993 22
check "the toolbar does it with the mouse" title_becomes "a.py · 2 s · Interleave"
click 1058 22
check "and back" title_becomes "a.py · 1 s · Interleave"
keys ctrl+m Up Left
check "one core" title_becomes "a.py · 2 s · Interleave"
keys Return
check "it is written into the header" title_becomes "● a.py · 2 s · Interleave"
keys ctrl+s
check "saved" title_becomes "a.py · 2 s · Interleave"
check "only its value has changed" test "$(diff "$dir/before.py" "$dir/a.py")" = $'3c3\n< # cores = 2   # a small one\n---\n> # cores = 1   # a small one'
keys ctrl+1 ctrl+z
check "undo takes it back" title_becomes "● a.py · 1 s · Interleave"
keys ctrl+s
check "saved as before" title_becomes "a.py · 1 s · Interleave"
check "the file is as before" cmp "$dir/before.py" "$dir/a.py"

keys ctrl+h
sleep 1
text 'range(2)'
sleep 0.5
click 350 130
text 'range(4)'
sleep 0.5
keys Return
check "find and replace" title_becomes "● a.py · 2.01 s · Interleave"
keys Escape
sleep 0.3
keys Escape ctrl+1 ctrl+s
check "saved again" title_becomes "a.py · 2.01 s · Interleave"
check "one match was replaced" test "$(diff "$dir/before.py" "$dir/a.py" | grep -c '^> .*range(4)')" = 1
keys ctrl+q
check "it quits" ends_with_status_0
window_process=
done_testing
