"""How argparse lays out usage and help: CPython 3.11's text for a terminal of 80 columns."""
import re

SUPPRESS = "==SUPPRESS=="
OPTIONAL, ZERO_OR_MORE, ONE_OR_MORE, PARSER, REMAINDER = "?", "*", "+", "A...", "..."
_MAX_HELP_POSITION = 24
_UNIT = r"\(.*?\)+(?=\s|$)|\[.*?\]+(?=\s|$)|\S+"  # what a usage line doesn't break


class HelpFormatter:
    def __init__(self, prog, indent_increment=2, max_help_position=_MAX_HELP_POSITION, width=None):
        import os
        self._prog = prog
        self._width = int(os.environ.get("COLUMNS", 80)) - 2 if width is None else width
        self._indent = indent_increment
        self._max_help_position = min(max_help_position, max(self._width - 20, indent_increment * 2))

    # Texts
    def _split_lines(self, text, width):
        import textwrap
        return textwrap.wrap(" ".join(text.split()), width)

    def _fill_text(self, text, width, indent):
        import textwrap
        return textwrap.fill(" ".join(text.split()), width, initial_indent=indent, subsequent_indent=indent)

    def _get_help_string(self, action):
        return action.help

    def _get_default_metavar_for_optional(self, action):
        return action.dest.upper()

    def _get_default_metavar_for_positional(self, action):
        return action.dest

    def paragraph(self, text):
        if not text or text is SUPPRESS:
            return ""
        if "%(prog)" in text:
            text = text % {"prog": self._prog}
        return self._fill_text(text, max(self._width, 11), "") + "\n\n"

    # Arguments
    def _metavars(self, action, default):
        """A function: so many names for the values."""
        if action.metavar is not None:
            result = action.metavar
        elif action.choices is not None:
            result = "{" + ",".join(map(str, action.choices)) + "}"
        else:
            result = default
        if not isinstance(result, tuple):
            return lambda count: (result,) * count

        def several(count):
            if len(result) != count:
                raise TypeError("length of metavar tuple does not match nargs")
            return result

        return several

    def format_args(self, action, default):
        names = self._metavars(action, default)
        nargs = action.nargs
        if nargs is None:
            return names(1)[0]
        if nargs == OPTIONAL:
            return f"[{names(1)[0]}]"
        if nargs == ZERO_OR_MORE:
            if isinstance(action.metavar, tuple) and len(action.metavar) == 2:
                return "[{} [{} ...]]".format(*action.metavar)
            return f"[{names(1)[0]} ...]"
        if nargs == ONE_OR_MORE:
            found = names(2)
            return f"{found[0]} [{found[1]} ...]"
        if nargs == REMAINDER:
            return "..."
        if nargs == PARSER:
            return f"{names(1)[0]} ..."
        if nargs == SUPPRESS:
            return ""
        return " ".join(names(nargs))

    def _invocation(self, action):
        if not action.option_strings:
            return self._metavars(action, self._get_default_metavar_for_positional(action))(1)[0]
        if action.nargs == 0:
            return ", ".join(action.option_strings)
        values = self.format_args(action, self._get_default_metavar_for_optional(action))
        return ", ".join(f"{option} {values}" for option in action.option_strings)

    def _expand_help(self, action):
        values = {name: value for name, value in vars(action).items() if value is not SUPPRESS}
        values["prog"] = self._prog
        values = {name: getattr(value, "__name__", value) if callable(value) else value
                  for name, value in values.items()}
        if values.get("choices") is not None:
            values["choices"] = ", ".join(map(str, values["choices"]))
        return self._get_help_string(action) % values

    # Usage
    def usage(self, usage, actions, groups, prefix="usage: "):
        if usage is SUPPRESS:
            return ""
        if usage is not None:
            text = usage % {"prog": self._prog}
        elif not actions:
            text = self._prog
        else:
            text = self._generated_usage(actions, groups, prefix)
        return f"{prefix}{text}\n\n"

    def _generated_usage(self, actions, groups, prefix):
        optionals = self._usage_parts([action for action in actions if action.option_strings], groups)
        positionals = self._usage_parts([action for action in actions if not action.option_strings], groups)
        in_order = [action for action in actions if action.option_strings]
        in_order += [action for action in actions if not action.option_strings]
        text = " ".join([self._prog, *self._usage_parts(in_order, groups)])
        if len(prefix) + len(text) <= self._width:
            return text

        def lines(parts, indent, first=None):
            result, line = [], []
            length = (len(indent) if first is None else len(first)) - 1
            for part in parts:
                if length + 1 + len(part) > self._width and line:
                    result.append(indent + " ".join(line))
                    line, length = [], len(indent) - 1
                line.append(part)
                length += len(part) + 1
            if line:
                result.append(indent + " ".join(line))
            if first is not None:
                result[0] = result[0][len(indent):]
            return result

        if len(prefix) + len(self._prog) <= 0.75 * self._width:
            indent = " " * (len(prefix) + len(self._prog) + 1)
            if optionals:
                result = lines([self._prog, *optionals], indent, prefix) + lines(positionals, indent)
            elif positionals:
                result = lines([self._prog, *positionals], indent, prefix)
            else:
                result = [self._prog]
        else:
            indent = " " * len(prefix)
            result = lines(optionals + positionals, indent)
            if len(result) > 1:
                result = lines(optionals, indent) + lines(positionals, indent)
            result.insert(0, self._prog)
        return "\n".join(result)

    def _usage_parts(self, actions, groups):
        parts, grouped = [], {}
        for group in groups:
            for action in group._group_actions:
                grouped[action] = group
        done = set()
        for action in actions:
            if action.help is SUPPRESS or action in done:
                continue
            group = grouped.get(action)
            members = group._group_actions if group else []
            at = actions.index(members[0]) if members and members[0] in actions else 0
            if members and actions[at:at + len(members)] == members:
                done.update(members)
                shown = [self._usage_part(member, True) for member in members if member.help is not SUPPRESS]
                text = " | ".join(shown)
                if len(shown) > 1:
                    text = f"({text})" if group.required else f"[{text}]"
                parts += re.findall(_UNIT, text)
            else:
                parts.append(self._usage_part(action, False))
        return [part for part in parts if part]

    def _usage_part(self, action, grouped):
        if not action.option_strings:
            text = self.format_args(action, self._get_default_metavar_for_positional(action))
            return text[1:-1] if grouped and text[:1] == "[" and text[-1:] == "]" else text
        option = action.option_strings[0]
        if action.nargs == 0:
            text = action.format_usage()
        else:
            text = f"{option} {self.format_args(action, self._get_default_metavar_for_optional(action))}"
        return text if action.required or grouped else f"[{text}]"

    # Sections
    def width_of(self, actions):
        """The columns that the longest invocation takes, indented."""
        lengths = [0]
        for action in actions:
            if action.help is not SUPPRESS:
                lengths.append(len(self._invocation(action)) + self._indent)
                lengths += [len(self._invocation(sub)) + 2 * self._indent for sub in action._get_subactions()]
        return max(lengths)

    def section(self, title, description, actions, widest):
        body = self.paragraph_inside(description) + "".join(self._action(action, self._indent, widest)
                                                            for action in actions if action.help is not SUPPRESS)
        if not body:
            return ""
        return (f"{title}:\n" if title is not SUPPRESS and title is not None else "") + body.rstrip("\n") + "\n\n"

    def paragraph_inside(self, text):
        if not text or text is SUPPRESS:
            return ""
        if "%(prog)" in text:
            text = text % {"prog": self._prog}
        indent = " " * self._indent
        return self._fill_text(text, max(self._width - self._indent, 11), indent) + "\n\n"

    def _action(self, action, indent, widest):
        position = min(widest + 2, self._max_help_position)
        room = position - indent - 2
        header = self._invocation(action)
        if not action.help:
            text, first = " " * indent + header + "\n", None
        elif len(header) <= room:
            text, first = " " * indent + header.ljust(room) + "  ", 0
        else:
            text, first = " " * indent + header + "\n", position
        if action.help and action.help.strip():
            lines = self._split_lines(self._expand_help(action), max(self._width - position, 11))
            if lines:
                text += " " * first + lines[0] + "\n"
                text += "".join(" " * position + line + "\n" for line in lines[1:])
        elif not text.endswith("\n"):
            text += "\n"
        for sub in action._get_subactions():
            text += self._action(sub, indent + self._indent, widest)
        return text


class RawDescriptionHelpFormatter(HelpFormatter):
    """Keeps the line breaks of descriptions."""

    def _fill_text(self, text, width, indent):
        return "".join(indent + line for line in text.splitlines(keepends=True))


class RawTextHelpFormatter(RawDescriptionHelpFormatter):
    """Keeps the line breaks of every help text."""

    def _split_lines(self, text, width):
        return text.splitlines()


class ArgumentDefaultsHelpFormatter(HelpFormatter):
    """Adds the default to each help text."""

    def _get_help_string(self, action):
        text = action.help or ""
        if "%(default)" not in text and action.default is not SUPPRESS:
            if action.option_strings or action.nargs in (OPTIONAL, ZERO_OR_MORE):
                text += " (default: %(default)s)"
        return text


class MetavarTypeHelpFormatter(HelpFormatter):
    """Shows the type's name instead of the destination's."""

    def _get_default_metavar_for_optional(self, action):
        return action.type.__name__

    _get_default_metavar_for_positional = _get_default_metavar_for_optional
