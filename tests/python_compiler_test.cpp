// Small programs and their bytecode. `interleave disasm FILE` prints the same.
#include "models/python/disassembler.h"

#include "tests/catch.h"

namespace interleave::models::python {
namespace {

/// Without the first code, the module's.
std::string function_code(std::string_view program) {
  const std::string text = disassemble_program(program, "p.py");
  return text.substr(text.find("\n\n") + 2);
}

TEST_CASE("operators on locals are one instruction", "[python][compiler]") {
  CHECK(function_code("def f(a, b):\n    c = a + b\n    return c\n") ==
        "f: 3 registers, locals r0=a r1=b r2=c\n"
        "    2       0  ADD             c, a, b\n"
        "    3       1  RETURN          c\n");
}

TEST_CASE("a comparison and its branch share the result", "[python][compiler]") {
  CHECK(function_code("def f(n):\n    while n > 0:\n        n -= 1\n    return n\n") ==
        "f: 2 registers, locals r0=n\n"
        "    2       0  GT_K            r1, n, 0\n"
        "            1  JUMP_IF_FALSE   r1, -> 6\n"
        "    3 >>    2  SUB_K           n, n, 1\n"
        "    2       3  GT_K            r1, n, 0\n"
        "            4  JUMP_IF_FALSE   r1, -> 6\n"
        "            5  JUMP_BACK       -> 2\n"
        "    4 >>    6  RETURN          n\n");
}

TEST_CASE("a name that may be unbound is checked once", "[python][compiler]") {
  CHECK(function_code("def f(c):\n    if c: x = 1\n    return x + x\n") ==
        "f: 3 registers, locals r0=c r1=x\n"
        "    2       0  JUMP_IF_FALSE   c, -> 2\n"
        "            1  LOAD_CONST      x, 1\n"
        "    3 >>    2  CHECK_BOUND     x\n"
        "            3  ADD             r2, x, x\n"
        "            4  RETURN          r2!\n");
}

}  // namespace
}  // namespace interleave::models::python
