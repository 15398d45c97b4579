#!/usr/bin/env bash
# scripts/pictures.sh: makes the pictures of the README anew.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
scripts/build.sh release interleave
build/release/interleave render tests/snippets/09_synchronous_execution.py tests/snippets/10_asynchronous_execution.py \
  -o docs/overview.png
