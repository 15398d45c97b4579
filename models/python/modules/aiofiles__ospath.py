"""`aiofiles.ospath`"""
from aiofiles.os import path as _path

for _name, _function in vars(_path).items():
    if not _name.startswith("_"):
        globals()[_name] = getattr(_path, _name)
