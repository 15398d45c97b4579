# /// scenario
# [reply."https://shop.example/items/*"]
# json = { name = "tea", price = 2.5, tags = ["hot"] }
# latency = "300ms"
# [reply."https://shop.example/items/9"]
# status = 404
# text = "no such item"
# [[reply."https://flaky.example/"]]
# status = 503
# headers = { Retry-After = "1" }
# [[reply."https://flaky.example/"]]
# error = "ConnectTimeout"
# [[reply."https://flaky.example/"]]
# text = "<h1>Hello</h1>"
# [reply."POST https://shop.example/orders"]
# status = 201
# json = { id = 1 }
# ///
# Replies that the header scripts: by pattern, by method, one after another.
import requests

for n in (1, 9):
    response = requests.get(f"https://shop.example/items/{n}")
    print(response, response.headers["Content-Type"], response.text)
for _ in range(4):
    try:
        response = requests.get("https://flaky.example/")
        print(response, response.headers.get("Retry-After"), response.text)
    except requests.exceptions.ConnectTimeout as error:
        print("ConnectTimeout")
print(requests.post("https://shop.example/orders", json={}).json())
print(requests.get("https://shop.example/orders").headers["Content-Type"])
