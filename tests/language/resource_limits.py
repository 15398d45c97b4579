"""resource: limits can be asked for and set, within bounds."""
import resource

names = sorted(name for name in dir(resource) if name.startswith("RLIM"))
print({name: getattr(resource, name) for name in names}, resource.error is OSError)
for name in names:
    if name != "RLIM_INFINITY":
        soft, hard = resource.getrlimit(getattr(resource, name))
        print(name, type(soft).__name__, hard == -1 or soft <= hard)
_, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
resource.setrlimit(resource.RLIMIT_NOFILE, (256, hard))
print(resource.getrlimit(resource.RLIMIT_NOFILE) == (256, hard), resource.prlimit(0, resource.RLIMIT_NOFILE) == (256, hard))
for wrong in (lambda: resource.getrlimit(99), lambda: resource.setrlimit(resource.RLIMIT_NOFILE, (10, 5)),
              lambda: resource.setrlimit(resource.RLIMIT_NOFILE, (1,)), lambda: resource.setrlimit(resource.RLIMIT_NOFILE, 5)):
    try:
        print(wrong())
    except Exception as error:
        print(type(error).__name__, error)
