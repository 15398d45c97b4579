// Expressions and what CPython answers: each line of tests/expressions/*.txt is an expression, a
// tab, and its repr or its exception. scripts/expressions.py writes the answers.
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "models/python/run.h"
#include "tests/catch.h"

namespace {

using namespace interleave::models::python;

struct Line {
  std::string expression, answer;
};

std::vector<Line> read_table(const std::string& name) {
  std::ifstream file(std::string(INTERLEAVE_SOURCE_DIR) + "/tests/expressions/" + name + ".txt");
  REQUIRE(file.is_open());
  std::vector<Line> table;
  for (std::string text; std::getline(file, text);) {
    const size_t tab = text.find('\t');
    table.push_back({text.substr(0, tab), text.substr(tab + 1)});
  }
  return table;
}

// One program that prints the answer to every expression of the table.
std::string program_for(const std::vector<Line>& table) {
  std::string program;
  for (const Line& line : table) {
    program += "try:\n    print(repr((" + line.expression + ")))\n";
    program += "except Exception as error:\n    print(type(error).__name__ + ': ' + str(error))\n";
  }
  return program;
}

}  // namespace

TEST_CASE("expressions evaluate as in CPython") {
  const std::string name =
      GENERATE("str", "format", "integer", "float", "list", "dict", "set", "bytes", "functions");
  const std::vector<Line> table = read_table(name);
  const RunResult result = run_scenario(program_for(table), RunOptions{});
  INFO(name << ": " << result.err);
  std::istringstream answers(result.out);
  for (const Line& line : table) {
    std::string answer;
    std::getline(answers, answer);
    INFO(name << ": " << line.expression);
    CHECK(answer == line.answer);
  }
  CHECK(result.exit_status == 0);
}
