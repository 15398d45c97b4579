"""`urllib`: a package. Its modules are urllib.parse, urllib.error and urllib.request."""
