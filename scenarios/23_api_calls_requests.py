# /// scenario
# title = "Three API calls with requests: one by one"
#
# [cost]
# "requests.get" = { wait = "300ms" }
# ///
"""Each call blocks until its answer has come.

Look for: 0.9 s for three calls. Compare with 24_api_calls_httpx.py.
"""

import requests

for city in ["Oslo", "Lima", "Cairo"]:
    response = requests.get(f"https://api.example.com/weather/{city}")
    print(city, response.status_code)
