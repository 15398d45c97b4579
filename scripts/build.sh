#!/usr/bin/env bash
# scripts/build.sh [PRESET [TARGET…]]: packages, configure, build. PRESET is release (default) or dev.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
preset="${1:-release}"
scripts/setup.sh
[ -f "build/$preset/build.ninja" ] || cmake --preset "$preset" >"/tmp/interleave-configure-$$.log" 2>&1 ||
  { cat "/tmp/interleave-configure-$$.log" >&2; exit 1; }
rm -f "/tmp/interleave-configure-$$.log"
cmake --build --preset "$preset" ${2:+--target "${@:2}"}
