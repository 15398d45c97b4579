"""`fastapi.security`: dependencies that read credentials from a request."""
from _fastapi_parameters import Form
from _starlette_messages import Request
from fastapi import HTTPException


class _FromHeader:
    kind = "Bearer"

    def __init__(self, auto_error=True):
        self.auto_error = auto_error

    def _credentials(self, request):
        kind, _, credentials = request.headers.get("authorization", "").partition(" ")
        if kind.lower() == self.kind.lower() and credentials:
            return credentials
        if self.auto_error:
            raise HTTPException(401, "Not authenticated", {"WWW-Authenticate": self.kind})
        return None


class OAuth2PasswordBearer(_FromHeader):
    def __init__(self, tokenUrl, scheme_name=None, scopes=None, description=None, auto_error=True):
        super().__init__(auto_error)

    async def __call__(self, request: Request):
        return self._credentials(request)


class HTTPAuthorizationCredentials:
    def __init__(self, scheme, credentials):
        self.scheme, self.credentials = scheme, credentials


class HTTPBearer(_FromHeader):
    async def __call__(self, request: Request):
        credentials = self._credentials(request)
        return None if credentials is None else HTTPAuthorizationCredentials("Bearer", credentials)


class HTTPBasicCredentials:
    def __init__(self, username, password):
        self.username, self.password = username, password


class HTTPBasic(_FromHeader):
    kind = "Basic"

    async def __call__(self, request: Request):
        import base64

        credentials = self._credentials(request)
        return None if credentials is None else HTTPBasicCredentials(*base64.b64decode(credentials).decode().split(":", 1))


class APIKeyHeader:
    def __init__(self, *, name, auto_error=True):
        self.name, self.auto_error = name, auto_error

    async def __call__(self, request: Request):
        key = request.headers.get(self.name)
        if key is None and self.auto_error:
            raise HTTPException(403, "Not authenticated")
        return key


class OAuth2PasswordRequestForm:
    def __init__(self, username: str = Form(), password: str = Form(), scope: str = Form("")):
        self.username, self.password, self.scopes = username, password, scope.split()
