// Copies of Python objects for simulated processes, which share no memory.
//
// A fork copies what a child could see of its parent: the globals of `__main__` and everything that
// can be reached from them, functions and classes included, with the copies referring to each
// other. A message is what pickle makes of arguments and results: containers and instances are
// copied, functions and classes travel as names, that is, each side has its own. What can't be
// pickled raises CPython's errors.
//
// Objects say by attributes of their classes what becomes of them:
//   _forked(self)     what a forked child has in this object's place; without it a native object
//                     is shared
//   _process_shared   "anywhere": always the object itself, as processes share it; "inherited": so
//                     too, but it travels only to a process that is being started, not in a later
//                     message
// Not copied by a fork: modules other than `__main__`, generators, files, threads.
#pragma once

#include <unordered_map>
#include <vector>

#include "models/python/vm.h"
#include "models/threads/process.h"

namespace interleave::models::python::modules {

/// Originals to copies. Keeps both alive, since identities must not be reused.
class CopyMap {
 public:
  const Value* find(const Object* original) const {
    const auto found = copies_.find(original);
    return found == copies_.end() ? nullptr : &found->second;
  }
  void add(const Value& original, const Value& copy) {
    keep_.push_back(original);
    copies_.emplace(original.as_object(), copy);
  }
  /// Calls `visit(original, copy)`, in the order of copying.
  template <class Visit>
  void each(Visit visit) const {
    for (const Value& original : keep_) visit(original, copies_.at(original.as_object()));
  }

 private:
  std::unordered_map<const Object*, Value> copies_;
  std::vector<Value> keep_;
};

/// Copies a graph of objects.
class Copier {
 public:
  Copier(Vm& vm, CopyMap& copies) : vm_(vm), copies_(copies) {}
  virtual ~Copier() = default;
  Value copy(const Value& original);

 protected:
  /// An instance of a class that has `_process_shared`.
  virtual Value copy_shared(const Value& original, std::string_view sharing) = 0;
  virtual Value copy_instance(const Value& original);
  /// An instance of a class that a program derived from `native`: int, float, complex, str or bytes.
  virtual Value copy_scalar(const Value& original, Type* native);
  /// What becomes of objects that aren't data.
  virtual Value copy_function(const Value& original) = 0;
  virtual Value copy_class(const Value& original) = 0;
  virtual Value copy_other(const Value& original) = 0;
  void copy_items(const Dict& from, Dict& to);
  /// The attributes and slots that classes add to what is copied already.
  void copy_added(const Value& original, const Value& made);
  Type* copy_type(Type* type) { return copy(Value(type)).as<Type>(); }

  Vm& vm_;
  CopyMap& copies_;

 private:
  Value copy_object(const Value& original);
  Value copy_content(const Value& original);
  Value copy_tuple(const Value& original);
  Value copy_set(const Value& original);
};

bool is_of_main(const Type& type);
/// Has its class a method that `object` hasn't, or another one?
bool has_own(Vm& vm, const Value& value, std::string_view method);

/// A message as it is now; raises what pickle raises if it can't be. `starting`: it goes to a process
/// that is being started.
Value pickled_message(Vm& vm, const Value& message, bool starting);
/// What a process whose `__main__` has the globals `main` gets of it.
Value unpickled_message(Vm& vm, const Value& message, const Ref<Dict>& main);
void init_process_message(Vm& vm, Dict& module);  // process_message.cpp

/// The globals of the running process's `__main__`.
const Ref<Dict>& main_globals(Vm& vm);
/// Ends the running process at once, unless it is the first one: then it returns.
void exit_process(Vm& vm, int code);  // process_children.cpp
/// Makes `memory`, a _process_copy.Memory, that of `process`.
void give_memory(Vm& vm, const threads::Process& process, const Value& memory);

}  // namespace interleave::models::python::modules
