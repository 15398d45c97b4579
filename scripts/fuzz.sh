#!/usr/bin/env bash
# scripts/fuzz.sh [SECONDS]: fuzzes the language with libFuzzer, ten minutes if nothing else is said. The
# corpus stays in build/fuzz/corpus; an input that fails is left in build/fuzz and shown by
# build/dev/tests/interleave_fuzz FILE.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
command -v clang++-16 >/dev/null || { echo "fuzz: needs clang++-16 (apt-get install clang-16 libclang-rt-16-dev)" >&2; exit 1; }
scripts/build.sh fuzz interleave_libfuzzer
mkdir -p build/fuzz/corpus
cd build/fuzz
# Fibers switch stacks, so there is no fake one; leaks are looked for at the end.
ASAN_OPTIONS=detect_stack_use_after_return=0 exec tests/interleave_libfuzzer corpus -max_total_time="${1:-600}" \
  -max_len=600 -timeout=60 -rss_limit_mb=4096 -dict=../../tests/fuzz/python.dict
