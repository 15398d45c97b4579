# What the built-in types and functions answer, and how they refuse: one expression a line.
import warnings
warnings.simplefilter("ignore")  # "perhaps you missed a comma?"
table = r"""
sorted([1],2)
sorted()
sorted(5)
sorted([3,1,2],reverse=True)
sorted([1,'a'])
sorted([1],key=5)
round()
round('a')
round(1.5,2,3)
round(2.5),round(3.5),round(-2.5),round(2.675,2),round(1234,-2),round(1e300,-300),round(5,1),round(0.5)
round(1.5,'a')
round(float('nan'))
round(float('inf'))
round(1.5,None)
[].sort(1)
[].sort(key=1,x=2)
[3,1].sort(reverse='a')
[1].append()
[1].append(1,2)
[].pop()
[1].pop(5)
[1].pop('a')
[1].remove(5)
[1].index(5)
[1].index(1,5)
[1].insert(1)
[1].insert('a',2)
[1].extend(5)
[1]+(2,)
[1]*'a'
[1]*1.5
[1]['a']
[1][5]
[1].__setitem__(5,1)
[1].__delitem__(5)
[1].count()
[].index()
[1,2,3][::0]
[1]<['a']
[1]<2
list(5)
list(1,2)
list(x=1)
tuple(5)
tuple(1,2)
(1,)+[2]
(1,2)[5]
(1,2)['a']
(1,2).index(5)
(1,2).count()
(1,).__add__(1)
dict(5)
dict([1])
dict([(1,2,3)])
dict(1,2)
{}['a']
{1:2}[(1,2)]
{}.pop('a')
{}.pop()
{}.popitem()
{[]:1}
{}.get()
{}.get([],1)
{}.update(5)
{}.update([1])
{}.setdefault()
{}.fromkeys()
dict.fromkeys(5)
dict.fromkeys('ab',1)
{1:2}|{3:4}
{1:2}|5
{1:2}<{3:4}
{1:2}.__ior__(5)
{}.keys()|[1]
{1:2}.items()&[(1,2)]
{1:2}.keys()-5
{}.copy(1)
{}.clear(1)
{1}|[1]
{1}.add([])
{1}.add()
{1}.remove(5)
{1}.discard([])
set().pop()
{1}.union(5)
{1}<5
{1}.issubset(5)
set(5)
set(1,2)
frozenset(5)
frozenset([1])|{2}
{[1]}
{1}&5
{1}.symmetric_difference([2])
frozenset().add
hash([])
hash({})
hash(set())
hash(slice(1))
hash(({},))
'abc'[5]
'abc'['a']
'abc'[1.5]
'a'+1
1+'a'
'a'*'b'
'a'*1.5
'a'-'b'
'a'<1
'abc'.index('z')
'abc'.find(1)
'abc'.split(1)
'abc'.split('')
'abc'.join(5)
'abc'.join([1])
'abc'.replace('a')
'abc'.replace(1,2)
'abc'.center()
'abc'.center('a')
'abc'.center(5,'ab')
'abc'.ljust(5,1)
'abc'.zfill('a')
'abc'.startswith(1)
'abc'.startswith(('a',1))
'abc'.endswith([1])
'abc'.strip(1)
'abc'.encode('nope')
'é'.encode('ascii')
'é'.encode('ascii','nope')
'é€😀'.encode('ascii','replace'),'é€😀'.encode('ascii','ignore'),'é€😀'.encode('ascii','xmlcharrefreplace'),'é€😀'.encode('ascii','backslashreplace'),'é€😀'.encode('latin-1','namereplace') if 0 else 0
'é'.encode('latin-1'),'é'.encode('utf-16'),'é'.encode('utf-32-le')
'abc'.encode(1)
'abc'.translate({97:'x',98:None,99:100})
'abc'.translate('xyz')
'abc'.translate(5)
'abc'.translate([1]*200)
str.maketrans({'a':1}),str.maketrans('ab','cd'),str.maketrans('ab','cd','e')
str.maketrans('a')
str.maketrans('ab','c')
str.maketrans({'ab':1})
str.maketrans(1,2)
'{} {}'.format(1)
'{0} {}'.format(1,2)
'{a}'.format()
'{a.b}'.format(a=1)
'{0[a]}'.format({})
'{!x}'.format(1)
'{:d}'.format('a')
'{:d}'.format(1.5)
'{:s}'.format(1)
'{:x}'.format(1.5)
'{'.format()
'}'.format()
'{:z}'.format(1)
'{:,}'.format('a')
'{:10.3}'.format('abcdef')
'{:c}'.format(65),'{:c}'.format(8364)
'{:c}'.format(-1)
'{:e}'.format(12345),'{:g}'.format(1e20),'{:%}'.format(.5),'{:n}'.format(1234)
'{a} {b}'.format_map({'a':1})
'{a}'.format_map(5)
'%d' % 'a'
'%d' % None
'%s %s' % 1
'%s' % (1,2)
'%(a)s' % 1
'%(a)s' % {}
'%z' % 1
'%' % 1
'%c' % 'ab'
'%c' % -1
'%x' % 1.5
'%i' % 1.9
'%f' % 'a'
'%*d' % (5,3)
'%*d' % ('a',3)
'%5.2f|%-8s|%+d|%05d|%x|%o|%e|%g|%r|%a|%%' % (1.5,'a',5,42,255,8,12345.678,1e-5,'é','é')
'a\tb'.expandtabs(4),'a\tb'.expandtabs(0),'\t'.expandtabs(-1)
'abc'.expandtabs('a')
'aé1_'.isidentifier(),'1a'.isidentifier(),''.isidentifier(),'class'.isidentifier()
'a\n'.isprintable(),'é'.isprintable(),''.isprintable(),'\u200b'.isprintable()
'ß'.upper(),'ß'.casefold(),'Éa'.lower(),'éa b'.title()
"they're bill's".title(),'hELLO wORLD'.swapcase(),'hello world'.capitalize()
'½'.isnumeric(),'²'.isdigit(),'²'.isdecimal(),'٣'.isdecimal(),'Ⅷ'.isnumeric()
'a,b,,c'.split(','),'a,b,c'.rsplit(',',1),'a b  c'.split(),' a b '.split(' '),'a\nb\r\nc\x0bd\u2028e'.splitlines()
'abc'.partition('b'),'abc'.rpartition('z'),'abc'.partition('')
'abc'.removeprefix(1)
'abc'.count('') , 'aaa'.count('aa'), 'abc'.count('c',1,2)
str(1,2)
str(b'a',5)
str(b'\xff','utf8')
str(b'\xff','utf8','replace'),str(b'\xff','utf8','backslashreplace'),str(b'\xff\xfe','utf-16')
str(object=1),str(b'abc'),str()
str(b'a','nope')
int('a')
int('1.5')
int('')
int(' 1_000 '),int('0x1f',16),int('0b11',0),int('z',36),int('-0o17',0)
int('1__0')
int('08',0)
int(None)
int([])
int('1',1)
int('1',37)
int(1,2)
int('9'*5000)
int(float('nan'))
int(float('inf'))
int(1e30),int(-1.9),int(True),int('٣')
int(x=1)
int('1',base='a')
(5).bit_length(),(255).bit_count(),(-5).bit_count(),(0).bit_length()
(1024).to_bytes(2,'big'),(1024).to_bytes(4,'little'),(-1).to_bytes(2,'big',signed=True),(5).to_bytes()
(1024).to_bytes(1,'big')
(-1).to_bytes(1,'big')
(1).to_bytes(-1,'big')
(1).to_bytes(1,'mid')
int.from_bytes(b'\x04\x00','big'),int.from_bytes(b'\xff','big',signed=True),int.from_bytes([1,2],'little')
int.from_bytes([256],'big')
int.from_bytes('a','big')
int.from_bytes(b'a','mid')
(5).as_integer_ratio(),(5).numerator,(5).denominator,(5).real,(5).imag,(5).conjugate()
5 .__round__(1), (15).__round__(-1), (25).__round__(-1), (5).__floor__(), (5).__index__()
1<<-1
1>>-1
1<<(10**20)
1//0
1%0
divmod(1,0)
1/0
1.0/0
1.0//0
1.0%0
0**-1
0.0**-1
pow(2,-1,5),pow(3,4,5),pow(2,3,-5)
pow(2,-1,4)
pow(2,3,0)
pow(2,3,1.5)
pow(2.0,3,5)
pow('a',2)
pow(2,'a')
pow(2,'a',3)
2**1000 % 7, -7//2, -7%3, 7%-3, divmod(-7,2), -7.5//2, -7.5%2, divmod(7.5,-2)
10**400/10**399
10**400/3
10**400*1.5
float(10**400)
1e308*10, -1e308*10, 1e400
2.0**10000
math_overflow if 0 else 1e200**2
float('a')
float('')
float('1_0.5'),float(' inf '),float('-nan'),float('1e5'),float('infinity')
float('1__0')
float(None)
float([])
float(1,2)
float.fromhex('0x1.8p1'),float.fromhex('inf'),(1.5).hex(),(0.1).hex(),(-0.0).hex(),(1e-320).hex()
float.fromhex('zz')
float.fromhex('0x1p5000')
(0.5).as_integer_ratio(),(0.1).as_integer_ratio(),(-2.0).as_integer_ratio()
float('inf').as_integer_ratio()
float('nan').as_integer_ratio()
(1.5).is_integer(),(2.0).is_integer(),(1.5).__trunc__(),(1.5).__ceil__(),(1.5).__floor__()
hash(1.5),hash(2**61-1),hash(2**61),hash(-1),hash(-2),hash(1e300),hash(float('inf')),hash(True),hash(10**30),hash(-10**30)
hash('abc'),hash(''),hash('é'),hash('😀'),hash(b'abc'),hash((1,2,3)),hash(()),hash(('a',1.5,None is None)),hash(frozenset([1,2,3])),hash(range(5)),hash(range(1,10,3))
sum([1,2],10),sum([[1],[2]],[]),sum([.1]*10),sum([1.5,2])
sum(['a'])
sum(['a'],'')
sum(5)
sum([1,2],start=5)
sum()
sum([1],2,3)
max()
max([])
max(1)
max([1,'a'])
max([],default=5),max(1,2,key=lambda x:-x),min('b','a')
max(1,2,default=3)
max(1,2,foo=3)
min([1],key=5)
abs('a')
abs(None)
abs(-5),abs(-1.5),abs(True)
len(5)
len()
len([],[])
ord('ab')
ord(5)
ord('')
chr(-1)
chr(1114112)
chr('a')
chr(1.5)
bin(5),hex(-255),oct(8),bin(-3)
bin(1.5)
hex('a')
isinstance(1)
isinstance(1,1)
isinstance(1,(1,))
isinstance(1,int|str),isinstance('a',(int,(str,)))
issubclass(1,int)
issubclass(int,1)
issubclass(bool,int),issubclass(int,(str,object))
callable(),1
callable(1),callable(len),callable(int)
getattr(1,'a')
getattr(1,'a',5)
getattr(1,1)
getattr(1)
setattr(1,'a',2)
setattr(1,1,2)
delattr(1,'a')
hasattr(1,1)
hasattr(1,'real'),hasattr(1,'nope')
iter(5)
iter(5,6)
iter()
next(5)
next(iter([]))
next(iter([]),5)
next([])
list(iter(lambda l=[3,2,1]: l.pop(), 1))
enumerate(5)
list(enumerate('ab',start=5))
list(enumerate('ab',5)),list(enumerate(iterable='ab'))
enumerate('ab','x')
zip(5)
list(zip([1,2],[3])),list(zip()),list(zip('ab',[1,2],strict=True))
list(zip([1,2],[3],strict=True))
list(zip([1],[3,4],strict=True))
zip([1],foo=2)
map()
map(len)
list(map(len,[5]))
list(map(5,[1]))
list(map(pow,[2,3],[1,2]))
filter(None)
filter(1,2,3)
list(filter(None,[0,1,'',2])),list(filter(lambda x:x>1,[1,2]))
list(filter(5,[1]))
reversed(5)
reversed({1,2})
list(reversed([1,2])),list(reversed('ab')),list(reversed(range(3))),list(reversed({1:2,3:4}))
range()
range(1,2,0)
range('a')
range(1.5)
range(1,2,3,4)
range(5)[10]
range(5)['a']
range(10)[2:5],range(10)[::-1],range(10)[-1],range(5).index(3),range(5).count(2),3 in range(5),len(range(0,10,3)),range(3)==range(0,3,1),range(0,3).start
range(5).index(9)
range(3)+range(2)
slice(1,2,3),slice(None),slice(5).indices(3),slice(1)==slice(1)
slice()
slice(1).indices('a')
slice(1).indices(-1)
slice(1)<slice(2)
all(5)
any(5)
all([]),any([]),all([1,0]),any([0,1])
print(1,sep=1)
print(1,end=1)
print(1,foo=2)
print(1,file=5)
repr(),1
format(1,2)
format(1,'z')
format('a','5d')
format([],'5')
format(1.5,'10.2f'),format(5,'08b'),format('a','>5'),format(True,'d'),format(1234567,',')
type(1,2)
type(1,(),{})
type('A',(1,),{})
type('A',(int,str),{})
type('A',(),5)
type('A',(bool,),{})
type('A',(type(None),),{})
type('A',(),{'x':1}).x
object(1)
object().x
object()<object()
super()
super(1)
super(int,'a')
property(1,2,3,4,5)
staticmethod()
classmethod(1)
vars(5)
vars(1,2)
dir(1,2)
id()
globals(1)
None()
None.x
None+1
None<None
None[1]
(1)()
'a'()
1[0]
1.5[0]
{}()
NotImplemented, ..., Ellipsis, __debug__
...+1
not NotImplemented if 0 else 1
True+True, True/2, ~True, -True, True**2, True<<3, True&False, True|5, True^True
bool('a'),bool(''),bool(),bool([]),bool(0.0)
bool(1,2)
bool(x=1)
int.__name__,int.__module__,int.__qualname__,type(1).__mro__,int.__bases__,bool.__base__
(1).__add__(2),(1).__add__('a'),(1).__radd__(2),(1).__eq__('a'),'a'.__eq__('a'),[1].__eq__([1]),(1).__lt__(2),(1.5).__mul__(2),'a'.__mul__(3),'a'.__contains__('a')
hasattr([], '__sub__'), hasattr('', '__radd__'), hasattr({}, '__add__'), hasattr(1, '__matmul__'), hasattr(1.5, '__invert__'), hasattr(set(), '__mul__')
list.append(5,1)
str.upper(5)
str.upper()
dict.get([],1)
int.real.__get__(5)
(lambda: 1)(2)
(lambda a: 1)()
(lambda a,*,b: 1)(2)
(lambda a: 1)(1,a=2)
(lambda **k: k)(**{1:2})
(lambda *a: a)(*5)
(lambda **k: k)(**5)
[*5]
{**5}
{*5}
[1,2,*[3],*(4,5)],{**{1:2},3:4}
'a' in 5
'a' in 'abc', 1 in {1:2}, 5 in [5], 1 in (1,)
1 in 'a'
'a' is 'a', None is None, [] is []
1 < 2 < 3, 1 < 3 < 2
1 <'a'
[] < 5
{} < {}
-'a'
+'a'
~1.5
not 'a'
-[]
1 @ 2
[1] @ [2]
1 if [] else 2
ascii('é😀\n'),repr('é\x00\u200b\ud800'),repr("'\""),repr('\'')
repr(1e16),repr(1e15),repr(1.0),repr(1e-5),repr(0.0001),repr(123456789.123456789),repr(1e22),repr(5e-324),repr(-0.0)
str(10**50),repr(-10**20),str(True),repr(None)
BaseException(1,2).args,Exception('a'),repr(ValueError('a',1)),str(KeyError('a')),repr(OSError(2,'x','f')),str(OSError(2,'x','f')),OSError(2,'x').errno,type(OSError(2,'x'))
Exception(x=1)
StopIteration(5).value,SystemExit(3).code,SystemExit().code,SystemExit(1,2).code,ImportError('a',name='b').name,NameError('x',name='y').name,AttributeError('x',name='y',obj=1).obj
UnicodeDecodeError('utf-8',b'ab',0,1,'bad')
str(UnicodeDecodeError('utf-8',b'ab',0,1,'bad')),str(UnicodeEncodeError('ascii','é',0,1,'bad')),str(UnicodeTranslateError('é',0,1,'bad'))
UnicodeDecodeError('utf-8',b'ab',0,1,'bad').start,UnicodeEncodeError('ascii','é',0,1,'bad').object,UnicodeDecodeError('utf-8',b'ab',0,1,'bad').reason
UnicodeDecodeError('utf-8')
UnicodeDecodeError('utf-8','ab',0,1,'bad')
str(UnicodeDecodeError('utf-8',b'ab',0,2,'bad'))
ExceptionGroup('a',[])
ExceptionGroup('a',[1])
ExceptionGroup(1,[ValueError()])
ExceptionGroup('a',[ValueError(1)]),ExceptionGroup('a',[ValueError(1)]).exceptions,ExceptionGroup('a',[ValueError(1)]).message
ValueError().with_traceback(5)
ValueError().add_note(5)
EncodingWarning.__mro__[1].__name__, issubclass(EncodingWarning, Warning)
ValueError.__subclasses__()[0].__name__, Exception.__base__.__name__
list[int], dict[str,int], tuple[int,...], type[int]
int|None, int|str, (int|str)==(str|int), isinstance(1,int|None)
int|5
memoryview
[].__len__(), (1).__class__.__class__
[1,2,3].__getitem__(slice(0,2)), 'abc'.__getitem__(1)
__import__('nope')
__import__('math').floor(1.5)
"""
for source in table.strip().splitlines():
    try:
        print(source, '->', repr(eval(source)))
    except Exception as e:
        print(source, '->', type(e).__name__, e)
