#!/usr/bin/env bash
# remember_test.sh BINARY: the tour, what is remembered from start to start, and what survives kill -9.
. "$(dirname "$0")/lib.sh"

readonly whole=1280x800+0+0 card=500x240+640+300
scenarios=$dir/scenarios
mkdir "$scenarios"
printf 'import time\ntime.sleep(1)\n' >"$scenarios/01_first_example.py"
export INTERLEAVE_SCENARIOS=$scenarios
settings=$XDG_CONFIG_HOME/interleave/settings
mkdir -p "$XDG_CONFIG_HOME/interleave" "$XDG_STATE_HOME/interleave"
printf '\377\376 = not [settings\ntheme = 7\n' >"$settings"
printf 'also/not\n\n' >"$XDG_STATE_HOME/interleave/recent"
remembered() {  # within 5 s
  for _ in $(seq 50); do grep -q "$1" "$settings" && return 0; sleep 0.1; done
  return 1
}

start
check "broken settings don't break the start" title_becomes "01_first_example.py · 1 s · Interleave"
shot step1
keys Return
check "the tour goes on" changed step1 step2 "$whole" 20000
for _ in 3 4 5 done; do
  sleep 0.8
  keys Return
done
check "the tour has an end" remembered 'tour_seen = true'
keys ctrl+d ctrl+b
check "the theme is remembered" remembered 'theme = "dark"'
xdotool windowsize "$window" 1100 700
check "and the size" remembered 'window_width = 1100'
keys ctrl+q
check "it quits" ends_with_status_0

printf 'import time\ntime.sleep(3)\n' >"$dir/a.py"
start "$dir/a.py"
check "a file is opened" title_becomes "a.py · 3 s · Interleave"
check "the window has its size again" test "$(xdotool getwindowgeometry "$window" | awk '/Geometry/ { print $2 }')" = 1100x700
shot dark
check "and its theme" test "$(convert "$dir/dark.png" -crop 1x1+900+690 -format '%[fx:intensity<0.3]' info:)" = 1
check "no tour this time" grep -q 'tour_seen = true' "$settings"
click 300 500
keys ctrl+End
text 'time.sleep(4)'
check "the text runs" title_becomes "● a.py · 7 s · Interleave"
for _ in $(seq 50); do grep -rqs 'sleep(4)' "$XDG_STATE_HOME/interleave/unsaved" && break; sleep 0.1; done
kill -9 "$window_process"
wait "$window_process" 2>/dev/null

start "$dir/a.py"
sleep 3
keys Return
check "kill -9 loses nothing: the text is back" title_becomes "● a.py · 7 s · Interleave"
check "the file is as it was saved" test "$(cat "$dir/a.py")" = $'import time\ntime.sleep(3)'
keys ctrl+s
check "it can be saved" title_becomes "a.py · 7 s · Interleave"
sleep 1.5
check "nothing unsaved is left" test -z "$(find "$XDG_STATE_HOME/interleave/unsaved" -name '*.py')"
dialog ctrl+shift+o
keys Escape
sleep 0.5
keys ctrl+n
check "a new one" title_becomes "untitled.py · Interleave"
dialog ctrl+p
text 'first'
keys Return
check "the palette opens an example" title_becomes "01_first_example.py · 1 s · Interleave"
dialog ctrl+shift+o
text 'a.py'
keys Return
check "a recent file is opened" title_becomes "a.py · 7 s · Interleave"
keys ctrl+q
check "it quits again" ends_with_status_0
window_process=
done_testing
