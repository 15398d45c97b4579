# What bytes, bytearray and memoryview answer, and how they refuse: one expression a line.
import warnings
warnings.simplefilter("ignore")  # "perhaps you missed a comma?"
table = r"""
b'a'.center(5,b'xx')
b'a'.center(5,'x')
b'a'.center(6,b'-'), b'ab'.center(5,b'-'), bytearray(b'ab').center(7)
bytearray(b'a').rjust(5,b'xx')
b'a'.ljust(5,1)
b'abc'.hex('')
b'abc'.hex('xx')
b'abc'.hex('é')
b'abc'.hex(':',-2)
b'abcde'.hex(b':',2)
b'abc'.hex(5)
b'abc'.hex(sep=None)
b'x'.translate(b'a')
b'x'.translate('a')
b'abc'.translate(None,b'b')
b'abc'.translate(None,delete=b'b')
b'abc'.translate(1)
b'abc'.translate(bytes.maketrans(b'ab',b'xy'))
bytes.maketrans(b'ab',b'c')
bytes.maketrans('a',b'c')
b'abc'.removeprefix('a')
b'abc'.removeprefix(b'a'), b'abc'.removesuffix(b'bc'), b'abc'.removesuffix(b'x')
b'abc'.rsplit(b'')
b' a b  c '.rsplit(None,1), b' a b  c '.split(None,1), b'a,b,c'.rsplit(b',',1), b'a,b,c'.split(b',',1)
b'abc'.rpartition(b'')
b'abc'.rpartition(b'x')
b'abc'.partition(b'x')
b'abc'.partition(1)
bytearray(b'a=b=c').rpartition(b'='), bytearray(b'a=b=c').partition(b'=')
b'aB c'.title()
b'aB c'.swapcase()
b'aB c'.capitalize()
b'a\tb'.expandtabs()
b'a\tb'.expandtabs(tabsize=3)
b'-12'.zfill(6)
b'abc'.join([b'x','y'])
b'abc'.join(5)
b','.join([b'a', bytearray(b'b'), memoryview(b'c')]), bytearray(b',').join([b'a', b'b'])
b'%s' % 'a'
b'%d %s %b %c %a %r %x %5.2f%%' % (1,b'a',bytearray(b'b'),65,'é',b'q',255,1.5)
b'%d' % 'a'
b'%c' % 300
b'%c' % b'ab'
b'%c' % 'a'
b'%(a)s' % {b'a': b'x'}
b'%(a)s' % {'a': b'x'}
b'%d' % ()
b'a' % 1
b'%d' % 1.5
b'%x' % 1.5
b'%5s|%-5s|%.2s' % (b'ab',b'cd',b'efg')
b'%f' % 'a'
b'%' % 1
bytearray(b'%s') % b'x'
b'%i %s' % (1,)
b'abc'.find('a')
b'abc'.find(300)
b'abc'.startswith('a')
b'abc'.startswith((b'a','b'))
b'abc'.strip('a')
b'abc'.strip(1)
b'abc'.split('a')
b'abc'.split(1)
b'abc'.replace('a',b'b')
b'abc'.count('a')
b'abc'.index(b'z')
b'abc'.rindex(b'z')
b'abc'+'a'
bytearray(b'abc')+'a'
b'abc'+1
'a' in b'abc'
1.5 in b'abc'
300 in b'abc'
b'abc'[5]
bytearray(b'abc')['a']
bytearray(b'abc')[5]
memoryview(b'abc')['a']
memoryview(b'abc')[5]
memoryview('abc')
memoryview(b'abc')<b'abd'
bytearray(b'a')<memoryview(b'b')
memoryview(b'a')<bytearray(b'b')
b'a'<memoryview(b'b')
memoryview(bytearray(b'abc')).__setitem__(0,300)
memoryview(bytearray(b'abc')).__setitem__(0,'a')
memoryview(bytearray(b'abc')).__setitem__(slice(0,2),b'a')
memoryview(b'abc').__setitem__(0,1)
memoryview(b'abc').__delitem__(0)
memoryview(bytearray(b'abc')).__delitem__(0)
hash(memoryview(bytearray(b'abc')))
hash(memoryview(b'abc'))==hash(b'abc')
hash(bytearray(b''))
bytes(memoryview(b'abc')[::2])
memoryview(b'abcd')[::-1].tolist()
memoryview(b'abcd').tobytes('Q')
bytes(-1)
bytes('a')
bytes(1.5)
bytes([1.5])
bytes([256])
bytearray([256])
bytearray('a')
bytearray(-1)
bytearray(1.5)
bytearray(object())
bytearray(3), bytearray(b'ab'), bytearray([1,2]), bytearray('é','utf8'), bytearray(range(3)), bytearray(memoryview(b'z')), bytearray()
bytes(3), bytes(bytearray(b'ab')), bytes([1,2]), bytes('é','utf8'), bytes(range(3)), bytes()
bytes(None)
bytes(b'a','utf8')
bytes(errors='x')
bytes(1,errors='x')
bytes.fromhex('a')
bytes.fromhex('zz')
bytes.fromhex('ab  c d')
bytes.fromhex(b'ab')
bytearray.fromhex('ab cd')
bytearray(b'abc').pop(7)
bytearray().pop()
bytearray(b'a').remove(5)
bytearray(b'a').append('a')
bytearray(b'a').append(256)
bytearray(b'a').extend(5)
bytearray(b'a').extend([1,300])
bytearray(b'a').extend([1,'a'])
bytearray(b'a').insert('a',1)
bytearray(b'a').__setitem__(0,'a')
bytearray(b'a').__setitem__(0,300)
bytearray(b'a').__setitem__(3,0)
bytearray(b'a').__setitem__('a',0)
bytearray(b'abc').__setitem__(slice(0,1),5)
bytearray(b'abc').__setitem__(slice(0,1),'5')
bytearray(b'abc').__setitem__(slice(0,3,2),b'5')
bytearray(b'abc').__setitem__(slice(0,1),None)
bytearray(b'abc').__delitem__('a')
bytearray(b'abc').__delitem__(9)
bytearray(b'abc').__iadd__('a')
bytearray(b'abc')*2
2*bytearray(b'abc')
bytearray(b'abc')*'a'
b'abc'*1.5
str(b'abc','ascii')
str(bytearray(b'abc'),'ascii')
str(memoryview(b'abc'),'ascii')
str(5,'ascii')
str(encoding='ascii')
int(b'12')
int(bytearray(b'12'))
int(memoryview(b'12'))
float(bytearray(b'1.5'))
float(memoryview(b'1.5'))
ord(bytearray(b'a'))
ord(b'ab')
ord(bytearray(b'ab'))
int.from_bytes(bytearray(b'ab'),'big'), int.from_bytes(memoryview(b'ab'),'little')
b'a'.isalnum(),b''.isalpha(),b'A b'.istitle(),b'A'.isupper(),b' '.isspace(),b'\xff'.isascii(),b'Ab Cd'.istitle(),b'12'.isdigit()
b'abc\r\nd\n'.splitlines(1)
memoryview(b'abc').cast(1)
memoryview(b'abc').hex(':')
repr(bytearray(b"it's"))
str(bytearray(b"its"))
bytearray(b'x').decode()
b'\xff'.decode()
bytearray(b'\xff').decode()
bytes(bytearray(b'a'))==b'a'==bytearray(b'a')
b'a'!=bytearray(b'b')
b'a'=='a', bytearray(b'a')=='a', memoryview(b'a')=='a'
{b'a':1}[bytearray(b'a')]
b'abc'.__getnewargs__()
list(reversed(b'abc')), list(bytearray(b'ab')), list(memoryview(b'ab')), list(reversed(bytearray(b'ab')))
b'abc'.__contains__(None)
sum([b'a'],b'')
sum([b'a'],bytearray())
bytearray(b'abcdef')[1:4], bytearray(b'abcdef')[::-2], b'abcdef'[::-1], b'abc'[-1]
97 in bytearray(b'abc'), b'bc' in bytearray(b'abc')
b'a' + bytearray(b'b'), bytearray(b'a') + b'b', b'a' + memoryview(b'b')
memoryview(b'abc').nbytes, memoryview(b'abc').shape, memoryview(b'abc')[::2].strides, memoryview(b'abc').format, memoryview(b'abc').itemsize, memoryview(b'abc').ndim, memoryview(b'abc').readonly, memoryview(b'abc').obj, memoryview(b'abc').contiguous, memoryview(b'ab').suboffsets, memoryview(b'ab').c_contiguous
memoryview(b'abc').toreadonly().readonly, memoryview(bytearray(b'abc')).readonly
bytearray(b'x').copy(), bytes.fromhex('00ff')
"""
for source in table.strip().splitlines():
    try:
        print(source, '->', repr(eval(source)))
    except Exception as e:
        print(source, '->', type(e).__name__, e)
