# args, kwargs, names; the result has to be stored somewhere.
import threading

results = {}


def work(a, b=0, *, key):
    results[key] = a + b


threads = [
    threading.Thread(target=work, args=(1, 2), kwargs={"key": "x"}),
    threading.Thread(target=work, args=(3,), kwargs={"key": "y"}, name="named"),
    threading.Thread(target=lambda: results.update(z=0)),
]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(results, [thread.name for thread in threads])
print(threading.current_thread().name, threading.active_count())
