"""argparse: command lines. Rules and wording are those of CPython 3.11's Lib/argparse.py."""
import os
import re
import sys

from _argparse_actions import (ACTIONS, Action, ArgumentError, ArgumentTypeError, BooleanOptionalAction, FileType,
                               Namespace, argument_name)
from _argparse_help import (ONE_OR_MORE, OPTIONAL, PARSER, REMAINDER, SUPPRESS, ZERO_OR_MORE,
                            ArgumentDefaultsHelpFormatter, HelpFormatter, MetavarTypeHelpFormatter,
                            RawDescriptionHelpFormatter, RawTextHelpFormatter)

_NEGATIVE_NUMBER = re.compile(r"^-\d+$|^-\d*\.\d+$")
#: What a number of values means for a string of As (values) and Os (options).
_NARGS_PATTERNS = {None: "(-*A-*)", OPTIONAL: "(-*A?-*)", ZERO_OR_MORE: "(-*[A-]*)", ONE_OR_MORE: "(-*A[A-]*)",
                   REMAINDER: "([-AO]*)", PARSER: "(-*A[-AO]*)", SUPPRESS: "(-*-*)"}
_EXPECTED = {None: "expected one argument", OPTIONAL: "expected at most one argument",
             ONE_OR_MORE: "expected at least one argument"}


class _Container:
    """What arguments can be added to: a parser or a group."""

    def __init__(self, description=None, argument_default=None, conflict_handler="error"):
        if conflict_handler not in ("error", "resolve"):
            raise ValueError(f"invalid conflict_resolution value: {conflict_handler!r}")
        self.description = description
        self.argument_default = argument_default
        self.conflict_handler = conflict_handler
        self._group_actions = []

    def add_argument(self, *args, **kwargs):
        if not args or len(args) == 1 and args[0][0] not in self._root.prefix_chars:
            if args and "dest" in kwargs:
                raise ValueError("dest supplied twice for positional argument")
            kwargs = self._positional(*args, **kwargs)
        else:
            kwargs = self._optional(*args, **kwargs)
        if "default" not in kwargs:
            if kwargs["dest"] in self._root._defaults:
                kwargs["default"] = self._root._defaults[kwargs["dest"]]
            elif self._root.argument_default is not None:
                kwargs["default"] = self._root.argument_default
        name = kwargs.pop("action", None)
        factory = name if callable(name) else ACTIONS.get(name)
        if factory is None:
            raise ValueError(f'unknown action "{name}"')
        action = factory(**kwargs)
        if not callable(action.type) and action.type is not None:
            raise ValueError(f"{action.type!r} is not callable")
        try:
            self._root._get_formatter().format_args(action, action.dest)
        except TypeError:
            raise ValueError("length of metavar tuple does not match nargs")
        return self._add_action(action)

    def _positional(self, dest=None, **kwargs):
        if "required" in kwargs:
            raise TypeError("'required' is an invalid argument for positionals")
        nargs = kwargs.get("nargs")
        kwargs["required"] = nargs not in (OPTIONAL, ZERO_OR_MORE) or nargs == ZERO_OR_MORE and "default" not in kwargs
        if kwargs.get("action") in ("store_true", "store_false", "count", "help", "version"):
            del kwargs["required"]
        return {**kwargs, "dest": dest, "option_strings": []}

    def _optional(self, *options, dest=None, **kwargs):
        for option in options:
            if not option[0] in self._root.prefix_chars:
                raise ValueError(f"invalid option string {option!r}: must start with a character "
                                 f"{self._root.prefix_chars!r}")
        if dest is None:
            longest = next((option for option in options if len(option) > 1 and option[1] in self._root.prefix_chars),
                           options[0])
            dest = longest.lstrip(self._root.prefix_chars)
            if not dest:
                raise ValueError(f"dest= is required for options like {longest!r}")
            dest = dest.replace("-", "_")
        return {**kwargs, "dest": dest, "option_strings": list(options)}

    def _add_action(self, action):
        self._root._register(action)
        self._group_actions.append(action)
        return action

    def add_mutually_exclusive_group(self, **kwargs):
        group = _MutuallyExclusiveGroup(self, **kwargs)
        self._root._mutually_exclusive_groups.append(group)
        return group

    def set_defaults(self, **kwargs):
        self._root._defaults.update(kwargs)
        for action in self._root._actions:
            if action.dest in kwargs:
                action.default = kwargs[action.dest]

    def get_default(self, dest):
        for action in self._root._actions:
            if action.dest == dest and action.default is not None:
                return action.default
        return self._root._defaults.get(dest)


class _ArgumentGroup(_Container):
    def __init__(self, container, title=None, description=None, **kwargs):
        super().__init__(description, **kwargs)
        self.title = title
        self._root = container._root


class _MutuallyExclusiveGroup(_Container):
    def __init__(self, container, required=False):
        super().__init__()
        self.required = required
        self._container = container
        self._root = container._root

    def _add_action(self, action):
        if action.required:
            raise ValueError("mutually exclusive arguments must be optional")
        self._group_actions.append(action)
        return self._container._add_action(action)


