"""hashlib: message digests (_hashlib, from OpenSSL). An object keeps what it was given until a digest is
asked for."""
import _hashlib

#: name: OpenSSL's name, bytes of a digest, bytes of a block
_ALGORITHMS = {"md5": ("md5", 16, 64), "sha1": ("sha1", 20, 64), "sha224": ("sha224", 28, 64),
               "sha256": ("sha256", 32, 64), "sha384": ("sha384", 48, 128), "sha512": ("sha512", 64, 128),
               "sha3_224": ("sha3-224", 28, 144), "sha3_256": ("sha3-256", 32, 136),
               "sha3_384": ("sha3-384", 48, 104), "sha3_512": ("sha3-512", 64, 72),
               "blake2b": ("blake2b512", 64, 128), "blake2s": ("blake2s256", 32, 64),
               "shake_128": ("shake128", 0, 168), "shake_256": ("shake256", 0, 136)}
algorithms_guaranteed = algorithms_available = frozenset(_ALGORITHMS)


class HASH:
    def __init__(self, name, data=b""):
        self.name = name
        self._algorithm, self.digest_size, self.block_size = _ALGORITHMS[name]
        self._pieces = []
        self.update(data)

    def update(self, data, /):
        if isinstance(data, str):
            raise TypeError("Strings must be encoded before hashing")
        if not isinstance(data, (bytes, bytearray, memoryview)):
            raise TypeError("object supporting the buffer API required")
        self._pieces.append(bytes(data))

    def digest(self):
        self._pieces = [b"".join(self._pieces)]
        return _hashlib.digest(self._algorithm, self._pieces[0])

    def hexdigest(self):
        return self.digest().hex()

    def copy(self):
        return type(self)(self.name, b"".join(self._pieces))

    def __repr__(self):
        return f"<{self.name} _hashlib.HASH object @ {id(self):#x}>"


class HASHXOF(HASH):
    """Its digests are as long as is wanted."""

    def digest(self, length):
        return _hashlib.shake(self._algorithm, b"".join(self._pieces), length)

    def hexdigest(self, length):
        return self.digest(length).hex()

    def __repr__(self):
        return f"<{self.name} _hashlib.HASHXOF object @ {id(self):#x}>"


def _make(name, data):
    return (HASHXOF if name.startswith("shake") else HASH)(name, data)


def new(name, data=b"", *, usedforsecurity=True):
    known = name.lower().replace("-", "_") if isinstance(name, str) else name
    if known not in _ALGORITHMS:
        raise ValueError(f"unsupported hash type {name}")
    return _make(known, data)


def _constructor(name):
    def make(string=b"", *, usedforsecurity=True):
        return _make(name, string)

    make.__name__ = make.__qualname__ = f"openssl_{name}"
    return make


for _name in _ALGORITHMS:
    globals()[_name] = _constructor(_name)


def file_digest(fileobj, digest, /):
    result = new(digest) if isinstance(digest, str) else digest()
    result.update(fileobj.read())
    return result


def pbkdf2_hmac(hash_name, password, salt, iterations, dklen=None):
    return _hashlib.pbkdf2(_ALGORITHMS[new(hash_name).name][0], password, salt, iterations,
                           new(hash_name).digest_size if dklen is None else dklen)


def scrypt(*args, **kwargs):
    raise NotImplementedError("hashlib.scrypt() isn't modelled: use pbkdf2_hmac()")
