# Tracebacks through code that has no file.
import sys, traceback
def run(source, mode='exec'):
    try:
        exec(compile(source, '<rule>', mode))
    except Exception:
        traceback.print_exc(file=sys.stdout)
run('def f(n):\n    return 1 / n\n\nf(0)')
run('x = [\n  1,\n  undefined_name,\n]')
try: eval('1 + missing')
except NameError: traceback.print_exc(file=sys.stdout)
try: eval('1 +')
except SyntaxError: traceback.print_exc(file=sys.stdout)
try: exec('a = 1\nb = = 2\n')
except SyntaxError: traceback.print_exc(file=sys.stdout)
exec('def f():\n    raise ValueError("deep")')
try: f()
except ValueError: traceback.print_exc(file=sys.stdout)
