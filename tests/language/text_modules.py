import string
import textwrap

print(string.ascii_letters, string.digits, string.punctuation, string.capwords("hello  wide world"), string.hexdigits)
t = string.Template("$who likes ${what}, costs $$5")
print(t.substitute(who="Ann", what="tea"), t.safe_substitute(who="Bob"), t.get_identifiers(), t.is_valid())
for wrong in (lambda: t.substitute(who=1), lambda: string.Template("a $ b").substitute()):
    try:
        print(wrong())
    except (KeyError, ValueError) as e:
        print(type(e).__name__, e)
print(string.Formatter().format("{0} {x!r:>5} {1:03d} {{}}", "a", 7, x="q"), string.Formatter().format("{} {}", 1, 2))
text = "The quick brown fox jumps over the lazy dog and runs away from the well-known, very-large bear -- quickly."
print(textwrap.wrap(text, 30))
print(textwrap.fill(text, 40, initial_indent="* ", subsequent_indent="  "))
print(textwrap.dedent("""\
    def f():
        return 1

    x = 2
  """), end="|\n")
print(textwrap.indent("a\n\nb\n", "> "), textwrap.shorten(text, 40), textwrap.shorten("Hello  world!", width=12))
print(textwrap.wrap("averyveryverylongwordindeed yes", 10), textwrap.wrap("", 10), textwrap.wrap("a b c d e f", 3, max_lines=2, placeholder="…"))
print(textwrap.wrap("x-y foo-bar--baz option--name --opt", 8))
