# SystemExit ends the program with that status and no traceback.
print("before")
try:
    raise SystemExit(3)
finally:
    print("finally runs")
