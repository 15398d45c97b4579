#include "tests/fuzz/generator.h"

#include <iterator>
#include <utility>

#include <fmt/format.h>

namespace interleave::fuzz {

size_t Choices::below(size_t count) { return exhausted() ? 0 : bytes_[at_++] % count; }

namespace {

constexpr int kDeepest = 4;

// Templates: $e an expression, $i one inside a comprehension, $t a target, $n a name, $c a
// constant, $p a pattern, $o and $u an operator, $a the arguments of a call, $r parameters, $m a
// method, $x an exception; in statements $b a block that is indented behind it, $l that of a loop,
// $d a function's, $s an async function's, $k a class's. The first of each table is what ends a
// program.
constexpr std::string_view kConstants[] = {"0",
                                           "1",
                                           "-1",
                                           "2",
                                           "7",
                                           "10**20",
                                           "1.5",
                                           "1e308",
                                           "float('nan')",
                                           "True",
                                           "None",
                                           "...",
                                           "''",
                                           "'a'",
                                           "'ä€😀'",
                                           "b'x'",
                                           "f'{$n!r:>5}'",
                                           "f'{$n=}'",
                                           "[]",
                                           "{}",
                                           "()",
                                           "set()",
                                           "range(3)",
                                           "1_000",
                                           "0x1f",
                                           "'%s %d' % (1, 2)",
                                           "r'\\d'",
                                           "'''a\\nb'''"};
constexpr std::string_view kNames[] = {"a", "b", "c", "d", "f", "g", "C", "x"};
constexpr std::string_view kOperators[] = {"+",  "-",  "*",      "/",  "//",     "%",   "**", "<<",
                                           ">>", "&",  "|",      "^",  "@",      "==",  "!=", "<",
                                           "<=", "is", "is not", "in", "not in", "and", "or"};
constexpr std::string_view kInplaceOperators[] = {
    "+=", "-=", "*=", "//=", "%=", "**=", "<<=", "&=", "|="};
constexpr std::string_view kMethods[] = {
    "append", "pop",   "items",  "keys",  "get",       "update",   "add",      "sort",
    "join",   "split", "format", "upper", "strip",     "replace",  "encode",   "count",
    "index",  "send",  "throw",  "close", "__class__", "__dict__", "__init__", "cancel",
    "result", "set",   "wait",   "start", "x",         "y"};
constexpr std::string_view kExceptions[] = {"Exception",
                                            "ValueError",
                                            "KeyError",
                                            "BaseException",
                                            "StopIteration",
                                            "GeneratorExit",
                                            "asyncio.CancelledError",
                                            "(TypeError, IndexError)",
                                            "ZeroDivisionError",
                                            "RecursionError"};
constexpr std::string_view kExpressions[] = {"$c",
                                             "$n",
                                             "$n",
                                             "($e $o $e)",
                                             "($e $o $e)",
                                             "-$n",
                                             "(not $e)",
                                             "~$n",
                                             "$n[$e]",
                                             "$n[$e:$e]",
                                             "$n[::$c]",
                                             "$n.$m",
                                             "$n.$m($a)",
                                             "$n($a)",
                                             "$n($a)",
                                             "[$e, $e]",
                                             "($e, $e)",
                                             "{$e: $e}",
                                             "{$e, $e}",
                                             "[$i for $n in $i]",
                                             "[$i for $n in $i if $i for $n in $i]",
                                             "{$n: $i for $n in $i}",
                                             "{$i for $n in $i}",
                                             "sum($i for $n in $i)",
                                             "(lambda $n=$c: $i)",
                                             "($e if $e else $e)",
                                             "[*($e), $e]",
                                             "{**($e)}",
                                             "($e < $e <= $e)",
                                             "len($e)",
                                             "str($e)",
                                             "repr($e)",
                                             "int($e)",
                                             "list($e)",
                                             "sorted($e)",
                                             "dict($e)",
                                             "set($e)",
                                             "tuple($e)",
                                             "iter($e)",
                                             "next($e, None)",
                                             "isinstance($e, $n)",
                                             "type($e)",
                                             "f'{$n}{$n:{$n}}'",
                                             "print($a)",
                                             "C($a)",
                                             "asyncio.sleep($c)",
                                             "asyncio.gather($e, $e)",
                                             "asyncio.create_task($e)",
                                             "asyncio.wait_for($e, $c)",
                                             "asyncio.Queue()",
                                             "asyncio.Lock()",
                                             "threading.Lock()",
                                             "threading.Thread(target=$n)",
                                             "map($n, $e)",
                                             "zip($e, $e)",
                                             "enumerate($e)",
                                             "reversed($e)",
                                             "min($e, $e)",
                                             "round($e, $e)",
                                             "divmod($e, $e)",
                                             "pow($e, $e, $e)",
                                             "hash($e)",
                                             "getattr($n, '$m', $e)",
                                             "setattr($n, '$m', $e)",
                                             "'{:>{}}'.format($e, $e)",
                                             "'%s' % ($e,)",
                                             "(id($e) > 0)",
                                             "callable($e)"};
constexpr std::string_view kFunctionExpressions[] = {"(yield $e)", "(yield)", "($n := $e)",
                                                     "(yield from $e)", "super().$m($a)"};
constexpr std::string_view kAsyncExpressions[] = {
    "(await $e)",       "(await asyncio.sleep($c))", "(await asyncio.gather($e, $e))",
    "($n := await $e)", "[await $n for $n in $i]",   "[$i async for $n in $i]"};
constexpr std::string_view kTargets[] = {"$n",       "$n",        "$n.$m",          "$n[$e]",
                                         "($n, $n)", "($n, *$n)", "[$n, ($n, $n)]", "$n[$e:$e]"};
constexpr std::string_view kPatterns[] = {"_",         "1",       "$n",        "[$p, *_]",
                                          "{'a': $p}", "C(x=$p)", "(1 | 'a')", "($p, $p)",
                                          "int()",     "None",    "-1"};
constexpr std::string_view kArguments[] = {
    "", "$e", "$e, $e", "*($e)", "**($e)", "$n=$e", "$e, *($e), $n=$e, **($e)"};
constexpr std::string_view kParameters[] = {"",
                                            "b",
                                            "a, b=$c",
                                            "*args",
                                            "**kwargs",
                                            "self",
                                            "self, a=1",
                                            "a, /, b=2, *, c=$c",
                                            "a=1, *args, d=$e, **kwargs"};
constexpr std::string_view kStatements[] = {
    "pass",
    "$e",
    "$e",
    "$t = $e",
    "$t = $e",
    "$t = $t = $e",
    "$n $u $e",
    "$n: int = $e",
    "print($a)",
    "if $e:$b",
    "if $e:$belse:$b",
    "if $e:$belif $e:$belse:$b",
    "for $t in $e:$l",
    "for $t in range(3):$lelse:$b",
    "while $e:$l",
    "def $n($r):$d",
    "def $n($r) -> int:$d",
    "async def $n($r):$s",
    "async def $n():$s",
    "class $n:$k",
    "class $n($e):$k",
    "class C:\n    def __init__(self, x=0):\n        self.x = x\n    def $m($r):$d",
    "class C:\n    def __del__(self):$d",
    "class C:\n    def __repr__(self):$d",
    "class C:\n    def __eq__(self, other):$d",
    "try:$bexcept $x as $n:$b",
    "try:$bfinally:$b",
    "try:$bexcept $x:$belse:$bfinally:$b",
    "try:$bexcept* ValueError:$q",
    "with $e as $t:$b",
    "with $e, $e:$b",
    "raise",
    "raise $e",
    "raise ValueError($a)",
    "raise $e from $e",
    "del $n",
    "del $n[$e]",
    "assert $e, $e",
    "import math",
    "from $n import $n",
    "@$n\ndef $n($r):$d",
    "match $e:\n    case $p if $e:$b\n    case _:$b",
    "asyncio.run($e)",
    "asyncio.run($n())",
    "threading.Thread(target=$n, args=($e,)).start()",
    "time.sleep($c)",
    "$n = $n()",
    "for _ in range(1000): $n = [$n]",
    "$n.sort(key=$n)",
    "exit($e)"};
constexpr std::string_view kFunctionStatements[] = {"return", "yield $e", "yield from $e",
                                                    "return $e", "return $n($a)"};
constexpr std::string_view kLoopStatements[] = {"break", "continue"};
constexpr std::string_view kAsyncStatements[] = {"await $e",
                                                 "await asyncio.sleep($c)",
                                                 "return $e",
                                                 "async with $e as $n:$b",
                                                 "async for $n in $e:$l",
                                                 "$n = asyncio.create_task($n())",
                                                 "await $n",
                                                 "async with asyncio.timeout($c):$b",
                                                 "async with asyncio.TaskGroup() as $n:$b"};
constexpr std::string_view kHeaderLines[] = {"title = \"t\"",
                                             "inputs = [\"1\", \"a\"]",
                                             "machine.cores = 2",
                                             "machine.policy = \"fifo\"",
                                             "machine.quantum = \"1ms\"",
                                             "machine.gil = false",
                                             "machine.step_cost = \"10ns\"",
                                             "machine.step_cost = \"cpython-3.11\"",
                                             "machine.switch_interval = \"1us\"",
                                             "machine.seed = 3",
                                             "[machine]",
                                             "cores = 1",
                                             "limits.recursion = 20",
                                             "limits.output = \"1 KiB\"",
                                             "[cost]",
                                             "\"f\" = { cpu = \"1ms\" }",
                                             "\"*\" = { wait = \"1s\", jitter = \"1ms\" }",
                                             "[variants.v]",
                                             "machine.cores = 1025",
                                             "core = 1",
                                             "x = ",
                                             "= 1",
                                             "[[",
                                             "machine = 3"};

/// Where a statement or an expression stands: what may be said there.
struct Place {
  int depth = 0;
  bool function = false;
  bool async = false;
  bool loop = false;
  bool comprehension = false;
  Place inner() const {
    Place place = *this;
    ++place.depth;
    return place;
  }
};

class Generator {
 public:
  explicit Generator(Choices& choices) : choices_(choices) {}

