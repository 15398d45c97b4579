"""logging.config: loggers and handlers described by a dict (PEP 391)."""
import logging
import logging.handlers
import re

import _unmodelled

DEFAULT_LOGGING_CONFIG_PORT = logging.handlers.DEFAULT_TCP_LOGGING_PORT + 10
RESET_ERROR = 104
IDENTIFIER = re.compile("^[a-z_][a-z0-9_]*$", re.I)


def valid_ident(s):
    if not IDENTIFIER.match(s):
        raise ValueError(f"Not a valid Python identifier: {s!r}")
    return True


def _resolve(name):
    """What a dotted name means, importing as far as it is modules."""
    parts = name.split(".")
    found, path = __import__(parts[0]), parts[0]
    for part in parts[1:]:
        path += "." + part
        if not hasattr(found, part):
            __import__(path)
        found = getattr(found, part)
    return found


def _value(value):
    if isinstance(value, str) and value.startswith("ext://"):
        return _resolve(value[len("ext://"):])
    return value


def _make(settings, factory):
    """Calls `factory` with what is left of `settings`; the key "." sets attributes."""
    arguments = {key: _value(value) for key, value in settings.items() if key != "."}
    made = factory(**arguments)
    for name, value in (settings.get(".") or {}).items():
        setattr(made, name, value)
    return made


def _class_of(settings):
    """The callable that "()" names, or None."""
    factory = settings.pop("()", None)
    return _resolve(factory) if isinstance(factory, str) else factory


def _formatter(settings):
    settings = dict(settings)
    factory = _class_of(settings)
    if factory:
        return _make(settings, factory)
    made = _resolve(settings["class"]) if "class" in settings else logging.Formatter
    return made(settings.get("format"), settings.get("datefmt"), settings.get("style", "%"),
                settings.get("validate", True))


def _filter(settings):
    settings = dict(settings)
    factory = _class_of(settings)
    return _make(settings, factory) if factory else logging.Filter(settings.get("name", ""))


class _Configuration:
    def __init__(self, config):
        if config.get("version") != 1:
            if "version" not in config:
                raise ValueError("dictionary doesn't specify a version")
            raise ValueError(f"Unsupported version: {config['version']}")
        self.config = config
        self.formatters = self._each("formatters", _formatter)
        self.filters = self._each("filters", _filter)
        self.handlers = {}
        for name in sorted(config.get("handlers", {})):
            self._handler(name)

    def _each(self, kind, make):
        made = {}
        for name, settings in self.config.get(kind, {}).items():
            try:
                made[name] = make(settings)
            except Exception as error:
                raise ValueError(f"Unable to configure {kind[:-1]} {name!r}") from error
        return made

    def _handler(self, name):
        if name not in self.handlers:
            try:
                self.handlers[name] = self._make_handler(dict(self.config["handlers"][name]))
                self.handlers[name].name = name
            except Exception as error:
                raise ValueError(f"Unable to configure handler {name!r}") from error
        return self.handlers[name]

    def _make_handler(self, settings):
        formatter = settings.pop("formatter", None)
        level = settings.pop("level", None)
        filters = settings.pop("filters", ())
        factory = _class_of(settings) or _resolve(settings.pop("class"))
        if isinstance(settings.get("target"), str):
            settings["target"] = self._handler(settings["target"])
        handler = _make(settings, factory)
        if formatter:
            handler.setFormatter(self.formatters[formatter])
        if level is not None:
            handler.setLevel(level)
        for each in filters:
            handler.addFilter(self.filters[each] if isinstance(each, str) else each)
        return handler

    def logger(self, logger, settings):
        if settings.get("level") is not None:
            logger.setLevel(settings["level"])
        for handler in logger.handlers[:]:
            logger.removeHandler(handler)
        for name in settings.get("handlers", ()):
            logger.addHandler(self.handlers[name])
        for each in settings.get("filters", ()):
            logger.addFilter(self.filters[each] if isinstance(each, str) else each)
        if settings.get("propagate") is not None:
            logger.propagate = settings["propagate"]


class DictConfigurator:
    def __init__(self, config):
        self.config = config

    def configure(self):
        _configure(self.config)


dictConfigClass = DictConfigurator


def dictConfig(config):
    dictConfigClass(config).configure()


def _configure(config):
    if config.get("incremental"):
        raise NotImplementedError("logging.config.dictConfig: 'incremental' isn't modelled: "
                                  "set levels with setLevel()")
    before = dict(logging.root.manager.loggerDict)
    for handler in logging._handler_list[:]:
        if handler is not logging.lastResort:
            handler.close()
    configuration = _Configuration(config)
    named = config.get("loggers", {})
    for name, logger in before.items():
        if name in named or any(name.startswith(parent + ".") for parent in named):
            logger.disabled = False
        else:
            logger.disabled = config.get("disable_existing_loggers", True)
    for name, settings in named.items():
        logger = logging.getLogger(name)
        logger.disabled = False
        try:
            configuration.logger(logger, settings)
        except Exception as error:
            raise ValueError(f"Unable to configure logger {name!r}") from error
    if "root" in config:
        try:
            configuration.logger(logging.root, config["root"])
        except Exception as error:
            raise ValueError("Unable to configure root logger") from error


for _name in ("fileConfig", "listen", "stopListening"):
    globals()[_name] = _unmodelled.function("logging.config." + _name, "use dictConfig()")
