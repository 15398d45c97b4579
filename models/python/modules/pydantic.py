"""`pydantic` 2.5 as a model: BaseModel with its checks, conversions and errors, Field, validators.
_pydantic_core.py has the rules."""
import json as _json
from typing import Annotated, get_args, get_origin, get_type_hints

from _pydantic_core import FieldInfo, Problem, Problems, check

__version__ = VERSION = "2.5.3"
_CONFIG = ("extra", "from_attributes", "frozen", "str_strip_whitespace", "validate_assignment", "populate_by_name",
           "arbitrary_types_allowed", "title", "json_schema_extra", "orm_mode", "protected_namespaces", "use_enum_values")


def Field(default=..., **kwargs):
    return FieldInfo(default, **kwargs)


class ConfigDict(dict):
    pass


class ValidationError(ValueError):
    __module__ = "pydantic_core._pydantic_core"

    def __init__(self, title, problems):
        self.title = title
        self._problems = problems  # (path, Problem, input)
        super().__init__(title, problems)

    def error_count(self):
        return len(self._problems)

    def errors(self, *, include_url=True, include_context=True, include_input=True):
        rows = []
        for path, problem, given in self._problems:
            row = {"type": problem.kind, "loc": path, "msg": problem.message, "input": given}
            if problem.context:
                row["ctx"] = problem.context
            if include_url:
                row["url"] = f"https://errors.pydantic.dev/2.5/v/{problem.kind}"
            rows.append(row)
        return rows

    def json(self, **kwargs):
        return _json.dumps(self.errors(), default=str)

    def __str__(self):
        count = len(self._problems)
        lines = [f"{count} validation error{'' if count == 1 else 's'} for {self.title}"]
        for path, problem, given in self._problems:
            shown = repr(given)
            shown = shown if len(shown) <= 50 else shown[:25] + "..." + shown[-24:]
            lines.append(".".join([str(part) for part in path]))
            lines.append(f"  {problem.message} [type={problem.kind}, input_value={shown}, input_type={type(given).__name__}]")
            lines.append(f"    For further information visit https://errors.pydantic.dev/2.5/v/{problem.kind}")
        return "\n".join(lines)

    __repr__ = __str__


class _Validator:
    def __init__(self, kind, fields, mode, function):
        self.kind, self.fields, self.mode = kind, fields, mode
        self.function = function.__func__ if isinstance(function, (classmethod, staticmethod)) else function


def field_validator(field, /, *fields, mode="after", check_fields=None):
    return lambda function: _Validator("field", (field, *fields), mode, function)


def validator(*fields, pre=False, always=False, **kwargs):
    return lambda function: _Validator("field", fields, "before" if pre else "after", function)


def model_validator(*, mode):
    return lambda function: _Validator("model", (), mode, function)


def root_validator(*, pre=False, **kwargs):
    return lambda function: _Validator("model", (), "before" if pre else "after", function)


def computed_field(function=None, **kwargs):
    def mark(function):
        made = function if isinstance(function, property) else property(function)
        return _Computed(made)

    return mark if function is None else mark(function)


class _Computed:
    def __init__(self, made):
        self.made = made


class ValidationInfo:
    def __init__(self, data, field_name):
        self.data, self.field_name = data, field_name


