#!/usr/bin/env bash
# scripts/bench.sh NAME [ROUNDS [ROW]]: builds bench/NAME.cpp in release and runs it on one core. Prints a
# table and writes build/bench/NAME.json. ROW: only the rows whose name contains it. Without a name:
# lists what there is.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
name="${1:-}"
if [ ! -f "bench/$name.cpp" ] || [ "$name" = harness ]; then
  echo "usage: scripts/bench.sh NAME [ROUNDS [ROW]]; NAME is one of:" >&2
  for file in bench/*.cpp; do
    [ "$file" = bench/harness.cpp ] || echo "  $(basename "$file" .cpp)" >&2
  done
  exit 2
fi
scripts/build.sh release "bench_$name" >&2
mkdir -p build/bench
exec taskset -c 0 "build/release/bench/bench_$name" "build/bench/$name.json" "${@:2}"
