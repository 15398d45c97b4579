"""How a command line is taken apart. Every argument is an option (O) or a value (A); the actions take
as many values as they can."""
import re

from _argparse_actions import ArgumentError, ArgumentTypeError, argument_name
from _argparse_help import ONE_OR_MORE, OPTIONAL, PARSER, REMAINDER, SUPPRESS, ZERO_OR_MORE
from argparse import _EXPECTED, _NARGS_PATTERNS, _NEGATIVE_NUMBER


def parse(parser, args, namespace):
    run = _Run(parser, args, namespace)
    extra = run.consume_all()
    run.check_required()
    extra += namespace.__dict__.pop("_unrecognized_args", [])
    return namespace, extra


class _Run:
    def __init__(self, parser, args, namespace):
        self.parser, self.args, self.namespace = parser, args, namespace
        self.seen = set()          # actions met
        self.given = set()         # of them, those with a value that isn't the default
        self.options = {}          # index in args: (action, option string, explicit value)
        self.kinds = ""
        self.positionals = [action for action in parser._actions if not action.option_strings]
        only_values = False
        for index, text in enumerate(args):
            if only_values:
                self.kinds += "A"
            elif text == "--":
                self.kinds += "-"
                only_values = True
            else:
                found = self._option(text)
                if found:
                    self.options[index] = found
                self.kinds += "O" if found else "A"

    def _option(self, text):
        """(action or None, option string, explicit value) if `text` is an option."""
        parser = self.parser
        if not text or text[0] not in parser.prefix_chars:
            return None
        if text in parser._option_string_actions:
            return parser._option_string_actions[text], text, None
        if len(text) == 1:
            return None
        option, equals, value = text.partition("=")
        if equals and option in parser._option_string_actions:
            return parser._option_string_actions[option], option, value
        found = self._abbreviated(text)
        if len(found) > 1:
            names = ", ".join(option for _, option, _ in found)
            parser.error(f"ambiguous option: {text} could match {names}")
        if found:
            return found[0]
        if _NEGATIVE_NUMBER.match(text) and not parser._has_negative_options:
            return None
        return None if " " in text else (None, text, None)

    def _abbreviated(self, text):
        actions = self.parser._option_string_actions
        if text[1] in self.parser.prefix_chars:
            if not self.parser.allow_abbrev:
                return []
            prefix, equals, value = text.partition("=")
            return [(actions[option], option, value if equals else None) for option in actions if option.startswith(prefix)]
        found = []
        for option in actions:
            if option == text[:2]:
                found.append((actions[option], option, text[2:]))
            elif option.startswith(text):
                found.append((actions[option], option, None))
        return found

    def consume_all(self):
        extras, index = [], 0
        last_option = max(self.options, default=-1)
        while index <= last_option:
            next_option = min(at for at in self.options if at >= index)
            if index != next_option:
                after = self._consume_positionals(index)
                if after > index:
                    index = after
                    continue
            if index not in self.options:
                extras += self.args[index:next_option]
                index = next_option
            index = self._consume_option(index, extras)
        index = self._consume_positionals(index)
        return extras + self.args[index:]

    def _take(self, action, texts, option=None):
        self.seen.add(action)
        values = self._values(action, texts)
        if values is not action.default:
            self.given.add(action)
            for group in self.parser._mutually_exclusive_groups:
                if action in group._group_actions:
                    for other in group._group_actions:
                        if other is not action and other in self.given:
                            raise ArgumentError(action, f"not allowed with argument {argument_name(other)}")
        if values is not SUPPRESS:
            action(self.parser, self.namespace, values, option)

    def _consume_option(self, index, extras):
        action, option, explicit = self.options[index]
        while True:
            if action is None:
                extras.append(self.args[index])
                return index + 1
            if explicit is None:
                count = self._count(action, self.kinds[index + 1:])
                self._take(action, self.args[index + 1:index + 1 + count], option)
                return index + 1 + count
            count = self._count(action, "A", strict=False)
            if count == 1:
                self._take(action, [explicit], option)
                return index + 1
            if count == 0 and explicit and option[1:2] not in self.parser.prefix_chars:  # -abc is -a -b -c
                self._take(action, [], option)
                option, explicit = option[0] + explicit[0], explicit[1:] or None
                if option not in self.parser._option_string_actions:
                    raise ArgumentError(action, f"ignored explicit argument {option[1] + (explicit or '')!r}")
                action = self.parser._option_string_actions[option]
                continue
            raise ArgumentError(action, f"ignored explicit argument {explicit!r}")

    def _pattern(self, action):
        nargs = action.nargs
        pattern = _NARGS_PATTERNS[nargs] if nargs in _NARGS_PATTERNS else "(-*" + "-*".join("A" * nargs) + "-*)"
        return pattern.replace("-*", "").replace("-", "") if action.option_strings else pattern

    def _count(self, action, kinds, strict=True):
        """How many of the following arguments belong to the action."""
        found = re.match(self._pattern(action) if action.nargs != 0 else "()", kinds)
        if found:
            return len(found[1])
        if not strict:
            return -1
        nargs = action.nargs
        plural = "" if nargs == 1 else "s"
        raise ArgumentError(action, _EXPECTED[nargs] if nargs in _EXPECTED else f"expected {nargs} argument{plural}")

    def _consume_positionals(self, index):
        for many in range(len(self.positionals), 0, -1):
            found = re.match("".join(self._pattern(action) for action in self.positionals[:many]), self.kinds[index:])
            if found:
                break
        else:
            return index
        for action, taken in zip(self.positionals[:many], found.groups()):
            self._take(action, self.args[index:index + len(taken)])
            index += len(taken)
        self.positionals = self.positionals[many:]
        return index

    def _values(self, action, texts):
        if action.nargs not in (PARSER, REMAINDER) and "--" in texts:
            texts = [*texts]
            texts.remove("--")
        nargs = action.nargs
        if not texts and nargs == OPTIONAL:
            value = action.const if action.option_strings else action.default
            if isinstance(value, str):
                value = self._value(action, value)
                self._check_choice(action, value)
            return value
        if not texts and nargs == ZERO_OR_MORE and not action.option_strings:
            return action.default if action.default is not None else texts
        if len(texts) == 1 and nargs in (None, OPTIONAL):
            value = self._value(action, texts[0])
            self._check_choice(action, value)
            return value
        if nargs == SUPPRESS:
            return SUPPRESS
        values = [self._value(action, text) for text in texts]
        if nargs == PARSER:
            self._check_choice(action, values[0])
        elif nargs != REMAINDER:
            for value in values:
                self._check_choice(action, value)
        return values

    def _value(self, action, text):
        convert = action.type or str
        try:
            return convert(text)
        except ArgumentTypeError as error:
            raise ArgumentError(action, str(error))
        except (TypeError, ValueError):
            raise ArgumentError(action, f"invalid {getattr(convert, '__name__', repr(convert))} value: {text!r}")

    def _check_choice(self, action, value):
        if action.choices is not None and value not in action.choices:
            choices = ", ".join(map(repr, action.choices))
            raise ArgumentError(action, f"invalid choice: {value!r} (choose from {choices})")

    def check_required(self):
        missing = []
        for action in self.parser._actions:
            if action in self.seen:
                continue
            if action.required:
                missing.append(argument_name(action))
            elif isinstance(action.default, str) and action.default is getattr(self.namespace, action.dest, None):
                setattr(self.namespace, action.dest, self._value(action, action.default))
        if missing:
            self.parser.error(f"the following arguments are required: {', '.join(missing)}")
        for group in self.parser._mutually_exclusive_groups:
            if group.required and not any(action in self.given for action in group._group_actions):
                names = " ".join(argument_name(action) for action in group._group_actions if action.help is not SUPPRESS)
                self.parser.error(f"one of the arguments {names} is required")
