#!/usr/bin/env bash
# scripts/pictures.sh: makes the pictures of the README anew. The window's are taken under Xvfb, in both
# themes; they need xdotool and ImageMagick.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
binary=${1:-build/release/interleave}
[ $# -gt 0 ] || scripts/build.sh release interleave
binary=$(realpath "$binary")
"$binary" render scenarios/01_blocking_sleep.py scenarios/02_non_blocking_sleep.py --width 960 -o docs/overview.png

dir=$(mktemp -d)
export XDG_CONFIG_HOME=$dir/config XDG_STATE_HOME=$dir/state
exec 7< <(exec Xvfb -displayfd 1 -screen 0 2560x1440x24 -nolisten tcp -noreset 2>/dev/null)
server=$!
trap 'kill "$server"; rm -rf "$dir"' EXIT
read -r display <&7
export DISPLAY=:$display
# picture NAME THEME FILE KEYS…: the window with FILE after these keys; "type:…" types.
picture() {
  local name=$1 theme=$2 file=$3 window
  shift 3
  "$binary" --theme "$theme" --scale 2 "$file" &
  local app=$!
  for _ in $(seq 100); do
    window=$(xdotool search --onlyvisible --name "Interleave" 2>/dev/null | tail -1)
    [ -n "$window" ] && break
    sleep 0.1
  done
  xdotool windowfocus "$window" windowsize "$window" 2560 1440 sleep 1.5
  for key in "$@"; do
    case $key in
      type:*) xdotool type --delay 20 "${key#type:}" ;;
      *) xdotool key "$key" ;;
    esac
    sleep 0.6
  done
  sleep 1
  import -window "$window" -depth 8 -define png:compression-level=9 "docs/$name.png"
  kill "$app"
  wait "$app" 2>/dev/null || true
}
picture window light scenarios/17_cpu_in_processes.py ctrl+b ctrl+k type:one-core Return
picture window_dark dark scenarios/16_cpu_in_threads.py ctrl+b ctrl+m Down Left
