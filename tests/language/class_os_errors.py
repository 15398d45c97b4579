"""Subclasses of OSError: who has its own __init__ says there what the arguments are."""
class A(OSError):
    def __init__(self,a,b): self.args=(a,b); self.x=a
class B(OSError):
    def __init__(self,a,b): super().__init__(a,b); self.x=a
class C(OSError):
    def __init__(self,code): super().__init__(code,"text","file")
class D(OSError):
    def __new__(cls,*a): return super().__new__(cls,*a)
    def __init__(self,*a): pass
class E(OSError): pass
class F(A): pass
class G(ConnectionError):
    def __init__(self, host): self.host=host
for e in (A(2,"b"),B(2,"b"),C(3),D(2,"x"),E(2,"x"),F(2,"c"),G("h")): print(type(e).__name__,str(e),repr(e),e.errno,e.strerror,e.filename,e.args)
print(type(E(2,"x")), type(OSError(2,"x")), type(B(2,"b")))
