"""`starlette`: a package; see _starlette.py."""
