// The parser's trees, as ast_dump prints them; python3 -m ast prints the same.
#include "models/python/parser.h"

#include <string>

#include "models/python/ast_dump.h"
#include "models/python/syntax_error.h"
#include "tests/catch.h"

using namespace interleave::models::python;

namespace {

// One line, without spaces at line breaks.
std::string tree(std::string_view text) {
  const Source source("x.py", text);
  const std::string dumped = dump(parse(source), {false, 0});
  std::string flat;
  for (const char c : dumped)
    if (c != '\n') flat += c;
  constexpr std::string_view kBefore = "Module(body=[", kAfter = "],type_ignores=[])";
  return flat.substr(kBefore.size(), flat.size() - kBefore.size() - kAfter.size());
}

std::string expression(std::string_view text) {
  const std::string dumped = tree(text);
  constexpr std::string_view kBefore = "Expr(value=";
  return dumped.substr(kBefore.size(), dumped.size() - kBefore.size() - 1);
}

std::string spans(std::string_view text) {
  const Source source("x.py", text);
  return dump(parse(source), {true, 1});
}

}  // namespace

TEST_CASE("operators bind as in Python") {
  // Same tree, so the brackets only say what the precedence already is.
  const std::pair<const char*, const char*> same[] = {
      {"a + b * c", "a + (b * c)"},
      {"a - b - c", "(a - b) - c"},
      {"a ** b ** c", "a ** (b ** c)"},
      {"-a ** b", "-(a ** b)"},
      {"a ** -b", "a ** (-b)"},
      {"not a == b", "not (a == b)"},
      {"a or b and not c", "a or (b and (not c))"},
      {"a | b ^ c & d << e + f", "a | (b ^ (c & (d << (e + f))))"},
      {"a if b else c if d else e", "a if b else (c if d else e)"},
      {"lambda: a, b", "(lambda: a), b"},
      {"await_ + b.c(d)[e]", "await_ + (((b.c)(d))[e])"},
  };
  for (const auto& [plain, bracketed] : same) CHECK(tree(plain) == tree(bracketed));
}

TEST_CASE("expressions become CPython's nodes") {
  const std::pair<const char*, const char*> rows[] = {
      {"a < b <= c",
       "Compare(left=Name(id='a', ctx=Load()),ops=[Lt(),LtE()],"
       "comparators=[Name(id='b', ctx=Load()),Name(id='c', ctx=Load())])"},
      {"f(a, *b, c=1, **d)",
       "Call(func=Name(id='f', ctx=Load()),args=[Name(id='a', ctx=Load()),Starred("
       "value=Name(id='b', ctx=Load()),ctx=Load())],keywords=[keyword(arg='c',"
       "value=Constant(value=1)),keyword(value=Name(id='d', ctx=Load()))])"},
      {"{1: 2, **a}",
       "Dict(keys=[Constant(value=1),None],values=[Constant(value=2),Name(id='a', ctx=Load())])"},
      {"a[1:, ::2]",
       "Subscript(value=Name(id='a', ctx=Load()),slice=Tuple(elts=[Slice(lower=Constant(value=1)),"
       "Slice(step=Constant(value=2))],ctx=Load()),ctx=Load())"},
      {"0xFFFFFFFFFFFFFFFFFF", "Constant(value=4722366482869645213695)"},
      {"0b11 + 0o17", "BinOp(left=Constant(value=3),op=Add(),right=Constant(value=15))"},
      {"1e16, 1.5, 3j",
       "Tuple(elts=[Constant(value=1e+16),Constant(value=1.5),"
       "Constant(value=3j)],ctx=Load())"},
      {R"('a\x41\u00e9\n' "b")", R"(Constant(value='aAé\nb'))"},
      {R"(rb'\x' b'\x41')", R"(Constant(value=b'\\xA'))"},
      {"()", "Tuple(elts=[], ctx=Load())"},
      {"(yield)", "Yield()"},
      {"(a := 1)", "NamedExpr(target=Name(id='a', ctx=Store()),value=Constant(value=1))"},
  };
  for (const auto& [text, dumped] : rows) CHECK(expression(text) == dumped);
}

