"""`email`: messages with headers and parts, in the plainest form: made, shown, read again. Headers aren't folded,
and of addresses only the usual forms are known."""
__all__ = ["message", "mime", "utils", "message_from_string", "message_from_bytes", "message_from_file",
           "message_from_binary_file"]


def message_from_string(s, *args, **kws):
    """Headers up to the first empty line, then the payload; parts between the boundaries of a multipart."""
    from email.message import Message
    made = Message()
    lines = s.splitlines(True)
    at = 0
    while at < len(lines) and lines[at].strip("\r\n"):
        name, colon, value = lines[at].partition(":")
        at += 1
        if not colon:
            break
        while at < len(lines) and lines[at][0] in " \t":
            value += lines[at]
            at += 1
        made._headers.append((name, value.lstrip(" \t").rstrip("\r\n")))
    text = "".join(lines[at + 1:])
    boundary = made.get_boundary()
    if made.get_content_maintype() != "multipart" or boundary is None:
        made._payload = text
        return made
    pieces = ("\n" + text).split("\n--" + boundary)
    made._payload = [message_from_string(piece.partition("\n")[2]) for piece in pieces[1:-1]]
    return made


def message_from_bytes(s, *args, **kws):
    return message_from_string(s.decode("utf-8", "surrogateescape"))


def message_from_file(fp, *args, **kws):
    return message_from_string(fp.read())


def message_from_binary_file(fp, *args, **kws):
    return message_from_bytes(fp.read())