  std::string program() {
    std::string text;
    if (choices_.one_in(4)) text += header();
    text += "import asyncio, threading, time\n";
    for (const std::string_view name : {"a", "b", "c"})
      text += fmt::format("{} = {}\n", name, fill('c', Place(), ""));
    const size_t count = 1 + choices_.below(12);
    for (size_t i = 0; i < count && !choices_.exhausted(); ++i) text += statement(Place(), "");
    return text;
  }

 private:
  template <size_t n>
  std::string_view pick(const std::string_view (&table)[n]) {
    return table[choices_.below(n)];
  }

  std::string header() {
    std::string text = "# /// scenario\n";
    for (size_t n = choices_.below(5); n > 0; --n)
      text += fmt::format("# {}\n", pick(kHeaderLines));
    return text + (choices_.one_in(12) ? "" : "# ///\n");
  }

  std::string_view form_of_statement(const Place& place) {
    constexpr size_t kSimple = 9;
    if (place.loop && choices_.one_in(6)) return pick(kLoopStatements);
    if (place.async && choices_.one_in(2)) return pick(kAsyncStatements);
    if (place.function && !place.async && choices_.one_in(3)) return pick(kFunctionStatements);
    return place.depth >= kDeepest ? kStatements[choices_.below(kSimple)] : pick(kStatements);
  }

