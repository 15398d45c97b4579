import asyncio
import contextvars
import threading

request = contextvars.ContextVar("request", default="none")
plain = contextvars.ContextVar("plain")


async def handler(n):
    request.set(f"request-{n}")
    await asyncio.sleep(0.1)
    await helper(n)


async def helper(n):
    print(n, request.get())


def callback(label):
    print(label, request.get())


async def main():
    print(request.get(), plain.get("fallback"))
    try:
        plain.get()
    except LookupError as e:
        print(type(e).__name__, e.args[0] is plain)
    await asyncio.gather(*(handler(i) for i in range(3)))
    print("main", request.get())
    token = request.set("outer")
    loop = asyncio.get_running_loop()
    loop.call_soon(callback, "soon")
    loop.call_later(0.1, callback, "later")
    context = contextvars.copy_context()
    context.run(request.set, "special")
    loop.call_soon(callback, "in context", context=context)
    request.set("changed")
    await asyncio.sleep(0.2)
    request.reset(token)
    print(request.get(), token.var is request, token.old_value is contextvars.Token.MISSING)
    try:
        request.reset(token)
    except RuntimeError as e:
        print("used" in str(e))
    task = asyncio.create_task(helper("given"), context=context)
    await task
    request.set("to thread")
    print(await asyncio.to_thread(request.get))
    print(await loop.run_in_executor(None, request.get))
    future = loop.create_future()
    future.add_done_callback(lambda f: callback("done"))
    request.set("after add")
    future.set_result(1)
    await asyncio.sleep(0)

    async def inner():
        request.set("inner")

    await inner()
    print(request.get())
    await asyncio.create_task(inner())
    request.set("x")
    await asyncio.create_task(inner())
    print(request.get())


asyncio.run(main())
print("outside", request.get())
ctx = contextvars.copy_context()
print(len(ctx), request in ctx)


def change():
    request.set("in ctx")
    plain.set(5)
    return request.get(), plain.get()


print(ctx.run(change), request.get(), ctx[request], ctx.get(plain), sorted(v.name for v in ctx))
try:
    ctx.run(ctx.run, print)
except RuntimeError as e:
    print(str(e).split(":")[0])
request.set("main thread")
thread = threading.Thread(target=lambda: print("thread", request.get()))
thread.start()
thread.join()
copy = contextvars.copy_context()
thread = threading.Thread(target=copy.run, args=(lambda: print("thread copy", request.get()),))
thread.start()
thread.join()
print(request.name, "default='none'" in repr(request))
with asyncio.Runner() as runner:
    async def set_it():
        request.set("by runner")

    async def show():
        print("runner keeps", request.get())

    runner.run(set_it())
    runner.run(show())
print(request.get())
