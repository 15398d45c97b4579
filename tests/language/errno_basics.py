"""errno: numbers and names of errors, and what os.strerror() says of them."""
import errno
import os

print(len(errno.errorcode), list(errno.errorcode.items())[:5])
for number in sorted(errno.errorcode):
    print(number, errno.errorcode[number], os.strerror(number))
print(sorted(name for name in dir(errno) if name[0] == "E" and errno.errorcode[getattr(errno, name)] != name))
print(os.strerror(0), os.strerror(1000))
for number in (errno.ENOENT, errno.EEXIST, errno.EAGAIN, errno.EPIPE, errno.ETIMEDOUT, errno.EINVAL):
    error = OSError(number, os.strerror(number))
    print(type(error).__name__, error, error.errno == number)
try:
    open("missing")
except OSError as error:
    print(error.errno == errno.ENOENT, errno.errorcode[error.errno])