  std::string_view form_of_expression(const Place& place) {
    if (place.depth > kDeepest + 2) return kNames[choices_.below(4)];
    if (place.async && !place.comprehension && choices_.one_in(4)) return pick(kAsyncExpressions);
    if (place.function && !place.async && !place.comprehension && choices_.one_in(8))
      return pick(kFunctionExpressions);
    return pick(kExpressions);
  }

  std::string statement(const Place& place, const std::string& indent) {
    std::string text = indent + expand(form_of_statement(place), place, indent);
    if (text.back() != '\n') text += '\n';
    return text;
  }

  std::string block(const Place& place, const std::string& indent) {
    std::string text = "\n";
    for (size_t n = 1 + choices_.below(3); n > 0; --n)
      text += statement(place.inner(), indent + "    ");
    return text;
  }

  /// The template with its blanks filled in; what follows a block or a line gets the statement's
  /// indentation.
  std::string expand(std::string_view form, const Place& place, const std::string& indent) {
    std::string text;
    bool after_block = false;
    for (size_t i = 0; i < form.size(); ++i) {
      if (std::exchange(after_block, false) && form[i] != '\n') text += indent;
      if (form[i] == '\n') {
        text += (text.ends_with('\n') ? "" : "\n") + indent;
      } else if (form[i] != '$') {
        text += form[i];
      } else if (const char blank = form[++i];
                 std::string_view("bldskq").find(blank) != std::string_view::npos) {
        text += block(place_of_block(blank, place), indent_of_last_line(text, indent));
        after_block = true;
      } else {
        text += fill(blank, place, indent);
      }
    }
    return text;
  }

