// What is said of wrong programs, against CPython: tests/syntax_errors.txt holds the programs and
// what python3.11 says of each; tests/syntax_errors.py writes it.
#include "models/python/syntax_error.h"

#include <fstream>
#include <optional>
#include <sstream>
#include <string>

#include "models/python/parser.h"
#include "models/python/symtable.h"
#include "tests/catch.h"

using namespace interleave::models::python;

namespace {

constexpr std::string_view kProgram = "--- program\n", kVerdict = "--- 3.11\n";

std::optional<SyntaxError> error_of(const std::string& program) {
  try {
    const Source source("x.py", program);
    Ast ast = parse(source);
    analyse(ast, source);
  } catch (const SyntaxError& error) {
    return error;
  }
  return std::nullopt;
}

std::string attributes(const SyntaxError& e) {
  std::ostringstream out;
  out << to_string(e.kind) << '|' << e.message << '|' << e.line << '|' << e.column << '|'
      << e.end_line << '|' << e.end_column << '\n';
  return out.str();
}

}  // namespace

TEST_CASE("wrong programs are told in CPython's words, at its place") {
  std::ifstream file(INTERLEAVE_SOURCE_DIR "/tests/syntax_errors.txt");
  std::stringstream content;
  content << file.rdbuf();
  const std::string table = content.str();
  int programs = 0;
  for (size_t at = table.find(kProgram); at != std::string::npos;) {
    const size_t begin = at + kProgram.size();
    const size_t middle = table.find(kVerdict, begin);
    at = table.find(kProgram, begin);
    const std::string program = table.substr(begin, middle - begin);
    const std::string expected =
        table.substr(middle + kVerdict.size(), at - middle - kVerdict.size());
    INFO(program);
    const std::optional<SyntaxError> error = error_of(program);
    REQUIRE(error);
    CHECK(attributes(*error) + format(*error) == expected);
    ++programs;
  }
  CHECK(programs > 200);
}

TEST_CASE("text that is no program") {
  const auto message = [](std::string_view text) {
    try {
      Source("x.py", text);
    } catch (const SyntaxError& error) {
      return error.message;
    }
    return std::string();
  };
  CHECK(message(std::string_view("x = 1\0", 6)) == "source code cannot contain null bytes");
  CHECK(
      message("x = '\xff'") ==
      "Non-UTF-8 code starting with '\\xff' in file x.py on line 1, but no encoding declared; see "
      "https://peps.python.org/pep-0263/ for details");
}

TEST_CASE("nesting is limited, not the stack") {
  const auto repeated = [](const std::string& text, int times) {
    std::string all;
    for (int i = 0; i < times; ++i) all += text;
    return all;
  };
  CHECK(error_of("x = " + repeated("(", 5000))->message == "too many nested parentheses");
  for (const char* operators : {"not ", "-", "lambda: ", "x if y else ", "x ** "})
    CHECK(error_of("x = " + repeated(operators, 100'000) + "x")->message ==
          "too many nested expressions");
  CHECK(error_of("x = x" + repeated(" + x", 100'000))->message == "too many nested expressions");
  CHECK(error_of("x" + repeated(".x", 100'000))->message == "too many nested expressions");
  std::string blocks;
  for (size_t depth = 0; depth < 200; ++depth) blocks += std::string(depth, ' ') + "if x:\n";
  CHECK(error_of(blocks)->message == "too many levels of indentation");
}

TEST_CASE("a mistake deep inside brackets is found at once") {
  std::string program = "x = ";
  for (int depth = 0; depth < 60; ++depth) program += depth % 2 == 0 ? "{1: f(" : "[{";
  CHECK(error_of(program)->message == "'{' was never closed");
  program += "1 2";
  for (int depth = 59; depth >= 0; --depth) program += depth % 2 == 0 ? ")}" : "}]";
  CHECK(error_of(program)->message == "invalid syntax. Perhaps you forgot a comma?");
}
