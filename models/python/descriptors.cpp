// property, staticmethod, classmethod, super, and the computed attributes of native types.
#include "models/python/attributes.h"
#include "models/python/bootstrap.h"
#include "models/python/class.h"
#include "models/python/frame.h"
#include "models/python/special.h"

namespace interleave::models::python {
namespace {

// ── property ─────────────────────────────────────────────────────────────────────────────────────

Value property_new(Vm& vm, Value* a) {
  Ref<Property> made = make_instance<Property>(vm.interpreter(), a[0].as<Type>());
  made->get = made->set = made->del = made->doc = Value::none();
  return Value(std::move(made));
}
constexpr uint8_t kDocOfGetter = 1;  // in Object::flags: another getter brings another doc

Value property_init(Vm& vm, Value* a) {
  auto* p = a[0].as<Property>();
  p->get = a[1];
  p->set = a[2];
  p->del = a[3];
  p->doc = a[4];
  p->flags &= static_cast<uint8_t>(~kDocOfGetter);
  if (p->doc.is_none() && !p->get.is_none()) {
    const Value doc = vm.find_attr(p->get, vm.interpreter().names().doc);
    if (doc.is_defined() && !doc.is_none()) {
      p->doc = doc;
      p->flags |= kDocOfGetter;
    }
  }
  // The class's own docstring would hide the property's.
  if (Dict* own = p->type->is_heap_type ? own_attributes(vm, p) : nullptr)
    own->set(vm.interpreter().names().doc, p->doc);
  return Value::none();
}

[[noreturn]] void raise_no_accessor(Vm& vm, const Property& p, const Value& instance,
                                    std::string_view what) {
  const Type& type = *vm.type_of(instance);
  const std::string name = p.name ? fmt::format(" '{}'", p.name->view()) : "";
  vm.raise(vm.types().AttributeError, "property{} of '{}' object has no {}", name,
           type.qualname(), what);
}

Value property_get(Vm& vm, const Value& self, const Value& instance, Type*) {
  if (instance.is_undefined()) return self;
  const auto& p = *self.as<Property>();
  if (p.get.is_none()) raise_no_accessor(vm, p, instance, "getter");
  return vm.call(p.get, std::span<const Value>(&instance, 1));
}
void property_set(Vm& vm, const Value& self, const Value& instance, const Value& value) {
  const auto& p = *self.as<Property>();
  if (value.is_undefined()) {
    if (p.del.is_none()) raise_no_accessor(vm, p, instance, "deleter");
    vm.call(p.del, std::span<const Value>(&instance, 1));
    return;
  }
  if (p.set.is_none()) raise_no_accessor(vm, p, instance, "setter");
  const Value arguments[] = {instance, value};
  vm.call(p.set, arguments);
}

/// A copy with one accessor replaced: what `@x.setter` makes. A subclass makes its copy itself.
template <Value Property::*member>
Value property_with(Vm& vm, Value* a) {
  const auto& from = *a[0].as<Property>();
  Property accessors(from.type);
  accessors.get = from.get;
  accessors.set = from.set;
  accessors.del = from.del;
  accessors.*member = a[1];
  const bool keeps_doc = (from.flags & kDocOfGetter) == 0 || accessors.get.is_none();
  const Value arguments[] = {accessors.get, accessors.set, accessors.del,
                             keeps_doc ? from.doc : Value::none()};
  Value made = vm.call(Value(from.type), arguments);
  if (auto* property = made.try_as<Property>()) property->name = from.name;
  return made;
}
Value property_set_name(Vm&, Value* a) {
  if (a[2].is(Kind::str)) a[0].as<Property>()->name = Ref<Str>(a[2].as<Str>());
  return Value::none();
}
constexpr NativeDef kPropertyMethods[] = {
    {"__new__", "(cls, /, *args, **kwargs)", property_new},
    {"__init__", "(self, /, fget=None, fset=None, fdel=None, doc=None)", property_init},
    {"getter", "(self, fget, /)", property_with<&Property::get>},
    {"setter", "(self, fset, /)", property_with<&Property::set>},
    {"deleter", "(self, fdel, /)", property_with<&Property::del>},
    {"__set_name__", "(self, owner, name, /)", property_set_name},
};
constexpr GetSetDef kPropertyFields[] = {
    {"fget", [](Vm&, const Value& self) { return self.as<Property>()->get; }},
    {"fset", [](Vm&, const Value& self) { return self.as<Property>()->set; }},
    {"fdel", [](Vm&, const Value& self) { return self.as<Property>()->del; }},
    {"__doc__", [](Vm&, const Value& self) { return self.as<Property>()->doc; },
     [](Vm&, const Value& self, const Value& value) { self.as<Property>()->doc = value; }},
    {"__isabstractmethod__",
     [](Vm& vm, const Value& self) {
       for (const Value* f :
            {&self.as<Property>()->get, &self.as<Property>()->set, &self.as<Property>()->del}) {
         const Value mark =
             f->is_none() ? Value() : vm.find_attr(*f, vm.interpreter().names().isabstractmethod);
         if (mark.is_defined() && vm.truth(mark)) return Value::boolean(true);
       }
       return Value::boolean(false);
     }},
};

// ── staticmethod, classmethod ────────────────────────────────────────────────────────────────────

template <class T>
Value method_new(Vm& vm, Value* a) {
  return Value(make_instance<T>(vm.interpreter(), a[0].as<Type>(), a[1]));
}
template <class T>
Value method_repr(Vm& vm, const Value& self) {
  return Value(vm.str(
      fmt::format("<{}({})>", type_name_of(vm, self), vm.repr(self.as<T>()->function)->view())));
}
/// Attributes such as `__name__` are the function's.
template <class T>
Value method_get_attr(Vm& vm, const Value& self, Str* name) {
  Value own = generic_get_attr(vm, self, name);
  if (own.is_defined() && name != vm.interpreter().names().doc) return own;
  return vm.find_attr(self.as<T>()->function, name);
}
Value static_get(Vm&, const Value& self, const Value&, Type*) {
  return self.as<StaticMethod>()->function;
}
Value static_call(Vm& vm, const Value& self, Args args) {
  return vm.call(self.as<StaticMethod>()->function, args);
}
Value class_get(Vm& vm, const Value& self, const Value& instance, Type* owner) {
  Type* cls = owner != nullptr ? owner : vm.type_of(instance);
  const Value& function = self.as<ClassMethod>()->function;
  if (vm.type_of(function)->slots.descriptor_get == nullptr || function.is(Kind::function) ||
      function.is(Kind::native_function)) {
    return Value(vm.heap().make<BoundMethod>(vm.types().bound_method, function, Value(cls)));
  }
  return bind_descriptor(vm, function, Value(cls), cls->type);
}
template <class T>
Value get_wrapped(Vm&, const Value& self) {
  return self.as<T>()->function;
}
constexpr NativeDef kStaticMethods[] = {
    {"__new__", "(cls, function, /)", method_new<StaticMethod>},
    {"__init__", "(self, /, *args)", [](Vm&, Value*) { return Value::none(); }}};
constexpr NativeDef kClassMethods[] = {
    {"__new__", "(cls, function, /)", method_new<ClassMethod>},
    {"__init__", "(self, /, *args)", [](Vm&, Value*) { return Value::none(); }}};
constexpr GetSetDef kStaticFields[] = {{"__func__", get_wrapped<StaticMethod>},
                                       {"__wrapped__", get_wrapped<StaticMethod>}};
constexpr GetSetDef kClassFields[] = {{"__func__", get_wrapped<ClassMethod>},
                                      {"__wrapped__", get_wrapped<ClassMethod>}};

// ── super ────────────────────────────────────────────────────────────────────────────────────────

Value super_new(Vm& vm, Value* a) {
  return Value(make_instance<Super>(vm.interpreter(), a[0].as<Type>()));
}

/// super() in a method: the class is the free variable `__class__`, the object the first argument.
// CPython 3.11 Objects/typeobject.c, super_init_without_args.
void find_super_arguments(Vm& vm, Value& type, Value& object) {
  Frame* frame = vm.frame();
  const Types& t = vm.types();
  if (frame == nullptr || frame->code->arg_count == 0)
    vm.raise(t.RuntimeError, "super(): no arguments");
  const Code& code = *frame->code;
  object = frame->first_register()[0];
  for (size_t i = 0; i < code.cells.size(); ++i) {
    if (code.cells[i].get() == code.locals[0].get()) {
      object = frame->first_register()[code.first_cell() + i].as<Cell>()->value;
    }
  }
  if (object.is_undefined()) vm.raise(t.RuntimeError, "super(): arg[0] deleted");
  for (size_t i = 0; i < code.frees.size(); ++i) {
    if (code.frees[i]->view() != "__class__") continue;
    type = (*frame->function->closure)[i].as<Cell>()->value;
    if (type.is_undefined()) vm.raise(t.RuntimeError, "super(): empty __class__ cell");
    return;
  }
  vm.raise(t.RuntimeError, "super(): __class__ cell not found");
}

void begin_super(Vm& vm, Super* self, const Value& type, const Value& object) {
  if (!type.is(Kind::type))
    vm.raise(vm.types().TypeError, "super() argument 1 must be a type, not {}",
             type_name_of(vm, type));
  self->start = Ref<Type>(type.as<Type>());
  if (object.is_undefined() || object.is_none()) return;
  if (object.is(Kind::type) && object.as<Type>()->is_subtype(self->start.get())) {
    self->self_type = Ref<Type>(object.as<Type>());
  } else if (vm.is_instance(object, self->start.get())) {
    self->self_type = Ref<Type>(vm.type_of(object));
  } else {
    vm.raise(vm.types().TypeError, "super(type, obj): obj must be an instance or subtype of type");
  }
  self->self = object;
}

Value super_init(Vm& vm, Value* a) {
  Value type = a[1], object = a[2];
  if (type.is_undefined()) find_super_arguments(vm, type, object);
  begin_super(vm, a[0].as<Super>(), type, object);
  return Value::none();
}

const Value* find_after(const Super& self, const Str* name) {
  if (self.self.is_undefined()) return nullptr;
  const auto& mro = self.self_type->mro;
  auto at = std::find(mro.begin(), mro.end(), self.start.get());
  for (at = at == mro.end() ? at : at + 1; at != mro.end(); ++at) {
    if (const Value* found = (*at)->attributes->find(name)) return found;
  }
  return nullptr;
}

bool through_class(const Super& self) { return self.self.same(Value(self.self_type)); }

Value super_get_attr(Vm& vm, const Value& object, Str* name) {
  const auto* self = object.as<Super>();
  const Value* found = name == vm.interpreter().names().class_ ? nullptr : find_after(*self, name);
  if (found == nullptr) return generic_get_attr(vm, object, name);
  return bind_descriptor(vm, *found, through_class(*self) ? Value() : self->self,
                         self->self_type.get());
}

Value super_repr(Vm& vm, const Value& object) {
  const auto* self = object.as<Super>();
  const std::string of =
      self->self_type ? fmt::format("<{} object>", self->self_type->name) : "NULL";
  return Value(vm.str(
      fmt::format("<super: <class '{}'>, {}>", self->start ? self->start->name : "NULL", of)));
}

constexpr NativeDef kSuperMethods[] = {{"__new__", "(cls, /, *args)", super_new},
                                       {"__init__", "(self, type=..., object=..., /)", super_init}};

// ── Computed attributes ──────────────────────────────────────────────────────────────────────────

Value getset_get(Vm& vm, const Value& self, const Value& instance, Type*) {
  if (instance.is_undefined()) return self;
  return self.as<GetSet>()->get(vm, instance);
}
void getset_set(Vm& vm, const Value& self, const Value& instance, const Value& value) {
  const auto* field = self.as<GetSet>();
  if (field->set == nullptr) {
    vm.raise(vm.types().AttributeError, "attribute '{}' of '{}' objects is not writable",
             field->name->view(), field->owner->name);
  }
  field->set(vm, instance, value);
}
Value getset_repr(Vm& vm, const Value& self) {
  const auto* field = self.as<GetSet>();
  return Value(vm.str(
      fmt::format("<attribute '{}' of '{}' objects>", field->name->view(), field->owner->name)));
}

}  // namespace

Value super_of_frame(Vm& vm) {
  Value type, object;
  find_super_arguments(vm, type, object);
  const Ref<Super> self = vm.interpreter().heap().make<Super>(vm.types().super);
  begin_super(vm, self.get(), type, object);
  return Value(self);
}

const Value* super_method(const Super& super, const Str* name) {
  const Value* found = find_after(super, name);
  return found != nullptr && found->is(Kind::function) && !through_class(super) ? found : nullptr;
}

void init_descriptors(Bootstrap& b) {
  b.define<Property>(b.types.property,
                     {.name = "property",
                      .slots = {.descriptor_get = property_get, .descriptor_set = property_set},
                      .methods = kPropertyMethods,
                      .getsets = kPropertyFields});
  b.define<StaticMethod>(b.types.static_method,
                         {.name = "staticmethod",
                          .slots = {.repr = method_repr<StaticMethod>,
                                    .call = static_call,
                                    .get_attr = method_get_attr<StaticMethod>,
                                    .descriptor_get = static_get},
                          .methods = kStaticMethods,
                          .getsets = kStaticFields,
                          .dict_offset = dict_offset_of(&StaticMethod::attributes)});
  b.define<ClassMethod>(b.types.class_method,
                        {.name = "classmethod",
                         .slots = {.repr = method_repr<ClassMethod>,
                                   .get_attr = method_get_attr<ClassMethod>,
                                   .descriptor_get = class_get},
                         .methods = kClassMethods,
                         .getsets = kClassFields,
                         .dict_offset = dict_offset_of(&ClassMethod::attributes)});
  b.define<Super>(b.types.super, {.name = "super",
                                  .slots = {.repr = super_repr, .get_attr = super_get_attr},
                                  .methods = kSuperMethods});
  b.define<GetSet>(
      b.types.getset,
      {.name = "getset_descriptor",
       .subclassable = false,
       .slots = {.repr = getset_repr, .descriptor_get = getset_get, .descriptor_set = getset_set}});
  for (Type* type : {b.types.property, b.types.static_method, b.types.class_method, b.types.super})
    b.publish(type);
}

}  // namespace interleave::models::python
