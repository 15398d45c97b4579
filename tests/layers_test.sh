#!/usr/bin/env bash
# A folder may include only the folders below it (docs/design.md, "Layers").
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
declare -A may=(
  [sim]="sim"
  [models/threads]="models/threads sim"
  [models/asyncio]="models/asyncio models/threads sim"
  [models/io]="models/io models/threads sim"
  [models/server]="models/server models/io models/asyncio models/threads sim"
  [models/python]="models/python models/server models/io models/asyncio models/threads sim"
  [gui/figure]="gui/figure sim"
  [gui/app]="gui/app gui/figure models/python sim"
  [cli]="cli gui/app gui/figure models/python sim"
)
bad=0 checked=0
for layer in "${!may[@]}"; do
  while IFS=: read -r file line include; do
    checked=$((checked + 1))
    path=$(sed -E 's/.*"([^"]+)".*/\1/' <<<"$include")
    allowed=
    for below in ${may[$layer]}; do [[ $path == "$below"/* ]] && allowed=1; done
    [ -n "$allowed" ] || { echo "$file:$line: $layer must not include $path"; bad=1; }
  done < <(grep -rnE '^#include "' --include='*.h' --include='*.cpp' "$layer" 2>/dev/null || true)
done
# The engine's vocabulary is all that a figure may know of it.
grep -rnE '#include "sim/' gui/figure | grep -vE '"sim/(time|trace)\.h"' && { echo "gui/figure may know sim/time.h and sim/trace.h only"; bad=1; }
[ "$checked" -gt 100 ] || { echo "only $checked includes found: is the check looking in the right place?"; bad=1; }
exit $bad
