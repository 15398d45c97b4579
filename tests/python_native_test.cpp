// How arguments reach native functions, and what is said when they don't fit.
#include <string>
#include <string_view>

#include "models/python/run.h"
#include "tests/catch.h"

namespace interleave::models::python {
namespace {

std::string error_of(const std::string& call) {
  RunOptions options;
  options.tracing = false;
  return run_scenario("try: " + call + "\nexcept TypeError as e: print(e)\n", options).out;
}

struct Case {
  std::string_view call, message;
};

constexpr Case kCases[] = {
    {"[].append()", "list.append() takes exactly one argument (0 given)"},
    {"[].append(1, 2)", "list.append() takes exactly one argument (2 given)"},
    {"[].append(object=1)", "list.append() takes no keyword arguments"},
    {"[].clear(1)", "list.clear() takes no arguments (1 given)"},
    {"[].insert(1)", "insert expected 2 arguments, got 1"},
    {"len()", "len() takes exactly one argument (0 given)"},
    {"sorted()", "sorted expected 1 argument, got 0"},
    {"print(1, x=2)", "'x' is an invalid keyword argument for print()"},
    {"range()", "range expected at least 1 argument, got 0"},
    {"isinstance(1)", "isinstance expected 2 arguments, got 1"},
};

TEST_CASE("wrong calls of native functions are worded as CPython's", "[python][native]") {
  for (const Case& c : kCases) {
    INFO(c.call);
    CHECK(error_of(std::string(c.call)) == std::string(c.message) + "\n");
  }
}

}  // namespace
}  // namespace interleave::models::python
