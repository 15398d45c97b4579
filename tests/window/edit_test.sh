#!/usr/bin/env bash
# edit_test.sh BINARY: opening, typing, errors, the timeline under the mouse, export, saving, long runs.
. "$(dirname "$0")/lib.sh"

readonly editor=380x600+230+90 timeline=600x420+665+90 bottom=600x140+665+615
readonly inspector=270x600+1000+60 middle=500x300+450+90

cat >"$dir/a.py" <<'PY'
import asyncio


async def main():
    await asyncio.sleep(2)


asyncio.run(main())
PY
start "$dir/a.py"
check "the file runs when it is opened" title_becomes "a.py · 2 s · Interleave"
xdotool mousemove 500 600 click 1
shot opened
check "an idle window uses no CPU" idle_for_2s

keys ctrl+End
text 'asyncio.run(main())'
check "typing runs it again" title_becomes "● a.py · 4 s · Interleave"
check "the timeline follows the text" changed opened typed "$timeline" 1000
check "the editor shows the text" changed opened typed "$editor"

text ' x'
check "a syntax error is reported" title_becomes "● a.py · error · Interleave"
check "the error is underlined" changed typed broken "$editor" 20
keys BackSpace BackSpace
check "a fix runs again" title_becomes "● a.py · 4 s · Interleave"
keys ctrl+a
keys ctrl+x
check "without text there is no run" title_becomes "● a.py · Interleave"
keys ctrl+v
check "cut and paste bring it back" title_becomes "● a.py · 4 s · Interleave"

xdotool mousemove 900 560
shot whole
xdotool mousemove 900 170 click --repeat 3 --delay 60 4 mousemove 900 560
check "the wheel zooms" changed whole zoomed "$timeline"
xdotool mousemove 900 170 sleep 0.2 mousedown 1 sleep 0.2 mousemove 960 172 sleep 0.2 mousemove 1040 172 sleep 0.2 mouseup 1
xdotool mousemove 900 560
check "a drag pans" changed zoomed panned "$timeline"
keys ctrl+2 f
check "F shows the whole run again" same whole fitted "$timeline"
xdotool mousemove 900 188
check "hovering explains" changed fitted hovered "$timeline" 2000
xdotool click 1 sleep 0.5 mousemove 900 560
check "a click marks the source line" changed fitted selected "$editor"
check "and says why it waits" changed fitted selected "$bottom" 300

# Time travel. The ruler lies below five lanes.
xdotool mousemove 950 350 sleep 0.2 mousedown 1 sleep 0.2 mousemove 1050 350 sleep 0.2 mousemove 1150 350 sleep 0.2 mouseup 1
xdotool mousemove 900 560
check "the ruler moves the cursor" changed selected scrubbed "$timeline" 300
check "the editor shows where tasks stand then" changed selected scrubbed "$editor" 50
keys ctrl+i
check "the inspector shows the machine" changed scrubbed inspected "$inspector" 3000
keys alt+Home
check "Alt+Home goes to the start" changed inspected start "$inspector" 300
keys period
check "a step goes on" changed start stepped "$inspector" 50
keys comma
check "and back" same start back "$inspector"
keys space
sleep 1
keys space
check "playing moves on" changed start played "$inspector" 300
check "a pause uses no CPU" idle_for_2s
keys alt+c
check "the critical path is marked" changed played path "$middle" 1000
keys alt+c ctrl+i ctrl+b Escape
check "Escape removes the cursor" same whole without_cursor "$timeline"

keys ctrl+e
sleep 0.5
keys ctrl+a
text "$dir/figure.png"
keys Return
for _ in $(seq 50); do [ -s "$dir/figure.png" ] && break; sleep 0.1; done
check "the figure is exported" test "$(identify -format '%m %w' "$dir/figure.png" 2>/dev/null)" = "PNG 2560"
check "the picture has content" test "$(identify -format '%k' "$dir/figure.png" 2>/dev/null || echo 0)" -gt 20

keys ctrl+s
check "saved" title_becomes "a.py · 4 s · Interleave"
check "the file has the text" grep -q '^asyncio.run(main())asyncio\|^asyncio.run(main())$' "$dir/a.py"
sed -i 's/sleep(2)/sleep(1)/' "$dir/a.py"
check "a change on disk is read" title_becomes "a.py · 2 s · Interleave"

xdotool mousemove 500 600 click 1
keys ctrl+a
text 'while True: pass'
check "an endless program runs in the background" title_becomes "● a.py · running · Interleave"
keys F5
sleep 0.5
shot busy
keys ctrl+d
check "the window stays alive meanwhile" changed busy dark "$editor" 100000
keys ctrl+d shift+F5
for _ in $(seq 50); do [[ $(title) != *running* ]] && break; sleep 0.1; done
check "it can be stopped" test "${window:+$(title)}" != "● a.py · running · Interleave"

keys ctrl+a
text '# kept'
sleep 0.5
keys ctrl+q
sleep 0.5
keys Escape
sleep 0.5
check "an unsaved change keeps the window open" kill -0 "$window_process"
keys ctrl+q
sleep 0.5
keys Return
check "save and quit" ends_with_status_0
window_process=
check "the change was saved" test "$(cat "$dir/a.py")" = "# kept"

env -u DISPLAY -u WAYLAND_DISPLAY "$binary" "$dir/a.py" 2>"$dir/stderr"
check "without a display it says so" test $? = 69
check "and why" grep -q 'no display' "$dir/stderr"
done_testing
