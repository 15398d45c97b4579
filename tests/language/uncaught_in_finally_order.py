# Output before the error stays; finally runs; then the traceback.
try:
    print("work")
    raise ValueError("went wrong")
finally:
    print("cleanup")
