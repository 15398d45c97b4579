# compile, eval and exec: where names are found and bound, and what is refused.
import warnings
warnings.simplefilter("ignore")  # "perhaps you missed a comma?"
def t(source, *args):
    try:
        print(repr(source), '->', repr(eval(source, *args)))
    except BaseException as e:
        print(repr(source), '->', type(e).__name__, e)

x = 10
t('x + 1'); t('  x * 2\n'); t('[x for _ in range(2)]'); t('(lambda a: a + x)(1)'); t('x, 1'); t(b'1 + 1')
t('y', {'y': 5}); t('y', {}, {'y': 6}); t('x', {'x': 1}, {'x': 2}); t('[y for y in z if y in z]', {}, {'z': [1, 2]})
t('[q for q in [1] if z]', {}, {'z': 1})  # the inner scope doesn't see the locals
t('len([1])', {'__builtins__': {}}); t('abs(-1)', {'__builtins__': {'abs': abs}}); t('__builtins__', {'__builtins__': 7})
t('nothing'); t('1 +'); t('x = 1'); t(''); t('a b'); t("'abc"); t('(1'); t('1;'); t('*x'); t('yield 1'); t('1\n2'); t('x := 1'); t('(n := 4) + n')
t(5); t('x', 5); t('x', {}, 5); t('x', []); t('1 / 0'); t('"\\x00".join("ab")'); t('a\0b'); t("f'{x!r:>5}'"); t("f'{a b}'"); t('{x: x for x in range(2)}')

def f():
    inner = 3
    print(eval('inner + x'), sorted(locals()), locals() is locals())
    exec('inner = 4; fresh = 5')
    print(inner, locals().get('fresh'), eval('fresh'))
    try:
        fresh
    except NameError as e:
        print(e)
    return eval('lambda: x')()
print(f())

g = {}
exec('a = 1\ndef f(n): return n * a\nclass C:\n    b = a\n    def m(self): return self.b + a\nimport math\nfrom math import pi', g)
print(sorted(k for k in g if k != '__builtins__'), g['f'](4), g['C']().m(), g['C'].__module__, g['f'].__module__)
l = {}
exec('b = a + 1\nglobal c\nc = b\ndel b\nd: int = 4', g, l)
print(l, g['c'])
exec('x += 1'); print(x)
exec('''
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)
result = [fib(i) for i in range(10)]
''')
print(result, fib.__code__.co_filename)

code = compile('total = total + step', 'rules.py', 'exec')
spaces = [{'total': i, 'step': 2} for i in range(3)]
for s in spaces: exec(code, s)
print([s['total'] for s in spaces], code.co_filename, code.co_name)
get = compile('lambda: v', 'v.py', 'eval')
one, two = eval(get, {'v': 1}), eval(get, {'v': 2, 'len': 0})
print(one(), two(), one(), two())
size = compile('lambda: len', 'v.py', 'eval')
plain, own = eval(size, {'a': 0}), eval(size, {'len': 'own'})
print(plain() is len, own(), plain() is len, own())
print(eval(compile('1, 2', '<x>', 'eval')), exec('1 + 1'), eval(compile('z = 1', '<x>', 'exec')))

for arguments in [('1', 'f', 'x'), (1, 'f', 'exec'), ('1', 5, 'exec'), ('1', 'f', 5), ('1', 'f', 'exec', 99999999), ('1', 'f', 'exec', 0, 0, 9)]:
    try: compile(*arguments)
    except Exception as e: print(type(e).__name__, e)
for call in [lambda: exec(5), lambda: exec('1', 5), lambda: exec('1', {}, 5), lambda: exec('1', [])]:
    try: call()
    except Exception as e: print(type(e).__name__, e)

for source, mode in [('1 +', 'eval'), ('def f(:\n pass', 'exec'), ('return 5', 'exec'), ('if x:\n  y\n z', 'exec'), (' 1', 'exec'), ("print 'a'", 'exec'),
                     ('f(', 'exec'), ('é = = 1', 'exec'), ('break', 'exec'), ('for i in x', 'exec'), ('', 'eval'), ('# c', 'eval'), ('\n\n1+\n', 'eval')]:
    try: compile(source, '<rule>', mode)
    except SyntaxError as e: print(type(e).__name__, e.args, '|', e, '|', e.msg, e.filename, e.lineno, e.offset, repr(e.text), e.end_lineno, e.end_offset)

class Lazy(dict):
    def __missing__(self, key):
        if key.startswith('lazy_'): return key.upper()
        raise KeyError(key)
print(eval('lazy_a, len(lazy_b)', {}, Lazy()))
def guarded(name, *rest):
    if name != 'math': raise ImportError(f'{name} is forbidden')
    return __import__(name, *rest)
safe = {'__builtins__': {'__import__': guarded, 'print': print}}
exec('import math\nprint(math.floor(2.5))', safe)
for source in ['import os', 'open("x")']:
    for builtins in [safe, {'__builtins__': {}}]:
        try: exec(source, builtins)
        except Exception as e: print(type(e).__name__, e)
print('__builtins__' in g)
try: raise SyntaxError('m', ('f.py', 1, 2, 'text'))
except SyntaxError as e: print(e, e.lineno, e.text, e.end_lineno)
for arguments in [(), ('m',), ('m', 5, 6), ('m', ('f', 1, 2, 't', 3, 4))]:
    e = SyntaxError(*arguments); print(e, repr(e), e.msg, e.filename, e.lineno)
