// Calls. The callee and its arguments lie in consecutive temporaries, so that the call can move them
// into the new frame.
#include "models/python/compiler_impl.h"

namespace interleave::models::python {
namespace {

/// More arguments than this go through a list, as do starred ones.
constexpr size_t kMany = 200;

bool needs_star_call(ast::Sequence<ast::Expr*> args, ast::Sequence<ast::keyword> keywords) {
  for (const ast::Expr* arg : args) {
    if (arg->kind == ast::ExprKind::Starred) return true;
  }
  for (const ast::keyword& keyword : keywords) {
    if (keyword.arg.empty()) return true;
  }
  return args.size() + keywords.size() > kMany;
}

}  // namespace

void ScopeCompiler::call(const ast::Call& node, Register to) {
  const bool star = needs_star_call(node.args, node.keywords);
  const auto* method = star ? nullptr : ast::try_as<ast::Attribute>(node.func);
  // The result's temporary, if it is the top one, can hold the callee meanwhile.
  const bool reuse = code_.is_temporary(to) && to + 1 == code_.top();
  const Register base = reuse ? to : code_.push();
  if (method != nullptr) {
    code_.push();
    const Operand object = operand_in(*method->value, base);
    code_.at(method->span);
    code_.emit(Op::LOAD_METHOD, base, object.reg, code_.attr_cache(mangled(method->attr)), take(object));
    if (object.reg != base) release(object);
  } else {
    into(*node.func, base);
  }
  if (star) {
    call_star(node.args, node.keywords, base, to, node.span);
  } else {
    Span span = node.span;
    if (method != nullptr && method->span.end_line != span.line) {
      // CPython 3.11 Python/compile.c, maybe_optimize_method_call: the call of a chain that spans
      // lines stands where the method's name does.
      span.line = method->span.end_line;
      span.column = method->span.end_column - static_cast<uint32_t>(method->attr.size());
    }
    call_arguments(node.args, node.keywords, base, to, method != nullptr, span);
  }
  code_.pop_to(reuse ? static_cast<Register>(to + 1) : base);
}

void ScopeCompiler::call_arguments(ast::Sequence<Expr*> args, ast::Sequence<ast::keyword> keywords, Register base,
                                   Register to, bool method, const Span& span) {
  for (const Expr* arg : args) into_new(*arg);
  std::vector<Value> names;
  for (const ast::keyword& keyword : keywords) {
    into_new(*keyword.value);
    names.push_back(Value(unit_.interpreter.intern(mangled(keyword.arg))));
  }
  code_.at(span);
  const auto count = static_cast<uint16_t>(args.size() + keywords.size());
  if (keywords.empty()) {
    code_.emit(method ? Op::CALL_METHOD : Op::CALL, to, base, count);
  } else {
    code_.emit(method ? Op::CALL_METHOD_KW : Op::CALL_KW, to, base, count);
    code_.emit_wide(Op::EXTRA, 0, code_.constant(Value(unit_.vm.tuple(names))));
  }
}

/// `f(*args, **keywords)`: base+1 gets the positional arguments, base+2 the keywords. With `leading`,
/// which is 2, the first arguments lie there already.
void ScopeCompiler::call_star(ast::Sequence<Expr*> args, ast::Sequence<ast::keyword> keywords, Register base,
                              Register to, const Span& span, uint16_t leading) {
  const Register positional = leading == 0 ? code_.push(2) : static_cast<Register>(base + 1);
  const auto named = static_cast<Register>(positional + 1);
  code_.at(span);
  starred_list(args, positional, base, leading);
  if (keywords.empty()) {
    code_.emit(Op::CLEAR, named);
  } else {
    code_.emit(Op::BUILD_DICT, named, 0, 0);
    for (const ast::keyword& keyword : keywords) {
      if (keyword.arg.empty()) {
        const Operand value = operand(*keyword.value);
        code_.at(span);
        code_.emit(Op::DICT_MERGE, named, value.reg, base, take(value));
        release(value);
        continue;
      }
      const Register pair = code_.push();
      const Ref<Str> name = unit_.interpreter.intern(mangled(keyword.arg));
      const Register whole = code_.push(2);
      load_constant(Value(name), whole);
      into(*keyword.value, static_cast<Register>(whole + 1));
      code_.at(span);
      code_.emit(Op::BUILD_DICT, pair, whole, 1);
      code_.emit(Op::DICT_MERGE, named, pair, base, kTakeB);
      code_.pop(3);
    }
  }
  code_.at(span);
  code_.emit(Op::CALL_STAR, to, base);
}

}  // namespace interleave::models::python
