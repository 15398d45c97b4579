"""`concurrent.futures.thread`: names of concurrent.futures under the module that CPython has them in."""
from concurrent.futures import BrokenThreadPool, ThreadPoolExecutor
