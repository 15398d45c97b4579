# Mutable bytes and views on them.
b = bytearray(b'hello')
b.append(33); b.extend(b' you'); b.extend([65, 66]); b.insert(0, 62); b.insert(-1, 45)
print(b, b.pop(), b.pop(0), b)
b.remove(33); b.reverse(); print(b)
b[0] = 97; b[1:3] = b'XYZ'; b[::2] = b'.' * len(b[::2]); print(b)
del b[0]; del b[1:3]; del b[::2]; print(b, len(b))
b += b'q'; b += bytearray(b'w'); b *= 2; print(b)
b.clear(); print(b, bool(b), not b)
b = bytearray(b'0123456789')
v = memoryview(b)
v[0] = 65; v[2:4] = b'xy'; print(b, v[1:5].tobytes(), v[::3].tolist(), len(v), v == b, v[:2] == b'A1')
try: b.append(1)
except BufferError as e: print(e)
b[0] = 66; b[0:2] = b'ab'
v.release()
try: v[0]
except ValueError as e: print(e)
b.append(1); print(b)
with memoryview(b) as m:
    s = m[2:]
    print(bytes(m[:3]))
try: len(m)
except ValueError as e: print(e)
try: b.pop()
except BufferError as e: print(e)
s.release(); print(b.pop())
class B(bytearray):
    def __init__(self, x): super().__init__(x); self.n = 1
print(B(b'ab'), B(b'ab').n, B(b'a') + b'c', type(B(b'a') + b'c'))
class C(bytes): pass
print(C(b'xy'), C(b'x') + b'y', isinstance(C(), bytes), C.fromhex('41'), type(C.fromhex('41')))
class D:
    def __bytes__(self): return b'dd'
    def __index__(self): return 3
print(bytes(D()), bytearray(D()), b'%s' % D(), b'ab' * D())
b = bytearray(b'abc'); b.extend(b); b[1:1] = b; print(b)
for x in bytearray(b'ab'): print(x)
print({bytes(b'a'): 1}, bytearray(b'a') in [b'a'], sorted([b'b', bytearray(b'a')]))
