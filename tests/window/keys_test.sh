#!/usr/bin/env bash
# keys_test.sh BINARY: keys as a program or a quick typist sends them, many in one frame.
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
readonly timeline=600x440+665+90

cat >"$dir/nap.py" <<'PY'
import time
time.sleep(1)
print("nap is over")
PY
start "$dir/nap.py"
check "the file runs" title_becomes "nap.py · 1 s · Interleave"

appears() { for _ in $(seq 50); do [ -s "$1" ] && return 0; sleep 0.1; done; return 1; }
# Everything at once, from the shortcut to the Enter. What is typed replaces the path that the field proposes.
export_at_once() {
  xdotool key --delay 0 ctrl+e type --delay 0 "$dir/$1"
  xdotool key --delay 0 Return
  appears "$dir/$1"
}
check "a figure is exported with keys that come at once" export_at_once first.svg
check "and a second one" export_at_once second.svg
check "of what they should be" grep -q 'nap is over' "$dir/second.svg"

# In the editor what is typed goes before and after the keys that move.
keys ctrl+1
xdotool key --delay 0 ctrl+End type --delay 0 'print(1)'
xdotool key --delay 0 Return type --delay 0 'time.sleep(2)'
xdotool key --delay 0 Return ctrl+s
check "the editor takes them in order" title_becomes "nap.py · 3 s · Interleave"
check "line by line" grep -qzP 'over"\)\nprint\(1\)\ntime\.sleep\(2\)\n' "$dir/nap.py"

# The search takes the text before its Enter.
keys ctrl+2
xdotool mousemove 960 565
shot plain
xdotool key --delay 0 slash type --delay 0 'Main'
xdotool key --delay 0 Return
check "a search finds what is typed before Enter" changed plain found "$timeline" 300
keys Escape
sleep 0.5
keys Escape
check "and ends" same plain ended "$timeline"

# A note: the key that opens its dialog types nothing into it.
xdotool key --delay 0 m type --delay 0 'mid'
xdotool key --delay 0 Return
check "a note is made at once" title_becomes "● nap.py · 3 s · Interleave"
keys ctrl+s
check "and saved" title_becomes "nap.py · 3 s · Interleave"
check "with its text" grep -q '^# text = "mid"$' "$dir/nap.py"

keys ctrl+q
check "the window closes" ends_with_status_0
window_process=
done_testing
