"""`starlette.status`: `HTTP_404_NOT_FOUND` and its like."""
from _http import REASONS

for _code, _reason in REASONS.items():
    globals()[f"HTTP_{_code}_" + _reason.upper().replace(" ", "_").replace("-", "_").replace("'", "")] = _code
