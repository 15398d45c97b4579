"""`email.message`: Message, and EmailMessage, which knows content. Rules: CPython 3.11 Lib/email."""
import base64
import random

__all__ = ["Message", "EmailMessage"]

_ONCE = {"from", "sender", "reply-to", "to", "cc", "bcc", "subject", "date", "message-id"}  # in an EmailMessage


def encoded_word(text, bias=0):
    """Text as ASCII for a header (RFC 2047): the shorter of two ways, quoted-printable if it is no more than
    `bias` longer."""
    data = text.encode()
    plain = base64.b64encode(data).decode()
    quoted = "".join(chr(byte) if chr(byte).isalnum() and byte < 128 or byte in b"-!*+/" else "_" if byte == 32 else f"={byte:02X}"
                     for byte in data)
    return f"=?utf-8?q?{quoted}?=" if len(quoted) - len(plain) <= bias else f"=?utf-8?b?{plain}?="


class Message:
    def __init__(self, policy=None):
        self._headers = []
        self._payload = None
        self.preamble = self.epilogue = None

    # Headers: a mapping in which a name may come more than once.

    def __len__(self):
        return len(self._headers)

    def __contains__(self, name):
        return any(name.lower() == each.lower() for each, _ in self._headers)

    def __getitem__(self, name):
        return self.get(name)

    def __setitem__(self, name, val):
        self._headers.append((name, str(val)))

    def __delitem__(self, name):
        self._headers = [(each, value) for each, value in self._headers if each.lower() != name.lower()]

    def __iter__(self):
        return iter(self.keys())

    def keys(self):
        return [name for name, _ in self._headers]

    def values(self):
        return [value for _, value in self._headers]

    def items(self):
        return list(self._headers)

    def get(self, name, failobj=None):
        return self.get_all(name, [failobj])[0]

    def get_all(self, name, failobj=None):
        return [value for each, value in self._headers if each.lower() == name.lower()] or failobj

    def add_header(self, _name, _value, **params):
        parts = [] if _value is None else [_value]
        for name, value in params.items():
            name = name.replace("_", "-")
            parts.append(name if value is None else f'{name}="{value}"')
        self[_name] = "; ".join(parts)

    def replace_header(self, _name, _value):
        for i, (name, _) in enumerate(self._headers):
            if name.lower() == _name.lower():
                self._headers[i] = (name, _value)
                return
        raise KeyError(_name)

    def get_params(self, failobj=None, header="content-type", unquote=True):
        if header not in self:
            return failobj
        pairs = [part.strip().partition("=") for part in self[header].split(";")]
        return [(name, value.strip('"') if unquote else value) for name, _, value in pairs]

    def get_param(self, param, failobj=None, header="content-type", unquote=True):
        for name, value in self.get_params([], header, unquote)[1:]:
            if name.lower() == param.lower():
                return value
        return failobj

    def set_param(self, param, value, header="Content-Type", **options):
        if self.get_param(param, header=header) is None:
            if header not in self:
                self[header] = "text/plain"
            self.replace_header(header, f'{self[header]}; {param}="{value}"')
        else:
            kept = [f'{name}="{value if name.lower() == param.lower() else old}"' for name, old in self.get_params(header=header)[1:]]
            self.replace_header(header, "; ".join([self.get_params(header=header)[0][0], *kept]))

    def get_content_type(self):
        kind = self.get("content-type", "text/plain").partition(";")[0].strip().lower()
        return kind if kind.count("/") == 1 else "text/plain"

    def get_content_maintype(self):
        return self.get_content_type().partition("/")[0]

    def get_content_subtype(self):
        return self.get_content_type().partition("/")[2]

    def get_content_charset(self, failobj=None):
        found = self.get_param("charset")
        return failobj if found is None else found.lower()

    def get_content_disposition(self):
        found = self.get("content-disposition")
        return None if found is None else found.partition(";")[0].strip().lower()

    def get_filename(self, failobj=None):
        return self.get_param("filename", None, "content-disposition") or self.get_param("name", failobj)

    def get_boundary(self, failobj=None):
        return self.get_param("boundary", failobj)

    def set_boundary(self, boundary):
        self.set_param("boundary", boundary)

    # Payload: a text, or a list of messages.

    def is_multipart(self):
        return isinstance(self._payload, list)

    def attach(self, payload):
        if self._payload is None:
            self._payload = [payload]
        else:
            self._payload.append(payload)

    def get_payload(self, i=None, decode=False):
        if self.is_multipart():
            return None if decode else self._payload if i is None else self._payload[i]
        if not decode or self._payload is None:
            return self._payload
        way = self.get("content-transfer-encoding", "").lower()
        if way == "base64":
            return base64.b64decode(self._payload)
        if way == "quoted-printable":
            return _from_quoted(self._payload)
        return self._payload.encode("utf-8", "surrogateescape")

    def set_payload(self, payload, charset=None):
        self._payload = payload
        if charset is not None:
            self._set_text(payload, charset)

    def _set_text(self, text, charset):
        """As a body that mail can carry: ASCII as it is, the rest in base64."""
        if "MIME-Version" not in self:
            self["MIME-Version"] = "1.0"
        if "Content-Type" not in self:
            self.add_header("Content-Type", "text/plain", charset=charset)
        if "Content-Transfer-Encoding" not in self:
            way = "7bit" if charset == "us-ascii" else "base64"
            self["Content-Transfer-Encoding"] = way
        self._payload = text if self["Content-Transfer-Encoding"] == "7bit" else \
            base64.encodebytes(text.encode(charset)).decode()

    def walk(self):
        yield self
        for part in self._payload if self.is_multipart() else ():
            yield from part.walk()

    # As text.

    def _shown_header(self, value, as_bytes):
        return value if value.isascii() else encoded_word(value)

    def _body(self, as_bytes):
        if not self.is_multipart():
            return self._payload or ""
        boundary = self.get_boundary()
        if boundary is None:
            boundary = f"==============={random.randrange(10 ** 19):019d}=="
            self.set_boundary(boundary)
        parts = [f"--{boundary}\n{part._text(as_bytes)}" for part in self._payload]
        return "\n".join(parts) + f"\n--{boundary}--\n"

    def _text(self, as_bytes=False):
        body = self._body(as_bytes)  # which may make a boundary
        headers = "".join(f"{name}: {self._shown_header(value, as_bytes)}\n" for name, value in self._headers)
        return headers + "\n" + body

    def as_string(self, unixfrom=False, maxheaderlen=0, policy=None):
        return self._text()

    def as_bytes(self, unixfrom=False, policy=None):
        return self._text(True).encode("utf-8", "surrogateescape")

    def __str__(self):
        return self.as_string()

    __bytes__ = as_bytes


