// Exception groups: construction, splitting, projecting. CPython 3.11 Objects/exceptions.c.
#include <algorithm>

#include "models/python/bootstrap.h"
#include "models/python/class.h"
#include "models/python/exceptions.h"
#include "models/python/special.h"

namespace interleave::models::python {
namespace {

/// A tuple, whatever sequence the group was made from.
const Tuple& members_of(const Value& group) { return *group_members(group).as<Tuple>(); }
bool is_group(Vm& vm, const Value& v) { return vm.is_instance(v, vm.types().BaseExceptionGroup); }

Value group_new(Vm& vm, Value* a) {
  const Types& t = vm.types();
  auto* cls = a[0].as<Type>();
  if (!a[1].is(Kind::str)) vm.raise(t.TypeError, "BaseExceptionGroup.__new__() argument 1 must be str, not {}", type_name_of(vm, a[1]));
  if (!a[2].is(Kind::list) && !a[2].is(Kind::tuple)) {
    vm.raise(t.TypeError, "second argument (exceptions) must be a sequence");
  }
  std::vector<Value> members;
  vm.for_each(a[2], [&](Value item) { members.push_back(std::move(item)); });
  if (members.empty()) vm.raise(t.ValueError, "second argument (exceptions) must be a non-empty sequence");
  bool all_plain = true;
  for (size_t i = 0; i < members.size(); ++i) {
    if (!members[i].is(Kind::exception)) vm.raise(t.ValueError, "Item {} of second argument (exceptions) is not an exception", i);
    all_plain = all_plain && vm.is_instance(members[i], t.Exception_);
  }
  if (cls == t.BaseExceptionGroup && all_plain) cls = t.ExceptionGroup;
  if (cls == t.ExceptionGroup && !all_plain) {
    vm.raise(t.TypeError, "Cannot nest BaseExceptions in an ExceptionGroup");
  }
  const Value arguments[] = {a[1], a[2]};
  Ref<Exception> made = make_instance<Exception>(vm.interpreter(), cls);
  made->arguments = Value(vm.tuple(arguments));
  made->attributes = vm.dict();
  made->attributes->set(vm.intern("exceptions").get(), Value(vm.tuple(members)));
  return Value(std::move(made));
}
Value group_init(Vm&, Value*) { return Value::none(); }

Value group_str(Vm& vm, const Value& self) {
  const Tuple& arguments = *self.as<Exception>()->arguments.as<Tuple>();
  const uint32_t n = members_of(self).size();
  return Value(vm.str(fmt::format("{} ({} sub-exception{})", vm.to_str(arguments[0])->view(), n, n == 1 ? "" : "s")));
}

/// A group like `group` with other members.
Value derive(Vm& vm, const Value& group, const std::vector<Value>& members) {
  const Value list(vm.list(members));
  const Value made = vm.call_method(group, "derive", std::span<const Value>(&list, 1));
  if (!is_group(vm, made)) vm.raise(vm.types().TypeError, "derive must return an instance of BaseExceptionGroup");
  auto* to = made.as<Exception>();
  const auto* from = group.as<Exception>();
  to->traceback = from->traceback;
  to->cause = from->cause;
  to->context = from->context;
  to->suppress_context = from->suppress_context;
  if (const Value notes = vm.find_attr(group, "__notes__"); notes.is(Kind::list)) {
    vm.set_attr(made, vm.intern("__notes__").get(), Value(vm.list(notes.as<List>()->items)));
  }
  return made;
}

Value group_derive(Vm& vm, Value* a) {
  const Value arguments[] = {(*a[0].as<Exception>()->arguments.as<Tuple>())[0], a[1]};
  return vm.call(Value(vm.types().BaseExceptionGroup), arguments);
}

/// What split() and subgroup() take: a class, a tuple of classes, or a predicate of single exceptions.
std::function<bool(const Value&)> condition(Vm& vm, const Value& given) {
  const auto is_class = [&](const Value& v) {
    return v.is(Kind::type) && v.as<Type>()->is_subtype(vm.types().BaseException);
  };
  if (is_class(given)) return [&vm, given](const Value& e) { return vm.is_instance(e, given.as<Type>()); };
  if (const auto* several = given.try_as<Tuple>();
      several != nullptr && std::all_of(several->items().begin(), several->items().end(), is_class)) {
    return [&vm, given](const Value& e) {
      const auto& classes = *given.as<Tuple>();
      return std::any_of(classes.items().begin(), classes.items().end(),
                         [&](const Value& c) { return vm.is_instance(e, c.as<Type>()); });
    };
  }
  if (given.is(Kind::function) || given.is(Kind::native_function) || given.is(Kind::bound_method)) {
    return [&vm, given](const Value& e) { return vm.truth(vm.call(given, std::span<const Value>(&e, 1))); };
  }
  vm.raise(vm.types().TypeError, "expected a function, exception type or tuple of exception types");
}

Value group_split(Vm& vm, Value* a) {
  Value parts[2];
  split_exception_group(vm, a[0], condition(vm, a[1]), parts[0], parts[1]);
  return Value(vm.tuple(parts));
}
Value group_subgroup(Vm& vm, Value* a) {
  Value match, rest;
  split_exception_group(vm, a[0], condition(vm, a[1]), match, rest);
  return match;
}

constexpr NativeDef kMethods[] = {{"__new__", "(cls, message, exceptions, /)", group_new},
                                  {"__init__", "(self, /, *args)", group_init},
                                  {"derive", "(self, excs, /)", group_derive},
                                  {"split", "(self, condition, /)", group_split},
                                  {"subgroup", "(self, condition, /)", group_subgroup}};
constexpr GetSetDef kFields[] = {
    {"message", [](Vm&, const Value& self) { return (*self.as<Exception>()->arguments.as<Tuple>())[0]; }},
    {"exceptions", [](Vm&, const Value& self) { return group_members(self); }}};

void leaves(Vm& vm, const Value& exception, std::vector<const Object*>& found) {
  if (!is_group(vm, exception)) {
    found.push_back(exception.as_object());
    return;
  }
  for (const Value& member : members_of(exception).items()) leaves(vm, member, found);
}

bool same_traceback(const Value& a, const Value& b) {
  const auto &x = a.as<Exception>()->traceback, &y = b.as<Exception>()->traceback;
  return std::equal(x.begin(), x.end(), y.begin(), y.end(), [](const TracebackEntry& p, const TracebackEntry& q) {
    return p.code.same(q.code) && p.instruction == q.instruction;
  });
}

}  // namespace

Value group_members(const Value& group) {
  const Str* name = Interpreter::of(group.as_object()).intern("exceptions").get();
  return *group.as<Exception>()->attributes->find(name);
}

Value make_exception_group(Vm& vm, std::string_view message, std::span<const Value> members) {
  const Value arguments[] = {Value(vm.str(message)), Value(vm.list({members.begin(), members.end()}))};
  return vm.call(Value(vm.types().BaseExceptionGroup), arguments);
}

Value wrap_in_group(Vm& vm, const Value& exception) {
  const Value arguments[] = {Value(vm.str("")), Value(vm.tuple(std::span<const Value>(&exception, 1)))};
  return vm.call(Value(vm.types().BaseExceptionGroup), arguments);
}

void split_exception_group(Vm& vm, const Value& group, const std::function<bool(const Value&)>& wanted, Value& match,
                           Value& rest) {
  vm.guard_recursion(" in exceptiongroup_split_recursive");
  match = rest = Value::none();
  if (wanted(group)) {
    match = group;
    return;
  }
  if (!is_group(vm, group)) {
    rest = group;
    return;
  }
  std::vector<Value> matched, others;
  for (const Value& member : members_of(group).items()) {
    Value inner_match, inner_rest;
    split_exception_group(vm, member, wanted, inner_match, inner_rest);
    if (!inner_match.is_none()) matched.push_back(inner_match);
    if (!inner_rest.is_none()) others.push_back(inner_rest);
  }
  if (!matched.empty()) match = derive(vm, group, matched);
  if (!others.empty()) rest = derive(vm, group, others);
}

bool comes_from_group(Vm&, const Value& exception, const Value& original) {
  if (exception.same(original)) return true;
  const auto *a = exception.as<Exception>(), *b = original.as<Exception>();
  return same_traceback(exception, original) && a->cause.same(b->cause) && a->context.same(b->context) &&
         a->type->instance_kind == b->type->instance_kind && !a->traceback.empty();
}

Value project_group(Vm& vm, const Value& original, std::span<const Value> kept) {
  std::vector<const Object*> wanted;
  for (const Value& part : kept) leaves(vm, part, wanted);
  Value match, rest;
  split_exception_group(
      vm, original,
      [&](const Value& e) {
        return !is_group(vm, e) && std::find(wanted.begin(), wanted.end(), e.as_object()) != wanted.end();
      },
      match, rest);
  return match;
}

void init_exception_groups(Bootstrap& b) {
  const Types& t = b.types;
  b.define<Exception>(t.BaseExceptionGroup, {.name = "BaseExceptionGroup",
                                             .base = t.BaseException,
                                             .slots = {.str = group_str},
                                             .methods = kMethods,
                                             .getsets = kFields,
                                             .dict_offset = dict_offset_of(&Exception::attributes)});
  b.define<Exception>(t.ExceptionGroup, {.name = "ExceptionGroup",
                                         .base = t.BaseExceptionGroup,
                                         .dict_offset = dict_offset_of(&Exception::attributes)});
  set_bases(*t.ExceptionGroup, {t.BaseExceptionGroup, t.Exception_});
}

}  // namespace interleave::models::python
