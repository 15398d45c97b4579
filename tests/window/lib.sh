# Sourced by the tests of the window: starts a display and gives the words with which they drive the
# real window and look at it. What it did is read from the window's title (file, makespan, state), from
# pixels, and from files. Settings and recovery files go into a directory of the test's own.
# Needs Xvfb, xdotool and ImageMagick.
set -uo pipefail
binary=$(realpath "${1:?usage: $0 BINARY}")
for tool in Xvfb xdotool import compare identify; do
  command -v "$tool" >/dev/null || { echo "$0: $tool is missing"; exit 1; }
done

dir=$(mktemp -d)
export XDG_CONFIG_HOME=$dir/config XDG_STATE_HOME=$dir/state
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
# Presses a key and waits until the dialog that it opens is there.
dialog() {
  shot without_dialog
  keys "$1"
  changed without_dialog with_dialog 400x300+440+170 5000
  sleep 0.2
}
click() { xdotool mousemove "$1" "$2" sleep 0.3 mousedown 1 sleep 0.2 mouseup 1 sleep 0.2; }
ends_with_status_0() {
  for _ in $(seq 100); do
    kill -0 "$window_process" 2>/dev/null || { wait "$window_process"; return $?; }
    sleep 0.1
  done
  return 1
}

# start FILE…: opens the window, which gets the focus.
start() {
  "$binary" "$@" &
  window_process=$!
  window=
  for _ in $(seq 100); do
    window=$(xdotool search --onlyvisible --name Interleave 2>/dev/null | tail -1)
    [ -n "$window" ] && break
    sleep 0.1
  done
  [ -n "$window" ] || { echo "FAILED  no window"; exit 1; }
  xdotool windowfocus "$window"
}
done_testing() { exit $((failures > 0)); }