class _ModelType(type):
    def __new__(meta, name, bases, namespace):
        validators = [value for value in namespace.values() if isinstance(value, _Validator)]
        computed = {key: value.made for key, value in namespace.items() if isinstance(value, _Computed)}
        kept = {key: value.function if isinstance(value, _Validator) else value.made if isinstance(value, _Computed) else value
                for key, value in namespace.items()}
        cls = super().__new__(meta, name, bases, kept)
        config = {}
        for base in reversed(cls.__mro__[1:]):
            config.update(base.__dict__.get("model_config", {}))
        own = dict(namespace.get("model_config", {}))
        if "Config" in namespace:
            own.update({key: value for key, value in vars(namespace["Config"]).items() if not key.startswith("_")})
        for key in own:
            if key not in _CONFIG:
                raise NotImplementedError(f"the model of pydantic doesn't know the setting {key!r} of model_config")
        cls.model_config = {**config, **own}
        cls._validators = [*getattr(bases[0] if bases else object, "_validators", []), *validators]
        cls._computed = {**getattr(bases[0] if bases else object, "_computed", {}), **computed}
        cls._own_fields = {key: namespace.get(key, ...) for key in namespace.get("__annotations__", {}) if not key.startswith("_")}
        for key in cls._own_fields:
            if key in namespace and key != "model_config":
                delattr(cls, key)
        cls._fields_made = None
        return cls

    @property
    def model_fields(cls):
        """Made when first asked for, because annotations may name classes that come later."""
        if cls.__dict__.get("_fields_made") is None:
            cls._fields_made = _collect_fields(cls)
        return cls._fields_made

    @property
    def __fields__(cls):
        return cls.model_fields


def _collect_fields(cls):
    fields = {}
    for base in reversed(cls.__mro__[1:]):
        if isinstance(base, _ModelType) and base is not cls:
            fields.update(base.model_fields)
    hints = get_type_hints(cls, include_extras=True)
    for name, default in cls._own_fields.items():
        annotation = hints[name]
        if str(annotation).startswith("typing.ClassVar") or name == "model_config":
            continue
        if isinstance(default, FieldInfo):
            info = default
        else:
            info = next((detail for detail in get_args(annotation)[1:] if isinstance(detail, FieldInfo)), None) \
                if get_origin(annotation) is Annotated else None
            if info is None:
                info = FieldInfo(default)
            elif default is not ...:
                info.default = default
        info.annotation = annotation
        fields[name] = info
    return fields


