#!/usr/bin/env bash
# scripts/test.sh [PRESET…]: builds and passes every test; by default in release and under
# AddressSanitizer and UndefinedBehaviorSanitizer (dev).
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
[ $# -gt 0 ] || set -- release dev
for preset in "$@"; do
  echo "== $preset"
  scripts/build.sh "$preset"
  ctest --preset "$preset" -j "$(nproc)"
done
