"""`webbrowser`: no browser is modelled. Opening a page succeeds, and nobody sees it."""
import os

__all__ = ["Error", "open", "open_new", "open_new_tab", "get", "register"]


class Error(Exception):
    pass


class BaseBrowser:
    args = ["%s"]

    def __init__(self, name=""):
        self.name = self.basename = name

    def open(self, url, new=0, autoraise=True):
        return True

    def open_new(self, url):
        return self.open(url, 1)

    def open_new_tab(self, url):
        return self.open(url, 2)


class GenericBrowser(BaseBrowser):
    def __init__(self, name):
        if isinstance(name, str):
            name = [name, "%s"]
        super().__init__(name[0])
        self.args = name[1:]
        self.basename = os.path.basename(self.name)


class BackgroundBrowser(GenericBrowser):
    pass


_registered = {}  # by lower-case name: [class, instance]
_order = []


def register(name, klass, instance=None, *, preferred=False):
    _registered[name.lower()] = [klass, instance]
    if preferred:
        _order.insert(0, name)
    else:
        _order.append(name)


def get(using=None):
    for name in [using] if using is not None else _order or ["www-browser"]:
        if name in ("www-browser", "firefox", "google-chrome", "chromium") and name not in _registered:
            return BackgroundBrowser(name)
        known = _registered.get(name.lower())
        if known is not None:
            known[1] = known[1] or known[0]()
            return known[1]
        if "%s" in name:
            return GenericBrowser(name.split())
    raise Error("could not locate runnable browser")


def open(url, new=0, autoraise=True):
    return get().open(url, new, autoraise)


def open_new(url):
    return open(url, 1)


def open_new_tab(url):
    return open(url, 2)
