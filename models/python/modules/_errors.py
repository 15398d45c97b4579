"""The errors of Linux: number, names (errno.errorcode has the last one), what strerror() says. In the
order of CPython's errno.errorcode."""

_ERRORS = """\
19 ENODEV No such device
50 ENOCSI No CSI structure available
113 EHOSTUNREACH No route to host
42 ENOMSG No message of desired type
117 EUCLEAN Structure needs cleaning
45 EL2NSYNC Level 2 not synchronized
51 EL2HLT Level 2 halted
61 ENODATA No data available
15 ENOTBLK Block device required
38 ENOSYS Function not implemented
32 EPIPE Broken pipe
22 EINVAL Invalid argument
75 EOVERFLOW Value too large for defined data type
68 EADV Advertise error
4 EINTR Interrupted system call
87 EUSERS Too many users
39 ENOTEMPTY Directory not empty
105 ENOBUFS No buffer space available
71 EPROTO Protocol error
66 EREMOTE Object is remote
119 ENAVAIL No XENIX semaphores available
10 ECHILD No child processes
40 ELOOP Too many levels of symbolic links
18 EXDEV Invalid cross-device link
7 E2BIG Argument list too long
3 ESRCH No such process
90 EMSGSIZE Message too long
97 EAFNOSUPPORT Address family not supported by protocol
53 EBADR Invalid request descriptor
112 EHOSTDOWN Host is down
96 EPFNOSUPPORT Protocol family not supported
92 ENOPROTOOPT Protocol not available
16 EBUSY Device or resource busy
11 EWOULDBLOCK/EAGAIN Resource temporarily unavailable
77 EBADFD File descriptor in bad state
73 EDOTDOT RFS specific error
106 EISCONN Transport endpoint is already connected
55 ENOANO No anode
108 ESHUTDOWN Cannot send after transport endpoint shutdown
44 ECHRNG Channel number out of range
80 ELIBBAD Accessing a corrupted shared library
64 ENONET Machine is not on the network
52 EBADE Invalid exchange
9 EBADF Bad file descriptor
72 EMULTIHOP Multihop attempted
5 EIO Input/output error
49 EUNATCH Protocol driver not attached
91 EPROTOTYPE Protocol wrong type for socket
28 ENOSPC No space left on device
8 ENOEXEC Exec format error
114 EALREADY Operation already in progress
100 ENETDOWN Network is down
118 ENOTNAM Not a XENIX named type file
13 EACCES Permission denied
48 ELNRNG Link number out of range
84 EILSEQ Invalid or incomplete multibyte or wide character
20 ENOTDIR Not a directory
76 ENOTUNIQ Name not unique on network
1 EPERM Operation not permitted
33 EDOM Numerical argument out of domain
54 EXFULL Exchange full
111 ECONNREFUSED Connection refused
21 EISDIR Is a directory
93 EPROTONOSUPPORT Protocol not supported
30 EROFS Read-only file system
99 EADDRNOTAVAIL Cannot assign requested address
43 EIDRM Identifier removed
70 ECOMM Communication error on send
69 ESRMNT Srmount error
121 EREMOTEIO Remote I/O error
47 EL3RST Level 3 reset
74 EBADMSG Bad message
23 ENFILE Too many open files in system
82 ELIBMAX Attempting to link in too many shared libraries
29 ESPIPE Illegal seek
67 ENOLINK Link has been severed
102 ENETRESET Network dropped connection on reset
110 ETIMEDOUT Connection timed out
2 ENOENT No such file or directory
17 EEXIST File exists
122 EDQUOT Disk quota exceeded
60 ENOSTR Device not a stream
57 EBADSLT Invalid slot
56 EBADRQC Invalid request code
79 ELIBACC Can not access a needed shared library
14 EFAULT Bad address
27 EFBIG File too large
35 EDEADLK/EDEADLOCK Resource deadlock avoided
107 ENOTCONN Transport endpoint is not connected
89 EDESTADDRREQ Destination address required
81 ELIBSCN .lib section in a.out corrupted
37 ENOLCK No locks available
120 EISNAM Is a named type file
103 ECONNABORTED Software caused connection abort
101 ENETUNREACH Network is unreachable
116 ESTALE Stale file handle
63 ENOSR Out of streams resources
12 ENOMEM Cannot allocate memory
88 ENOTSOCK Socket operation on non-socket
86 ESTRPIPE Streams pipe error
31 EMLINK Too many links
34 ERANGE Numerical result out of range
83 ELIBEXEC Cannot exec a shared library directly
46 EL3HLT Level 3 halted
104 ECONNRESET Connection reset by peer
98 EADDRINUSE Address already in use
95 EOPNOTSUPP/ENOTSUP Operation not supported
78 EREMCHG Remote address changed
36 ENAMETOOLONG File name too long
25 ENOTTY Inappropriate ioctl for device
85 ERESTART Interrupted system call should be restarted
94 ESOCKTNOSUPPORT Socket type not supported
62 ETIME Timer expired
59 EBFONT Bad font file format
109 ETOOMANYREFS Too many references: cannot splice
24 EMFILE Too many open files
26 ETXTBSY Text file busy
115 EINPROGRESS Operation now in progress
6 ENXIO No such device or address
65 ENOPKG Package not installed
123 ENOMEDIUM No medium found
124 EMEDIUMTYPE Wrong medium type
125 ECANCELED Operation canceled
126 ENOKEY Required key not available
127 EKEYEXPIRED Key has expired
128 EKEYREVOKED Key has been revoked
129 EKEYREJECTED Key was rejected by service
130 EOWNERDEAD Owner died
131 ENOTRECOVERABLE State not recoverable
132 ERFKILL Operation not possible due to RF-kill
"""

codes = {}  # by name
names = {}  # by number
texts = {0: "Success"}  # by number
for _line in _ERRORS.splitlines():
    _number, _names, _text = _line.split(" ", 2)
    for _name in _names.split("/"):
        codes[_name] = int(_number)
        names[int(_number)] = _name
    texts[int(_number)] = _text
