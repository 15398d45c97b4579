"""The modelled web: what sites answer that nobody scripted. Made from the request alone, so that every
run gets the same. Sites that people teach with answer in their own form (_sites_json.py,
_sites_httpbin.py); for others the URL says whether a page, a file or JSON is asked for.
"""
from _http import Reply, json_reply

# Hosts that have no address: the reserved top-level domain (RFC 2606), and names that say so.
_UNRESOLVED_ENDINGS = (".invalid", ".test")
_UNRESOLVED_PARTS = ("nonexist", "non-exist", "nonexisting", "doesnotexist", "does-not-exist", "doesntexist",
                     "notexist", "not-exist", "nosuch", "no-such", "made-up", "madeup", "invalid", "unknown-host",
                     "notarealsite", "not-a-real", "unreachable", "baddomain", "bad-domain", "fakeurl", "wrongurl")


def resolves(host):
    if "." not in host or host.endswith(_UNRESOLVED_ENDINGS):
        return False
    return not any(part in host for part in _UNRESOLVED_PARTS)


def number_for(text, low, high):
    """A number in low..high that depends on a text alone (FNV-1a)."""
    value = 2166136261
    for byte in text.encode():
        value = (value ^ byte) * 16777619 & 0xFFFFFFFF
    return low + value % (high - low + 1)


_kept = {}  # URL -> the reply to GET, which never changes
_MOST_KEPT = 256


def answer(request):
    host = request.host.removeprefix("www.")
    if host.endswith("httpbin.org") or host in ("httpbingo.org", "postman-echo.com") or "/httpbin/" in request.url:
        from _sites_httpbin import httpbin

        return httpbin(request)
    if host == "httpstat.us":
        return httpstat(request)
    from _sites_json import SITES

    if host not in SITES:
        return other(request)
    if request.method != "GET":
        return _reply_of(SITES[host](request))
    kept = _kept.get(request.url)
    if kept is None:
        kept = _reply_of(SITES[host](request))
        if len(_kept) < _MOST_KEPT:
            _kept[request.url] = kept
    return Reply(kept.status, kept.body, headers=kept.headers, latency=kept.latency)


def _reply_of(value):
    """What a site's function gave, as a reply."""
    if value is None:
        return json_reply({"message": "Not Found"}, 404)
    return value if isinstance(value, Reply) else json_reply(value)


def status_in(path):
    """N of a path with `/status/N` in it, else 200."""
    _, found, rest = path.partition("/status/")
    return int(rest[:3]) if found and rest[:3].isdigit() else 200


def httpstat(request):
    query = dict(request.query)
    code = request.path.strip("/")[:3]
    status = int(code) if code.isdigit() else 200
    reply = Reply(status, content_type="text/plain; charset=utf-8", latency=int(query.get("sleep", 0)) / 1000)
    reply.body = f"{status} {reply.reason}".encode()
    reply.headers["Content-Length"] = len(reply.body)
    return reply


_KINDS = {
    "jpg": "image/jpeg", "jpeg": "image/jpeg", "png": "image/png", "gif": "image/gif", "webp": "image/webp",
    "svg": "image/svg+xml", "ico": "image/x-icon", "pdf": "application/pdf", "zip": "application/zip", "gz": "application/gzip",
    "mp3": "audio/mpeg", "mp4": "video/mp4", "iso": "application/octet-stream", "exe": "application/octet-stream",
    "bin": "application/octet-stream", "tar": "application/x-tar", "tgz": "application/gzip",
}
_IMAGE_HOSTS = ("picsum.photos", "loremflickr.com", "images.unsplash.com", "placekitten.com", "via.placeholder.com",
                "source.unsplash.com", "placehold.co")


def other(request):
    """A site that isn't known: the form of the URL decides."""
    host, path = request.host, request.path
    status = status_in(path)
    if status >= 400:
        reply = Reply(status, content_type="text/html; charset=utf-8")
        reply.body = page(request.url, f"{status} {reply.reason}", 1)
        return reply
    ending = path.rpartition("/")[2].rpartition(".")
    ending = ending[2].lower() if ending[1] else ""
    if host in _IMAGE_HOSTS or host.startswith("image"):
        ending = ending if ending in _KINDS else "jpg"
    if ending in _KINDS:
        return file(request, ending)
    if ending in ("txt", "md", "rst"):
        return Reply(200, text_lines(request), "text/plain; charset=utf-8")
    if ending == "csv" or ("downloadformat", "csv") in request.query:
        return table(request)
    if ending in ("xml", "rss", "atom") or "/feed" in path or "/rss" in path:
        return feed(request)
    if request.method not in ("GET", "HEAD") or is_api(host, path, ending):
        return echo(request, status)
    return Reply(200, page(request.url), "text/html; charset=utf-8")


def is_api(host, path, ending):
    return ("api" in host.split(".")[0] or "/api" in path or "/v1" in path or "/v2" in path or ending == "json"
            or "rest" == host.split(".")[0] or "/graphql" in path or "/todos" in path or "/users" in path)


