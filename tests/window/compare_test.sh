#!/usr/bin/env bash
# compare_test.sh BINARY: two runs on one axis, their differences, and the ways to get there.
. "$(dirname "$0")/lib.sh"

readonly timeline=600x420+665+90 bottom=600x160+665+612
cat >"$dir/a.py" <<'PY'
# /// scenario
# [machine]
# cores = 2
# gil = false
# [variants.one-core]
# machine.cores = 1
# ///
import threading
from interleave import work
threads = [threading.Thread(target=work, args=(1,)) for _ in range(2)]
for t in threads: t.start()
for t in threads: t.join()
print("done")
PY
printf 'import time\ntime.sleep(3)\nprint("b")\n' >"$dir/b.py"
start "$dir/a.py"
check "the file runs" title_becomes "a.py · 1 s · Interleave"
xdotool mousemove 900 585
shot alone

dialog ctrl+k
text 'one-core'
keys Return
check "a variant is drawn beneath" changed alone variant "$timeline" 4000
check "the differences are listed" changed alone variant "$bottom" 1500
keys ctrl+shift+k
check "the comparison can be ended" same alone ended "$timeline"

dialog ctrl+k
text 'cores=1,gil=true'
keys Return
check "another machine is drawn beneath" changed ended machine "$timeline" 4000
click 1100 672
check "a click on a difference goes there" changed machine clicked "$timeline" 20
xdotool mousemove 900 585
keys ctrl+shift+k

dialog ctrl+p
text 'compare with'
keys Return
sleep 1
text 'A file'
keys Return
sleep 1
text "$dir/b.py"
keys Return
check "a file is opened to be compared" title_becomes "b.py · 3 s · Interleave"
shot files
keys ctrl+Page_Up
check "the other one is a keystroke away" title_becomes "a.py · 1 s · Interleave"
check "both stay on the timeline" same files files_again "$timeline"
keys ctrl+q
check "it quits" ends_with_status_0
window_process=
done_testing
