# Modelled HTTP with requests: every call blocks.
import requests

response = requests.get("https://api.example.com/data", params={"page": 2, "size": 10})
print(response, response.status_code, response.ok, response.json(), response.url)
response.raise_for_status()
print(requests.post("https://api.example.com/users", json={"name": "Ann"}).json())
with requests.Session() as session:
    for n in range(3):
        print(session.get(f"https://api.example.com/{n}").text)
