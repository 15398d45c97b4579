"""`smtplib`: sends mail to a server of the modelled network, in plain text: neither TLS nor logins are modelled.
Rules and wording: CPython 3.11 Lib/smtplib.py."""
import re
import socket
from email.utils import getaddresses, parseaddr

__all__ = ["SMTPException", "SMTPNotSupportedError", "SMTPServerDisconnected", "SMTPResponseException",
           "SMTPSenderRefused", "SMTPRecipientsRefused", "SMTPDataError", "SMTPConnectError", "SMTPHeloError",
           "SMTPAuthenticationError", "quoteaddr", "quotedata", "SMTP", "SMTP_SSL"]

SMTP_PORT, SMTP_SSL_PORT = 25, 465
CRLF = "\r\n"


class SMTPException(OSError):
    pass


class SMTPNotSupportedError(SMTPException):
    pass


class SMTPServerDisconnected(SMTPException):
    pass


class SMTPResponseException(SMTPException):
    def __init__(self, code, msg):
        self.smtp_code, self.smtp_error = code, msg
        self.args = (code, msg)


class SMTPSenderRefused(SMTPResponseException):
    def __init__(self, code, msg, sender):
        self.smtp_code, self.smtp_error, self.sender = code, msg, sender
        self.args = (code, msg, sender)


class SMTPRecipientsRefused(SMTPException):
    def __init__(self, recipients):
        self.recipients = recipients
        self.args = (recipients,)


class SMTPDataError(SMTPResponseException):
    pass


class SMTPConnectError(SMTPResponseException):
    pass


class SMTPHeloError(SMTPResponseException):
    pass


class SMTPAuthenticationError(SMTPResponseException):
    pass


def quoteaddr(addrstring):
    name, address = parseaddr(addrstring)
    if (name, address) == ("", ""):
        return addrstring if addrstring.strip().startswith("<") else f"<{addrstring}>"
    return f"<{address}>"


def quotedata(data):
    return re.sub(r"(?m)^\.", "..", re.sub(r"(?:\r\n|\n|\r(?!\n))", CRLF, data))


def _own_name():
    name = socket.getfqdn()
    return name if "." in name else "[127.0.0.1]"


