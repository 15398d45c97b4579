# urllib.request and http.client on the modelled web.
import http.client
import json
import urllib.error
import urllib.request
from urllib.request import Request, urlopen

with urlopen("https://httpbin.org/get?x=1") as response:
    print(response.status, response.reason, response.headers["Content-Type"], response.geturl())
    print(json.loads(response.read().decode())["args"])
request = Request("https://httpbin.org/post", data=b"a=1&b=2", headers={"X-App": "demo"})
with urlopen(request) as response:
    body = json.load(response)
    print(request.get_method(), body["form"], body["headers"]["X-App"])
for line in urlopen("https://httpbin.org/stream/2"):
    print(line[:10])
for url in ["https://httpbin.org/status/404", "http://no-such-host.invalid", "http://localhost:1234", "nothing", "file:///etc/passwd"]:
    try:
        urlopen(url, timeout=1)
    except urllib.error.HTTPError as error:
        print(error, error.code, error.reason)
    except urllib.error.URLError as error:
        print(error)
    except ValueError as error:
        print(error)
try:
    urlopen("https://httpbin.org/delay/3", timeout=0.5)
except TimeoutError as error:
    print(error)
print(urllib.request.urlretrieve("https://example.com/a.txt", "a.txt")[0], len(open("a.txt").read()) > 100)
connection = http.client.HTTPSConnection("httpbin.org")
connection.request("GET", "/status/418")
response = connection.getresponse()
print(response.status, response.reason, response.read())
