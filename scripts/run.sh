#!/usr/bin/env bash
# scripts/run.sh [SCENARIO…]: sets up, builds, and opens the window on the gallery. Without a display
# it renders the same timeline to a PNG, prints it as text, and says so.
set -euo pipefail
here="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
"$here/scripts/build.sh" release interleave >&2
program="$here/build/release/interleave"

if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
  exec "$program" "$@"
fi
[ $# -gt 0 ] || set -- "$here/scenarios/01_blocking_sleep.py" "$here/scenarios/02_non_blocking_sleep.py"
picture="$here/build/timeline.png"
"$program" render "$@" -o "$picture"
for scenario in "$@"; do
  "$program" run --timeline "$scenario"
done
echo "No display here, so the timeline is above as text and in $picture as a picture."
