// interleave disasm FILE and interleave ast FILE: what becomes of a program before it runs.
#include <fmt/format.h>

#include "cli/commands.h"
#include "models/python/ast_dump.h"
#include "models/python/disassembler.h"
#include "models/python/parser.h"
#include "models/python/symtable.h"
#include "models/python/syntax_error.h"

namespace interleave::cli {

namespace {

using models::python::SyntaxError;

std::string bytecode(const std::string& file) {
  return models::python::disassemble_program(read_scenario(file), shown_path(file));
}

std::string syntax_tree(const std::string& file) {
  const models::python::Source source(shown_path(file), read_scenario(file));
  models::python::Ast tree = models::python::parse(source);
  models::python::analyse(tree, source);
  return models::python::dump(tree);
}

/// A subcommand of one FILE that prints a text made from it.
void add_inspection(CLI::App& app, Action& chosen, const char* name, const char* help,
                    std::string (*inspect)(const std::string& file)) {
  auto file = std::make_shared<std::string>();
  CLI::App* command = app.add_subcommand(name, help);
  command->add_option("FILE", *file, "A Python program; - is standard input")->required();
  command->callback([file, inspect, &chosen] {
    chosen = [file, inspect] {
      try {
        fmt::print("{}", inspect(*file));
        return 0;
      } catch (const SyntaxError& error) {
        fmt::print(stderr, "{}", models::python::format(error));
        return 1;
      }
    };
  });
}

}  // namespace

void add_disasm(CLI::App& app, Action& chosen) {
  add_inspection(app, chosen, "disasm", "Print the bytecode of a program", bytecode);
}

void add_ast(CLI::App& app, Action& chosen) {
  add_inspection(app, chosen, "ast", "Print the syntax tree of a program, as python3 -m ast does", syntax_tree);
}

}  // namespace interleave::cli
