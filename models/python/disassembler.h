// Bytecode as text: one line per instruction, with source line, jump targets and what operands mean.
#pragma once

#include <string>
#include <string_view>

namespace interleave::models::python {

class Vm;
struct Code;

/// The code and, after it, the codes of the functions and classes inside.
std::string disassemble(Vm& vm, const Code& code);

/// Compiles a program and disassembles it, without running it. Throws SyntaxError.
std::string disassemble_program(std::string_view source, std::string_view file_name);

}  // namespace interleave::models::python