def _from_quoted(text):
    data = text.replace("=\n", "").encode()
    pieces = data.split(b"=")
    return pieces[0] + b"".join(bytes([int(piece[:2], 16)]) + piece[2:] for piece in pieces[1:])


class EmailMessage(Message):
    def __setitem__(self, name, val):
        val = str(val)
        if "\n" in val or "\r" in val:
            raise ValueError("Header values may not contain linefeed or carriage return characters")
        if name.lower() in _ONCE and name in self:
            raise ValueError(f"There may be at most 1 {name} headers in a message")
        super().__setitem__(name, val)

    def _shown_header(self, value, as_bytes):
        if value.isascii() or not as_bytes:
            return value
        return " ".join(word if word.isascii() else encoded_word(word, bias=4) for word in value.split(" "))

    def set_content(self, content, maintype=None, subtype=None, *, charset="utf-8", disposition=None, filename=None, **options):
        """Text, of the subtype that comes first or by name; or bytes of maintype/subtype."""
        self._headers = [(name, value) for name, value in self._headers if not name.lower().startswith("content-")]
        if isinstance(content, str):
            kind = f"text/{subtype or maintype or 'plain'}"
            text = "\n".join(content.splitlines()) + "\n"
            self.add_header("Content-Type", kind, charset=charset)
            self["Content-Transfer-Encoding"] = "7bit" if text.isascii() else "8bit"
            self._payload = text
        else:
            self["Content-Type"] = f"{maintype}/{subtype}"
            self["Content-Transfer-Encoding"] = "base64"
            self._payload = base64.encodebytes(content).decode()
        if filename is not None or disposition is not None:
            more = {} if filename is None else {"filename": filename}
            self.add_header("Content-Disposition", disposition or "attachment", **more)
        if "MIME-Version" not in self:
            self["MIME-Version"] = "1.0"

    def get_content(self):
        if self.is_multipart():
            raise KeyError(self.get_content_type())
        data = self.get_payload(decode=True)
        return data.decode(self.get_content_charset("utf-8")) if self.get_content_maintype() == "text" else data

    def _text(self, as_bytes=False):
        if as_bytes or self.get("content-transfer-encoding") != "8bit":
            return super()._text(as_bytes)
        shown = EmailMessage()  # a str carries base64 instead
        shown._headers = [(name, "base64" if name.lower() == "content-transfer-encoding" else value) for name, value in self._headers]
        shown._payload = base64.encodebytes(self._payload.encode()).decode()
        return Message._text(shown)

    def _make_multipart(self, subtype):
        if self.get_content_type() == f"multipart/{subtype}":
            return
        part = EmailMessage()
        part._headers = [(name, value) for name, value in self._headers if name.lower().startswith("content-")]
        part._payload = self._payload
        self._headers = [(name, value) for name, value in self._headers if not name.lower().startswith("content-")]
        self["Content-Type"] = f"multipart/{subtype}"
        self._payload = [part] if part._headers else []

    def _add(self, subtype, args, kw):
        self._make_multipart(subtype)
        part = EmailMessage()
        part.set_content(*args, **kw)
        self._payload.append(part)
        return part

    def add_alternative(self, *args, **kw):
        self._add("alternative", args, kw)

    def add_related(self, *args, **kw):
        self._add("related", args, kw)

    def add_attachment(self, *args, **kw):
        part = self._add("mixed", args, kw)
        if "Content-Disposition" not in part:
            part["Content-Disposition"] = "attachment"

    def iter_parts(self):
        return iter(self._payload if self.is_multipart() else ())

    def iter_attachments(self):
        return (part for part in self.iter_parts() if part.get_content_disposition() == "attachment")

    def get_body(self, preferencelist=("related", "html", "plain")):
        texts = {part.get_content_subtype(): part for part in self.walk()
                 if part.get_content_maintype() == "text" and part.get_content_disposition() != "attachment"}
        return next((texts[kind] for kind in preferencelist if kind in texts), None)

    def is_attachment(self):
        return self.get_content_disposition() == "attachment"
