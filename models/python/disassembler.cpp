#include "models/python/disassembler.h"

#include <optional>
#include <set>

#include "models/python/code.h"
#include "models/python/compiler.h"
#include "models/python/interpreter.h"
#include "models/python/parser.h"
#include "models/python/syntax_error.h"
#include "models/python/vm.h"
#include "models/threads/thread.h"

namespace interleave::models::python {
namespace {

std::string_view operands_of(Op op) {
  static constexpr std::string_view kOperands[] = {
#define X(name, operands) operands,
      INTERLEAVE_OPCODES(X)
#undef X
  };
  return kOperands[static_cast<size_t>(op)];
}

class Disassembler {
 public:
  Disassembler(Vm& vm, const Code& code) : vm_(vm), code_(code) {}

  std::string text() {
    std::set<uint32_t> targets;
    for (const Instruction& i : code_.instructions) {
      if (operands_of(i.op).ends_with('J')) targets.insert(i.d);
    }
    for (const HandlerRange& range : code_.handlers) targets.insert(range.handler);
    std::string result = fmt::format("{}: {} registers", code_.qualname->view(), code_.register_count);
    if (!code_.locals.empty()) result += ", locals " + names(code_.locals, 0);
    if (!code_.cells.empty()) result += ", cells " + names(code_.cells, code_.first_cell());
    result += "\n";
    uint32_t line = 0;
    for (uint32_t at = 0; at < code_.instructions.size(); ++at) {
      const uint32_t now = code_.positions[at].line;
      result += fmt::format("{:>5} {} {:>4}  {}\n", now != line ? std::to_string(now) : "", targets.contains(at) ? ">>" : "  ",
                            at, instruction(code_.instructions[at]));
      line = now;
    }
    for (const HandlerRange& range : code_.handlers) {
      result += fmt::format("  {}..{} -> {}\n", range.start, range.end, range.handler);
    }
    for (const Value& constant : code_.constants) {
      if (constant.is(Kind::code)) result += "\n" + Disassembler(vm_, *constant.as<Code>()).text();
    }
    return result;
  }

 private:
  static std::string names(const std::vector<Ref<Str>>& list, uint32_t first) {
    std::string result;
    for (uint32_t i = 0; i < list.size(); ++i) result += fmt::format("{}r{}={}", i > 0 ? " " : "", first + i, list[i]->view());
    return result;
  }

  /// A register, under the name of its variable if it is one's. `!`: the instruction uses it up.
  std::string reg(uint32_t r, bool taken) const {
    if (r < code_.locals.size()) return std::string(code_.locals[r]->view());
    if (r - code_.first_cell() < code_.cells.size()) return fmt::format("cell {}", code_.cells[r - code_.first_cell()]->view());
    return fmt::format("r{}{}", r, taken ? "!" : "");
  }

  std::string constant(uint32_t k) const {
    const Value& value = code_.constants[k];
    if (const auto* code = value.try_as<Code>()) return fmt::format("<code {}>", code->qualname->view());
    return std::string(vm_.repr(value)->view());
  }

  std::string instruction(const Instruction& i) const {
    std::string text = fmt::format("{:<16}", op_name(i.op));
    const std::string_view operands = operands_of(i.op);
    for (size_t n = 0; n < operands.size(); ++n) {
      const std::string part = operand(operands[n], n, i);
      if (!part.empty()) text += (text.back() == ' ' ? "" : ", ") + part;
    }
    while (text.ends_with(' ')) text.pop_back();
    return text;
  }

  std::string operand(char kind, size_t place, const Instruction& i) const {
    const uint32_t narrow = place == 0 ? i.a : place == 1 ? i.b : i.c;
    switch (kind) {
      case 'a': return reg(i.a, false);
      case 'A': return reg(i.a, (i.flags & kTakeA) != 0);
      case 'b': return reg(i.b, (i.flags & kTakeB) != 0);
      case 'c': return reg(i.c, (i.flags & kTakeC) != 0);
      case 'K': return constant(i.c);
      case 'D': return constant(i.d);
      case 'N': return std::string(code_.names[place == 2 ? i.c : i.d]->view());
      case 'G': return std::string(code_.global_caches[i.d].name->view());
      case 'T': return std::string(code_.attr_caches[i.c].name->view());
      case 'J': return fmt::format("-> {}", i.d);
      case '#': return std::to_string(narrow);
      case '%': return std::to_string(i.d);
      default: return "";
    }
  }

  Vm& vm_;
  const Code& code_;
};

}  // namespace

std::string disassemble(Vm& vm, const Code& code) { return Disassembler(vm, code).text(); }

std::string disassemble_program(std::string_view text, std::string_view file_name) {
  sim::Simulator simulator;
  sim::Cores cores(simulator, {});
  threads::Process process(cores, "python3", 1);
  const Scenario scenario;
  Interpreter interpreter(simulator, process, scenario, {.out = [](std::string_view) {}, .err = [](std::string_view) {}});
  std::string result;
  std::optional<SyntaxError> error;
  threads::Thread thread(process, "MainThread", [&] {
    Vm vm(interpreter, threads::Thread::current(simulator));
    try {
      const Source source(std::string(file_name), text);
      Ast ast = parse(source);
      const SymbolTable symbols = analyse(ast, source);
      result = disassemble(vm, *compile(vm, ast, symbols, source, CodeKind::program));
    } catch (const SyntaxError& thrown) {
      error = thrown;
    }
  });
  thread.start();
  simulator.run();
  if (error) throw SyntaxError(*error);
  return result;
}

}  // namespace interleave::models::python
