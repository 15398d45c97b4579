import operator as op
from functools import *
p = partial(print, 1, sep="-")
p(2, 3); print(partial(int, base=2)("101"), partial(partial(pow, 2), 5)())
print(partial(int, base=2))
@lru_cache(maxsize=2)
def f(x):
    "doc"
    return x * 2
print(f(1), f(2), f(1), f(3), f(2), f.cache_info(), f.__name__, f.__doc__, f.__wrapped__(4), f.cache_parameters())
f.cache_clear(); print(f.cache_info())
@cache
def fib(n): return n if n < 2 else fib(n-1) + fib(n-2)
print(fib(80), fib.cache_info())
print(reduce(op.add, range(5)), reduce(op.mul, [1,2,3], 10))
try: reduce(op.add, [])
except TypeError as e: print(e)
@total_ordering
class V:
    def __init__(s,x): s.x=x
    def __eq__(s,o): return s.x==o.x
    def __lt__(s,o): return s.x<o.x
print(V(1)<=V(2), V(2)>V(1), V(1)>=V(2))
print(sorted([3,1,2], key=cmp_to_key(lambda a,b:b-a)))
class C:
    n=0
    @cached_property
    def v(self):
        C.n+=1; return C.n
c=C(); print(c.v,c.v,c.__dict__)
@singledispatch
def show(x): return "obj"
@show.register
def _(x:int): return "int"
@show.register(list)
def _(x): return "list"
print(show(1),show([]),show("a"),show(True))
