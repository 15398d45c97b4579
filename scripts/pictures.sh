#!/usr/bin/env bash
# scripts/pictures.sh [BINARY]: makes the pictures of the README anew. The window's are taken under Xvfb,
# in both themes; they need xdotool and ImageMagick.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
binary=${1:-build/release/interleave}
[ $# -gt 0 ] || scripts/build.sh release interleave
binary=$(realpath "$binary")
"$binary" render scenarios/01_blocking_sleep.py scenarios/02_non_blocking_sleep.py --width 960 -o docs/overview.png

dir=$(mktemp -d)
export XDG_CONFIG_HOME=$dir/config XDG_STATE_HOME=$dir/state
for tool in Xvfb xdotool import; do
  command -v "$tool" >/dev/null || { echo "$0: $tool is missing; scripts/setup.sh installs it" >&2; exit 1; }
done
exec 7< <(exec Xvfb -displayfd 1 -screen 0 2560x1440x24 -nolisten tcp -noreset 2>/dev/null)
server=$!
app=
trap 'kill $app "$server" 2>/dev/null; rm -rf "$dir"' EXIT
read -r display <&7
export DISPLAY=:$display
# picture NAME THEME FILE KEYS…: the window with FILE after these keys; "type:…" types, "at:X,Y" clicks.
picture() {
  local name=$1 theme=$2 file=$3 window=
  shift 3
  "$binary" --theme "$theme" --scale 2 "$file" &
  app=$!
  for _ in $(seq 100); do  # xdotool fails while there is none
    window=$(xdotool search --onlyvisible --name "Interleave" 2>/dev/null | tail -1) || true
    [ -n "$window" ] && break
    sleep 0.1
  done
  [ -n "$window" ] || { echo "$0: no window for $file" >&2; exit 1; }
  xdotool windowfocus "$window" windowsize "$window" 2560 1440 sleep 1.5
  for key in "$@"; do
    case $key in
      type:*) xdotool type --delay 20 "${key#type:}" ;;
      at:*) xdotool mousemove $(tr , ' ' <<<"${key#at:}") sleep 0.3 mousedown 1 sleep 0.2 mouseup 1 sleep 0.3 mousemove 1400 1438 ;;
      *) xdotool key "$key" ;;
    esac
    sleep 0.6
  done
  sleep 1
  # Sharp enough for a page, and small.
  import -window "$window" -resize 1600x -dither None -colors 160 -define png:compression-level=9 "PNG8:docs/$name.png"
  kill "$app"
  wait "$app" 2>/dev/null || true
  app=
}
picture window light scenarios/16_cpu_in_threads.py ctrl+b ctrl+k type:Without Return
picture window_dark dark scenarios/28_lock.py ctrl+b ctrl+i at:1420,582
