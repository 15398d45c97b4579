from contextlib import *
import contextlib, asyncio, sys, io
@contextmanager
def cm(n):
    print("in", n)
    try:
        yield n * 2
    except ValueError as e:
        print("caught", e)
    finally:
        print("out", n)
with cm(1) as v: print(v)
with cm(2): raise ValueError("x")
try:
    with cm(3): raise KeyError("k")
except KeyError as e: print("through", e)
@cm(5)
def f(a): print("f", a); return a
print(f(7), f(8), f.__name__)
with suppress(ZeroDivisionError): 1 / 0
class T:
    def close(self): print("closed")
with closing(T()) as t: pass
with nullcontext(4) as n: print(n)
with ExitStack() as st:
    print(st.enter_context(cm(10)), st.enter_context(cm(11)))
    st.callback(print, "cb", sep="-")
    @st.push
    def ex(t, e, tb): print("push", t); return True
    raise RuntimeError("boom")
print("after")
try:
    with ExitStack() as st:
        st.callback(lambda: 1 / 0)
        raise ValueError("v")
except ZeroDivisionError as e: print(repr(e.__context__))
@asynccontextmanager
async def acm(n):
    print("ain", n)
    try: yield n
    finally:
        await asyncio.sleep(0.1)
        print("aout", n)
class AT:
    async def aclose(self): print("aclosed")
async def main():
    async with acm(1) as v: print(v)
    try:
        async with acm(2): raise OSError("o")
    except OSError as e: print("os", e)
    async with AsyncExitStack() as st:
        await st.enter_async_context(acm(3))
        st.push_async_callback(asyncio.sleep, 0.1)
        st.enter_context(cm(4))
    async with aclosing(AT()): pass
    async with nullcontext(9) as q: print(q)
asyncio.run(main())
class D(ContextDecorator):
    def __enter__(self): print("enter")
    def __exit__(self, *a): print("exit")
@D()
def g(): print("g")
g()
try:
    with cm: pass
except TypeError as e: print(e)
@contextmanager
def noyield():
    if False: yield
try:
    with noyield(): pass
except RuntimeError as e: print(e)
@contextmanager
def two(): yield 1; yield 2
try:
    with two(): pass
except RuntimeError as e: print(e)
print(issubclass(T, AbstractContextManager), isinstance(D(), AbstractContextManager))
try: ExitStack().enter_context(3)
except TypeError as e: print(e)
s = ExitStack(); s.callback(print, 1); s2 = s.pop_all(); s.close(); print("x"); s2.close()
with contextmanager(lambda: iter(()))() if False else nullcontext(): pass
buf = io.StringIO() if hasattr(io, "StringIO") else None
if buf is not None:
    with redirect_stdout(buf): print("hidden")
    print(repr(buf.getvalue()))
