// Calls: binding arguments to parameters, and everything that can be called.
#include <cstring>

#include "models/python/attributes.h"
#include "models/python/builtins/str.h"
#include "models/python/class.h"
#include "models/python/costs.h"
#include "models/python/execution.h"
#include "models/python/special.h"

namespace interleave::models::python {
namespace {

std::string quoted_name(const Ref<Str>& name) { return "'" + std::string(name->view()) + "'"; }

/// Puts arguments into the registers of the parameters, as CPython 3.11 Python/ceval.c,
/// initialize_locals, and words what is wrong as it does.
struct ParameterBinder {
  Vm& vm;
  const Function& function;
  const Code& code;
  Value* registers;
  Args args;

  std::string_view name() const { return function.qualname->view(); }
  uint32_t given() const { return args.positional(); }
  [[noreturn]] void fail(std::string text) { vm.raise_text(vm.types().TypeError, text); }

  void bind() {
    const uint32_t count = given(), plain = std::min(count, code.arg_count);
    for (uint32_t i = 0; i < plain; ++i) registers[i] = args.values[i];
    const uint32_t keyword_end = code.arg_count + code.kwonly_count;
    if (code.has_varargs) {
      registers[keyword_end] =
          vm.tuple(count > plain ? std::span<const Value>(args.values + plain, count - plain) : std::span<const Value>());
    }
    Dict* rest = nullptr;
    if (code.has_varkeywords) {
      const Ref<Dict> dict = vm.dict();
      rest = dict.get();
      registers[keyword_end + (code.has_varargs ? 1 : 0)] = dict;
    }
    if (args.keywords != nullptr) bind_keywords(rest, keyword_end);
    if (count > code.arg_count && !code.has_varargs) raise_too_many(count);
    if (plain < code.arg_count) fill_defaults();
    if (code.kwonly_count > 0) fill_keyword_defaults(keyword_end);
  }

  void bind_keywords(Dict* rest, uint32_t keyword_end) {
    for (uint32_t k = 0; k < args.keywords->size(); ++k) {
      const Value& key = (*args.keywords)[k];
      const auto* wanted = key.as<Str>();
      const Value& value = args.values[given() + k];
      uint32_t place = code.posonly_count;
      while (place < keyword_end && code.locals[place].get() != wanted && code.locals[place]->view() != wanted->view()) ++place;
      if (place == keyword_end) {
        if (rest == nullptr) raise_unexpected(*wanted);
        rest->set(vm, key, value);
      } else if (registers[place].is_defined()) {
        fail(fmt::format("{}() got multiple values for argument '{}'", name(), wanted->view()));
      } else {
        registers[place] = value;
      }
    }
  }

  [[noreturn]] void raise_unexpected(const Str& wanted) {
    std::vector<std::string> positional_only;
    for (uint32_t k = 0; k < args.keywords->size(); ++k) {
      for (uint32_t i = 0; i < code.posonly_count; ++i) {
        if (code.locals[i]->view() == (*args.keywords)[k].as<Str>()->view()) {
          positional_only.push_back(std::string(code.locals[i]->view()));
        }
      }
    }
    if (!positional_only.empty()) {
      fail(fmt::format("{}() got some positional-only arguments passed as keyword arguments: '{}'", name(),
                       fmt::join(positional_only, ", ")));
    }
    fail(fmt::format("{}() got an unexpected keyword argument '{}'", name(), wanted.view()));
  }

  void fill_defaults() {
    const uint32_t defaults = function.defaults ? function.defaults->size() : 0;
    const uint32_t first_default = code.arg_count - defaults;
    std::vector<std::string> missing;
    for (uint32_t i = given(); i < code.arg_count; ++i) {
      if (registers[i].is_defined()) continue;
      if (i >= first_default) {
        registers[i] = (*function.defaults)[i - first_default];
      } else {
        missing.push_back(quoted_name(code.locals[i]));
      }
    }
    raise_missing("positional", missing);
  }

