// compile, eval and exec. What they run has its top level's names in a dict (CodeKind::dynamic):
// found there, then in the globals, then in the builtins, which the globals may replace by an entry
// `__builtins__`.
//
// The inline caches of a Code belong to the dict of globals that it was first run with. With
// another one exec() runs a copy.
#include <optional>

#include "models/python/builtins/buffer.h"
#include "models/python/builtins/builtins.h"
#include "models/python/builtins/integer.h"
#include "models/python/builtins/str.h"
#include "models/python/builtins/support.h"
#include "models/python/compiler.h"
#include "models/python/execution.h"
#include "models/python/parser.h"
#include "models/python/syntax_error.h"

namespace interleave::models::python {
namespace {

constexpr uint8_t kHasRun = 4;  // in a Code's flags
constexpr std::string_view kStringFile = "<string>";

/// The Python exception for `error`. CPython reads no line ends into a text given to eval(): past
/// its end there is no column.
[[noreturn]] void raise_syntax_error(Vm& vm, const SyntaxError& error, std::string_view source,
                                     bool expression, bool knows_text) {
  using Kind = SyntaxError::Kind;
  const Types& t = vm.types();
  Type* type = error.kind == Kind::SyntaxError        ? t.SyntaxError
               : error.kind == Kind::IndentationError ? t.IndentationError
                                                      : t.TabError;
  int64_t line = error.line, column = error.column, end = error.end_column;
  std::string text = error.text;
  const bool is_last = source.ends_with(text);
  if (expression && is_last) {
    const auto size = static_cast<int64_t>(characters(text, static_cast<uint32_t>(text.size())));
    if (column > size && error.message == "invalid syntax") column = end = 0;
    if (source.empty()) line = 0;
  } else {
    text += '\n';
  }
  const Value place =
      vm.tuple({{vm.str(error.file), Value::integer(line), Value::integer(column),
                 knows_text ? Value(vm.str(text)) : Value::none(),
                 Value::integer(line == 0 ? 0 : error.end_line), Value::integer(end)}});
  vm.raise_value(vm.call(Value(type), {{vm.str(error.message), place}}));
}

Ref<Code> compile_text(Vm& vm, std::string_view file, std::string_view text, CodeKind kind) {
  const bool expression = kind == CodeKind::expression;
  if (text.find('\0') != text.npos)
    vm.raise(vm.types().ValueError, "source code string cannot contain null bytes");
  std::optional<SyntaxError> error;
  bool parsed = false;
  try {
    const Source source(std::string(file), text);
    Ast ast = expression ? parse_expression(source) : parse(source);
    parsed = true;
    const SymbolTable symbols = analyse(ast, source);
    return compile(vm, ast, symbols, source, kind);
  } catch (const SyntaxError& thrown) {
    error = thrown;
  }
  raise_syntax_error(vm, *error, text, expression, !parsed);
}

/// The text of a source argument; nullopt if it is none.
std::optional<std::string> source_text(Vm& vm, const Value& source) {
  if (const auto* text = source.try_as<Str>()) return std::string(text->view());
  if (is_buffer(source)) return gather(vm, source);
  return std::nullopt;
}

/// A copy of `code` and the code inside it, with empty caches of globals.
Ref<Code> fresh_copy(Vm& vm, const Code& code) {
  const auto copy = vm.heap().make<Code>(vm.types().code, static_cast<const CodeBody&>(code));
  for (GlobalCache& cache : copy->global_caches) cache = {cache.name};
  for (Value& constant : copy->constants) {
    if (const auto* inner = constant.try_as<Code>()) constant = fresh_copy(vm, *inner);
  }
  return copy;
}

/// eval() and exec(): the arguments are source, globals and locals.
class Evaluation {
 public:
  Evaluation(Vm& vm, std::string_view function, CodeKind kind)
      : vm_(vm), function_(function), kind_(kind) {}

  Value run(Value* a) {
    take_namespaces(a[1], a[2]);
    Ref<Code> code = code_of(a[0]);
    if ((code->flags & kHasRun) != 0) code = fresh_copy(vm_, *code);
    code->flags |= kHasRun;
    const auto body = vm_.heap().make<Function>(vm_.types().function, code, globals_);
    Execution execution(vm_);
    Ref<Frame> frame = execution.new_frame(body, Args{});
    if (code->has_namespace) frame->names = locals_;
    return execution.run_to_end(std::move(frame));
  }

 private:
  bool is_eval() const { return kind_ == CodeKind::expression; }

  void take_namespaces(const Value& globals, const Value& locals) {
    if (!globals.is_none() && !globals.is(Kind::dict)) raise_bad_globals(globals);
    if (!locals.is_none() && !locals.is(Kind::dict)) raise_bad_locals(locals);
    globals_ = globals.is_none() ? vm_.frame()->function->globals : Ref<Dict>(globals.as<Dict>());
    if (!locals.is_none()) {
      locals_ = Ref<Dict>(locals.as<Dict>());
    } else {
      locals_ = globals.is_none() ? local_names(vm_) : globals_;
    }
    Interpreter& interpreter = vm_.interpreter();
    Str* builtins = interpreter.names().builtins;
    if (globals_->find(builtins) == nullptr)
      globals_->set(builtins, Value(&interpreter.builtins()));
  }

