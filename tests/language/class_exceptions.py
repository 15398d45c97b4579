# Exceptions of one's own.
class AppError(Exception):
    pass


class NotFound(AppError):
    def __init__(self, what, code=404):
        super().__init__(f"{what} not found")
        self.code = code


try:
    raise NotFound("page")
except AppError as error:
    print(error, error.code, f"{error!r}", isinstance(error, Exception), error.args)
raise NotFound("coffee")
