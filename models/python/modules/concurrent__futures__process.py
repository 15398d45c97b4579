"""`concurrent.futures.process`: names of concurrent.futures under the module that CPython has them in."""
from concurrent.futures import BrokenProcessPool, ProcessPoolExecutor