TEST_CASE("f-strings are trees") {
  const std::pair<const char*, const char*> rows[] = {
      {"f'a{b}c'",
       "JoinedStr(values=[Constant(value='a'),FormattedValue("
       "value=Name(id='b', ctx=Load()),conversion=-1),Constant(value='c')])"},
      {"f'{{}}'", "JoinedStr(values=[Constant(value='{}')])"},
      {"f'{a = !r:>{b}}'",
       "JoinedStr(values=[Constant(value='a = '),FormattedValue(value=Name(id='a', ctx=Load()),"
       "conversion=114,format_spec=JoinedStr(values=[Constant(value='>'),FormattedValue("
       "value=Name(id='b', ctx=Load()),conversion=-1)]))])"},
      {"f'{a=}' 'b'",
       "JoinedStr(values=[Constant(value='a='),FormattedValue("
       "value=Name(id='a', ctx=Load()),conversion=114),Constant(value='b')])"},
      {"f'{x!s}{y != z}'",
       "JoinedStr(values=[FormattedValue(value=Name(id='x', ctx=Load()),conversion=115),"
       "FormattedValue(value=Compare(left=Name(id='y', ctx=Load()),ops=[NotEq()],"
       "comparators=[Name(id='z', ctx=Load())]),conversion=-1)])"},
  };
  for (const auto& [text, dumped] : rows) CHECK(expression(text) == dumped);
}

TEST_CASE("match is a statement only where it can be one") {
  CHECK(tree("match(x)").starts_with("Expr(value=Call("));
  CHECK(tree("match = 1").starts_with("Assign("));
  CHECK(tree("match * a").starts_with("Expr(value=BinOp("));
  CHECK(tree("match x:\n case _: pass").starts_with("Match("));
  CHECK(tree("match x, y:\n case 1 | -2.5j, [a, *_] if a: pass") ==
        "Match(subject=Tuple(elts=[Name(id='x', ctx=Load()),Name(id='y', ctx=Load())],ctx=Load()),"
        "cases=[match_case(pattern=MatchSequence(patterns=[MatchOr(patterns=[MatchValue("
        "value=Constant(value=1)),MatchValue(value=UnaryOp(op=USub(),operand=Constant(value=2.5j)))"
        "]),MatchSequence(patterns=[MatchAs(name='a'),MatchStar()])]),"
        "guard=Name(id='a', ctx=Load()),body=[Pass()])])");
}

TEST_CASE("every node knows where it stands") {
  CHECK(spans("x = (a +\n  'é' . b)")
            .find("Attribute(\n     value=Constant(\n      value='é',\n"
                  "      lineno=2,\n      col_offset=2,\n"
                  "      end_lineno=2,\n      end_col_offset=6)") != std::string::npos);
  CHECK(spans("f'''a\n{b}'''")
            .find("id='b',\n       ctx=Load(),\n       lineno=2,\n"
                  "       col_offset=1,\n       end_lineno=2,\n"
                  "       end_col_offset=2)") != std::string::npos);
}

TEST_CASE("a program of 60,000 lines is read to its end") {
  std::string text;
  for (int i = 0; i < 10'000; ++i)
    text +=
        "async def f(a, b=1, *c, **d):\n"
        "    x = [g(i, k=j) for i, j in zip(a, b) if i > 2 * j]\n"
        "    await asyncio.sleep(0.1)  # a comment\n"
        "    print(f'{a!r:>{b}} and {x}', end='')\n"
        "    return {'a': a.b.c, 'd': [1, 2, 3]}\n\n";
  const Source source("x.py", text);
  CHECK(parse(source).body.size() == 10'000);
}
