# requests: parameters, bodies, sessions, errors, timeouts, streams.
import requests
from requests.exceptions import HTTPError, RequestException

BIN = "https://httpbin.org"

response = requests.get(f"{BIN}/get", params={"q": "a b", "tag": ["x", "y"]}, headers={"X-App": "demo"})
print(response, response.ok, response.reason, response.url, response.encoding)
print(response.json()["args"], response.json()["headers"]["X-App"], response.headers["content-type"])
print(requests.post(f"{BIN}/post", data={"name": "Ann"}).json()["form"])
print(requests.post(f"{BIN}/post", json={"name": "Ann"}).json()["json"])
print(requests.post(f"{BIN}/post", files={"file": ("a.txt", b"content")}).json()["files"])
print(requests.put(f"{BIN}/put", data="text").json()["data"], requests.delete(f"{BIN}/delete").status_code)
print(requests.get(f"{BIN}/basic-auth/ann/pw", auth=("ann", "pw")).json())
print(requests.get(f"{BIN}/redirect/2").history, requests.get(f"{BIN}/redirect/2", allow_redirects=False).status_code)
print(requests.head("https://example.com").status_code, requests.codes.not_found == 404)

with requests.Session() as session:
    session.headers.update({"Authorization": "Bearer t"})
    session.get(f"{BIN}/cookies/set/flavour/mint")
    print(session.cookies, session.get(f"{BIN}/cookies").json(), session.get(f"{BIN}/bearer").json())

with requests.get(f"{BIN}/bytes/2500", stream=True) as response:
    print([len(piece) for piece in response.iter_content(chunk_size=1024)])
print([line[:12] for line in requests.get(f"{BIN}/stream/2").iter_lines()])
todo = requests.get("https://jsonplaceholder.typicode.com/todos/1").json()
print(sorted(todo), len(requests.get("https://jsonplaceholder.typicode.com/posts", params={"userId": 2}).json()))

for url in [f"{BIN}/status/404", f"{BIN}/status/500", f"{BIN}/delay/3", "http://localhost:1234/x", "example.com", "ftp://x"]:
    try:
        requests.get(url, timeout=1).raise_for_status()
    except HTTPError as error:
        print("HTTPError", error, error.response.status_code)
    except RequestException as error:
        print(type(error).__name__, "|", str(error)[:90])
try:
    requests.get("https://example.com").json()
except requests.exceptions.JSONDecodeError as error:
    print(error)
