# A module that doesn't exist.
try:
    import no_such_module
except ModuleNotFoundError as error:
    print(f"{error!r}")
try:
    from asyncio import no_such_name
except ImportError as error:
    print("ImportError")
import no_such_module_either
