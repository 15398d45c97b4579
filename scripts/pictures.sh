#!/usr/bin/env bash
# scripts/pictures.sh: makes the pictures of the README anew.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
scripts/build.sh release interleave
build/release/interleave render scenarios/01_blocking_sleep.py scenarios/02_non_blocking_sleep.py --width 960 \
  -o docs/overview.png