class SMTP:
    default_port = SMTP_PORT
    debuglevel = 0

    def __init__(self, host="", port=0, local_hostname=None, timeout=None, source_address=None):
        self.timeout = timeout
        self.local_hostname = local_hostname or _own_name()
        self.esmtp_features = {}
        self.does_esmtp = False
        self.helo_resp = self.ehlo_resp = None
        self.sock = self.file = None
        if host:
            code, message = self.connect(host, port)
            if code != 220:
                self.close()
                raise SMTPConnectError(code, message)

    def __enter__(self):
        return self

    def __exit__(self, *args):
        try:
            code, message = self.docmd("QUIT")
            if code != 221:
                raise SMTPResponseException(code, message)
        except SMTPServerDisconnected:
            pass
        finally:
            self.close()

    def set_debuglevel(self, debuglevel):
        self.debuglevel = debuglevel

    def connect(self, host="localhost", port=0, source_address=None):
        if not port and host.count(":") == 1:
            host, _, digits = host.partition(":")
            try:
                port = int(digits)
            except ValueError:
                raise OSError("nonnumeric port") from None
        self.sock = socket.create_connection((host, port or self.default_port), self.timeout)
        self.file = None
        return self.getreply()

    def send(self, s):
        if self.sock is None:
            raise SMTPServerDisconnected("please run connect() first")
        try:
            self.sock.sendall(s.encode("ascii") if isinstance(s, str) else s)
        except OSError:
            self.close()
            raise SMTPServerDisconnected("Server not connected") from None

    def putcmd(self, cmd, args=""):
        text = f"{cmd} {args}" if args else cmd
        if "\r" in text or "\n" in text:
            shown = text.replace("\n", "\\n").replace("\r", "\\r")
            raise ValueError(f"command and arguments contain prohibited newline characters: {shown}")
        self.send(text + CRLF)

    def getreply(self):
        """(code, the lines of the message)"""
        if self.file is None:
            self.file = self.sock.makefile("rb")
        lines = []
        while True:
            line = self.file.readline()
            if not line:
                self.close()
                raise SMTPServerDisconnected("Connection unexpectedly closed")
            lines.append(line[4:].strip(b" \t\r\n"))
            if not line[:3].isdigit():
                return -1, b"\n".join(lines)
            if line[3:4] != b"-":
                return int(line[:3]), b"\n".join(lines)

    def docmd(self, cmd, args=""):
        self.putcmd(cmd, args)
        return self.getreply()

    def helo(self, name=""):
        self.helo_resp = self.docmd("helo", name or self.local_hostname)
        return self.helo_resp

    def ehlo(self, name=""):
        self.esmtp_features = {}
        code, message = self.docmd("ehlo", name or self.local_hostname)
        self.ehlo_resp = message
        self.does_esmtp = code == 250
        for line in message.decode("latin-1").split("\n")[1:] if self.does_esmtp else ():
            feature, _, parameters = line.partition(" ")
            self.esmtp_features[feature.lower()] = parameters.strip()
        return code, message

    def has_extn(self, opt):
        return opt.lower() in self.esmtp_features

    def ehlo_or_helo_if_needed(self):
        if self.helo_resp is None and self.ehlo_resp is None:
            if not 200 <= self.ehlo()[0] <= 299:
                code, message = self.helo()
                if not 200 <= code <= 299:
                    raise SMTPHeloError(code, message)

    def help(self, args=""):
        return self.docmd("help", args)[1]

    def noop(self):
        return self.docmd("noop")

    def rset(self):
        return self.docmd("rset")

    def verify(self, address):
        return self.docmd("vrfy", parseaddr(address)[1] or address)

    vrfy = verify

    def mail(self, sender, options=()):
        return self.docmd("mail", " ".join([f"FROM:{quoteaddr(sender)}", *options]))

    def rcpt(self, recip, options=()):
        return self.docmd("rcpt", " ".join([f"TO:{quoteaddr(recip)}", *options]))

    def data(self, msg):
        code, message = self.docmd("data")
        if code != 354:
            raise SMTPDataError(code, message)
        content = quotedata(msg).encode("ascii") if isinstance(msg, str) else re.sub(rb"(?m)^\.", b"..", msg)
        self.send(content + (b"" if content.endswith(b"\r\n") else b"\r\n") + b".\r\n")
        return self.getreply()

    def _rset(self):
        try:
            self.rset()
        except SMTPServerDisconnected:
            pass

    def sendmail(self, from_addr, to_addrs, msg, mail_options=(), rcpt_options=()):
        """The recipients that were refused, if not all were."""
        self.ehlo_or_helo_if_needed()
        if isinstance(msg, str):
            msg = re.sub(r"(?:\r\n|\n|\r(?!\n))", CRLF, msg).encode("ascii")
        options = [f"size={len(msg)}"] if self.has_extn("size") else []
        code, reply = self.mail(from_addr, [*options, *mail_options])
        if code != 250:
            self._rset()
            raise SMTPSenderRefused(code, reply, from_addr)
        refused = {}
        to_addrs = [to_addrs] if isinstance(to_addrs, str) else to_addrs
        for each in to_addrs:
            code, reply = self.rcpt(each, rcpt_options)
            if code not in (250, 251):
                refused[each] = (code, reply)
        if len(refused) == len(to_addrs):
            self._rset()
            raise SMTPRecipientsRefused(refused)
        code, reply = self.data(msg)
        if code != 250:
            self._rset()
            raise SMTPDataError(code, reply)
        return refused

    def send_message(self, msg, from_addr=None, to_addrs=None, mail_options=(), rcpt_options=()):
        if from_addr is None:
            from_addr = parseaddr(msg["Sender"] or msg["From"])[1]
        if to_addrs is None:
            fields = [value for name in ("To", "Bcc", "Cc") for value in msg.get_all(name, [])]
            to_addrs = [address for _, address in getaddresses(fields)]
        blind = {"bcc", "resent-bcc"}
        kept = [(name, value) for name, value in msg._headers if name.lower() not in blind]
        whole, msg._headers = msg._headers, kept
        try:
            content = msg.as_bytes().replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")
        finally:
            msg._headers = whole
        return self.sendmail(from_addr, to_addrs, content, mail_options, rcpt_options)

    def starttls(self, *args, **kwargs):
        self.ehlo_or_helo_if_needed()
        if not self.has_extn("starttls"):
            raise SMTPNotSupportedError("STARTTLS extension not supported by server.")
        raise NotImplementedError("smtplib.SMTP.starttls() isn't modelled: the modelled network has no TLS")

    def login(self, user, password, *, initial_response_ok=True):
        self.ehlo_or_helo_if_needed()
        if not self.has_extn("auth"):
            raise SMTPNotSupportedError("SMTP AUTH extension not supported by server.")
        raise NotImplementedError("smtplib.SMTP.login() isn't modelled: let the program's server do without")

    def close(self):
        sock, self.sock, self.file = self.sock, None, None
        if sock is not None:
            sock.close()

    def quit(self):
        reply = self.docmd("quit")
        self.ehlo_resp = self.helo_resp = None
        self.esmtp_features = {}
        self.does_esmtp = False
        self.close()
        return reply


class SMTP_SSL(SMTP):
    default_port = SMTP_SSL_PORT

    def __init__(self, *args, **kwargs):
        raise NotImplementedError("smtplib.SMTP_SSL isn't modelled: the modelled network has no TLS; use SMTP")
