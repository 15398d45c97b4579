# urllib.parse: splitting, joining, quoting.
from urllib.parse import (parse_qs, parse_qsl, quote, quote_plus, unquote, unquote_plus, urldefrag, urlencode,
                          urljoin, urlparse, urlsplit, urlunparse, urlunsplit)

URLS = ["https://user:pw@Example.com:8080/a/b;v=1?x=1&y=2#top", "http://[::1]:80/x", "mailto:ann@example.org",
        "//host/path", "/only/path?q", "host:80", "file:///etc/x", "a b", "", "http:path", "HTTP://H?q#f"]
for url in URLS:
    parts = urlsplit(url)
    print(parts, parts.hostname, parts.port, parts.username, parts.password)
    print(urlparse(url), urlunsplit(parts), urlunparse(urlparse(url)), urldefrag(url).url)

BASE = "http://a/b/c/d;p?q"
for relative in ["g", "./g", "g/", "/g", "//g", "?y", "g?y", "#s", ";x", "", ".", "./", "..", "../g", "../..",
                 "../../../g", "g;x=1/../y", "https://other/z", "mailto:x"]:
    print(f"{relative!r:20} {urljoin(BASE, relative)}")
print(urljoin("https://site.org/docs/", "intro.html"), urljoin("", "x"), urljoin("a/b", "c"))

for text in ["a b&c=d/é", "100%", "~x_y-z.", "+"]:
    print(quote(text), quote_plus(text), quote(text, safe=""), unquote(quote(text)), unquote_plus(quote_plus(text)))
print(unquote("%zz%41%e9"), unquote("a+b"), unquote_plus("a+b"))
print(urlencode({"q": "a b", "n": 1, "é": None}), urlencode([("k", [1, 2])], doseq=True), urlencode({"k": [1]}))
print(parse_qs("a=1&a=2&b=x+y&c="), parse_qsl("a=1&b=&c", keep_blank_values=True))
for call in [lambda: urlsplit("http://h:x").port, lambda: urlsplit("http://h:99999").port,
             lambda: urlsplit("http://[x"), lambda: urlencode("xy"), lambda: quote(3)]:
    try:
        print(call())
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
print(urlsplit("http://x/y")._replace(scheme="https").geturl(), urlparse("http://x/y")[2])
