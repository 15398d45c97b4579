"""`email.encoders`: payloads as mail can carry them."""
import base64

__all__ = ["encode_7or8bit", "encode_base64", "encode_noop"]


def encode_base64(msg):
    payload = msg.get_payload(decode=True) if isinstance(msg.get_payload(), str) else msg.get_payload()
    msg.set_payload(base64.encodebytes(payload).decode())
    msg["Content-Transfer-Encoding"] = "base64"


def encode_7or8bit(msg):
    data = msg.get_payload(decode=True)
    msg["Content-Transfer-Encoding"] = "7bit" if data is None or data.isascii() else "8bit"


def encode_noop(msg):
    pass