  void fill_keyword_defaults(uint32_t keyword_end) {
    std::vector<std::string> missing;
    for (uint32_t i = code.arg_count; i < keyword_end; ++i) {
      if (registers[i].is_defined()) continue;
      const Value* fallback = function.kw_defaults ? function.kw_defaults->find(code.locals[i].get()) : nullptr;
      if (fallback != nullptr) {
        registers[i] = *fallback;
      } else {
        missing.push_back(quoted_name(code.locals[i]));
      }
    }
    raise_missing("keyword-only", missing);
  }

  void raise_missing(std::string_view kind, const std::vector<std::string>& missing) {
    if (missing.empty()) return;
    fail(fmt::format("{}() missing {} required {} argument{}: {}", name(), missing.size(), kind,
                     missing.size() == 1 ? "" : "s", join_names(missing)));
  }

  // CPython 3.11 Python/ceval.c, too_many_positional.
  [[noreturn]] void raise_too_many(uint32_t count) {
    uint32_t keyword_given = 0;
    for (uint32_t i = code.arg_count; i < code.arg_count + code.kwonly_count; ++i) {
      if (registers[i].is_defined()) ++keyword_given;
    }
    const uint32_t defaults = function.defaults ? function.defaults->size() : 0;
    const std::string takes = defaults > 0 ? fmt::format("from {} to {}", code.arg_count - defaults, code.arg_count)
                                           : fmt::format("{}", code.arg_count);
    const bool plural = defaults > 0 || code.arg_count != 1;
    std::string extra;
    if (keyword_given > 0) {
      extra = fmt::format(" positional argument{} (and {} keyword-only argument{})", count != 1 ? "s" : "", keyword_given,
                          keyword_given != 1 ? "s" : "");
    }
    fail(fmt::format("{}() takes {} positional argument{} but {}{} {} given", name(), takes, plural ? "s" : "", count, extra,
                     count == 1 && keyword_given == 0 ? "was" : "were"));
  }
};

}  // namespace

Ref<Frame> Execution::new_frame(const Ref<Function>& function, Args args) {
  const Code& code = *function->code;
  void* cell = interpreter.heap().allocate(sizeof(Frame) + code.register_count * sizeof(Value));
  Ref<Frame> frame(new (cell) Frame(types.frame, function));
  std::memset(static_cast<void*>(frame->first_register()), 0, code.register_count * sizeof(Value));
  if (args.keywords == nullptr && args.count == code.arg_count && code.parameter_count() == code.arg_count) {
    std::copy_n(args.values, args.count, frame->first_register());
  } else {
    ParameterBinder{vm, *function, code, frame->first_register(), args}.bind();
  }
  return frame;
}

Value Execution::run_to_end(Ref<Frame> frame) {
  vm.guard_recursion();
  check_depth();
  frame->flags |= Frame::kEntry;
  Frame* entry = frame.detach();  // leave() drops it
  enter(entry);
  Value result;
  if (run(entry, result, false) == Outcome::raised) throw PythonError{std::move(result)};
  return result;
}

Value Execution::call_function(const Ref<Function>& function, Args args) {
  if (function->code->costs) costs(vm).charge(vm, function->code->qualname->view());
  Ref<Frame> frame = new_frame(function, args);
  if (function->code->suspends()) return Value(make_generator(vm, std::move(frame)));
  return run_to_end(std::move(frame));
}

Value Execution::call_object(const Value& callee, Args args) {
  if (!callee.is_object()) {
    vm.raise(types.TypeError, "'{}' object is not callable", type_name_of(vm, callee));
  }
  switch (callee.as_object()->kind) {
    case Kind::function: return call_function(Ref<Function>(callee.as<Function>()), args);
    case Kind::native_function: return call_native(vm, *callee.as<NativeFunction>(), args);
    case Kind::bound_method: {
      const auto* method = callee.as<BoundMethod>();
      std::vector<Value> values;
      values.reserve(args.count + 1);
      values.push_back(method->self);
      values.insert(values.end(), args.values, args.values + args.count);
      return call_object(Value(method->function), Args{values.data(), args.count + 1, args.keywords});
    }
    default: break;
  }
  if (const auto slot = callee.as_object()->type->slots.call) {
    vm.guard_recursion(" while calling a Python object");
    return slot(vm, callee, args);
  }
  vm.raise(types.TypeError, "'{}' object is not callable", type_name_of(vm, callee));
}

Frame* Execution::call_slowly(Value& to, Value& callee, Value* values, uint32_t count,
                              const Tuple* keywords) {
  Frame* entered = nullptr;
  const bool done = caught([&] {
    if (callee.is(Kind::native_function)) {
      Value result = call_native(vm, *callee.as<NativeFunction>(), {values, count, keywords});
      for (uint32_t i = 0; i < count; ++i) values[i] = Value();
      callee = Value();
      to = std::move(result);
    } else {
      entered = call_anything(to, callee, values, count, keywords);
    }
  });
  return done ? entered : kRaised;
}

Frame* Execution::call_anything(Value& to, Value& callee, Value* values, uint32_t count,
                                const Tuple* keywords) {
  Value target = std::move(callee);
  if (const auto* method = target.try_as<BoundMethod>()) {
    // The register before the arguments is free now: the receiver goes there.
    --values;
    ++count;
    *values = method->self;
    Value function = method->function;
    target = std::move(function);
  }
  const Args args{values, count, keywords};
  Frame* entered = nullptr;
  if (target.is(Kind::function)) {
    if (target.as<Function>()->code->costs) costs(vm).charge(vm, target.as<Function>()->code->qualname->view());
    const Ref<Function> function(target.as<Function>());
    Ref<Frame> frame = new_frame(function, args);
    for (uint32_t i = 0; i < count; ++i) values[i] = Value();
    if (function->code->suspends()) {
      to = Value(make_generator(vm, std::move(frame)));
      return nullptr;
    }
    check_depth();
    entered = frame.detach();
  } else if (count == 0 && keywords == nullptr && target.is(Kind::type) && target.as<Type>() == types.super) {
    to = super_of_frame(vm);
    return nullptr;
  } else if (target.is(Kind::type) && target.as_object()->type == types.type) {
    // An instance of a class whose __init__ is a function: that runs in this loop too.
    auto* type = target.as<Type>();
    const Value* init = plain_constructor(vm, type);
    if (init != nullptr && init->is(Kind::function) && !init->as<Function>()->code->suspends()) {
      const Value instance(new_instance(vm, type));
      vm.items_ += kItemsOfInstance;
      values[-1] = instance;
      const Ref<Function> function(init->as<Function>());
      check_depth();
      if (keywords == nullptr && takes_plainly(*function->code, count + 1)) {
        entered = plain_frame(function, values - 1, count + 1);
      } else {
        entered = new_frame(function, Args{values - 1, count + 1, keywords}).detach();
        for (uint32_t i = 0; i <= count; ++i) values[static_cast<ptrdiff_t>(i) - 1] = Value();
      }
      entered->flags |= Frame::kInit;
      callee = instance;  // until the call is over
    }
  }
  if (entered != nullptr) {
    enter(entered);
    return entered;
  }
  Value result = call_object(target, args);
  for (uint32_t i = 0; i < count; ++i) values[i] = Value();
  to = std::move(result);
  return nullptr;
}

Value Execution::call_with_star(const Value& callee, const Value& positional, const Value& keywords) {
  Ref<Tuple> items = positional.is(Kind::tuple) ? Ref<Tuple>(positional.as<Tuple>()) : vm.tuple(positional.as<List>()->items);
  return call_star(vm, callee, items.get(), keywords.is_undefined() ? nullptr : keywords.as<Dict>());
}

Frame* Execution::enter_getter(Instruction i, Value* registers, const AttrCache& cache) {
  Value& object = registers[i.b];
  if (!object.is_object() || object.as_object()->type->version != cache.now.version) return nullptr;
  const Value& getter = cache.now.found->as<Property>()->get;
  const auto* function = getter.try_as<Function>();
  if (function == nullptr || !function->code->plain_parameters || function->code->arg_count != 1 ||
      function->code->suspends() || vm.depth_ >= interpreter.recursion_limit()) {
    return nullptr;
  }
  Value self = i.flags & kTakeB ? std::move(object) : object;
  Frame* frame = new_frame(Ref<Function>(getter.as<Function>()), Args{&self, 1, nullptr}).detach();
  enter(frame);
  return frame;
}

namespace {

/// The registers that an instruction reads for the last time are emptied before its result is
/// stored, because that may be in one of them.
void store_result(Instruction i, Value* registers, const Value* right, Value result) {
  if (i.flags & kTakeB) registers[i.b] = Value();
  if ((i.flags & kTakeC) && right == &registers[i.c]) registers[i.c] = Value();
  registers[i.a] = std::move(result);
}

}  // namespace

bool Execution::load_attr_slowly(Instruction i, Value* registers, AttrCache& cache) {
  return caught([&] { store_result(i, registers, nullptr, load_attr(registers[i.b], cache)); });
}

bool Execution::load_method_slowly(Instruction i, Value* registers, AttrCache& cache) {
  return caught([&] {
    Value function, receiver;
    load_method(registers[i.b], cache, function, receiver);
    store_result(i, registers, nullptr, std::move(function));
    registers[i.a + 1] = std::move(receiver);
  });
}

bool Execution::load_item_slowly(Instruction i, Value* registers, const Value& key) {
  const Value object = registers[i.b];
  const Type* type = object.is_object() ? object.as_object()->type : nullptr;
  const auto missing = [&](Ref<Exception> error) {
    set_context(Value(error));
    caught_error = Value(std::move(error));
    return false;
  };
  // Items that aren't there are often asked for, so that even the throw is spared.
  if (type == types.list && key.is_int()) {
    return missing(vm.make_exception(types.IndexError, "list index out of range"));
  }
  const Value* found = nullptr;
  const bool done = caught([&] {
    if (type == types.dict) {
      found = object.as<Dict>()->find(vm, key);
      if (found != nullptr) store_result(i, registers, &key, *found);
    } else {
      store_result(i, registers, &key, vm.get_item(object, key));
    }
  });
  if (done && type == types.dict && found == nullptr) {
    return missing(vm.make_exception(types.KeyError, key));
  }
  return done;
}

bool Execution::binary_slowly(BinaryOp op, Instruction i, Value* registers, const Value& right) {
  return caught([&] {
    Value& left = registers[i.b];
    const auto compute = [&] {
      if (!(i.flags & kInplace)) return vm.binary(op, left, right);
      if (op == BinaryOp::add && left.is(Kind::str) && right.is(Kind::str)) return str_append_in_place(vm, left, right);
      return vm.inplace(op, left, right);
    };
    store_result(i, registers, &right, compute());
  });
}

bool Execution::compare_slowly(CompareOp op, Instruction i, Value* registers, const Value& right) {
  return caught([&] {
    const Value& left = registers[i.b];
    const auto compute = [&] {
      if ((op == CompareOp::eq || op == CompareOp::ne) && left.is(Kind::str) && right.is(Kind::str)) {
        const bool same = left.same(right) || left.as<Str>()->view() == right.as<Str>()->view();
        return Value::boolean(same == (op == CompareOp::eq));
      }
      Value result = vm.compare(op, left, right);
      return i.flags & kBranches ? Value::boolean(vm.truth(result)) : result;
    };
    store_result(i, registers, &right, compute());
  });
}

}  // namespace interleave::models::python
