# Complex numbers: literals, arithmetic, text, refusals.
import warnings
warnings.simplefilter("ignore")  # "perhaps you missed a comma?"
for s in '''1j//2|1j%2|divmod(1j,2)|pow(1j,2,3)|1j**2|(1+2j)**-3|(1+2j)**0.5|(1+2j)**(1+1j)|0j**-1|0j**0|(1e200+1e200j)**2|(1e200+1j)**3.5|abs(3+4j)
abs(1e308+1e308j)|1j/0|1j/(0j)|complex([])|complex('1',2)|complex(1,'2')|complex(1,[])
complex('1+2j'),complex(' ( 1-2J ) '),complex('j'),complex('-j'),complex('+inf-nanj'),complex('1e5j'),complex('.5'),complex('1_0+2_0j'),complex('1e-5-2e+3j')
complex('1+')|complex('')|complex('1 + 2j')|complex('(1+2j')|complex(1j,1j)|complex(imag=2)|complex(real=1.5)|complex(1,2,3)|complex(True)
repr(complex('nan')),repr(complex(0,-0.0)),repr(complex(-0.0,2)),repr(complex(float('inf'),-1)),-2j,repr(-(2j))
1j<2|sorted([1j,2])|hash(1j),hash(1+0j),hash(1.5+2j),hash(complex(-1,0)),hash(complex(0,-1))|bool(0j),bool(1j)
1j==1j,1==1+0j,1.0==complex(1),2j!=2j,1j=='a',10**400==1j|10**400+1j|float(1j)|int(1j)|round(1j)
format(1+2j,'.2f'),format(1+2j,'>20'),f'{1.5+2j:+.1e}',f'{3j}',f'{3j:.3}',f'{1j:g}',f'{1234567.5+2j:,}',f'{1234567.5+2j:,.2f}',f'{1+2j:+}',f'{1-2j:*^12}'
format(1j,'05')|format(1j,'=5')|format(1j,'d')|format(1j,'#x')|'%s %r' % (1j,2j)|'%f' % 1j|(1+2j).real,(1+2j).imag,(1+2j).conjugate()
(-8)**(1/3)|(-8.0)**0.5|(-1)**-0.5|1+2j-3*1j|-(1+2j),+(1j)|~1j|1j.__add__(1)|1j.__add__('a')|1j+'a'|[1j]*2|isinstance(1j,complex)
1j.real, 1J|1_0j, 1e3j, .5j, 5.j, 0j|sum([1j,2])|(1+2j).__getnewargs__()|abs(-0j)|pow(2,1j)|2**1j|2.5*1j,1j*2.5,True+1j,1j/2,2/1j,1j-1
{1j: 'a', 2: 'b'}[1j], {1: 'one'}[1+0j]|1j.imag.is_integer()|type(1j), complex.__name__'''.replace('\n', '|').split('|'):
    try: print(s, '->', repr(eval(s)))
    except Exception as e: print(s, '->', type(e).__name__, e)
class Money(complex):
    def __str__(self): return f'{self.real:g} and {self.imag:g}'
m = Money(1, 2); print(m, repr(m), m + 1, type(m + 1), m == 1+2j)
class P:
    def __complex__(self): return 3+4j
class Q:
    def __float__(self): return 2.5
print(complex(P()), complex(Q()), complex(1, Q()))
match 1+2j:
    case 1+2j: print('matched')
z = 0j
for _ in range(3): z = z * z + (0.1 + 0.2j)
print(z)
