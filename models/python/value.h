// A Python value in 16 bytes: a tag and a payload. None, bool, small int and float live in the
// Value itself and cost no allocation; everything else is a reference-counted Object. Integers that
// leave 64 bits become BigInt objects and come back when they fit again, so `integer` and BigInt
// never overlap.
//
// `undefined` is not a Python value: it marks an unbound local, an absent argument, a missing
// attribute, or the end of an iterator.
#pragma once

#include <cassert>
#include <cstdint>
#include <utility>

namespace interleave::models::python {

struct Type;

/// Which C++ struct an object is; a subclass made by a program keeps the kind of its base.
enum class Kind : uint8_t {
  instance,  // of a class without a built-in base
  type, str, bytes, big_int, tuple, list, dict, set, frozenset, range, slice, ellipsis, not_implemented,
  function, native_function, bound_method, cell, code, module, generator, coroutine, async_generator,
  exception, traceback, iterator, property, static_method, class_method, super, file, future, task,
  bytearray, memory_view, complex,
  other,  // a native type that nobody asks for by kind
};

/// What every heap object begins with. Owned by the Heap it was allocated in; alive while refs > 0.
struct Object {
  Type* type;
  uint32_t refs = 0;
  Kind kind;
  uint8_t flags = 0;   // free for the kind's own use
  uint16_t extra = 0;  // likewise
  Object(Type* t, Kind k) : type(t), kind(k) {}
  Object(const Object&) = delete;
  Object& operator=(const Object&) = delete;
};

void destroy(Object* object) noexcept;  // heap.cpp
inline void retain(Object* object) { ++object->refs; }
inline void release(Object* object) noexcept {
  if (--object->refs == 0) destroy(object);
}

/// An owning pointer to an object of known type; may be null.
template <class T>
class Ref {
 public:
  Ref() = default;
  Ref(std::nullptr_t) {}
  explicit Ref(T* p) : p_(p) {
    if (p_) retain(p_);
  }
  Ref(const Ref& o) : Ref(o.p_) {}
  Ref(Ref&& o) noexcept : p_(std::exchange(o.p_, nullptr)) {}
  template <class U>
    requires std::is_convertible_v<U*, T*>
  Ref(const Ref<U>& o) : Ref(static_cast<T*>(o.get())) {}
  Ref& operator=(Ref o) noexcept {
    std::swap(p_, o.p_);
    return *this;
  }
  ~Ref() {
    if (p_) release(p_);
  }
  T* get() const { return p_; }
  T* operator->() const { return p_; }
  T& operator*() const { return *p_; }
  explicit operator bool() const { return p_ != nullptr; }
  bool operator==(const Ref&) const = default;
  /// Gives up the reference without releasing it.
  T* detach() { return std::exchange(p_, nullptr); }
  /// Takes over a reference that the caller owns.
  static Ref adopt(T* p) {
    Ref r;
    r.p_ = p;
    return r;
  }

 private:
  T* p_ = nullptr;
};

enum class Tag : uint32_t { undefined, none, boolean, integer, floating, object };

class Value {
 public:
  Value() : int_(0) {}
  Value(const Value& o) : tag_(o.tag_), int_(o.int_) {
    if (tag_ == Tag::object) retain(object_);
  }
  Value(Value&& o) noexcept : tag_(std::exchange(o.tag_, Tag::undefined)), int_(o.int_) {}
  Value& operator=(const Value& o) {
    Value copy(o);
    swap(copy);
    return *this;
  }
  Value& operator=(Value&& o) noexcept {
    Value moved(std::move(o));
    swap(moved);
    return *this;
  }
  ~Value() {
    if (tag_ == Tag::object) release(object_);
  }
  template <class T>
    requires std::is_base_of_v<Object, T>
  Value(T* object) : tag_(Tag::object), object_(object) {  // Requires: object isn't null
    retain(object_);
  }
  template <class T>
  Value(const Ref<T>& object) : Value(object.get()) {}
  template <class T>
  Value(Ref<T>&& object) : tag_(Tag::object), object_(object.detach()) {}

  static Value none() { return Value(Tag::none, 0); }
  static Value boolean(bool b) { return Value(Tag::boolean, b); }
  static Value integer(int64_t i) { return Value(Tag::integer, i); }
  static Value floating(double d) {
    Value v(Tag::floating, 0);
    v.float_ = d;
    return v;
  }

  Tag tag() const { return tag_; }
  bool is_undefined() const { return tag_ == Tag::undefined; }
  bool is_defined() const { return tag_ != Tag::undefined; }
  bool is_none() const { return tag_ == Tag::none; }
  bool is_bool() const { return tag_ == Tag::boolean; }
  bool is_int() const { return tag_ == Tag::integer; }  // small; not bool
  bool is_float() const { return tag_ == Tag::floating; }
  bool is_object() const { return tag_ == Tag::object; }
  bool is(Kind kind) const { return tag_ == Tag::object && object_->kind == kind; }

  bool as_bool() const { return int_ != 0; }
  int64_t as_int() const { return int_; }  // of an integer or a boolean
  double as_float() const { return float_; }
  Object* as_object() const { return object_; }
  template <class T>
  T* as() const {  // Requires: the kind was checked
    assert(tag_ == Tag::object);
    return static_cast<T*>(object_);
  }
  /// T* if this is an object of T::kKind, else null.
  template <class T>
  T* try_as() const {
    return is(T::kKind) ? static_cast<T*>(object_) : nullptr;
  }

  /// Gives up the reference to the object that this holds.
  template <class T>
  Ref<T> take() {
    assert(tag_ == Tag::object);
    tag_ = Tag::undefined;
    return Ref<T>::adopt(static_cast<T*>(object_));
  }
  /// Python's `is`.
  bool same(const Value& o) const {
    return tag_ == o.tag_ && (int_ == o.int_ || tag_ == Tag::none || tag_ == Tag::undefined);
  }
  void swap(Value& o) noexcept {
    std::swap(tag_, o.tag_);
    std::swap(int_, o.int_);
  }

 private:
  Value(Tag tag, int64_t payload) : tag_(tag), int_(payload) {}
  Tag tag_ = Tag::undefined;
  union {
    int64_t int_;
    double float_;
    Object* object_;
  };
};
static_assert(sizeof(Value) == 16);

}  // namespace interleave::models::python
