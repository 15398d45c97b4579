// Displays: tuples, lists, sets, dicts, and f-strings.
#include "models/python/compiler_impl.h"

namespace interleave::models::python {
namespace {

bool is_starred(const ast::Expr* node) { return node->kind == ast::ExprKind::Starred; }

/// More items than this are added one by one, to keep frames small.
constexpr size_t kMany = 32;

}  // namespace

void ScopeCompiler::sequence(const Expr& node, ast::Sequence<Expr*> items, Op build, Register to) {
  const bool starred = std::any_of(items.begin(), items.end(), is_starred);
  if (starred || items.size() > kMany) {
    const Register list = code_.is_temporary(to) ? to : code_.push();
    starred_list(items, list);
    code_.at(node.span);
    if (build == Op::BUILD_TUPLE) {
      code_.emit(Op::LIST_TO_TUPLE, to, list, 0, kTakeB);
    } else {
      move(to, {list, true});
    }
    if (list != to) code_.pop();
    return;
  }
  const Register base = code_.top();
  for (const Expr* item : items) into_new(*item);
  code_.at(node.span);
  code_.emit(build, to, base, static_cast<uint16_t>(items.size()));
  code_.pop(static_cast<uint32_t>(items.size()));
}

void ScopeCompiler::starred_list(ast::Sequence<Expr*> items, Register to, std::optional<Register> callee, uint16_t leading) {
  code_.emit(Op::BUILD_LIST, to, leading == 0 ? 0 : to, leading);
  for (const Expr* item : items) {
    const auto* starred = ast::try_as<ast::Starred>(item);
    const Operand value = operand(starred == nullptr ? *item : *starred->value);
    code_.at(item->span);
    if (starred == nullptr) {
      code_.emit(Op::LIST_APPEND, to, value.reg, 0, take(value));
    } else {
      code_.emit(Op::LIST_EXTEND, to, value.reg, callee.value_or(0), static_cast<uint8_t>(take(value) | (callee ? kOfCall : 0)));
    }
    release(value);
  }
}

void ScopeCompiler::set_display(const ast::Set& node, Register to) {
  const bool starred = std::any_of(node.elts.begin(), node.elts.end(), is_starred);
  if (!starred && node.elts.size() <= kMany) return sequence(node, node.elts, Op::BUILD_SET, to);
  const Register set = code_.is_temporary(to) ? to : code_.push();
  code_.emit(Op::BUILD_SET, set, 0, 0);
  for (const Expr* item : node.elts) {
    const auto* spread = ast::try_as<ast::Starred>(item);
    const Operand value = operand(spread == nullptr ? *item : *spread->value);
    code_.at(node.span);
    code_.emit(spread == nullptr ? Op::SET_ADD : Op::SET_UPDATE, set, value.reg, 0, take(value));
    release(value);
  }
  if (set != to) {
    move(to, {set, true});
    code_.pop();
  }
}

void ScopeCompiler::dict_display(const ast::Dict& node, Register to) {
  const bool spread = std::find(node.keys.begin(), node.keys.end(), nullptr) != node.keys.end();
  if (!spread && node.keys.size() <= kMany / 2) {
    const Register base = code_.top();
    for (size_t i = 0; i < node.keys.size(); ++i) {
      into_new(*node.keys[i]);
      into_new(*node.values[i]);
    }
    code_.at(node.span);
    code_.emit(Op::BUILD_DICT, to, base, static_cast<uint16_t>(node.keys.size()));
    code_.pop(static_cast<uint32_t>(2 * node.keys.size()));
    return;
  }
  const Register dict = code_.is_temporary(to) ? to : code_.push();
  code_.emit(Op::BUILD_DICT, dict, 0, 0);
  for (size_t i = 0; i < node.keys.size(); ++i) {
    if (node.keys[i] == nullptr) {
      const Operand value = operand(*node.values[i]);
      code_.at(node.span);
      code_.emit(Op::DICT_UPDATE, dict, value.reg, 0, take(value));
      release(value);
      continue;
    }
    const Operand key = left_operand(*node.keys[i], kNoHint, *node.values[i]);
    const Operand value = operand(*node.values[i]);
    code_.at(node.span);
    code_.emit(Op::DICT_SET, dict, key.reg, value.reg, take(key, value));
    release(value);
    release(key);
  }
  if (dict != to) {
    move(to, {dict, true});
    code_.pop();
  }
}

void ScopeCompiler::joined_str(const ast::JoinedStr& node, Register to) {
  const Register base = code_.top();
  for (const Expr* part : node.values) into_new(*part);
  code_.at(node.span);
  code_.emit(Op::BUILD_STRING, to, base, static_cast<uint16_t>(node.values.size()));
  code_.pop(static_cast<uint32_t>(node.values.size()));
}

void ScopeCompiler::formatted(const ast::FormattedValue& node, Register to) {
  const Operand value = node.format_spec == nullptr ? operand_in(*node.value, to)
                                                    : left_operand(*node.value, to, *node.format_spec);
  Operand spec{0, false};
  if (node.format_spec != nullptr) spec = operand(*node.format_spec);
  code_.at(node.span);
  const int conversion = node.conversion == 's' ? 1 : node.conversion == 'r' ? 2 : node.conversion == 'a' ? 3 : 0;
  const int flags = take(value, spec) | (node.format_spec != nullptr ? kHasSpec : 0) | conversion << 4;
  code_.emit(Op::FORMAT, to, value.reg, spec.reg, static_cast<uint8_t>(flags));
  if (node.format_spec != nullptr) release(spec);
  if (value.reg != to) release(value);
}

}  // namespace interleave::models::python
