// match: patterns test a subject and collect captures, which are bound only when the whole pattern has
// matched.
#include <algorithm>

#include "models/python/compiler_impl.h"

namespace interleave::models::python {

/// Names in the order of their capture, each with the temporary that holds the value.
struct ScopeCompiler::Captures {
  std::vector<std::pair<ast::Identifier, Register>> names;

  Register* find(ast::Identifier name) {
    for (auto& [known, place] : names) {
      if (ast::same_name(known, name)) return &place;
    }
    return nullptr;
  }
};

namespace {

/// Every name that a pattern captures, in order.
void captured_names(const ast::Pattern& node, std::vector<ast::Identifier>& names) {
  using NodeKind = ast::PatternKind;
  const auto add = [&](ast::Identifier name) {
    if (!name.empty() && std::none_of(names.begin(), names.end(), [&](auto n) { return ast::same_name(n, name); })) {
      names.push_back(name);
    }
  };
  const auto all = [&](const ast::Sequence<ast::Pattern*>& patterns) {
    for (const ast::Pattern* child : patterns) captured_names(*child, names);
  };
  switch (node.kind) {
    case NodeKind::MatchSequence: return all(ast::as<ast::MatchSequence>(node).patterns);
    case NodeKind::MatchMapping:
      all(ast::as<ast::MatchMapping>(node).patterns);
      return add(ast::as<ast::MatchMapping>(node).rest);
    case NodeKind::MatchClass:
      all(ast::as<ast::MatchClass>(node).patterns);
      return all(ast::as<ast::MatchClass>(node).kwd_patterns);
    case NodeKind::MatchStar: return add(ast::as<ast::MatchStar>(node).name);
    case NodeKind::MatchAs:
      if (ast::as<ast::MatchAs>(node).pattern != nullptr) captured_names(*ast::as<ast::MatchAs>(node).pattern, names);
      return add(ast::as<ast::MatchAs>(node).name);
    case NodeKind::MatchOr: return captured_names(*ast::as<ast::MatchOr>(node).patterns[0], names);
    default: return;
  }
}

bool is_wildcard(const ast::Pattern& node) {
  const auto* as_pattern = ast::try_as<ast::MatchAs>(&node);
  return as_pattern != nullptr && as_pattern->pattern == nullptr && as_pattern->name.empty();
}

}  // namespace

void ScopeCompiler::match_statement(const ast::Match& node) {
  const Register subject = code_.push();
  into(*node.subject, subject);
  Label end;
  const std::vector<bool> before = bound_;
  std::vector<bool> after(before.size(), true);
  bool exhaustive = false;
  for (const ast::match_case& item : node.cases) {
    Label fail;
    bound_ = before;
    code_.at(item.pattern->span);
    std::vector<ast::Identifier> names;
    captured_names(*item.pattern, names);
    Captures captures;
    const Register base = code_.top();
    for (const ast::Identifier name : names) captures.names.emplace_back(name, code_.push());
    pattern(*item.pattern, subject, fail, captures);
    for (const auto& [name, place] : captures.names) store_name(name, {place, true});
    code_.pop_to(base);
    if (item.guard != nullptr) branch(*item.guard, false, fail);
    // The subject dies before the body, as it does in CPython.
    code_.emit(Op::CLEAR, subject);
    body(item.body);
    if (code_.reachable()) {
      for (size_t i = 0; i < after.size(); ++i) after[i] = after[i] && bound_[i];
      code_.jump(Op::JUMP, end);
    }
    exhaustive = item.guard == nullptr && fail.waiting.empty();
    code_.place(fail);
  }
  code_.emit(Op::CLEAR, subject);
  if (!exhaustive) {
    for (size_t i = 0; i < after.size(); ++i) after[i] = after[i] && before[i];
  }
  code_.place(end);
  bound_ = after;
  code_.pop();
}

void ScopeCompiler::pattern(const ast::Pattern& node, Register subject, Label& fail, Captures& captures) {
  using NodeKind = ast::PatternKind;
  code_.at(node.span);
  switch (node.kind) {
    case NodeKind::MatchValue: {
      const Register t = code_.push();
      const Operand value = operand(*ast::as<ast::MatchValue>(node).value);
      code_.at(node.span);
      code_.emit(Op::EQ, t, subject, value.reg, static_cast<uint8_t>((value.temporary ? kTakeC : 0) | kBranches));
      code_.jump(Op::JUMP_IF_FALSE, fail, t);
      release(value);
      return code_.pop();
    }
    case NodeKind::MatchSingleton: {
      const auto which = ast::as<ast::MatchSingleton>(node).value;
      const Register t = code_.push();
      load_constant(which == ast::ConstantKind::None ? Value::none() : Value::boolean(which == ast::ConstantKind::True), t);
      code_.emit(Op::IS, t, subject, t, kTakeC | kBranches);
      code_.jump(Op::JUMP_IF_FALSE, fail, t);
      return code_.pop();
    }
    case NodeKind::MatchSequence: return sequence_pattern(ast::as<ast::MatchSequence>(node), subject, fail, captures);
    case NodeKind::MatchMapping: return mapping_pattern(ast::as<ast::MatchMapping>(node), subject, fail, captures);
    case NodeKind::MatchClass: return class_pattern(ast::as<ast::MatchClass>(node), subject, fail, captures);
    case NodeKind::MatchOr: return or_pattern(ast::as<ast::MatchOr>(node), subject, fail, captures);
    case NodeKind::MatchStar: {
      const auto name = ast::as<ast::MatchStar>(node).name;
      if (!name.empty()) code_.emit(Op::MOVE, *captures.find(name), subject);
      return;
    }
    case NodeKind::MatchAs: {
      const auto& as_pattern = ast::as<ast::MatchAs>(node);
      if (as_pattern.pattern != nullptr) pattern(*as_pattern.pattern, subject, fail, captures);
      if (!as_pattern.name.empty()) code_.emit(Op::MOVE, *captures.find(as_pattern.name), subject);
      return;
    }
  }
}

// Values taken from the subject stay in temporaries that the next case overwrites; MOVE and UNPACK
// release what they replace, and the frame what is left.
void ScopeCompiler::sequence_pattern(const ast::MatchSequence& node, Register subject, Label& fail, Captures& captures) {
  const size_t count = node.patterns.size();
  size_t star = count;
  for (size_t i = 0; i < count; ++i) {
    if (node.patterns[i]->kind == ast::PatternKind::MatchStar) star = i;
  }
  const Register t = code_.push();
  code_.emit(Op::MATCH_SEQUENCE, t, subject);
  code_.jump(Op::JUMP_IF_FALSE, fail, t);
  code_.emit(Op::LENGTH, t, subject);
  const auto needed = Value::integer(static_cast<int64_t>(star == count ? count : count - 1));
  code_.emit(star == count ? Op::EQ_K : Op::GE_K, t, t, static_cast<uint16_t>(code_.constant(needed)), kBranches);
  code_.jump(Op::JUMP_IF_FALSE, fail, t);
  code_.pop();
  if (count == 0) return;
  const Register base = code_.push(static_cast<uint32_t>(count));
  if (star == count) {
    code_.emit(Op::UNPACK, base, subject, static_cast<uint16_t>(count));
  } else {
    code_.emit(Op::UNPACK_STAR, base, subject, static_cast<uint16_t>(star | (count - star - 1) << 8));
  }
  for (size_t i = 0; i < count; ++i) {
    if (!is_wildcard(*node.patterns[i])) pattern(*node.patterns[i], static_cast<Register>(base + i), fail, captures);
  }
  for (size_t i = 0; i < count; ++i) code_.emit(Op::CLEAR, static_cast<Register>(base + i));
  code_.pop(static_cast<uint32_t>(count));
}

void ScopeCompiler::mapping_pattern(const ast::MatchMapping& node, Register subject, Label& fail, Captures& captures) {
  const Register t = code_.push();
  code_.emit(Op::MATCH_MAPPING, t, subject);
  code_.jump(Op::JUMP_IF_FALSE, fail, t);
  code_.pop();
  const auto count = static_cast<uint16_t>(node.keys.size());
  const Register keys = code_.push(), values = code_.push();
  const Register base = code_.top();
  for (const Expr* key : node.keys) into_new(*key);
  code_.at(node.span);
  code_.emit(Op::BUILD_TUPLE, keys, base, count);
  code_.pop(count);
  code_.emit(Op::MATCH_KEYS, values, subject, keys);
  code_.jump(Op::JUMP_IF_NONE, fail, values);
  if (count > 0) {
    const Register items = code_.push(count);
    code_.emit(Op::UNPACK, items, values, count, kTakeB);
    for (size_t i = 0; i < count; ++i) pattern(*node.patterns[i], static_cast<Register>(items + i), fail, captures);
    for (size_t i = 0; i < count; ++i) code_.emit(Op::CLEAR, static_cast<Register>(items + i));
    code_.pop(count);
  }
  if (!node.rest.empty()) code_.emit(Op::MATCH_REST, *captures.find(node.rest), subject, keys);
  code_.emit(Op::CLEAR, values);
  code_.emit(Op::CLEAR, keys);
  code_.pop(2);
}

void ScopeCompiler::class_pattern(const ast::MatchClass& node, Register subject, Label& fail, Captures& captures) {
  const Register base = code_.push(3);  // subject, class, keyword names
  code_.emit(Op::MOVE, base, subject);
  into(*node.cls, static_cast<Register>(base + 1));
  code_.at(node.span);
  std::vector<Value> names;
  for (const ast::Identifier name : node.kwd_attrs) names.push_back(Value(unit_.interpreter.intern(name)));
  load_constant(Value(unit_.vm.tuple(names)), static_cast<Register>(base + 2));
  code_.emit(Op::MATCH_CLASS, base, base, static_cast<uint16_t>(node.patterns.size()));
  code_.jump(Op::JUMP_IF_NONE, fail, base);
  const auto count = static_cast<uint16_t>(node.patterns.size() + node.kwd_patterns.size());
  if (count > 0) {
    const Register items = code_.push(count);
    code_.emit(Op::UNPACK, items, base, count, kTakeB);
    size_t at = 0;
    const auto each = [&](const ast::Pattern* child) {
      pattern(*child, static_cast<Register>(items + at++), fail, captures);
    };
    for (const ast::Pattern* child : node.patterns) each(child);
    for (const ast::Pattern* child : node.kwd_patterns) each(child);
    for (uint16_t i = 0; i < count; ++i) code_.emit(Op::CLEAR, static_cast<Register>(items + i));
    code_.pop(count);
  }
  code_.pop(3);
}

void ScopeCompiler::or_pattern(const ast::MatchOr& node, Register subject, Label& fail, Captures& captures) {
  Label matched;
  for (size_t i = 0; i < node.patterns.size(); ++i) {
    if (i + 1 == node.patterns.size()) {
      pattern(*node.patterns[i], subject, fail, captures);
      break;
    }
    Label next;
    pattern(*node.patterns[i], subject, next, captures);
    code_.jump(Op::JUMP, matched);
    code_.place(next);
  }
  code_.place(matched);
}

}  // namespace interleave::models::python
