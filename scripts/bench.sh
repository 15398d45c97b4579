#!/usr/bin/env bash
# scripts/bench.sh NAME [ROUNDS [ROW]]: builds and runs a benchmark on one core. Prints a table and
# writes build/bench/NAME.json. ROW: only the rows whose name contains it. Without a name: lists what
# there is. bench/NAME.cpp is a program of its own; bench/NAME.py compares build/release/interleave
# with a peer.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
name="${1:-}"
case "$name" in
  harness | peer | "") source= ;;
  *) source="$(ls "bench/$name.cpp" "bench/$name.py" 2>/dev/null || true)" ;;
esac
mkdir -p build/bench
case "$source" in
  *.cpp)
    scripts/build.sh release "bench_$name" >&2
    exec taskset -c 0 "build/release/bench/bench_$name" "build/bench/$name.json" "${@:2}"
    ;;
  *.py)
    scripts/build.sh release interleave >&2
    exec taskset -c 0 python3 "$source" "build/bench/$name.json" "${@:2}"
    ;;
  *)
    echo "usage: scripts/bench.sh NAME [ROUNDS [ROW]]; NAME is one of:" >&2
    ls bench | sed -nE 's/\.(cpp|py)$//p' | grep -vE '^(harness|peer)$' | sed 's/^/  /' >&2
    exit 2
    ;;
esac
