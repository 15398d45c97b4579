#!/usr/bin/env bash
# window_test.sh BINARY: drives the real window under Xvfb with real keys and a real mouse. What it did
# is read from the window's title (file, makespan, state), from pixels, and from files.
# Needs Xvfb, xdotool and ImageMagick.
set -uo pipefail
binary=$(realpath "${1:?usage: window_test.sh BINARY}")
for tool in Xvfb xdotool import compare identify; do
  command -v "$tool" >/dev/null || { echo "window_test: $tool is missing"; exit 1; }
done

dir=$(mktemp -d)
exec 7< <(exec Xvfb -displayfd 1 -screen 0 1280x800x24 -nolisten tcp -noreset 2>/dev/null)
server=$!
window_process=
cleanup() {
  [ -n "$window_process" ] && kill "$window_process" 2>/dev/null
  kill "$server" 2>/dev/null
  rm -rf "$dir"
}
trap cleanup EXIT
read -r display <&7
export DISPLAY=:$display

failures=0
check() {  # check DESCRIPTION COMMAND…
  local what=$1
  shift
  if "$@"; then echo "ok      $what"; else echo "FAILED  $what: $*"; failures=$((failures + 1)); fi
}
title() { xdotool getwindowname "$window" 2>/dev/null; }
title_becomes() {  # within 15 s
  for _ in $(seq 150); do
    [ "$(title)" = "$1" ] && return 0
    sleep 0.1
  done
  echo "        the title is '$(title)'"
  return 1
}
shot() { sleep 0.5; import -window root "$dir/$1.png"; }
# Pixels of WxH+X+Y that differ between two shots.
different() {
  local n
  n=$(compare -metric AE -extract "$3" "$dir/$1.png" "$dir/$2.png" null: 2>&1)
  printf '%.0f' "${n%% *}"
}
# Takes shot $2 until at least $4 pixels of region $3 differ from shot $1, within 10 s.
changed() {
  for _ in $(seq 20); do
    shot "$2"
    [ "$(different "$1" "$2" "$3")" -ge "${4:-300}" ] && return 0
  done
  return 1
}
same() {
  for _ in $(seq 20); do
    shot "$2"
    [ "$(different "$1" "$2" "$3")" -le 20 ] && return 0
  done
  return 1
}
cpu_ticks() { awk '{ print $14 + $15 }' "/proc/$window_process/stat"; }
idle_for_2s() {
  local before after
  before=$(cpu_ticks)
  sleep 2
  after=$(cpu_ticks)
  [ $((after - before)) -le 4 ]
}
keys() { xdotool key --delay 30 "$@"; }
text() { xdotool type --delay 12 "$1"; }
ends_with_status_0() {
  for _ in $(seq 100); do
    kill -0 "$window_process" 2>/dev/null || { wait "$window_process"; return $?; }
    sleep 0.1
  done
  return 1
}

readonly editor=380x600+230+90 timeline=600x420+665+90 bottom=600x140+665+615
readonly inspector=270x600+1000+60 middle=500x300+450+90

cat >"$dir/a.py" <<'PY'
import asyncio


async def main():
    await asyncio.sleep(2)


asyncio.run(main())
PY
"$binary" "$dir/a.py" &
window_process=$!
for _ in $(seq 100); do
  window=$(xdotool search --onlyvisible --name Interleave 2>/dev/null | tail -1)
  [ -n "$window" ] && break
  sleep 0.1
done
[ -n "$window" ] || { echo "FAILED  no window"; exit 1; }
xdotool windowfocus "$window"

check "the file runs when it is opened" title_becomes "a.py · 2 s · Interleave"
xdotool mousemove 500 600 click 1
shot opened
check "an idle window uses no CPU" idle_for_2s

keys ctrl+End
text 'asyncio.run(main())'
check "typing runs it again" title_becomes "● a.py · 4 s · Interleave"
check "the timeline follows the text" changed opened typed "$timeline" 1000
check "the editor shows the text" changed opened typed "$editor"