  [[noreturn]] void raise_bad_globals(const Value& v) {
    Type* error = vm_.types().TypeError;
    if (!is_eval()) vm_.raise(error, "exec() globals must be a dict, not {}", type_name(vm_, v));
    if (vm_.type_of(v)->slots.get_item != nullptr)
      vm_.raise(error, "globals must be a real dict; try eval(expr, {{}}, mapping)");
    vm_.raise(error, "globals must be a dict");
  }
  [[noreturn]] void raise_bad_locals(const Value& v) {
    if (vm_.type_of(v)->slots.get_item != nullptr) {
      vm_.raise(vm_.types().NotImplementedError,
                "{}() supports a dict as locals, not another mapping ('{}')", function_,
                type_name(vm_, v));
    }
    if (is_eval()) vm_.raise(vm_.types().TypeError, "locals must be a mapping");
    vm_.raise(vm_.types().TypeError, "locals must be a mapping or None, not {}", type_name(vm_, v));
  }

  Ref<Code> code_of(const Value& source) {
    if (source.is(Kind::code)) {
      Ref<Code> code(source.as<Code>());
      if (!code->frees.empty()) {
        vm_.raise(vm_.types().TypeError,
                  "code object passed to {}() may not contain free variables", function_);
      }
      return code;
    }
    auto text = source_text(vm_, source);
    if (!text) {
      vm_.raise(vm_.types().TypeError, "{}() arg 1 must be a string, bytes or code object",
                function_);
    }
    if (is_eval()) text->erase(0, text->find_first_not_of(" \t"));
    return compile_text(vm_, kStringFile, *text, kind_);
  }

  Vm& vm_;
  std::string_view function_;
  CodeKind kind_;
  Ref<Dict> globals_, locals_;
};

Value eval(Vm& vm, Value* a) { return Evaluation(vm, "eval", CodeKind::expression).run(a); }

Value exec(Vm& vm, Value* a) {
  if (!a[3].is_none()) {
    vm.raise(vm.types().NotImplementedError, "exec() doesn't support the argument 'closure'");
  }
  Evaluation(vm, "exec", CodeKind::dynamic).run(a);
  return Value::none();
}

std::string file_argument(Vm& vm, const Value& v) {
  if (const auto text = source_text(vm, v)) return *text;
  const Value path = call_special(vm, v, "__fspath__");
  if (path.is_defined()) return file_argument(vm, path);
  vm.raise(vm.types().TypeError, "expected str, bytes or os.PathLike object, not {}",
           type_name(vm, v));
}

Value compile_source(Vm& vm, Value* a) {
  const Types& t = vm.types();
  const std::string file = file_argument(vm, a[1]);
  const std::string_view mode = need_str(vm, a[2], "compile() argument 'mode' must be str")->view();
  const int64_t flags = to_size(vm, a[3]), optimize = to_size(vm, a[5]);
  constexpr int64_t kKnownFlags =
      0x1ff7e10;  // CPython 3.11 Include/cpython/compile.h, PyCF_…, CO_FUTURE_…
  if ((flags & ~kKnownFlags) != 0) vm.raise(t.ValueError, "compile(): unrecognised flags");
  if (flags != 0) vm.raise(t.NotImplementedError, "compile() doesn't support flags ({:#x})", flags);
  if (optimize < -1 || optimize > 2) vm.raise(t.ValueError, "compile(): invalid optimize value");
  if (optimize > 0) {
    vm.raise(t.NotImplementedError, "compile() doesn't support optimize={}", optimize);
  }
  if (mode != "exec" && mode != "eval" && mode != "single") {
    vm.raise(t.ValueError, "compile() mode must be 'exec', 'eval' or 'single'");
  }
  if (mode == "single") {
    vm.raise(t.NotImplementedError,
             "compile() doesn't support mode 'single': there is no interactive prompt");
  }
  const auto text = source_text(vm, a[0]);
  if (!text) {
    vm.raise(t.TypeError, "compile() arg 1 must be a string, bytes or AST object");
  }
  return compile_text(vm, file, *text, mode == "eval" ? CodeKind::expression : CodeKind::dynamic);
}

constexpr NativeDef kFunctions[] = {
    {"compile",
     "(/, source, filename, mode, flags=0, dont_inherit=False, optimize=-1, *, "
     "_feature_version=-1)",
     compile_source},
    {"eval", "(source, globals=None, locals=None, /)", eval},
    {"exec", "(source, globals=None, locals=None, /, *, closure=None)", exec},
};

}  // namespace

void init_code_functions(Bootstrap& b) { b.functions(kFunctions); }

}  // namespace interleave::models::python
