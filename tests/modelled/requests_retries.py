# /// scenario
# [[reply."https://flaky.example/"]]
# status = 503
# [[reply."https://flaky.example/"]]
# status = 503
# [[reply."https://flaky.example/"]]
# text = "at last"
# [reply."https://down.example/"]
# status = 500
# ///
# An adapter with Retry sends again, after pauses that double.
import time

import requests
from requests.adapters import HTTPAdapter
from urllib3.util.retry import Retry

session = requests.Session()
session.mount("https://", HTTPAdapter(max_retries=Retry(total=3, backoff_factor=1, status_forcelist=[500, 503])))
print(session.get("https://flaky.example/").text, f"{time.perf_counter():.1f}")
try:
    session.get("https://down.example/")
except requests.exceptions.RetryError as error:
    print(error, f"{time.perf_counter():.1f}")
print(requests.get("https://down.example/").status_code)