class BaseModel(metaclass=_ModelType):
    model_config = ConfigDict()

    def __init__(self, /, **data):
        try:
            values, given, extra = _validated(type(self), data)
        except Problems as problems:
            raise ValidationError(type(self).__name__, problems.found) from None
        self.__dict__.update(values)
        self.__dict__.update(extra)
        object.__setattr__(self, "_given", given)
        for made in type(self)._validators:
            if made.kind == "model" and made.mode == "after":
                try:
                    made.function(self)
                except (ValueError, AssertionError) as error:
                    raise ValidationError(type(self).__name__, [((), _of_error(error), data)]) from None
        self.model_post_init(None)

    def model_post_init(self, context, /):
        pass

    @classmethod
    def _pydantic_check(cls, value):
        if isinstance(value, cls):
            return value
        if not isinstance(value, dict):
            if not cls.model_config.get("from_attributes"):
                raise Problem("model_type", f"Input should be a valid dictionary or instance of {cls.__name__}", class_name=cls.__name__)
            value = {name: getattr(value, name) for name in cls.model_fields if hasattr(value, name)}
        try:
            return cls(**value)
        except ValidationError as error:
            raise Problems(error._problems) from None

    @classmethod
    def model_validate(cls, obj, *, strict=None, from_attributes=None, context=None):
        if from_attributes and not isinstance(obj, (dict, cls)):
            obj = {name: getattr(obj, name) for name in cls.model_fields if hasattr(obj, name)}
        try:
            return cls._pydantic_check(obj)
        except Problem as problem:
            raise ValidationError(cls.__name__, [((), problem, obj)]) from None
        except Problems as problems:
            raise ValidationError(cls.__name__, problems.found) from None

    parse_obj = model_validate

    @classmethod
    def model_validate_json(cls, json_data, **kwargs):
        try:
            return cls.model_validate(_json.loads(json_data))
        except _json.JSONDecodeError as error:
            problem = Problem("json_invalid", f"Invalid JSON: {error.msg.lower()} at line {error.lineno} column {error.colno}")
            raise ValidationError(cls.__name__, [((), problem, json_data)]) from None

    parse_raw = model_validate_json

    @classmethod
    def model_construct(cls, _fields_set=None, **values):
        made = cls.__new__(cls)
        made.__dict__.update({name: info.get_default() for name, info in cls.model_fields.items() if not info.is_required()})
        made.__dict__.update(values)
        object.__setattr__(made, "_given", set(values))
        return made

    @property
    def model_fields_set(self):
        return self._given

    def model_dump(self, *, mode="python", include=None, exclude=None, by_alias=False, exclude_unset=False,
                   exclude_defaults=False, exclude_none=False):
        fields = type(self).model_fields
        dumped = {}
        for name, value in self.__dict__.items():
            info = fields.get(name)
            if name == "_given" or (include is not None and name not in include) or (exclude is not None and name in exclude):
                continue
            if (exclude_unset and name not in self._given) or (exclude_none and value is None) or (info is not None and info.exclude):
                continue
            if exclude_defaults and info is not None and not info.is_required() and value == info.get_default():
                continue
            name = info.alias if by_alias and info is not None and info.alias else name
            dumped[name] = _dumped(value, mode, exclude_none, exclude_unset)
        for name in type(self)._computed:
            if (include is None or name in include) and (exclude is None or name not in exclude):
                dumped[name] = _dumped(getattr(self, name), mode, exclude_none, exclude_unset)
        return dumped

    dict = model_dump

    def model_dump_json(self, *, indent=None, **kwargs):
        separators = (",", ":") if indent is None else None
        return _json.dumps(self.model_dump(mode="json", **kwargs), indent=indent, separators=separators, ensure_ascii=False)

    json = model_dump_json

    def model_copy(self, *, update=None, deep=False):
        made = type(self).model_construct(**{key: value for key, value in self.__dict__.items() if key != "_given"})
        made.__dict__.update(update or {})
        return made

    copy = model_copy

    @classmethod
    def model_json_schema(cls, **kwargs):
        raise NotImplementedError("the model of pydantic doesn't know model_json_schema")

    def __setattr__(self, name, value):
        cls = type(self)
        if cls.model_config.get("frozen"):
            raise ValidationError(cls.__name__, [((name,), Problem("frozen_instance", "Instance is frozen"), value)])
        if name in cls.model_fields:
            if cls.model_config.get("validate_assignment"):
                found = []
                value = _checked(cls, name, cls.model_fields[name], value, dict(self.__dict__), found)
                if found:
                    raise ValidationError(cls.__name__, found)
        elif not name.startswith("_") and cls.model_config.get("extra") != "allow":
            raise ValueError(f'"{cls.__name__}" object has no field "{name}"')
        self.__dict__[name] = value

    def __eq__(self, other):
        return type(self) is type(other) and self.model_dump() == other.model_dump()

    def __hash__(self):
        if not type(self).model_config.get("frozen"):
            raise TypeError(f"unhashable type: '{type(self).__name__}'")
        return hash(tuple(self.model_dump().values()))

    def __iter__(self):
        return iter([(name, value) for name, value in self.__dict__.items() if name != "_given"])

    def __repr_args(self, separator):
        shown = [f"{name}={value!r}" for name, value in self]
        shown += [f"{name}={getattr(self, name)!r}" for name in type(self)._computed]
        return separator.join(shown)

    def __repr__(self):
        return f"{type(self).__name__}({self.__repr_args(', ')})"

    def __str__(self):
        return self.__repr_args(" ")


def _dumped(value, mode, exclude_none, exclude_unset):
    if isinstance(value, BaseModel):
        return value.model_dump(mode=mode, exclude_none=exclude_none, exclude_unset=exclude_unset)
    if isinstance(value, (list, tuple, set, frozenset)):
        items = [_dumped(item, mode, exclude_none, exclude_unset) for item in value]
        return items if mode == "json" else type(value)(items)
    if isinstance(value, dict):
        return {key: _dumped(item, mode, exclude_none, exclude_unset) for key, item in value.items()}
    if mode == "json":
        if hasattr(value, "isoformat"):
            return value.isoformat()
        if not isinstance(value, (str, int, float, bool, type(None))):
            return _dumped(value.value, mode, False, False) if hasattr(value, "value") else str(value)
    return value


