"""`urllib.parse`: URLs taken apart, put together, quoted (RFC 3986 as CPython 3.11 reads it)."""

uses_relative = ["", "ftp", "http", "gopher", "nntp", "imap", "wais", "file", "https", "shttp", "mms",
                 "prospero", "rtsp", "rtspu", "sftp", "svn", "svn+ssh", "ws", "wss"]
uses_netloc = uses_relative + ["telnet", "snews", "rsync", "nfs", "git", "git+ssh"]
uses_params = ["", "ftp", "hdl", "prospero", "http", "imap", "https", "shttp", "rtsp", "rtspu", "sip",
               "sips", "mms", "sftp", "tel"]
_SCHEME_CHARACTERS = set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-.")
_ALWAYS_SAFE = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-~")
_HEX_DIGITS = frozenset("0123456789abcdefABCDEF")


def _fields(*names):
    """A base class for tuples whose items have names."""

    class Fields(tuple):
        _fields = names

        def __new__(cls, *items):
            if len(items) != len(names):
                raise TypeError(f"{cls.__name__} takes {len(names)} items, {len(items)} given")
            return tuple.__new__(cls, items)

        def __repr__(self):
            items = ", ".join(f"{name}={item!r}" for name, item in zip(names, self))
            return f"{type(self).__name__}({items})"

        def _asdict(self):
            return dict(zip(names, self))

        def _replace(self, **changes):
            return type(self)(*[changes.pop(name, item) for name, item in zip(names, self)])

    for index, name in enumerate(names):
        setattr(Fields, name, property(lambda self, index=index: self[index]))
    return Fields


class _Netloc:
    """What can be read from `user:password@host:port`."""

    @property
    def _userinfo(self):
        user, found, _ = self.netloc.rpartition("@")
        name, colon, password = user.partition(":")
        return (name if found else None), (password if colon else None)

    @property
    def _hostinfo(self):
        host = self.netloc.rpartition("@")[2]
        before, bracket, inner = host.partition("[")
        if bracket:
            name, _, rest = inner.partition("]")
            port = rest.partition(":")[2]
        else:
            name, _, port = host.partition(":")
        return name, port or None

    @property
    def username(self):
        return self._userinfo[0]

    @property
    def password(self):
        return self._userinfo[1]

    @property
    def hostname(self):
        name = self._hostinfo[0]
        address, percent, zone = name.partition("%")
        return address.lower() + percent + zone if name else None

    @property
    def port(self):
        port = self._hostinfo[1]
        if port is None:
            return None
        if not (port.isdigit() and port.isascii()):
            raise ValueError(f"Port could not be cast to integer value as {port!r}")
        if int(port) > 65535:
            raise ValueError("Port out of range 0-65535")
        return int(port)


class SplitResult(_Netloc, _fields("scheme", "netloc", "path", "query", "fragment")):
    def geturl(self):
        return urlunsplit(self)


class ParseResult(_Netloc, _fields("scheme", "netloc", "path", "params", "query", "fragment")):
    def geturl(self):
        return urlunparse(self)


class DefragResult(_fields("url", "fragment")):
    def geturl(self):
        return self.url + "#" + self.fragment if self.fragment else self.url


def urlsplit(url, scheme="", allow_fragments=True):
    url = url.lstrip("".join(map(chr, range(33))))
    for character in "\t\r\n":
        url = url.replace(character, "")
    netloc = query = fragment = ""
    colon = url.find(":")
    if colon > 0 and url[0].isascii() and url[0].isalpha() and set(url[:colon]) <= _SCHEME_CHARACTERS:
        scheme, url = url[:colon].lower(), url[colon + 1:]
    if url[:2] == "//":
        end = min([place for place in map(url[2:].find, "/?#") if place >= 0], default=len(url) - 2)
        netloc, url = url[2:end + 2], url[end + 2:]
        if ("[" in netloc) != ("]" in netloc):
            raise ValueError("Invalid IPv6 URL")
    if allow_fragments and "#" in url:
        url, fragment = url.split("#", 1)
    if "?" in url:
        url, query = url.split("?", 1)
    return SplitResult(scheme, netloc, url, query, fragment)


def urlparse(url, scheme="", allow_fragments=True):
    scheme, netloc, path, query, fragment = urlsplit(url, scheme, allow_fragments)
    params = ""
    if scheme in uses_params and ";" in path:
        start = path.find(";", path.rfind("/") + 1)
        if start >= 0:
            path, params = path[:start], path[start + 1:]
    return ParseResult(scheme, netloc, path, params, query, fragment)


def urlunsplit(components):
    scheme, netloc, url, query, fragment = components
    if netloc or (scheme and scheme in uses_netloc and url[:2] != "//"):
        if url and url[:1] != "/":
            url = "/" + url
        url = "//" + netloc + url
    if scheme:
        url = scheme + ":" + url
    if query:
        url += "?" + query
    return url + "#" + fragment if fragment else url


def urlunparse(components):
    scheme, netloc, url, params, query, fragment = components
    return urlunsplit((scheme, netloc, f"{url};{params}" if params else url, query, fragment))


