// contextvars: values that belong to a thread of control. Each thread has a current Context; a
// task, a handle and a done callback run in the one they were made with. A Context's values are
// shared between copies until one of them changes, so that a task's copy costs nothing.
//
// Contexts exist once a program has imported contextvars; until then nobody pays for them.
#pragma once

#include <unordered_map>

#include "models/python/bootstrap.h"
#include "models/python/vm.h"

namespace interleave::models::python::modules {

struct Context : Object {
  static constexpr Kind kKind = Kind::other;
  Context(Type* t, Ref<Dict> v) : Object(t, kKind), values(std::move(v)) {}
  Ref<Dict> values;  // by variable; copied before a change if others hold it too
  bool entered = false;
};

class Contexts : public ModuleState {
 public:
  explicit Contexts(Interpreter& interpreter);

  const Ref<Context>& current(Vm& vm);
  void set_current(Vm& vm, Ref<Context> context) { current_[&vm] = std::move(context); }
  Ref<Context> copy(Vm& vm);

  /// `given` None: a copy of the current context. Raises TypeError unless it is one.
  void remember(Vm& vm, const Object* owner, const Value& given);
  Ref<Context> of(const Object* owner) const;
  void forget(const Object* owner) { owned_.erase(owner); }
  void forget_thread(const Vm& vm) { current_.erase(&vm); }

  Type *context_type, *variable_type, *token_type;
  Value missing;  // Token.MISSING

 private:
  std::unordered_map<const Vm*, Ref<Context>> current_;
  std::unordered_map<const Object*, Ref<Context>> owned_;  // of tasks and handles
};

/// Runs what follows in a context; null: in the current one.
class ContextScope {
 public:
  ContextScope(Contexts* contexts, Vm& vm, const Object* owner)
      : ContextScope(contexts, vm, contexts == nullptr ? nullptr : contexts->of(owner)) {}
  ContextScope(Contexts* contexts, Vm& vm,
               Ref<Context> context);  // raises RuntimeError if it is entered
  ~ContextScope();
  ContextScope(const ContextScope&) = delete;
  ContextScope& operator=(const ContextScope&) = delete;

 private:
  Contexts* contexts_;
  Vm& vm_;
  Ref<Context> inner_, outer_;
};

/// `function` so that it runs in a copy of the current context, wherever it is called.
Value in_context(Contexts* contexts, Vm& vm, const Value& function);

}  // namespace interleave::models::python::modules
