#!/usr/bin/env bash
# timeline_test.sh BINARY: the timeline's search, filter, pins, groups, range, notes and exports, with
# real keys and a real mouse.
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
readonly timeline=600x440+665+90 names=120x300+672+120

cat >"$dir/tea.py" <<'PY'
import asyncio
import httpx


async def tea(kettle):
    async with kettle:
        await asyncio.sleep(1)
        print("tea is ready")


async def toast(kettle):
    await asyncio.sleep(0.5)
    async with kettle:
        print("toast, too")


async def main():
    kettle = asyncio.Lock()
    async with httpx.AsyncClient() as client:
        await asyncio.gather(tea(kettle), toast(kettle), client.get("https://example.com"))


asyncio.run(main())
PY
start "$dir/tea.py"
check "the file runs" title_becomes "tea.py · 1 s · Interleave"
keys ctrl+2
xdotool mousemove 960 565
shot plain

keys slash
sleep 0.3
text 'toast'
check "a search marks what it finds" changed plain found "$timeline" 1500
keys Return
check "Enter goes to the next hit" changed found next "$timeline" 100
keys Escape
sleep 0.5
keys Escape
check "Escape ends the search" same plain unsearched "$timeline"

keys l
sleep 0.3
text 'tea'
check "a filter leaves lanes out" changed plain filtered "$names" 300
keys Escape
check "Escape shows all lanes" same plain unfiltered "$timeline"

keys c
check "counters come beneath the lanes" changed plain counted "$timeline" 300
keys c
check "and go" same plain uncounted "$timeline"
keys i
check "idle time can be compressed" changed plain compressed "$timeline" 300
keys i
check "and drawn to scale again" same plain to_scale "$timeline"
keys shift+a
check "arrows show who woke whom" changed plain arrows "$timeline" 60
keys shift+a
check "and can be hidden" same plain no_arrows "$timeline"

# The third lane's name.
xdotool mousemove 720 222 sleep 0.5 click 1 sleep 0.5 mousemove 960 565
shot chosen
keys p
check "a lane can be pinned" changed chosen pinned "$names" 100
keys p
check "and let go" same chosen unpinned "$names"
keys shift+Down
check "a lane can be moved" changed chosen moved "$names" 100
keys shift+Up
check "and moved back" same chosen back "$names"
keys Escape

xdotool keydown shift mousemove 880 200 sleep 0.2 mousedown 1 sleep 0.2 mousemove 940 202 sleep 0.2 mousemove 1040 202 sleep 0.2 mouseup 1 keyup shift mousemove 960 565
check "a range has numbers" changed plain measured "$timeline" 5000
keys Escape
sleep 0.5
keys Escape
check "Escape puts them away" same plain unmeasured "$timeline"

keys m
sleep 0.5
text 'half way'
keys Return
check "a note is made" title_becomes "● tea.py · 1 s · Interleave"
xdotool mousemove 960 565
check "and shown" changed plain noted "$timeline" 200
keys ctrl+s
check "and kept in the file" title_becomes "tea.py · 1 s · Interleave"
check "in its header" grep -q '^# text = "half way"$' "$dir/tea.py"

export_as() {
  keys ctrl+e
  sleep 1
  xdotool keydown ctrl keydown a sleep 0.2 keyup a keyup ctrl  # ImGui before 1.87 misses quick presses
  sleep 0.3
  text "$dir/$1"
  keys Return
  for _ in $(seq 50); do [ -s "$dir/$1" ] && return 0; sleep 0.1; done
  return 1
}
check "an SVG is exported" export_as figure.svg
check "with its fonts and the note" grep -q 'half way' "$dir/figure.svg"
check "embedded" grep -q '@font-face' "$dir/figure.svg"
check "a trace for Perfetto is exported" export_as trace.json
check "as JSON" python3 -c 'import json, sys; sys.exit(not json.load(open(sys.argv[1]))["traceEvents"])' "$dir/trace.json"
check "spans are exported" export_as spans.csv
check "as a table" grep -q '^run,track,kind,' "$dir/spans.csv"

sleep 0.5  # for the dialog to close
keys ctrl+shift+c
picture_is_copied() {
  for _ in $(seq 50); do
    xclip -selection clipboard -t image/png -o >"$dir/copied.png" 2>/dev/null && identify "$dir/copied.png" >/dev/null 2>&1 && return 0
    sleep 0.2
  done
  return 1
}
check "the figure is on the clipboard" picture_is_copied

keys ctrl+q
check "the window closes" ends_with_status_0
window_process=
done_testing
