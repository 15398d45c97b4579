"""What the language supports, as Markdown, read off its own tables and objects: `interleave language`
prints it, docs/language.md holds it, and a test compares the two."""

import builtins
import textwrap
import types

import _language_tables as tables

# Where a name says nothing by itself.
CALL_COSTS = """\
`[cost]` says what named calls take, in the program's own code and in modelled modules. A row's key is the
dotted name of a call, `*` matches any part of it; its value has `wait` (time without a core), `jitter`
(the standard deviation of `wait`) and `cpu` (time on a core). A module that isn't modelled can be imported
when a row names calls of it. `[variants.NAME]` holds keys that make the same program another run."""

CPYTHON_BUILTINS = """\
abs aiter all anext any ascii bin bool breakpoint bytearray bytes callable chr classmethod compile complex copyright
credits delattr dict dir divmod enumerate eval exec exit filter float format frozenset getattr globals hasattr hash
help hex id input int isinstance issubclass iter len license list locals map max memoryview min next object oct open
ord pow print property quit range repr reversed round set setattr slice sorted staticmethod str sum super tuple type
vars zip""".split()


def write():
    print("# The language\n")
    print("Made by `interleave language > docs/language.md` from the tables of the program itself; a test compares the two.\n")
    _syntax()
    _builtins()
    _modules()
    _header()
    _missing()


def _paragraph(names):
    print(textwrap.fill(", ".join(f"`{name}`" for name in names) or "nothing", 110, break_long_words=False) + "\n")


def _syntax():
    print("## Syntax\n")
    print("All of Python 3.11. The nodes of its syntax tree, by the names of the `ast` module:\n")
    for title, names in (
        ("Statements", tables.statements()),
        ("Expressions", tables.expressions()),
        ("Patterns", tables.patterns()),
    ):
        print(f"{title}:", end=" ")
        _paragraph(names)


def _public(names):
    return sorted(name for name in names if not name.startswith("_"))


def _builtins():
    own = {name: value for name, value in vars(builtins).items() if not name.startswith("_")}
    classes = {name: value for name, value in own.items() if isinstance(value, type) and value.__name__ == name}
    print("## Built-in functions\n")
    _paragraph(sorted(own.keys() - classes.keys()))
    print("## Built-in types and their methods\n")
    for name in sorted(classes):
        if not issubclass(classes[name], BaseException):
            methods = ", ".join(f"`{method}`" for method in _public(vars(classes[name])))
            print(textwrap.fill(f"- `{name}`: {methods}" if methods else f"- `{name}`", 110, subsequent_indent="  "))
    print("\n## Exceptions\n")
    _tree(BaseException, [c for c in classes.values() if issubclass(c, BaseException)], "")
    print()


def _tree(cls, known, indent):
    print(f"{indent}- `{cls.__name__}`")
    for sub in sorted((c for c in known if cls in c.__bases__), key=lambda c: c.__name__):
        _tree(sub, known, indent + "  ")


def _modules():
    print("## Modules\n")
    for name in tables.modules():
        module = tables.load(name)
        print(f"### {name}\n")
        _paragraph(_names_of(module))


def _names_of(module):
    listed = getattr(module, "__all__", None)
    if listed is not None:
        return sorted(listed)
    return [name for name in _public(vars(module)) if not isinstance(getattr(module, name), types.ModuleType)]


def _header():
    print("## The header\n")
    print("A comment block `# /// scenario` … `# ///` at the top of a program, with TOML in it.\n")
    print("| key | meaning | default |\n|---|---|---|")
    for name, meaning, default in tables.header_keys():
        print(f"| `{name}` | {meaning} | `{default}` |")
    print(f"\n{CALL_COSTS}\n")


def _missing():
    have = {name.split(".")[0] for name in tables.modules()}
    print("## What isn't supported\n")
    print("Importing one of these is reported before the program runs. Modules of the standard library:", end=" ")
    _paragraph(sorted(set(tables.standard_modules()) - have - {"builtins"}))
    print("Built-in functions:", end=" ")
    _paragraph(name for name in CPYTHON_BUILTINS if not hasattr(builtins, name))
    print("No program reaches real files, processes, sockets or environment variables: all of them are modelled.")
