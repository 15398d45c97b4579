// The types of functions, native functions, bound methods, cells, code objects and modules.
#include "models/python/function.h"

#include <algorithm>

#include "models/python/attributes.h"
#include "models/python/bootstrap.h"
#include "models/python/class.h"
#include "models/python/execution.h"
#include "models/python/special.h"

namespace interleave::models::python {
namespace {

Value or_none(const auto& ref) { return ref ? Value(ref) : Value::none(); }

// ── Functions ────────────────────────────────────────────────────────────────────────────────────

Value call_function(Vm& vm, const Value& callee, Args args) {
  return Execution(vm).call_function(Ref<Function>(callee.as<Function>()), args);
}
Value bind_function(Vm& vm, const Value& self, const Value& instance, Type*) {
  if (instance.is_undefined()) return self;
  return Value(vm.heap().make<BoundMethod>(vm.types().bound_method, self, instance));
}
Value function_repr(Vm& vm, const Value& self) {
  return Value(vm.str(fmt::format("<function {} at {:#x}>", self.as<Function>()->qualname->view(),
                                  vm.interpreter().identity(self.as_object()))));
}

template <auto member>
Value get_name(Vm&, const Value& self) {
  return Value(self.as<Function>()->*member);
}
template <auto member>
void set_name(Vm& vm, const Value& self, const Value& value) {
  if (!value.is(Kind::str)) {
    vm.raise(vm.types().TypeError, "{} must be set to a string object", member == &Function::name ? "__name__" : "__qualname__");
  }
  self.as<Function>()->*member = Ref<Str>(value.as<Str>());
}
template <class T>
Ref<T> optional(const Value& value) {
  return value.is_undefined() || value.is_none() ? Ref<T>() : Ref<T>(value.as<T>());
}

constexpr GetSetDef kFunctionFields[] = {
    {"__name__", get_name<&Function::name>, set_name<&Function::name>},
    {"__qualname__", get_name<&Function::qualname>, set_name<&Function::qualname>},
    {"__module__", [](Vm&, const Value& self) { return self.as<Function>()->module; },
     [](Vm&, const Value& self, const Value& value) { self.as<Function>()->module = value; }},
    {"__doc__",
     [](Vm&, const Value& self) {
       const auto* f = self.as<Function>();
       return f->doc.is_undefined() ? f->code->doc : f->doc;
     },
     [](Vm&, const Value& self, const Value& value) { self.as<Function>()->doc = value.is_undefined() ? Value::none() : value; }},
    {"__defaults__", [](Vm&, const Value& self) { return or_none(self.as<Function>()->defaults); },
     [](Vm&, const Value& self, const Value& value) { self.as<Function>()->defaults = optional<Tuple>(value); }},
    {"__kwdefaults__", [](Vm&, const Value& self) { return or_none(self.as<Function>()->kw_defaults); },
     [](Vm&, const Value& self, const Value& value) { self.as<Function>()->kw_defaults = optional<Dict>(value); }},
    {"__closure__", [](Vm&, const Value& self) { return or_none(self.as<Function>()->closure); }},
    {"__code__", [](Vm&, const Value& self) { return Value(self.as<Function>()->code); }},
    {"__globals__", [](Vm&, const Value& self) { return Value(self.as<Function>()->globals); }},
    {"__annotations__",
     [](Vm& vm, const Value& self) {
       auto* f = self.as<Function>();
       if (!f->annotations) f->annotations = vm.dict();
       return Value(f->annotations);
     },
     [](Vm&, const Value& self, const Value& value) { self.as<Function>()->annotations = optional<Dict>(value); }},
};

// ── Native functions ─────────────────────────────────────────────────────────────────────────────

Value call_native_function(Vm& vm, const Value& callee, Args args) { return call_native(vm, *callee.as<NativeFunction>(), args); }
Value bind_native(Vm& vm, const Value& self, const Value& instance, Type* owner) {
  if (self.as<NativeFunction>()->owner == nullptr) return self;
  return bind_function(vm, self, instance, owner);
}
Value native_repr(Vm& vm, const Value& self) {
  const auto* f = self.as<NativeFunction>();
  if (f->owner == nullptr) return Value(vm.str(fmt::format("<built-in function {}>", f->name)));
  const bool special = f->name.starts_with("__");
  return Value(vm.str(fmt::format("<{} '{}' of '{}' objects>", special ? "slot wrapper" : "method", f->name, f->owner->name)));
}
std::string native_qualname(const NativeFunction& f) { return f.owner == nullptr ? f.name : f.owner->name + "." + f.name; }
Value native_doc(Vm&, const Value&) { return Value::none(); }
constexpr GetSetDef kNativeFields[] = {
    {"__name__", [](Vm& vm, const Value& self) { return Value(vm.str(self.as<NativeFunction>()->name)); }},
    {"__qualname__", [](Vm& vm, const Value& self) { return Value(vm.str(native_qualname(*self.as<NativeFunction>()))); }},
    {"__module__",
     [](Vm& vm, const Value& self) {
       return self.as<NativeFunction>()->owner == nullptr ? Value(vm.str("builtins")) : Value::none();
     }},
    {"__doc__", native_doc},
};

// ── Bound methods ────────────────────────────────────────────────────────────────────────────────

Value call_bound(Vm& vm, const Value& callee, Args args) { return Execution(vm).call_object(callee, args); }
Value bound_get_attr(Vm& vm, const Value& self, Str* name) {
  Value own = generic_get_attr(vm, self, name);
  if (own.is_defined()) return own;
  return vm.find_attr(self.as<BoundMethod>()->function, name);
}
Value bound_repr(Vm& vm, const Value& self) {
  const auto* method = self.as<BoundMethod>();
  if (const auto* native = method->function.try_as<NativeFunction>()) {
    if (method->self.is(Kind::module)) return Value(vm.str(fmt::format("<built-in function {}>", native->name)));
    const bool special = native->name.starts_with("__");
    if (!method->self.is_object()) {
      return Value(vm.str(fmt::format("<{} {} of {} object at {:#x}>", special ? "method-wrapper" : "built-in method",
                                      special ? "'" + native->name + "'" : native->name, type_name_of(vm, method->self), 0x7f0000000000)));
    }
    return Value(vm.str(fmt::format("<{} {} of {} object at {:#x}>", special ? "method-wrapper" : "built-in method",
                                    special ? "'" + native->name + "'" : native->name, type_name_of(vm, method->self),
                                    vm.interpreter().identity(method->self.as_object()))));
  }
  const Value qualname = vm.find_attr(method->function, vm.interpreter().names().qualname);
  return Value(vm.str(fmt::format("<bound method {} of {}>", qualname.is(Kind::str) ? qualname.as<Str>()->view() : "?",
                                  vm.repr(method->self)->view())));
}
Value bound_compare(Vm& vm, CompareOp op, const Value& a, const Value& b) {
  const auto *x = a.try_as<BoundMethod>(), *y = b.try_as<BoundMethod>();
  if ((op != CompareOp::eq && op != CompareOp::ne) || x == nullptr || y == nullptr) return vm.not_implemented();
  const bool same = x->self.same(y->self) && x->function.same(y->function);
  return Value::boolean(same == (op == CompareOp::eq));
}
int64_t bound_hash(Vm& vm, const Value& self) {
  const auto* method = self.as<BoundMethod>();
  return vm.interpreter().identity(method->function.as_object()) ^
         (method->self.is_object() ? vm.interpreter().identity(method->self.as_object()) : 0);
}
Value bound_new(Vm& vm, Value* a) {
  return Value(vm.heap().make<BoundMethod>(vm.types().bound_method, a[1], a[2]));
}
constexpr NativeDef kBoundMethods[] = {{"__new__", "(cls, function, instance, /)", bound_new}};
constexpr GetSetDef kBoundFields[] = {
    {"__self__", [](Vm&, const Value& self) { return self.as<BoundMethod>()->self; }},
    {"__func__", [](Vm&, const Value& self) { return self.as<BoundMethod>()->function; }},
    {"__doc__",
     [](Vm& vm, const Value& self) { return vm.get_attr(self.as<BoundMethod>()->function, vm.interpreter().names().doc); }},
};

// ── Cells, code, modules ─────────────────────────────────────────────────────────────────────────

constexpr GetSetDef kCellFields[] = {{"cell_contents", [](Vm& vm, const Value& self) {
                                        const Value& inside = self.as<Cell>()->value;
                                        if (inside.is_undefined()) vm.raise(vm.types().ValueError, "Cell is empty");
                                        return inside;
                                      }}};

Value code_repr(Vm& vm, const Value& self) {
  const auto* code = self.as<Code>();
  return Value(vm.str(fmt::format("<code object {} at {:#x}, file \"{}\", line {}>", code->name->view(),
                                  vm.interpreter().identity(code), code->source->file_name, code->first_line)));
}
int64_t code_flags(const Code& code) {  // CPython's CO_ flags, as inspect wants them
  return (code.has_varargs ? 4 : 0) | (code.has_varkeywords ? 8 : 0) | (code.is_generator ? 0x20 : 0) |
         (code.is_coroutine ? 0x80 : 0) | (code.is_async_generator ? 0x200 : 0) | 3;
}
/// What a code uses by name, in the order of first use.
Value code_names(Vm& vm, const Value& self) {
  static constexpr std::string_view kOperands[] = {
#define X(name, operands) operands,
      INTERLEAVE_OPCODES(X)
#undef X
  };
  const auto& code = *self.as<Code>();
  std::vector<Value> names;
  const auto add = [&](Str* name) {
    const Value value(name);
    if (std::none_of(names.begin(), names.end(), [&](const Value& known) { return known.same(value); })) names.push_back(value);
  };
  for (const Instruction& i : code.instructions) {
    const std::string_view operands = kOperands[static_cast<uint8_t>(i.op)];
    const auto place = [&](size_t at) { return at == 2 ? uint32_t{i.c} : i.d; };  // bytecode.h
    if (const size_t at = operands.find('N'); at != operands.npos) add(code.names[place(at)].get());
    if (const size_t at = operands.find('G'); at != operands.npos) add(code.global_caches[place(at)].name);
    if (const size_t at = operands.find('T'); at != operands.npos) add(code.attr_caches[place(at)].name);
  }
  return Value(vm.tuple(names));
}

constexpr GetSetDef kCodeFields[] = {
    {"co_names", code_names},
    {"co_name", [](Vm&, const Value& self) { return Value(self.as<Code>()->name); }},
    {"co_qualname", [](Vm&, const Value& self) { return Value(self.as<Code>()->qualname); }},
    {"co_filename", [](Vm& vm, const Value& self) { return Value(vm.str(self.as<Code>()->source->file_name)); }},
    {"co_firstlineno", [](Vm&, const Value& self) { return Value::integer(self.as<Code>()->first_line); }},
    {"co_argcount", [](Vm&, const Value& self) { return Value::integer(self.as<Code>()->arg_count); }},
    {"co_posonlyargcount", [](Vm&, const Value& self) { return Value::integer(self.as<Code>()->posonly_count); }},
    {"co_kwonlyargcount", [](Vm&, const Value& self) { return Value::integer(self.as<Code>()->kwonly_count); }},
    {"co_flags", [](Vm&, const Value& self) { return Value::integer(code_flags(*self.as<Code>())); }},
    {"co_varnames",
     [](Vm& vm, const Value& self) {
       std::vector<Value> names;
       for (const Ref<Str>& name : self.as<Code>()->locals) names.push_back(Value(name));
       return Value(vm.tuple(names));
     }},
    {"co_nlocals", [](Vm&, const Value& self) { return Value::integer(static_cast<int64_t>(self.as<Code>()->locals.size())); }},
    {"co_cellvars",
     [](Vm& vm, const Value& self) {
       std::vector<Value> names;
       for (const Ref<Str>& name : self.as<Code>()->cells) names.push_back(Value(name));
       return Value(vm.tuple(names));
     }},
    {"co_freevars",
     [](Vm& vm, const Value& self) {
       std::vector<Value> names;
       for (const Ref<Str>& name : self.as<Code>()->frees) names.push_back(Value(name));
       return Value(vm.tuple(names));
     }},
};

Value module_repr(Vm& vm, const Value& self) {
  const Value* name = self.as<Module>()->attributes->find(vm.interpreter().names().name);
  const Value* file = self.as<Module>()->attributes->find(vm.interpreter().names().file);
  const std::string_view text = name != nullptr && name->is(Kind::str) ? name->as<Str>()->view() : "?";
  if (file != nullptr && file->is(Kind::str)) {
    return Value(vm.str(fmt::format("<module '{}' from '{}'>", text, file->as<Str>()->view())));
  }
  return Value(vm.str(fmt::format("<module '{}' (built-in)>", text)));
}
Value module_new(Vm& vm, Value* a) {
  const Ref<Dict> attributes = vm.dict();
  attributes->set(vm.interpreter().names().name, a[1]);
  attributes->set(vm.interpreter().names().doc, a[2]);
  return Value(make_instance<Module>(vm.interpreter(), a[0].as<Type>(), attributes));
}
constexpr NativeDef kModuleMethods[] = {{"__new__", "(cls, name, doc=None)", module_new}};

}  // namespace

void init_functions(Bootstrap& b) {
  b.define<Function>(b.types.function, {.name = "function",
                                        .subclassable = false,
                                        .slots = {.repr = function_repr, .call = call_function, .descriptor_get = bind_function},
                                        .getsets = kFunctionFields,
                                        .dict_offset = dict_offset_of(&Function::attributes)});
  b.define<NativeFunction>(b.types.native_function,
                           {.name = "builtin_function_or_method",
                            .subclassable = false,
                            .slots = {.repr = native_repr, .call = call_native_function, .descriptor_get = bind_native},
                            .getsets = kNativeFields});
  b.define<BoundMethod>(b.types.bound_method, {.name = "method",
                                               .subclassable = false,
                                               .slots = {.repr = bound_repr,
                                                         .hash = bound_hash,
                                                         .call = call_bound,
                                                         .get_attr = bound_get_attr,
                                                         .compare = bound_compare},
                                               .methods = kBoundMethods,
                                               .getsets = kBoundFields});
  b.define<Cell>(b.types.cell, {.name = "cell", .subclassable = false, .getsets = kCellFields});
  b.define<Code>(b.types.code, {.name = "code", .subclassable = false, .slots = {.repr = code_repr}, .getsets = kCodeFields});
  b.define<Frame>(b.types.frame, {.name = "frame", .subclassable = false});
  b.define<Module>(b.types.module, {.name = "module",
                                    .slots = {.repr = module_repr, .get_attr = module_get_attr},
                                    .methods = kModuleMethods,
                                    .dict_offset = dict_offset_of(&Module::attributes)});
}

}  // namespace interleave::models::python