def _of_error(error):
    if isinstance(error, AssertionError):
        return Problem("assertion_error", f"Assertion failed, {error}", error=error)
    return Problem("value_error", f"Value error, {error}", error=error)


def _checked(cls, name, info, value, values, found):
    """One field's value; what is wrong goes to `found`."""
    path = (info.alias or name,)
    given = value
    try:
        for made in cls._validators:
            if made.kind == "field" and made.mode == "before" and (name in made.fields or "*" in made.fields):
                value = _call_validator(cls, made, value, values, name)
        value = check(info.annotation, value)
        if cls.model_config.get("str_strip_whitespace") and isinstance(value, str):
            value = value.strip()
        value = info.constrain(value)
        for made in cls._validators:
            if made.kind == "field" and made.mode == "after" and (name in made.fields or "*" in made.fields):
                value = _call_validator(cls, made, value, values, name)
        return value
    except Problem as problem:
        found.append((path, problem, given))
    except Problems as problems:
        found += [((*path, *rest), problem, part) for rest, problem, part in problems.found]
    except (ValueError, AssertionError) as error:
        found.append((path, _of_error(error), given))


def _call_validator(cls, made, value, values, name):
    if made.function.__code__.co_argcount > 2:
        return made.function(cls, value, ValidationInfo(values, name))
    return made.function(cls, value)


def _validated(cls, data):
    """(values, names that were given, extra values). Raises Problems."""
    for made in cls._validators:
        if made.kind == "model" and made.mode == "before":
            data = made.function(cls, data)
    fields, values, given, found = cls.model_fields, {}, set(), []
    known = set()
    for name, info in fields.items():
        key = info.alias if info.alias and not (cls.model_config.get("populate_by_name") and name in data) else name
        known.add(key)
        if key in data:
            given.add(name)
            values[name] = _checked(cls, name, info, data[key], values, found)
        elif info.is_required():
            found.append(((key,), Problem("missing", "Field required"), data))
        else:
            values[name] = info.get_default()
    extra = {key: value for key, value in data.items() if key not in known}
    how = cls.model_config.get("extra", "ignore")
    if how == "forbid":
        found += [((key,), Problem("extra_forbidden", "Extra inputs are not permitted"), value) for key, value in extra.items()]
    if found:
        raise Problems(found)
    return values, given, extra if how == "allow" else {}


class _CheckedStr(str):
    @classmethod
    def _pydantic_check(cls, value):
        text = check(str, value)
        cls._look_at(text)
        return text


class EmailStr(_CheckedStr):
    @staticmethod
    def _look_at(text):
        name, at, host = text.partition("@")
        if not (name and "." in host):
            raise Problem("value_error", "value is not a valid email address: An email address must have an @-sign."
                          if not at else "value is not a valid email address: The part after the @-sign is not valid.")


class HttpUrl(_CheckedStr):
    @staticmethod
    def _look_at(text):
        if not text.startswith(("http://", "https://")):
            raise Problem("url_parsing", "Input should be a valid URL, relative URL without a base")


AnyUrl = AnyHttpUrl = HttpUrl
PositiveInt = Annotated[int, FieldInfo(gt=0)]
NonNegativeInt = Annotated[int, FieldInfo(ge=0)]
NegativeInt = Annotated[int, FieldInfo(lt=0)]
PositiveFloat = Annotated[float, FieldInfo(gt=0)]
NonNegativeFloat = Annotated[float, FieldInfo(ge=0)]


def constr(*, strip_whitespace=None, **limits):
    return Annotated[str, FieldInfo(**limits)]


def conint(**limits):
    return Annotated[int, FieldInfo(**limits)]


def confloat(**limits):
    return Annotated[float, FieldInfo(**limits)]


def conlist(item_type, **limits):
    return Annotated[list[item_type], FieldInfo(**limits)]
