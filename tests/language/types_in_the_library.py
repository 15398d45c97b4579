# bytearray, memoryview, complex and compiled code in the hands of the library.
from collections import OrderedDict, defaultdict
print(eval('a+b', {}, defaultdict(int, a=1)))
print(eval('a', OrderedDict(a=1)))
import builtins
print(builtins.eval('1+1'), callable(exec), eval.__name__)
from types import CodeType, FunctionType
c = compile('x*2', 's', 'eval'); print(isinstance(c, CodeType), c.co_names if hasattr(c, 'co_names') else '')
ns = {}
exec("class A:\n    x = 1\n    @property\n    def y(self): return self.x + 1\n    @staticmethod\n    def z(): return [i for i in range(3)]\nprint(A().y, A.z())", ns)
exec("import asyncio\nasync def main():\n    await asyncio.sleep(1)\n    return 5\nprint(asyncio.run(main()))")
import dataclasses
@dataclasses.dataclass
class P:
    data: bytearray = dataclasses.field(default_factory=bytearray)
print(P(bytearray(b'x')))
import json, pickle, copy, struct, hashlib, base64, io
b = bytearray(b'\x01\x02\x03\x04')
print(struct.unpack('<I', b), hashlib.md5(b).hexdigest()[:6], base64.b64encode(b), copy.copy(b), copy.deepcopy(b) == b, pickle.loads(pickle.dumps(b)), pickle.loads(pickle.dumps(1+2j)), copy.copy(1j))
f = io.BytesIO(b); f.write(memoryview(b'zz')); print(f.getvalue())
buf = bytearray(4)
buf[:] = b"zz\x03\x04"
struct.pack_into('<H', buf, 2, 513); print(buf, struct.unpack_from('<H', memoryview(buf), 2))
print(int.from_bytes(buf, 'little'), bytes(buf).hex(' '), ''.join(map(chr, buf[:2])).isprintable())
print(sum(b), max(b), sorted(b, reverse=True), list(enumerate(b))[:2], {x: 1 for x in b}, b.find(3), 3 in b)
a, *r = b; print(a, r, [*b], (*b,), b == bytes(b), bytes(reversed(b)), b[-1], b[1:3])
for i, x in enumerate(memoryview(b)): print(i, x, end=' ')
print()
match b:
    case bytearray(): print('bytearray')
match 1j:
    case complex(real=0.0, imag=i): print(i)
print(compile("math.sqrt(a) + b.c(a)", "s", "eval").co_names, (lambda v: v.real + len([v])).__code__.co_names)