def urldefrag(url):
    if "#" not in url:
        return DefragResult(url, "")
    scheme, netloc, path, query, fragment = urlsplit(url)
    return DefragResult(urlunsplit((scheme, netloc, path, query, "")), fragment)


def urljoin(base, url, allow_fragments=True):
    if not base or not url:
        return url or base
    base_scheme, base_netloc, base_path, base_params, base_query, _ = urlparse(base, "", allow_fragments)
    scheme, netloc, path, params, query, fragment = urlparse(url, base_scheme, allow_fragments)
    if scheme != base_scheme or scheme not in uses_relative:
        return url
    if scheme in uses_netloc:
        if netloc:
            return urlunparse((scheme, netloc, path, params, query, fragment))
        netloc = base_netloc
    if not path and not params:
        return urlunparse((scheme, netloc, base_path, base_params, query or base_query, fragment))
    base_parts = base_path.split("/")
    if base_parts[-1] != "":
        del base_parts[-1]  # the last item isn't a directory
    segments = path.split("/")
    if path[:1] != "/":
        segments = base_parts + segments
        segments[1:-1] = filter(None, segments[1:-1])
    resolved = []
    for segment in segments:
        if segment == "..":
            if resolved:
                resolved.pop()
        elif segment != ".":
            resolved.append(segment)
    if segments[-1] in (".", ".."):
        resolved.append("")
    return urlunparse((scheme, netloc, "/".join(resolved) or "/", params, query, fragment))


def quote_from_bytes(bs, safe="/"):
    if isinstance(bs, str) or not hasattr(bs, "decode"):
        raise TypeError("quote_from_bytes() expected bytes")
    if isinstance(safe, str):
        safe = safe.encode("ascii", "ignore")
    kept = _ALWAYS_SAFE.union(safe)
    return "".join([chr(byte) if byte in kept else f"%{byte:02X}" for byte in bs])


def quote(string, safe="/", encoding=None, errors=None):
    if isinstance(string, str):
        string = string.encode(encoding or "utf-8", errors or "strict")
    elif encoding is not None:
        raise TypeError("quote() doesn't support 'encoding' for bytes")
    elif errors is not None:
        raise TypeError("quote() doesn't support 'errors' for bytes")
    return quote_from_bytes(string, safe)


def quote_plus(string, safe="", encoding=None, errors=None):
    space = " " if isinstance(string, str) else b" "
    if space not in string:
        return quote(string, safe, encoding, errors)
    return quote(string, safe + (" " if isinstance(safe, str) else b" "), encoding, errors).replace(" ", "+")


def unquote_to_bytes(string):
    if isinstance(string, str):
        string = string.encode("utf-8")
    pieces = string.split(b"%")
    whole = [pieces[0]]
    for piece in pieces[1:]:
        code = piece[:2].decode("latin-1")
        if len(code) == 2 and set(code) <= _HEX_DIGITS:
            whole.append(bytes([int(code, 16)]) + piece[2:])
        else:
            whole.append(b"%" + piece)
    return b"".join(whole)


def unquote(string, encoding="utf-8", errors="replace"):
    if isinstance(string, bytes):
        return unquote_to_bytes(string).decode(encoding, errors)
    if "%" not in string:
        return string
    return unquote_to_bytes(string).decode(encoding or "utf-8", errors or "replace")


def unquote_plus(string, encoding="utf-8", errors="replace"):
    return unquote(string.replace("+", " "), encoding, errors)


def urlencode(query, doseq=False, safe="", encoding=None, errors=None, quote_via=quote_plus):
    def text(value):
        return quote_via(value if isinstance(value, bytes) else str(value), safe)

    if hasattr(query, "items"):
        query = query.items()
    elif len(query) and not isinstance(query[0], tuple):
        raise TypeError("not a valid non-string sequence or mapping object")
    pairs = []
    for key, value in query:
        several = doseq and not isinstance(value, (str, bytes)) and hasattr(value, "__len__")
        pairs += [text(key) + "=" + text(item) for item in (value if several else [value])]
    return "&".join(pairs)


def parse_qsl(qs, keep_blank_values=False, strict_parsing=False, encoding="utf-8", errors="replace",
              max_num_fields=None, separator="&"):
    if not separator or not isinstance(separator, (str, bytes)):
        raise ValueError("Separator must be of type string or bytes.")
    if max_num_fields is not None and max_num_fields < 1 + qs.count(separator):
        raise ValueError("Max number of fields exceeded")
    pairs = []
    for field in qs.split(separator):
        if not field and not strict_parsing:
            continue
        name, equals, value = field.partition("=")
        if not equals and strict_parsing:
            raise ValueError(f"bad query field: {field!r}")
        if value or keep_blank_values:
            pairs.append((unquote_plus(name, encoding, errors), unquote_plus(value, encoding, errors)))
    return pairs


def parse_qs(qs, *args, **kwargs):
    values = {}
    for name, value in parse_qsl(qs, *args, **kwargs):
        values.setdefault(name, []).append(value)
    return values
