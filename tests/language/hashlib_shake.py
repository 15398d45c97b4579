"""hashlib: digests of any length."""
import hashlib

for name in ("shake_128", "shake_256"):
    digest = hashlib.new(name, b"inter")
    digest.update(b"leave")
    print(digest.name, digest.digest_size, digest.block_size, digest.hexdigest(8), digest.digest(3), len(digest.digest(1000)))
    print(getattr(hashlib, name)(b"interleave").hexdigest(8) == digest.copy().hexdigest(8), digest.digest(0))
print({"shake_128", "shake_256"} <= hashlib.algorithms_guaranteed)
try:
    hashlib.shake_128().digest()
except TypeError as error:
    print("TypeError")
