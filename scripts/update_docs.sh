#!/usr/bin/env bash
# scripts/update_docs.sh: writes docs/language.md anew, from the program's own tables.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
scripts/build.sh release interleave
build/release/interleave language >docs/language.md