def echo(request, status=200):
    """What was asked for, as JSON."""
    body = {"url": request.url, "method": request.method}
    if request.json() is not None:
        body["json"] = request.json()
    elif request.form():
        body["form"] = dict(request.form())
    return json_reply(body, status)


_pages = {}  # by URL


def page(url, title=None, paragraphs=None):
    """An HTML page of a plausible size, with a title and links."""
    if (url, title) in _pages:
        return _pages[url, title]
    from urllib.parse import urlsplit

    parts = urlsplit(url)
    host = parts.hostname or ""
    root = f"{parts.scheme}://{parts.netloc}"
    if title is None:
        title = "Example Domain" if host.endswith("example.com") else host.removeprefix("www.")
    if paragraphs is None:
        paragraphs = 3 if "example." in host else number_for(host + parts.path, 8, 60)
    links = "".join([f'  <li><a href="{root}/{name}">{name.title()}</a></li>\n'
                     for name in ("about", "news", "docs", "contact")])
    text = "".join([f"  <p>{sentence(url, number)}</p>\n" for number in range(paragraphs)])
    body = (f'<!doctype html>\n<html lang="en">\n<head>\n  <meta charset="utf-8">\n  <title>{title}</title>\n</head>\n'
            f"<body>\n  <h1>{title}</h1>\n  <ul>\n{links}  </ul>\n{text}"
            f'  <p><a href="https://www.iana.org/domains/example">More information...</a></p>\n</body>\n</html>\n').encode()
    _pages[url, title] = body
    return body


_WORDS = ("lorem ipsum dolor sit amet consectetur adipiscing elit sed do eiusmod tempor incididunt ut labore et "
          "dolore magna aliqua enim ad minim veniam quis nostrud exercitation ullamco laboris nisi aliquip ex ea "
          "commodo consequat duis aute irure in reprehenderit voluptate velit esse cillum").split()


def words(key, count):
    start = number_for(key, 0, len(_WORDS) - 1)
    step = 1 + number_for("step " + key, 0, 6)
    return [_WORDS[(start + step * index) % len(_WORDS)] for index in range(count)]


def sentence(key, number):
    text = " ".join(words(f"{key} {number}", number_for(f"{number} {key}", 8, 20)))
    return text[0].upper() + text[1:] + "."


def file(request, ending):
    """Bytes of a kind; the size depends on the URL."""
    name = request.path.rpartition("/")[2] or f"image.{ending}"
    if not name.endswith(ending):
        name = f"{name}.{ending}"
    size = number_for(request.url, 20_000, 120_000)
    content = (name.encode() + b"\0") * (size // (len(name) + 1) + 1)
    return Reply(200, content[:size], _KINDS[ending])


def text_lines(request):
    """Plain text; a Python Enhancement Proposal begins with its header."""
    _, found, rest = request.path.partition("pep-")
    number = rest.partition(".")[0]
    head = ""
    if found and number.isdigit():
        title = _PEPS.get(int(number), "Python Enhancement Proposal")
        head = f"PEP: {int(number)}\nTitle: {title}\nStatus: Final\nType: Standards Track\n\n"
    return head + "".join([sentence(request.url, line) + "\n" for line in range(number_for(request.url, 20, 60))])


_PEPS = {
    8: "Style Guide for Python Code", 20: "The Zen of Python", 255: "Simple Generators",
    342: "Coroutines via Enhanced Generators", 380: "Syntax for Delegating to a Subgenerator",
    484: "Type Hints", 492: "Coroutines with async and await syntax", 498: "Literal String Interpolation",
    525: "Asynchronous Generators", 530: "Asynchronous Comprehensions", 572: "Assignment Expressions",
    634: "Structural Pattern Matching: Specification", 654: "Exception Groups and except*",
    703: "Making the Global Interpreter Lock Optional in CPython",
    3148: "futures - execute computations asynchronously", 3156: 'Asynchronous IO Support Rebooted: the "asyncio" Module',
}


def table(request):
    """A CSV file, to be saved under the name that the reply suggests."""
    name = request.path.rpartition("/")[2].removesuffix(".csv")
    rows = "".join([f"{year},{number_for(f'{name} {year}', 1000, 9999)}\n" for year in range(2000, 2024)])
    headers = {"Content-Disposition": f"attachment; filename={name}.csv"}
    return Reply(200, "year,value\n" + rows, "text/csv; charset=utf-8", headers)


def feed(request):
    root = f"https://{request.host}"
    items = "".join([f"<item><title>{sentence(root, number)}</title><link>{root}/news/{number}</link></item>\n"
                     for number in range(1, 11)])
    return Reply(200, f'<?xml version="1.0"?>\n<rss version="2.0"><channel><title>{request.host}</title>\n{items}'
                      f"</channel></rss>\n", "application/rss+xml; charset=utf-8")
