# An AttributeError that a program raises itself learns of which attribute and object it speaks.
class A:
    foo=1
    def __getattr__(self, n): raise AttributeError('nope '+n)
    @property
    def p(self): raise AttributeError('in p')
try: A().fooo
except AttributeError as e: print(e, e.name, type(e.obj))
try: A().p
except AttributeError as e: print(e, e.name, type(e.obj))
class B:
    pp=1
    @property
    def p(self): return self.zzz
try: B().p
except AttributeError as e: print(e, e.name, type(e.obj))
try: getattr(A(), 'foo1')
except AttributeError as e: print(e, e.name, type(e.obj))
A().fooo
