#!/usr/bin/env bash
# Installs the packages of scripts/packages.txt that this machine lacks. Needs root or sudo, and only
# when something is missing. Not Debian or Ubuntu: says what to install by hand.
set -euo pipefail
list="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)/packages.txt"

if ! command -v apt-get >/dev/null; then
  echo "setup: no apt-get here; install what $list names with your own package manager" >&2
  exit 0
fi

installed() { [ "$(dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null)" = installed ]; }

missing=()
while read -r entry; do
  found=
  for package in ${entry//|/ }; do
    if installed "$package"; then found=1; break; fi
  done
  [ -n "$found" ] || missing+=("$entry")
done < <(grep -vE '^\s*(#|$)' "$list")
[ ${#missing[@]} -gt 0 ] || exit 0

root=()
if [ "$(id -u)" -ne 0 ]; then
  command -v sudo >/dev/null || { echo "setup: run as root, or install: ${missing[*]}" >&2; exit 1; }
  root=(sudo)
fi
echo "setup: installing ${missing[*]}"
"${root[@]}" apt-get update -qq
packages=()
for entry in "${missing[@]}"; do
  chosen=
  for package in ${entry//|/ }; do
    if apt-cache show "$package" >/dev/null 2>&1; then chosen=$package; break; fi
  done
  packages+=("${chosen:?"setup: no package for $entry in this release"}")
done
"${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends "${packages[@]}" >/dev/null
