// _random: the generator itself, MT19937. Distributions are in random.py.
#include "sim/random.h"

#include "models/python/bootstrap.h"
#include "models/python/modules/table.h"
#include "models/python/types.h"
#include "models/python/vm.h"

namespace interleave::models::python::modules {

namespace {

struct RandomObject : Object {
  explicit RandomObject(Type* t) : Object(t, Kind::other) {}
  sim::Random generator;
};

sim::Random& generator(const Value& self) { return self.as<RandomObject>()->generator; }

Value random_new(Vm& vm, Value* a) { return make_instance<RandomObject>(vm.interpreter(), a[0].as<Type>()); }

Value random_random(Vm&, Value* a) { return Value::floating(generator(a[0]).random()); }

// getrandbits(k) for 0 <= k <= 62; random.py puts longer ones together.
Value random_bits(Vm& vm, Value* a) {
  return Value::integer(static_cast<int64_t>(generator(a[0]).getrandbits(static_cast<int>(vm.to_index(a[1])))));
}

struct RandomType : ModuleState {
  Type* type = nullptr;
};

// Takes over where another generator is.
Value random_assign(Vm& vm, Value* a) {
  if (!vm.is_instance(a[1], vm.interpreter().state<RandomType>().type)) {
    vm.raise(vm.types().TypeError, "a state must come from getstate()");
  }
  generator(a[0]) = generator(a[1]);
  return Value::none();
}

// Seeds with a list of 32-bit words, least significant first.
Value random_seed_words(Vm& vm, Value* a) {
  std::vector<uint32_t> words;
  vm.for_each(a[1], [&](const Value& word) { words.push_back(static_cast<uint32_t>(vm.to_index(word))); });
  generator(a[0]).seed(words);
  return Value::none();
}

// default_seed(): what the generator starts with before the program seeds it.
Value random_default_seed(Vm& vm, Value*) {
  return Value::integer(static_cast<int64_t>(vm.interpreter().scenario().machine.seed));
}

constexpr NativeDef kFunctions[] = {{"default_seed", "()", random_default_seed}};

constexpr NativeDef kMethods[] = {
    {"__new__", "(cls, *args, **kwargs)", random_new},
    {"random", "(self, /)", random_random},
    {"_assign", "(self, other, /)", random_assign},
    {"_bits", "(self, k, /)", random_bits},
    {"_seed_words", "(self, words, /)", random_seed_words},
};

}  // namespace

void init_random(Vm& vm, Dict& module) {
  vm.add_natives(module, kFunctions);
  Type* type = make_type<RandomObject>(vm.interpreter(), {.name = "Random", .module = "_random", .methods = kMethods});
  vm.interpreter().state<RandomType>().type = type;
  module.set(vm.intern("Random").get(), Value(type));
}

}  // namespace interleave::models::python::modules
