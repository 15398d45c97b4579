"""shlex.shlex: tokens of small languages, with and without the rules of a shell."""
import shlex

TEXTS = ["foo bar", "a 'b c' d", 'x"y z"w', "n = 5  # five\nm", "a\\ b", '"a\\"b"', "a && b || c; d", "~/a*b", "x=1>2", "", "''", "unclosed 'x", "end\\", "é-à"]
for text in TEXTS:
    for options in ({}, {"posix": True}, {"punctuation_chars": True}, {"posix": True, "punctuation_chars": ";="}):
        try:
            print(repr(text), options, list(shlex.shlex(text, **options)))
        except ValueError as error:
            print(repr(text), options, error)
    try:
        print(shlex.split(text), shlex.split(text, comments=True), shlex.split(text, posix=False))
    except ValueError as error:
        print(error)
lexer = shlex.shlex("one two\nthree")
print(lexer.get_token(), lexer.lineno)
lexer.push_token("again")
print(lexer.get_token(), lexer.get_token(), lexer.lineno, lexer.error_leader("file"))
lexer.push_source("in between", "other")
print(lexer.infile, list(lexer), lexer.infile)
lexer = shlex.shlex("a.b c-d", posix=True)
lexer.wordchars += ".-"
print(list(lexer), lexer.punctuation_chars == "")
lexer = shlex.shlex("a,b c", posix=True)
lexer.whitespace, lexer.whitespace_split = ",", True
print(list(lexer), shlex.join(["a", "b c", "it's"]))