text ' x'
check "a syntax error is reported" title_becomes "● a.py · error · Interleave"
check "the error is underlined" changed typed broken "$editor" 20
keys BackSpace BackSpace
check "a fix runs again" title_becomes "● a.py · 4 s · Interleave"
keys ctrl+a
keys ctrl+x
check "without text there is no run" title_becomes "● a.py · Interleave"
keys ctrl+v
check "cut and paste bring it back" title_becomes "● a.py · 4 s · Interleave"

xdotool mousemove 900 560
shot whole
xdotool mousemove 900 170 click --repeat 3 --delay 60 4 mousemove 900 560
check "the wheel zooms" changed whole zoomed "$timeline"
xdotool mousemove 900 170 sleep 0.2 mousedown 1 sleep 0.2 mousemove 960 172 sleep 0.2 mousemove 1040 172 sleep 0.2 mouseup 1
xdotool mousemove 900 560
check "a drag pans" changed zoomed panned "$timeline"
keys ctrl+2 f
check "F shows the whole run again" same whole fitted "$timeline"
xdotool mousemove 900 188
check "hovering explains" changed fitted hovered "$timeline" 2000
xdotool click 1 sleep 0.5 mousemove 900 560
check "a click marks the source line" changed fitted selected "$editor"
check "and says why it waits" changed fitted selected "$bottom" 300

# Time travel. The ruler lies below five lanes.
xdotool mousemove 950 350 sleep 0.2 mousedown 1 sleep 0.2 mousemove 1050 350 sleep 0.2 mousemove 1150 350 sleep 0.2 mouseup 1
xdotool mousemove 900 560
check "the ruler moves the cursor" changed selected scrubbed "$timeline" 300
check "the editor shows where tasks stand then" changed selected scrubbed "$editor" 50
keys ctrl+i
check "the inspector shows the machine" changed scrubbed inspected "$inspector" 3000
keys alt+Home
check "Alt+Home goes to the start" changed inspected start "$inspector" 300
keys period
check "a step goes on" changed start stepped "$inspector" 50
keys comma
check "and back" same start back "$inspector"
keys space
sleep 1
keys space
check "playing moves on" changed start played "$inspector" 300
check "a pause uses no CPU" idle_for_2s
keys alt+c
check "the critical path is marked" changed played path "$middle" 1000
keys alt+c ctrl+i ctrl+b Escape
check "Escape removes the cursor" same whole without_cursor "$timeline"

keys ctrl+e
sleep 0.5
keys ctrl+a
text "$dir/figure.png"
keys Return
for _ in $(seq 50); do [ -s "$dir/figure.png" ] && break; sleep 0.1; done
check "the figure is exported" test "$(identify -format '%m %w' "$dir/figure.png" 2>/dev/null)" = "PNG 2560"
check "the picture has content" test "$(identify -format '%k' "$dir/figure.png" 2>/dev/null || echo 0)" -gt 20

keys ctrl+s
check "saved" title_becomes "a.py · 4 s · Interleave"
check "the file has the text" grep -q '^asyncio.run(main())asyncio\|^asyncio.run(main())$' "$dir/a.py"
sed -i 's/sleep(2)/sleep(1)/' "$dir/a.py"
check "a change on disk is read" title_becomes "a.py · 2 s · Interleave"

xdotool mousemove 500 600 click 1
keys ctrl+a
text 'while True: pass'
check "an endless program runs in the background" title_becomes "● a.py · running · Interleave"
keys F5
sleep 0.5
shot busy
keys ctrl+d
check "the window stays alive meanwhile" changed busy dark "$editor" 100000
keys ctrl+d shift+F5
for _ in $(seq 50); do [[ $(title) != *running* ]] && break; sleep 0.1; done
check "it can be stopped" test "${window:+$(title)}" != "● a.py · running · Interleave"

keys ctrl+a
text '# kept'
sleep 0.5
keys ctrl+q
sleep 0.5
keys Escape
sleep 0.5
check "an unsaved change keeps the window open" kill -0 "$window_process"
keys ctrl+q
sleep 0.5
keys Return
check "save and quit" ends_with_status_0
window_process=
check "the change was saved" test "$(cat "$dir/a.py")" = "# kept"

env -u DISPLAY -u WAYLAND_DISPLAY "$binary" "$dir/a.py" 2>"$dir/stderr"
check "without a display it says so" test $? = 69
check "and why" grep -q 'no display' "$dir/stderr"
exit $((failures > 0))