  static Place place_of_block(char blank, Place place) {
    const int depth = place.depth;
    switch (blank) {
      case 'l':
        place.loop = true;
        return place;
      case 'd':
      case 's':
        place = Place();
        place.function = true;
        place.async = blank == 's';
        break;
      case 'k':
      case 'q':
        place = Place();
        break;  // except*: nothing may leave it but exceptions
      default:
        return place;
    }
    place.depth = depth;
    return place;
  }

  std::string fill(char blank, const Place& place, const std::string& indent) {
    switch (blank) {
      case 'e':
        return expand(form_of_expression(place), place.inner(), indent);
      case 'i': {
        Place inside = place;
        inside.comprehension = true;
        return fill('e', inside, indent);
      }
      case 'c':
        return expand(pick(kConstants), place.inner(), indent);
      case 't':
        return expand(pick(kTargets), place.inner(), indent);
      case 'p':
        return place.depth > kDeepest ? "1" : expand(pick(kPatterns), place.inner(), indent);
      case 'a':
        return expand(pick(kArguments), place.inner(), indent);
      case 'r':
        return expand(pick(kParameters), place.inner(), indent);
      case 'n':
        return std::string(pick(kNames));
      case 'o':
        return std::string(pick(kOperators));
      case 'u':
        return std::string(pick(kInplaceOperators));
      case 'm':
        return std::string(pick(kMethods));
      default:
        return std::string(pick(kExceptions));
    }
  }

  /// A template of several lines indents its later ones itself.
  static std::string indent_of_last_line(const std::string& text, const std::string& indent) {
    const size_t start = text.rfind('\n');
    if (start == std::string::npos) return indent;
    const size_t end = text.find_first_not_of(' ', start + 1);
    return text.substr(start + 1, (end == std::string::npos ? text.size() : end) - start - 1);
  }

  Choices& choices_;
};

constexpr std::string_view kDamage[] = {
    "(", ")",  "[",      "]",      "{",      "}",    ":",       ",",     "'",     "\"\"\"", "f'",
    "{", "\\", "\n",     "\n ",    "\t",     "=",    "*",       "**",    ".",     "..",     "\xff",
    "é", "😀",  "await ", "yield ", "async ", "def ", "lambda ", "else:", "0x",    "1e",     "1_",
    "$", "?",  "!",      "#",      ";",      "@",    "->",      ":=",    "None=", "class "};

void damage(std::string& text, Choices& choices) {
  const size_t at = (choices.below(256) << 8 | choices.below(256)) % (text.size() + 1);
  switch (choices.below(4)) {
    case 0:
      text.insert(at, kDamage[choices.below(std::size(kDamage))]);
      return;
    case 1:
      text.erase(at, 1 + choices.below(8));
      return;
    case 2:
      text.resize(at);
      return;
    default:
      text.insert(at, text.substr((at * 7) % (text.size() + 1), choices.below(40)));
      return;
  }
}

}  // namespace

std::string generate_program(Choices& choices) {
  const size_t wounds = choices.one_in(3) ? 1 + choices.below(3) : 0;
  std::string text = Generator(choices).program();
  for (size_t i = 0; i < wounds; ++i) damage(text, choices);
  return text;
}

}  // namespace interleave::fuzz
