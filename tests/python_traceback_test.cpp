// Uncaught exceptions on stderr, as python3.11 prints them.
#include <string>
#include <string_view>

#include "models/python/run.h"
#include "tests/catch.h"

namespace interleave::models::python {
namespace {

std::string stderr_of(std::string_view program) {
  RunOptions options;
  options.tracing = false;
  options.file_name = "p.py";
  return run_scenario(program, options).err;
}

struct Case {
  std::string_view program, text;
};

constexpr Case kCases[] = {
    {"x = 1 + 'a'\n",
     "Traceback (most recent call last):\n  File \"p.py\", line 1, in <module>\n    x = 1 + 'a'\n        ~~^~~~~\n"
     "TypeError: unsupported operand type(s) for +: 'int' and 'str'\n"},
    {"def f(d):\n    return d['a']['b']\nf({'a': {}})\n",
     "Traceback (most recent call last):\n  File \"p.py\", line 3, in <module>\n    f({'a': {}})\n"
     "  File \"p.py\", line 2, in f\n    return d['a']['b']\n           ~~~~~~^^^^^\nKeyError: 'b'\n"},
    {"message = 1\nprint(mesage)\n",
     "Traceback (most recent call last):\n  File \"p.py\", line 2, in <module>\n    print(mesage)\n          ^^^^^^\n"
     "NameError: name 'mesage' is not defined. Did you mean: 'message'?\n"},
    {"def f(n):\n    f(n + 1)\nimport sys\nf(0)\n", ""},
    {"try:\n    1 / 0\nexcept ZeroDivisionError as e:\n    raise ValueError('v') from e\n",
     "Traceback (most recent call last):\n  File \"p.py\", line 2, in <module>\n    1 / 0\n    ~~^~~\n"
     "ZeroDivisionError: division by zero\n\n"
     "The above exception was the direct cause of the following exception:\n\n"
     "Traceback (most recent call last):\n  File \"p.py\", line 4, in <module>\n    raise ValueError('v') from e\n"
     "ValueError: v\n"},
    {"raise ExceptionGroup('g', [ValueError(1), TypeError(2)])\n",
     "  + Exception Group Traceback (most recent call last):\n  |   File \"p.py\", line 1, in <module>\n"
     "  |     raise ExceptionGroup('g', [ValueError(1), TypeError(2)])\n  | ExceptionGroup: g (2 sub-exceptions)\n"
     "  +-+---------------- 1 ----------------\n    | ValueError: 1\n    +---------------- 2 ----------------\n"
     "    | TypeError: 2\n    +------------------------------------\n"},
};

TEST_CASE("tracebacks read as CPython's", "[python][traceback]") {
  for (const Case& c : kCases) {
    INFO(c.program);
    const std::string text = stderr_of(c.program);
    if (c.text.empty()) {
      CHECK(text.find("  [Previous line repeated 996 more times]\n") != std::string::npos);
    } else {
      CHECK(text == c.text);
    }
  }
}

}  // namespace
}  // namespace interleave::models::python
