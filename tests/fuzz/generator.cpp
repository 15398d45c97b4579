#include "tests/fuzz/generator.h"

#include <iterator>

namespace interleave::fuzz {

size_t Choices::below(size_t count) { return exhausted() ? 0 : bytes_[at_++] % count; }

namespace {

constexpr int kDeepest = 4;

// Templates: $e an expression, $t a target, $n a name, $c a constant, $p a pattern, $o an operator, $a the
// arguments of a call, $r parameters, $m a method, $x an exception; in statements $b a block that
// is indented behind it, $d the same in a function. The first of each table is what ends a program.
constexpr std::string_view kConstants[] = {
    "0", "1", "-1", "2", "7", "10**20", "1.5", "1e308", "float('nan')", "True", "None", "...", "''", "'a'", "'ä€😀'", "b'x'",
    "f'{$e!r:>5}'", "f'{$n=}'", "[]", "{}", "()", "set()", "range(3)", "1_000", "0x1f", "'%s %d' % (1, 2)", "r'\\d'", "'''a\nb'''"};
constexpr std::string_view kNames[] = {"a", "b", "c", "d", "f", "g", "C", "x", "self", "len", "print", "sum", "asyncio", "threading"};
constexpr std::string_view kOperators[] = {"+", "-", "*", "/", "//", "%", "**", "<<", ">>", "&", "|", "^", "@",
                                           "==", "!=", "<", "<=", "is", "is not", "in", "not in", "and", "or"};
constexpr std::string_view kMethods[] = {"append", "pop", "items", "keys", "get", "update", "add", "sort", "join", "split", "format",
                                         "upper", "strip", "replace", "encode", "count", "index", "send", "throw", "close",
                                         "__class__", "__dict__", "__init__", "cancel", "result", "set", "wait", "start", "x", "y"};
constexpr std::string_view kExceptions[] = {"Exception", "ValueError", "KeyError", "BaseException", "StopIteration", "GeneratorExit",
                                            "asyncio.CancelledError", "(TypeError, IndexError)", "ZeroDivisionError", "RecursionError"};
constexpr std::string_view kExpressions[] = {
    "$c", "$n", "$n", "$e $o $e", "$e $o $e", "($e)", "-$e", "not $e", "~$e", "$e[$e]", "$e[$e:$e]", "$e[::$c]", "$n.$m", "$n.$m($a)",
    "$n($a)", "$n($a)", "[$e, $e]", "($e, $e)", "{$e: $e}", "{$e, $e}", "[$e for $n in $e]", "[$e for $n in $e if $e for $n in $e]",
    "{$n: $e for $n in $e}", "{$e for $n in $e}", "sum($e for $n in $e)", "lambda $n: $e", "$e if $e else $e", "($n := $e)", "[*$e, $e]",
    "{**$e}", "await $e", "(yield $e)", "(yield from $e)", "$e < $e <= $e", "len($e)", "str($e)", "repr($e)", "int($e)", "list($e)",
    "sorted($e)", "dict($e)", "set($e)", "tuple($e)", "iter($e)", "next($e, None)", "isinstance($e, $n)", "super().$m($a)", "type($e)",
    "f'{$e}{$e:{$n}}'", "print($a)", "C($a)", "asyncio.sleep($c)", "asyncio.gather($e, $e)", "asyncio.create_task($e)",
    "asyncio.wait_for($e, $c)", "asyncio.Queue()", "asyncio.Lock()", "threading.Lock()", "threading.Thread(target=$n)", "map($n, $e)",
    "zip($e, $e)", "enumerate($e)", "reversed($e)", "min($e, $e)", "round($e, $e)", "divmod($e, $e)", "pow($e, $e, $e)", "hash($e)",
    "getattr($n, '$m', $e)", "setattr($n, '$m', $e)", "'{:>{}}'.format($e, $e)", "'%s' % $e", "id($e) > 0", "callable($e)"};
constexpr std::string_view kTargets[] = {"$n", "$n", "$n.$m", "$n[$e]", "$n, $n", "$n, *$n", "[$n, ($n, $n)]", "$n[$e:$e]"};
constexpr std::string_view kPatterns[] = {"_", "$c", "$n", "[$p, *$n]", "{'a': $p, **$n}", "C(x=$p)", "$p | $p", "($p, $p)", "$p as $n",
                                          "int()", "None", "-1", "str($n)"};
constexpr std::string_view kArguments[] = {"", "$e", "$e, $e", "*$e", "**$e", "$n=$e", "$e, *$e, $n=$e, **$e"};
constexpr std::string_view kParameters[] = {"", "$n", "a, b=$c", "*args", "**kwargs", "self", "self, a", "a, /, b, *, c=$c", "a, *args, d=$e, **kwargs"};
constexpr std::string_view kStatements[] = {
    "pass", "$e", "$e", "$t = $e", "$t = $e", "$t = $t = $e", "$n $o= $e", "$n: int = $e", "print($a)", "if $e:$b", "if $e:$belse:$b",
    "if $e:$belif $e:$belse:$b", "for $t in $e:$b", "for $t in range(3):$belse:$b", "while $e:$b", "while $n:    break",
    "def $n($r):$d", "def $n($r) -> $e:$d", "async def $n($r):$d", "class $n:$b", "class $n($e):$b", "class C:\n    def __init__(self, x=0):\n        self.x = x\n    def $m($r):$d",
    "class C:\n    def __del__(self):$d", "class C:\n    def __repr__(self):$d", "class C:\n    def __eq__(self, other):$d", "try:$bexcept $x as $n:$b", "try:$bfinally:$b", "try:$bexcept $x:$belse:$bfinally:$b",
    "try:$bexcept* $x:$b", "with $e as $t:$b", "with $e, $e:$b", "async with $e as $n:$b", "async for $n in $e:$b", "return $e", "raise", "raise $e",
    "raise $x($a)", "raise $e from $e", "del $t", "assert $e, $e", "global $n", "nonlocal $n", "break", "continue", "yield $e",
    "import asyncio, threading, time", "import math", "from asyncio import *", "from $n import $n", "@$e\ndef $n($r):$d", "match $e:\n    case $p if $e:$b\n    case $p:$b",
    "asyncio.run($e)", "asyncio.run($n())", "threading.Thread(target=$n, args=($e,)).start()", "time.sleep($c)", "await $e",
    "$n = $n()", "for _ in range(1000): $n = [$n]", "$n.sort(key=$n)", "exit($e)", "lambda: (yield)"};
constexpr std::string_view kHeaderLines[] = {
    "title = \"t\"", "inputs = [\"1\", \"a\"]", "machine.cores = 2", "machine.policy = \"fifo\"", "machine.quantum = \"1ms\"", "machine.gil = false",
    "machine.step_cost = \"10ns\"", "machine.step_cost = \"cpython-3.11\"", "machine.switch_interval = \"1us\"", "machine.seed = 3", "[machine]",
    "cores = 1", "limits.recursion = 20", "limits.output = \"1 KiB\"", "[cost]", "\"f\" = { cpu = \"1ms\" }", "\"*\" = { wait = \"1s\", jitter = \"1ms\" }",
    "[variants.v]", "machine.cores = 1025", "core = 1", "x = ", "= 1", "[[", "machine = 3"};

class Generator {
 public:
  explicit Generator(Choices& choices) : choices_(choices) {}