class ArgumentParser(_Container):
    def __init__(self, prog=None, usage=None, description=None, epilog=None, parents=(), formatter_class=HelpFormatter,
                 prefix_chars="-", fromfile_prefix_chars=None, argument_default=None, conflict_handler="error",
                 add_help=True, allow_abbrev=True, exit_on_error=True):
        super().__init__(description, argument_default, conflict_handler)
        if fromfile_prefix_chars is not None:
            raise NotImplementedError("argparse.ArgumentParser: fromfile_prefix_chars isn't modelled")
        self.prog = os.path.basename(sys.argv[0]) if prog is None else prog
        self.usage, self.epilog = usage, epilog
        self.formatter_class, self.prefix_chars = formatter_class, prefix_chars
        self.allow_abbrev, self.exit_on_error, self.add_help = allow_abbrev, exit_on_error, add_help
        self._root = self
        self._actions = []
        self._defaults = {}
        self._option_string_actions = {}
        self._mutually_exclusive_groups = []
        self._subparsers = None
        self._has_negative_options = False
        self._positionals = _ArgumentGroup(self, "positional arguments")
        self._optionals = _ArgumentGroup(self, "options")
        self._action_groups = [self._positionals, self._optionals]
        if add_help:
            prefix = "-" if "-" in prefix_chars else prefix_chars[0]
            self.add_argument(prefix + "h", prefix * 2 + "help", action="help", default=SUPPRESS,
                              help="show this help message and exit")
        for parent in parents:
            self._inherit(parent)

    def __repr__(self):
        names = ("prog", "usage", "description", "formatter_class", "conflict_handler", "add_help")
        return f"{type(self).__name__}({', '.join(f'{name}={getattr(self, name)!r}' for name in names)})"

    def _inherit(self, parent):
        for group in parent._action_groups:
            if group.title in ("positional arguments", "options"):
                target = self._positionals if group is parent._positionals else self._optionals
            else:
                target = self.add_argument_group(group.title, group.description)
            for action in group._group_actions:
                self._register(action)
                target._group_actions.append(action)
        self._mutually_exclusive_groups += parent._mutually_exclusive_groups
        self._defaults.update(parent._defaults)

    def _add_action(self, action):
        return (self._optionals if action.option_strings else self._positionals)._add_action(action)

    def _register(self, action):
        taken = [option for option in action.option_strings if option in self._option_string_actions]
        if taken and self.conflict_handler == "error":
            plural = "s" if len(taken) > 1 else ""
            raise ArgumentError(action, f"conflicting option string{plural}: {', '.join(taken)}")
        for option in taken:
            other = self._option_string_actions[option]
            other.option_strings.remove(option)
            if not other.option_strings:
                self._actions.remove(other)
                for group in self._action_groups:
                    if other in group._group_actions:
                        group._group_actions.remove(other)
        self._actions.append(action)
        for option in action.option_strings:
            self._option_string_actions[option] = action
            self._has_negative_options |= bool(_NEGATIVE_NUMBER.match(option))

    def add_argument_group(self, *args, **kwargs):
        group = _ArgumentGroup(self, *args, **kwargs)
        self._action_groups.append(group)
        return group

    def add_subparsers(self, *, title=None, description=None, prog=None, parser_class=None, action="parsers", **kwargs):
        if self._subparsers is not None:
            self.error("cannot have multiple subparser arguments")
        if title or description:
            self._subparsers = self.add_argument_group(title or "subcommands", description)
        else:
            self._subparsers = self._positionals
        if prog is None:
            positionals = [each for each in self._actions if not each.option_strings]
            prog = self._get_formatter().usage(self.usage, positionals, self._mutually_exclusive_groups, "").strip()
        factory = ACTIONS[action] if isinstance(action, str) else action
        made = factory(option_strings=[], prog=prog, parser_class=parser_class or type(self), **kwargs)
        self._subparsers._add_action(made)
        return made

    # Parsing
    def parse_args(self, args=None, namespace=None):
        namespace, extra = self.parse_known_args(args, namespace)
        if extra:
            self.error(f"unrecognized arguments: {' '.join(extra)}")
        return namespace

    def parse_known_args(self, args=None, namespace=None):
        args = sys.argv[1:] if args is None else list(args)
        namespace = Namespace() if namespace is None else namespace
        for action in self._actions:
            if action.dest is not SUPPRESS and action.default is not SUPPRESS and not hasattr(namespace, action.dest):
                setattr(namespace, action.dest, action.default)
        for dest, value in self._defaults.items():
            if not hasattr(namespace, dest):
                setattr(namespace, dest, value)
        from _argparse_parse import parse
        if not self.exit_on_error:
            return parse(self, args, namespace)
        try:
            return parse(self, args, namespace)
        except ArgumentError as error:
            self.error(str(error))

    def parse_intermixed_args(self, args=None, namespace=None):
        raise NotImplementedError("argparse.ArgumentParser.parse_intermixed_args() isn't modelled")

    def convert_arg_line_to_args(self, arg_line):
        return [arg_line]

    # Output
    def _get_formatter(self):
        return self.formatter_class(prog=self.prog)

    def format_usage(self):
        return self._get_formatter().usage(self.usage, self._actions, self._mutually_exclusive_groups)[:-1]

    def format_help(self):
        formatter = self._get_formatter()
        widest = max(formatter.width_of(group._group_actions) for group in self._action_groups)
        text = formatter.usage(self.usage, self._actions, self._mutually_exclusive_groups)
        text += formatter.paragraph(self.description)
        for group in self._action_groups:
            text += formatter.section(group.title, group.description, group._group_actions, widest)
        text += formatter.paragraph(self.epilog)
        return re.sub(r"\n{3,}", "\n\n", text).strip("\n") + "\n"

    def print_usage(self, file=None):
        self._print_message(self.format_usage(), file or sys.stdout)

    def print_help(self, file=None):
        self._print_message(self.format_help(), file or sys.stdout)

    def _print_message(self, message, file=None):
        if message:
            (file or sys.stderr).write(message)

    def exit(self, status=0, message=None):
        if message:
            self._print_message(message, sys.stderr)
        sys.exit(status)

    def error(self, message):
        self.print_usage(sys.stderr)
        self.exit(2, f"{self.prog}: error: {message}\n")
