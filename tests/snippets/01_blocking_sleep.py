import time

def task():
    time.sleep(3)
    print("Done")

task()
