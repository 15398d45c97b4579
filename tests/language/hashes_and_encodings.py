"""hashlib, hmac, base64, uuid, secrets: values that can be known, and the shape of those that can't."""
import base64
import hashlib
import hmac
import secrets
import uuid

CASES = [
    lambda: [(name, hashlib.new(name, b"interleave").hexdigest()[:16]) for name in ("md5", "sha1", "sha224", "sha256", "sha384", "sha512", "sha3_256", "sha3_512", "blake2b", "blake2s")],
    lambda: hashlib.sha256(b"a").hexdigest() == hashlib.sha256(b"a").digest().hex(), lambda: (hashlib.md5().digest_size, hashlib.sha512().block_size, hashlib.sha256().name),
    lambda: hashlib.pbkdf2_hmac("sha256", b"password", b"salt", 1000).hex(), lambda: hashlib.pbkdf2_hmac("sha1", b"p", b"s", 2, dklen=8).hex(),
    lambda: hmac.new(b"key", b"message", hashlib.sha256).hexdigest(), lambda: hmac.new(b"k" * 100, b"m", "md5").hexdigest(), lambda: hmac.digest(b"k", b"m", "sha1").hex(), lambda: hmac.compare_digest("a", "a"),
    lambda: hashlib.md5("text"), lambda: hashlib.new("nope"), lambda: hmac.new("key", b"", "md5"), lambda: hmac.new(b"k", b"m"),
    lambda: [base64.b64encode(b"x" * n) for n in range(5)], lambda: base64.b64decode("eHh4eA=="), lambda: base64.urlsafe_b64encode(b"\xfb\xff\xfe"), lambda: base64.urlsafe_b64decode(b"-__-"), lambda: base64.b64decode("a"),
    lambda: [base64.b32encode(b"hello"[:n]) for n in range(6)], lambda: base64.b32decode("NBSWY3DP"), lambda: base64.b16encode(b"\x01\xab"), lambda: base64.b16decode("01AB"), lambda: base64.b85encode(b"hello world"), lambda: base64.b85decode(base64.b85encode(b"hello world")),
    lambda: base64.b64encode("text"), lambda: base64.b32decode("1"), lambda: base64.encodebytes(b"z" * 60),
    lambda: uuid.uuid5(uuid.NAMESPACE_DNS, "python.org"), lambda: uuid.uuid3(uuid.NAMESPACE_URL, "x"), lambda: uuid.UUID("12345678123456781234567812345678"), lambda: str(uuid.UUID(int=5)), lambda: uuid.UUID(bytes=b"\x01" * 16).hex,
    lambda: uuid.UUID("{12345678-1234-5678-1234-567812345678}").fields, lambda: uuid.UUID("urn:uuid:12345678-1234-5678-1234-567812345678").urn, lambda: uuid.UUID("x"), lambda: uuid.UUID(), lambda: uuid.UUID(int=1) < uuid.UUID(int=2),
    lambda: (uuid.uuid4().version, uuid.uuid1().version, uuid.uuid4() != uuid.uuid4(), len(str(uuid.uuid4())), uuid.uuid4().variant), lambda: len({uuid.uuid1() for _ in range(10)}),
    lambda: (len(secrets.token_hex(8)), len(secrets.token_bytes(5)), len(secrets.token_urlsafe(16)), secrets.choice("a"), 0 <= secrets.randbelow(5) < 5, secrets.randbits(3) < 8), lambda: secrets.randbelow(0), lambda: secrets.choice([]),
]
for case in CASES:
    try:
        print(case())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
digest = hashlib.sha1(b"in ")
copy = digest.copy()
digest.update(b"pieces")
print(digest.hexdigest() == hashlib.sha1(b"in pieces").hexdigest(), copy.hexdigest() == hashlib.sha1(b"in ").hexdigest())
