// What can stand on the left of `=`, after `for`, `with … as` and `del`.
#include "models/python/compiler_impl.h"

namespace interleave::models::python {

void ScopeCompiler::store(const Expr& target, Operand value) {
  code_.at(target.span);
  if (const auto* name = ast::try_as<ast::Name>(&target)) return store_name(name->id, value);
  if (const auto* node = ast::try_as<ast::Attribute>(&target)) {
    const Operand object = operand(*node->value);
    code_.at(target.span);
    code_.emit(Op::STORE_ATTR, value.reg, object.reg, code_.attr_cache(mangled(node->attr)),
               static_cast<uint8_t>(take(object) | (value.temporary ? kTakeA : 0)));
    return release(object);
  }
  if (const auto* node = ast::try_as<ast::Subscript>(&target)) {
    const Operand object = left_operand(*node->value, kNoHint, *node->slice);
    const Operand key = operand(*node->slice);
    code_.at(target.span);
    code_.emit(Op::STORE_ITEM, value.reg, object.reg, key.reg,
               static_cast<uint8_t>(take(object, key) | (value.temporary ? kTakeA : 0)));
    release(key);
    return release(object);
  }
  if (const auto* tuple = ast::try_as<ast::Tuple>(&target)) return unpack(tuple->elts, target.span, value);
  if (const auto* list = ast::try_as<ast::List>(&target)) return unpack(list->elts, target.span, value);
  unit_.fail(target.span, "starred assignment target must be in a list or tuple");
}

void ScopeCompiler::unpack(ast::Sequence<Expr*> targets, const Span& span, Operand value) {
  size_t star = targets.size();
  for (size_t i = 0; i < targets.size(); ++i) {
    if (targets[i]->kind == ast::ExprKind::Starred) star = i;
  }
  const auto emit_unpack = [&](Register first) {
    code_.at(span);
    const auto flags = take(value);
    if (star == targets.size()) {
      code_.emit(Op::UNPACK, first, value.reg, static_cast<uint16_t>(targets.size()), flags);
    } else {
      if (star > 255 || targets.size() - star > 256) unit_.fail(span, "too many expressions in star-unpacking assignment");
      code_.emit(Op::UNPACK_STAR, first, value.reg, static_cast<uint16_t>(star | (targets.size() - star - 1) << 8), flags);
    }
  };
  const auto plain = [](const Expr* target) {
    const auto* starred = ast::try_as<ast::Starred>(target);
    return starred == nullptr ? target : starred->value;
  };
  // Locals that lie side by side are filled without a detour.
  std::optional<Register> first;
  bool adjacent = !targets.empty();
  for (size_t i = 0; i < targets.size() && adjacent; ++i) {
    const auto* name = ast::try_as<ast::Name>(plain(targets[i]));
    const auto local = name == nullptr ? std::nullopt : local_of(name->id);
    if (i == 0) first = local;
    adjacent = local && *local == *first + i;
  }
  if (adjacent) {
    emit_unpack(*first);
    for (size_t i = 0; i < targets.size(); ++i) set_bound(static_cast<Register>(*first + i));
    return;
  }
  const Register base = code_.push(static_cast<uint32_t>(targets.size()));
  emit_unpack(base);
  for (size_t i = 0; i < targets.size(); ++i) store(*plain(targets[i]), {static_cast<Register>(base + i), true});
  code_.pop(static_cast<uint32_t>(targets.size()));
}

void ScopeCompiler::delete_target(const Expr& target) {
  code_.at(target.span);
  if (const auto* name = ast::try_as<ast::Name>(&target)) return delete_name(name->id);
  if (const auto* node = ast::try_as<ast::Attribute>(&target)) {
    const Operand object = operand(*node->value);
    code_.at(target.span);
    code_.emit(Op::DELETE_ATTR, 0, object.reg, code_.attr_cache(mangled(node->attr)), take(object));
    return release(object);
  }
  if (const auto* node = ast::try_as<ast::Subscript>(&target)) {
    const Operand object = left_operand(*node->value, kNoHint, *node->slice);
    const Operand key = operand(*node->slice);
    code_.at(target.span);
    code_.emit(Op::DELETE_ITEM, 0, object.reg, key.reg, take(object, key));
    release(key);
    return release(object);
  }
  if (const auto* tuple = ast::try_as<ast::Tuple>(&target)) {
    for (const Expr* item : tuple->elts) delete_target(*item);
    return;
  }
  for (const Expr* item : ast::as<ast::List>(target).elts) delete_target(*item);
}

void ScopeCompiler::assign(const ast::Assign& node) {
  if (node.targets.size() == 1) {
    const Expr& target = *node.targets[0];
    if (const auto* name = ast::try_as<ast::Name>(&target)) {
      if (const auto local = local_of(name->id)) {
        into(*node.value, *local);
        return set_bound(*local);
      }
    }
    if (assign_pairwise(target, *node.value)) return;
  }
  const Operand value = operand(*node.value);
  for (size_t i = 0; i < node.targets.size(); ++i) {
    const bool last = i + 1 == node.targets.size();
    store(*node.targets[i], {value.reg, value.temporary && last});
  }
  release(value);
}

/// `a, b = b, a` needs no tuple.
bool ScopeCompiler::assign_pairwise(const Expr& target, const Expr& value) {
  const auto* targets = ast::try_as<ast::Tuple>(&target);
  const auto* values = ast::try_as<ast::Tuple>(&value);
  if (targets == nullptr || values == nullptr || targets->elts.size() != values->elts.size()) return false;
  const size_t count = targets->elts.size();
  if (count == 0 || count > 8) return false;
  for (size_t i = 0; i < count; ++i) {
    if (targets->elts[i]->kind == ast::ExprKind::Starred || values->elts[i]->kind == ast::ExprKind::Starred) return false;
  }
  const Register base = code_.top();
  for (const Expr* item : values->elts) into_new(*item);
  for (size_t i = 0; i < count; ++i) store(*targets->elts[i], {static_cast<Register>(base + i), true});
  code_.pop(static_cast<uint32_t>(count));
  return true;
}

void ScopeCompiler::aug_assign(const ast::AugAssign& node) {
  const Op op = binary_op(node.op);
  const auto apply = [&](Register to, Operand left) {
    const Operand right = operand(*node.value);
    code_.at(node.span);
    code_.emit(op, to, left.reg, right.reg, static_cast<uint8_t>(take(left, right) | kInplace));
    release(right);
  };
  const Expr& target = *node.target;
  if (const auto* name = ast::try_as<ast::Name>(&target)) {
    const auto local = local_of(name->id);
    if (local && !rebinds(*node.value, name->id)) {
      code_.at(target.span);
      check_bound(*local);
      const auto right = constant_of(*node.value);
      const uint32_t k = right ? code_.constant(*right) : 0xffffffff;
      code_.at(node.span);
      if (k > 0xffff) return apply(*local, {*local, false});
      const auto with_k = static_cast<Op>(static_cast<int>(op) + static_cast<int>(Op::ADD_K) - static_cast<int>(Op::ADD));
      return code_.emit(with_k, *local, *local, static_cast<uint16_t>(k), kInplace);
    }
    const Register t = code_.push();
    into(target, t);
    apply(t, {t, true});
    code_.at(target.span);
    store_name(name->id, {t, true});
    return code_.pop();
  }
  if (const auto* attribute = ast::try_as<ast::Attribute>(&target)) {
    const Register object = code_.push(), t = code_.push();
    into(*attribute->value, object);
    code_.at(target.span);
    const uint16_t load = code_.attr_cache(mangled(attribute->attr));
    code_.emit(Op::LOAD_ATTR, t, object, load);
    apply(t, {t, true});
    code_.at(target.span);
    code_.emit(Op::STORE_ATTR, t, object, code_.attr_cache(mangled(attribute->attr)), kTakeA | kTakeB);
    return code_.pop(2);
  }
  const auto& subscript = ast::as<ast::Subscript>(target);
  const Register object = code_.push(), key = code_.push(), t = code_.push();
  into(*subscript.value, object);
  into(*subscript.slice, key);
  code_.at(target.span);
  code_.emit(Op::LOAD_ITEM, t, object, key);
  apply(t, {t, true});
  code_.at(target.span);
  code_.emit(Op::STORE_ITEM, t, object, key, kTakeA | kTakeB | kTakeC);
  code_.pop(3);
}

void ScopeCompiler::ann_assign(const ast::AnnAssign& node) {
  if (node.value != nullptr) {
    const Operand value = operand(*node.value);
    store(*node.target, value);
    release(value);
  }
  if (scope_.is_function()) {  // the annotation isn't evaluated; parts of the target are
    if (node.value == nullptr && !node.simple) {
      if (const auto* attribute = ast::try_as<ast::Attribute>(node.target)) effect(*attribute->value);
      if (const auto* subscript = ast::try_as<ast::Subscript>(node.target)) {
        effect(*subscript->value);
        effect(*subscript->slice);
      }
    }
    return;
  }
  const Register value = code_.push();
  annotation_value(*node.annotation, value);
  if (!node.simple) {
    code_.emit(Op::CLEAR, value);
    return code_.pop();
  }
  const Register dict = code_.push(), key = code_.push();
  code_.at(node.span);
  load_name("__annotations__", dict);
  load_constant(Value(unit_.interpreter.intern(mangled(ast::as<ast::Name>(*node.target).id))), key);
  code_.emit(Op::STORE_ITEM, value, dict, key, kTakeA | kTakeB | kTakeC);
  code_.pop(3);
}

}  // namespace interleave::models::python