  std::string program() {
    std::string text;
    if (choices_.one_in(4)) text += header();
    if (!choices_.one_in(4)) text += "import asyncio, threading, time\n";
    for (const std::string_view name : {"a", "b", "c"}) text += std::string(name) + " = " + expand(pick(kConstants), 1, "") + "\n";
    const size_t count = 1 + choices_.below(12);
    for (size_t i = 0; i < count && !choices_.exhausted(); ++i) text += statement(0, "");
    return text;
  }

 private:
  template <size_t n>
  std::string_view pick(const std::string_view (&table)[n]) {
    return table[choices_.below(n)];
  }

  std::string header() {
    std::string text = "# /// scenario\n";
    for (size_t n = choices_.below(5); n > 0; --n) text.append("# ").append(pick(kHeaderLines)).append("\n");
    return text + (choices_.one_in(12) ? "" : "# ///\n");
  }

  std::string statement(int depth, const std::string& indent) {
    const std::string_view form = depth >= kDeepest ? kStatements[choices_.below(9)] : pick(kStatements);
    std::string text = indent + expand(form, depth, indent);
    if (text.back() != '\n') text += '\n';
    return text;
  }

  std::string block(int depth, const std::string& indent) {
    std::string text = "\n";
    for (size_t n = 1 + choices_.below(3); n > 0; --n) text += statement(depth + 1, indent + "    ");
    return text;
  }

  /// The template with its blanks filled in; continuation lines get the statement's indentation.
  std::string expand(std::string_view form, int depth, const std::string& indent) {
    std::string text;
    bool after_block = false;
    for (size_t i = 0; i < form.size(); ++i) {
      if (after_block) {
        text += indent;
        after_block = false;
      }
      if (form[i] == '\n') {
        text += "\n" + indent;
        continue;
      }
      if (form[i] != '$' || i + 1 == form.size()) {
        text += form[i];
        continue;
      }
      const std::string own(indent_of_last_line(text, indent));
      switch (form[++i]) {
        case 'e': text += depth > kDeepest + 2 ? expand(kNames[choices_.below(4)], depth, indent) : expand(pick(kExpressions), depth + 1, indent); break;
        case 'c': text += depth > kDeepest + 2 ? std::string("1") : expand(pick(kConstants), depth + 1, indent); break;
        case 't': text += expand(pick(kTargets), depth + 1, indent); break;
        case 'p': text += depth > kDeepest ? std::string("_") : expand(pick(kPatterns), depth + 1, indent); break;
        case 'a': text += expand(pick(kArguments), depth + 1, indent); break;
        case 'r': text += expand(pick(kParameters), depth + 1, indent); break;
        case 'n': text += pick(kNames); break;
        case 'o': text += pick(kOperators); break;
        case 'm': text += pick(kMethods); break;
        case 'x': text += pick(kExceptions); break;
        case 'b':
        case 'd':
          text += block(depth, own);
          after_block = true;
          break;
        default: break;
      }
    }
    return text;
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

constexpr std::string_view kDamage[] = {"(", ")", "[", "]", "{", "}", ":", ",", "'", "\"\"\"", "f'", "{", "\\", "\n", "\n ", "\t", "=", "*", "**", ".",
                                        "..", "\xff", "é", "😀", "await ", "yield ", "async ", "def ", "lambda ", "else:", "0x", "1e", "1_", "$", "?",
                                        "!", "#", ";", "@", "->", ":=", "None=", "class "};

void damage(std::string& text, Choices& choices) {
  const size_t at = (choices.below(256) << 8 | choices.below(256)) % (text.size() + 1);
  switch (choices.below(4)) {
    case 0: text.insert(at, kDamage[choices.below(std::size(kDamage))]); return;
    case 1: text.erase(at, 1 + choices.below(8)); return;
    case 2: text.resize(at); return;
    default: text.insert(at, text.substr((at * 7) % (text.size() + 1), choices.below(40))); return;
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
