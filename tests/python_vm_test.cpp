// What the machine does, as programs and what they print. The expectations are CPython 3.11's.
#include <string>
#include <string_view>

#include "models/python/run.h"
#include "tests/catch.h"

namespace interleave::models::python {
namespace {

std::string output_of(std::string_view program) {
  RunOptions options;
  options.tracing = false;
  const RunResult result = run_scenario(program, options);
  return result.out + result.err;
}

struct Case {
  std::string_view what, program, output;
};

constexpr Case kCases[] = {
    {"locals are read in order", "def f(y): return y + (y := 5) + y\nprint(f(1))", "11\n"},
    {"a target's parts are evaluated after the value",
     "def e(v):\n  print(v, end=' ')\n  return v\nd = {}\nd[e(2)] = e(1)\nprint(d)", "1 2 {2: 1}\n"},
    {"comparisons chain", "def e(v):\n  print(v, end=' ')\n  return v\nprint(e(1) < e(0) < e(5))", "1 0 False\n"},
    {"swapping needs no tuple", "a, b = 1, 2\na, b = b, a\nprint(a, b)", "2 1\n"},
    {"closures share their variable", "def c():\n  n = 0\n  def i():\n    nonlocal n\n    n += 1\n    return n\n  return i\ni = c()\nprint(i(), i())",
     "1 2\n"},
    {"break and continue run finally", "for i in range(3):\n  try:\n    if i == 1: continue\n    if i == 2: break\n  finally: print(i)",
     "0\n1\n2\n"},
    {"finally overrides", "def f():\n  try: return 1\n  finally: return 2\nprint(f())", "2\n"},
    {"a name caught is forgotten", "try: 1/0\nexcept ZeroDivisionError as e: pass\ntry: e\nexcept NameError as n: print(n)",
     "name 'e' is not defined\n"},
    {"generators keep their place", "def g():\n  x = yield 1\n  yield x\ni = g()\nprint(next(i), i.send('a'))", "1 a\n"},
    {"yield from returns", "def a():\n  yield 1\n  return 2\ndef b():\n  print((yield from a()))\nprint(list(b()))", "2\n[1]\n"},
    {"a coroutine ends with its value", "async def c(): return 7\ntry: c().send(None)\nexcept StopIteration as s: print(s.value)", "7\n"},
    {"temporaries die at once", "class D:\n  def __del__(s): print('gone')\nD()\nprint('after')", "gone\nafter\n"},
    {"a replaced value dies before the next line",
     "class D:\n  def __del__(s): print('gone')\nd = D()\nd = 1\nprint('after')", "gone\nafter\n"},
    {"except* takes parts", "try: raise ExceptionGroup('g', [ValueError(1), TypeError(2)])\nexcept* ValueError as e: print(e.exceptions)\nexcept* TypeError as e: print(e.exceptions)",
     "(ValueError(1),)\n(TypeError(2),)\n"},
    {"match binds what matched", "match [1, 2, 3]:\n  case [a, *b]: print(a, b)", "1 [2, 3]\n"},
    {"super finds the next class", "class A:\n  def f(s): return 'A'\nclass B(A):\n  def f(s): return 'B' + super().f()\nprint(B().f())", "BA\n"},
    {"recursion has an end", "def f(): f()\ntry: f()\nexcept RecursionError as e: print(e)", "maximum recursion depth exceeded\n"},
    {"unbound locals say so", "def f():\n  print(x)\n  x = 1\ntry: f()\nexcept UnboundLocalError as e: print(e)",
     "cannot access local variable 'x' where it is not associated with a value\n"},
};

TEST_CASE("programs print what CPython prints", "[python][vm]") {
  for (const Case& c : kCases) {
    INFO(c.what);
    CHECK(output_of(c.program) == c.output);
  }
}

TEST_CASE("a loop of a million steps takes no virtual time", "[python][vm]") {
  RunOptions options;
  const RunResult result = run_scenario("x = 0\nwhile x < 1000000: x += 1\nprint(x)", options);
  CHECK(result.out == "1000000\n");
  CHECK(result.makespan == sim::Time());
}

TEST_CASE("with a step cost virtual time is exact", "[python][vm]") {
  constexpr std::string_view kProgram =
      "# /// scenario\n# [machine]\n# step_cost = \"10ns\"\n# ///\nx = 0\nwhile x < 1000: x += 1\n";
  RunOptions options;
  const sim::Time once = run_scenario(kProgram, options).makespan;
  CHECK(once > sim::Time());
  CHECK(run_scenario(kProgram, options).makespan == once);
}

}  // namespace
}  // namespace interleave::models::python
