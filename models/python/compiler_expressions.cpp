// Expressions: names, operators, comparisons, conditions, attributes, subscripts.
#include "models/python/builtins/complex.h"
#include "models/python/builtins/integer.h"
#include "models/python/compiler_impl.h"

namespace interleave::models::python {
namespace {

constexpr Op kBinary[] = {Op::ADD, Op::SUB, Op::MUL, Op::MATMUL, Op::TRUEDIV, Op::MOD, Op::POW, Op::LSHIFT,
                          Op::RSHIFT, Op::BIT_OR, Op::BIT_XOR, Op::BIT_AND, Op::FLOORDIV};  // as ast::Operator
constexpr Op kComparison[] = {Op::EQ, Op::NE, Op::LT, Op::LE, Op::GT,
                              Op::GE, Op::IS, Op::IS_NOT, Op::IN, Op::NOT_IN};  // as ast::CompareOperator

/// The form of an operator or ordering whose right side is a constant.
Op with_constant(Op op) {
  const int shift = op <= Op::BIT_XOR ? static_cast<int>(Op::ADD_K) - static_cast<int>(Op::ADD)
                                      : static_cast<int>(Op::LT_K) - static_cast<int>(Op::LT);
  return static_cast<Op>(static_cast<int>(op) + shift);
}

}  // namespace

Op binary_op(ast::Operator op) { return kBinary[static_cast<int>(op)]; }

void each_child(const ast::Expr& expression, const std::function<void(const ast::Expr&)>& f) {
  using namespace ast;
  const auto one = [&](const ast::Expr* child) { if (child != nullptr) f(*child); };
  const auto all = [&](const Sequence<ast::Expr*>& children) { for (const ast::Expr* child : children) one(child); };
  switch (expression.kind) {
    case ExprKind::BoolOp: all(as<ast::BoolOp>(expression).values); break;
    case ExprKind::NamedExpr: one(as<ast::NamedExpr>(expression).value); break;
    case ExprKind::BinOp: one(as<ast::BinOp>(expression).left); one(as<ast::BinOp>(expression).right); break;
    case ExprKind::UnaryOp: one(as<ast::UnaryOp>(expression).operand); break;
    case ExprKind::IfExp:
      one(as<ast::IfExp>(expression).test); one(as<ast::IfExp>(expression).body); one(as<ast::IfExp>(expression).orelse);
      break;
    case ExprKind::Dict: all(as<ast::Dict>(expression).keys); all(as<ast::Dict>(expression).values); break;
    case ExprKind::Set: all(as<ast::Set>(expression).elts); break;
    case ExprKind::ListComp:
    case ExprKind::SetComp:
    case ExprKind::DictComp:
    case ExprKind::GeneratorExp: one(as<ast::ComprehensionExpr>(expression).generators[0].iter); break;
    case ExprKind::Await: one(as<ast::Await>(expression).value); break;
    case ExprKind::Yield: one(as<ast::Yield>(expression).value); break;
    case ExprKind::YieldFrom: one(as<ast::YieldFrom>(expression).value); break;
    case ExprKind::Compare: one(as<ast::Compare>(expression).left); all(as<ast::Compare>(expression).comparators); break;
    case ExprKind::Call:
      one(as<ast::Call>(expression).func);
      all(as<ast::Call>(expression).args);
      for (const keyword& k : as<ast::Call>(expression).keywords) one(k.value);
      break;
    case ExprKind::FormattedValue:
      one(as<ast::FormattedValue>(expression).value);
      one(as<ast::FormattedValue>(expression).format_spec);
      break;
    case ExprKind::JoinedStr: all(as<ast::JoinedStr>(expression).values); break;
    case ExprKind::Attribute: one(as<ast::Attribute>(expression).value); break;
    case ExprKind::Subscript: one(as<ast::Subscript>(expression).value); one(as<ast::Subscript>(expression).slice); break;
    case ExprKind::Starred: one(as<ast::Starred>(expression).value); break;
    case ExprKind::List: all(as<ast::List>(expression).elts); break;
    case ExprKind::Tuple: all(as<ast::Tuple>(expression).elts); break;
    case ExprKind::Slice:
      one(as<ast::Slice>(expression).lower); one(as<ast::Slice>(expression).upper); one(as<ast::Slice>(expression).step);
      break;
    case ExprKind::Lambda:
    case ExprKind::Constant:
    case ExprKind::Name: break;
  }
}

void ScopeCompiler::into(const Expr& expression, Register to) {
  using NodeKind = ast::ExprKind;
  code_.at(expression.span);
  switch (expression.kind) {
    case NodeKind::BoolOp: return bool_op(ast::as<ast::BoolOp>(expression), to);
    case NodeKind::NamedExpr: return named(ast::as<ast::NamedExpr>(expression), to);
    case NodeKind::BinOp: return bin_op(ast::as<ast::BinOp>(expression), to);
    case NodeKind::UnaryOp: return unary_op(ast::as<ast::UnaryOp>(expression), to);
    case NodeKind::Lambda: return lambda_into(ast::as<ast::Lambda>(expression), to);
    case NodeKind::IfExp: return if_exp(ast::as<ast::IfExp>(expression), to);
    case NodeKind::Dict: return dict_display(ast::as<ast::Dict>(expression), to);
    case NodeKind::Set: return set_display(ast::as<ast::Set>(expression), to);
    case NodeKind::ListComp:
    case NodeKind::SetComp:
    case NodeKind::DictComp:
    case NodeKind::GeneratorExp: return comprehension_call(ast::as<ast::ComprehensionExpr>(expression), to);
    case NodeKind::Await: return await_expr(ast::as<ast::Await>(expression), to);
    case NodeKind::Yield: return yield(ast::as<ast::Yield>(expression), to);
    case NodeKind::YieldFrom: return yield_from(ast::as<ast::YieldFrom>(expression), to);
    case NodeKind::Compare: return compare(ast::as<ast::Compare>(expression), to);
    case NodeKind::Call: return call(ast::as<ast::Call>(expression), to);
    case NodeKind::FormattedValue: return formatted(ast::as<ast::FormattedValue>(expression), to);
    case NodeKind::JoinedStr: return joined_str(ast::as<ast::JoinedStr>(expression), to);
    case NodeKind::Constant: return load_constant(constant_value(ast::as<ast::Constant>(expression)), to);
    case NodeKind::Attribute: return attribute(ast::as<ast::Attribute>(expression), to);
    case NodeKind::Subscript: return subscript(ast::as<ast::Subscript>(expression), to);
    case NodeKind::Starred: unit_.fail(expression.span, "can't use starred expression here");
    case NodeKind::Name: return load_name(ast::as<ast::Name>(expression).id, to);
    case NodeKind::List:
      return sequence(expression, ast::as<ast::List>(expression).elts, Op::BUILD_LIST, to);
    case NodeKind::Tuple:
      if (const auto value = constant_of(expression)) return load_constant(*value, to);
      return sequence(expression, ast::as<ast::Tuple>(expression).elts, Op::BUILD_TUPLE, to);
    case NodeKind::Slice: return slice(ast::as<ast::Slice>(expression), to);
  }
}

void ScopeCompiler::effect(const Expr& expression) {
  if (expression.kind == ast::ExprKind::Constant) return;
  const Operand value = operand(expression);
  if (!value.temporary) return;
  code_.emit(Op::CLEAR, value.reg);
  release(value);
}

Value ScopeCompiler::constant_value(const ast::Constant& constant) {
  using NodeKind = ast::ConstantKind;
  Interpreter& interpreter = unit_.interpreter;
  switch (constant.type) {
    case NodeKind::None: return Value::none();
    case NodeKind::True: return Value::boolean(true);
    case NodeKind::False: return Value::boolean(false);
    case NodeKind::Ellipsis: return interpreter.ellipsis();
    case NodeKind::Int: return Value::integer(constant.integer);
    case NodeKind::BigInt: {
      const bool hex = constant.text.starts_with("0x");
      return parse_integer(unit_.vm, hex ? constant.text.substr(2) : constant.text, hex ? 16 : 10);
    }
    case NodeKind::Float: return Value::floating(constant.real);
    case NodeKind::Str: return Value(interpreter.intern(constant.text));
    case NodeKind::Bytes: return interpreter.make_bytes(constant.text);
    case NodeKind::Complex: return make_complex(unit_.vm, {0, constant.real});
  }
  return {};
}

/// The value of a constant, a tuple of constants, or a negated number.
std::optional<Value> ScopeCompiler::constant_of(const Expr& expression) {
  if (const auto* constant = ast::try_as<ast::Constant>(&expression)) return constant_value(*constant);
  if (const auto* unary = ast::try_as<ast::UnaryOp>(&expression)) {
    const auto* number = ast::try_as<ast::Constant>(unary->operand);
    if (unary->op != ast::UnaryOperator::USub || number == nullptr) return std::nullopt;
    if (number->type == ast::ConstantKind::Int) return Value::integer(-number->integer);
    if (number->type == ast::ConstantKind::Float) return Value::floating(-number->real);
    return std::nullopt;
  }
  const auto* tuple = ast::try_as<ast::Tuple>(&expression);
  if (tuple == nullptr) return std::nullopt;
  std::vector<Value> items;
  for (const Expr* item : tuple->elts) {
    const auto value = constant_of(*item);
    if (!value) return std::nullopt;
    items.push_back(*value);
  }
  if (items.empty()) return Value(unit_.interpreter.empty_tuple());
  Heap& heap = unit_.interpreter.heap();
  const Ref<Tuple> made = heap.make_sized<Tuple>(items.size() * sizeof(Value), unit_.interpreter.types().tuple,
                                                 static_cast<uint32_t>(items.size()));
  std::copy(items.begin(), items.end(), made->items().begin());
  return Value(made);
}

void ScopeCompiler::bool_op(const ast::BoolOp& node, Register to) {
  const Register t = code_.is_temporary(to) ? to : code_.push();
  const Op leave = node.op == ast::BoolOperator::And ? Op::JUMP_IF_FALSE : Op::JUMP_IF_TRUE;
  Label end;
  const std::vector<bool> before = bound_;
  std::vector<bool> after;
  for (size_t i = 0; i < node.values.size(); ++i) {
    into(*node.values[i], t);
    if (i == 0) after = bound_;
    if (i + 1 == node.values.size()) break;
    code_.at(node.span);
    code_.jump(leave, end, t);
    code_.emit(Op::CLEAR, t);
  }
  code_.place(end);
  bound_ = after;
  if (t != to) {
    move(to, {t, true});
    code_.pop();
  }
}

void ScopeCompiler::bin_op(const ast::BinOp& node, Register to) {
  if (const auto value = constant_of(node)) return load_constant(*value, to);
  const Operand left = left_operand(*node.left, to, *node.right);
  const Op op = binary_op(node.op);
  if (const auto right = constant_of(*node.right)) {
    if (const uint32_t k = code_.constant(*right); k <= 0xffff) {
      code_.at(node.span);
      code_.emit(with_constant(op), to, left.reg, static_cast<uint16_t>(k), take(left));
      if (left.reg != to) release(left);
      return;
    }
  }
  const Operand right = operand(*node.right);
  code_.at(node.span);
  code_.emit(op, to, left.reg, right.reg, take(left, right));
  release(right);
  if (left.reg != to) release(left);
}

void ScopeCompiler::unary_op(const ast::UnaryOp& node, Register to) {
  if (const auto value = constant_of(node)) return load_constant(*value, to);
  const Operand value = operand_in(*node.operand, to);
  static constexpr Op kOps[] = {Op::INVERT, Op::NOT, Op::POS, Op::NEG};  // as ast::UnaryOperator
  code_.at(node.span);
  code_.emit(kOps[static_cast<int>(node.op)], to, value.reg, 0, take(value));
  if (value.reg != to) release(value);
}

void ScopeCompiler::emit_comparison(ast::CompareOperator op, const Expr& left_node, const Expr& right_node, Register to,
                                    uint8_t flags) {
  const Span span = {left_node.span.line, left_node.span.column, right_node.span.end_line, right_node.span.end_column};
  const Operand left = left_operand(left_node, to, right_node);
  const Op code = kComparison[static_cast<int>(op)];
  if (code <= Op::GE) {
    if (const auto right = constant_of(right_node)) {
      if (const uint32_t k = code_.constant(*right); k <= 0xffff) {
        code_.at(span);
        code_.emit(with_constant(code), to, left.reg, static_cast<uint16_t>(k), static_cast<uint8_t>(take(left) | flags));
        if (left.reg != to) release(left);
        return;
      }
    }
  }
  const Operand right = operand(right_node);
  code_.at(span);
  code_.emit(code, to, left.reg, right.reg, static_cast<uint8_t>(take(left, right) | flags));
  release(right);
  if (left.reg != to) release(left);
}

void ScopeCompiler::compare(const ast::Compare& node, Register to) {
  if (node.ops.size() > 1) return compare_chain(node, to);
  emit_comparison(node.ops[0], *node.left, *node.comparators[0], to, 0);
}

/// `a < b < c`: b is evaluated once, and c only if a < b.
void ScopeCompiler::compare_chain(const ast::Compare& node, Register to) {
  const Register result = code_.is_temporary(to) ? to : code_.push();
  const Register left = code_.push(2);
  const auto right = static_cast<Register>(left + 1);
  Label end;
  into(*node.left, left);
  std::vector<bool> after;
  for (size_t i = 0; i < node.ops.size(); ++i) {
    const bool last = i + 1 == node.ops.size();
    into(*node.comparators[i], right);
    if (i == 0) after = bound_;
    code_.at(node.span);
    code_.emit(kComparison[static_cast<int>(node.ops[i])], result, left, right,
               static_cast<uint8_t>(kTakeB | (last ? kTakeC : 0)));
    if (last) break;
    code_.emit(Op::MOVE, left, right, 0, kTakeB);
    code_.jump(Op::JUMP_IF_FALSE, end, result);
    code_.emit(Op::CLEAR, result);
  }
  if (node.ops.size() > 1) {
    Label done;
    code_.jump(Op::JUMP, done);
    code_.place(end);
    code_.emit(Op::CLEAR, left);
    code_.place(done);
  }
  bound_ = after;
  code_.pop(2);
  if (result != to) {
    move(to, {result, true});
    code_.pop();
  }
}

void ScopeCompiler::branch(const Expr& test, bool when, Label& target) {
  if (const auto* unary = ast::try_as<ast::UnaryOp>(&test); unary != nullptr && unary->op == ast::UnaryOperator::Not) {
    return branch(*unary->operand, !when, target);
  }
  if (const auto* node = ast::try_as<ast::BoolOp>(&test)) {
    const bool decides = node->op == ast::BoolOperator::Or;  // a value of this truth ends the evaluation
    Label past;
    std::vector<bool> after;
    for (size_t i = 0; i < node->values.size(); ++i) {
      const bool last = i + 1 == node->values.size();
      if (last || decides == when) {
        branch(*node->values[i], when, target);
      } else {
        branch(*node->values[i], decides, past);
      }
      if (i == 0) after = bound_;
    }
    code_.place(past);
    bound_ = after;
    return;
  }
  const Op jump = when ? Op::JUMP_IF_TRUE : Op::JUMP_IF_FALSE;
  if (const auto* node = ast::try_as<ast::Compare>(&test); node != nullptr && node->ops.size() == 1) {
    const auto op = node->ops[0];
    const auto* right = ast::try_as<ast::Constant>(node->comparators[0]);
    if (right != nullptr && right->type == ast::ConstantKind::None &&
        (op == ast::CompareOperator::Is || op == ast::CompareOperator::IsNot)) {
      const Operand value = operand(*node->left);
      code_.at(node->span);
      const bool none = (op == ast::CompareOperator::Is) == when;
      code_.jump(none ? Op::JUMP_IF_NONE : Op::JUMP_IF_NOT_NONE, target, value.reg, value.temporary ? kTakeA : 0);
      release(value);
      return;
    }
    const Register t = code_.push();
    emit_comparison(op, *node->left, *node->comparators[0], t, kBranches);
    code_.jump(jump, target, t);
    code_.pop();
    return;
  }
  if (const auto value = constant_of(test); value && (value->is_bool() || value->is_int() || value->is_none())) {
    if ((value->as_int() != 0) == when) code_.jump(Op::JUMP, target);
    return;
  }
  const Operand value = operand(test);
  code_.at(test.span);
  code_.jump(jump, target, value.reg, value.temporary ? kTakeA : 0);
  release(value);
}

void ScopeCompiler::if_exp(const ast::IfExp& node, Register to) {
  Label otherwise, end;
  branch(*node.test, false, otherwise);
  const std::vector<bool> before = bound_;
  into(*node.body, to);
  code_.jump(Op::JUMP, end);
  code_.place(otherwise);
  bound_ = before;
  into(*node.orelse, to);
  code_.place(end);
  bound_ = before;
}

void ScopeCompiler::attribute(const ast::Attribute& node, Register to) {
  const Operand object = operand_in(*node.value, to);
  code_.at(node.span);
  code_.emit(Op::LOAD_ATTR, to, object.reg, code_.attr_cache(mangled(node.attr)), take(object));
  if (object.reg != to) release(object);
}

void ScopeCompiler::subscript(const ast::Subscript& node, Register to) {
  const Operand object = left_operand(*node.value, to, *node.slice);
  if (const auto key = constant_of(*node.slice)) {
    if (const uint32_t k = code_.constant(*key); k <= 0xffff) {
      code_.at(node.span);
      code_.emit(Op::LOAD_ITEM_K, to, object.reg, static_cast<uint16_t>(k), take(object));
      if (object.reg != to) release(object);
      return;
    }
  }
  const Operand key = operand(*node.slice);
  code_.at(node.span);
  code_.emit(Op::LOAD_ITEM, to, object.reg, key.reg, take(object, key));
  release(key);
  if (object.reg != to) release(object);
}

void ScopeCompiler::slice(const ast::Slice& node, Register to) {
  const Register base = code_.push(3);
  const auto part = [&](const Expr* bound, int place) {
    const auto reg = static_cast<Register>(base + place);
    if (bound == nullptr) {
      load_constant(Value::none(), reg);
    } else {
      into(*bound, reg);
    }
  };
  part(node.lower, 0);
  part(node.upper, 1);
  part(node.step, 2);
  code_.at(node.span);
  code_.emit(Op::BUILD_SLICE, to, base);
  code_.pop(3);
}

void ScopeCompiler::named(const ast::NamedExpr& node, Register to) {
  const auto name = ast::as<ast::Name>(*node.target).id;
  into(*node.value, to);
  code_.at(node.span);
  if (const auto local = local_of(name)) {
    if (*local != to) code_.emit(Op::MOVE, *local, to);
    set_bound(*local);
  } else {
    store_name(name, {to, false});
  }
}

}  // namespace interleave::models::python
