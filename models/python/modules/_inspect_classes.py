"""The part of `inspect` about classes: where their attributes come from, how they are derived."""
import types as _types
from collections import namedtuple as _namedtuple

Attribute = _namedtuple("Attribute", "name kind defining_class object", module="inspect")


def classify_class_attrs(cls):
    """An Attribute for every name that dir() tells of."""
    found = []
    for name in dir(cls):
        homes = [base for base in cls.__mro__ if name in base.__dict__]
        if homes:
            value = homes[0].__dict__[name]
            found.append(Attribute(name, _kind_of(value), homes[0], value))
    return found


def _kind_of(value):
    for type_, kind in ((staticmethod, "static method"), (classmethod, "class method"), (property, "property")):
        if isinstance(value, type_):
            return kind
    if isinstance(value, _types.BuiltinFunctionType):
        return "static method"
    from inspect import isroutine
    return "method" if isroutine(value) else "data"


def getclasstree(classes, unique=False):
    """Pairs of a class and its bases; behind a class the list of those derived from it."""
    children, roots = {}, []
    for cls in classes:
        for base in cls.__bases__:
            derived = children.setdefault(base, [])
            if cls not in derived:
                derived.append(cls)
            if unique and base in classes:
                break
        if not cls.__bases__:
            roots.append(cls)
    roots += [base for base in children if base not in classes]
    return _tree(roots, children, None)


def _tree(classes, children, parent):
    found = []
    for cls in sorted(classes, key=lambda cls: (cls.__module__, cls.__name__)):
        found.append((cls, cls.__bases__))
        if cls in children:
            found.append(_tree(children[cls], children, cls))
    return found
