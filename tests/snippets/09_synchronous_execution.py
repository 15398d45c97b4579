import time

def task():
    print("Task started")
    time.sleep(2)
    print("Task finished")

task()
task()

