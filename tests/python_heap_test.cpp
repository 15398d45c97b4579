#include "models/python/heap.h"

#include <memory>

#include "models/python/bootstrap.h"
#include "models/python/vm.h"
#include "models/threads/thread.h"
#include "sim/cores.h"
#include "tests/catch.h"

namespace interleave::models::python {
namespace {

/// An interpreter, and `body` on its main thread.
template <class F>
void with_vm(F&& body) {
  sim::Simulator simulator;
  sim::Cores cores(simulator, {});
  threads::Process process(cores, "python3", 1);
  const Scenario scenario;
  Interpreter interpreter(simulator, process, scenario, {.out = [](std::string_view) {}, .err = [](std::string_view) {}});
  threads::Thread thread(process, "MainThread", [&] {
    Vm vm(interpreter, threads::Thread::current(simulator));
    body(vm);
  });
  thread.start();
  simulator.run();
}

TEST_CASE("a cell is used again", "[python][heap]") {
  with_vm([](Vm& vm) {
    const Object* first = nullptr;
    {
      const Ref<List> list = vm.list();
      first = list.get();
    }
    CHECK(vm.list().get() == first);
  });
}

TEST_CASE("a chain of a million objects dies without overflowing the stack", "[python][heap]") {
  with_vm([](Vm& vm) {
    Value chain = Value::none();
    for (int i = 0; i < 1'000'000; ++i) chain = Value(vm.tuple(std::span<const Value>(&chain, 1)));
    chain = Value();
    CHECK(chain.is_undefined());
  });
}

TEST_CASE("cycles are freed with the heap", "[python][heap]") {  // the leak checker looks
  with_vm([](Vm& vm) {
    const Ref<List> list = vm.list();
    list->items.push_back(Value(list));
    const Ref<Dict> dict = vm.dict();
    dict->set(vm, Value::integer(1), Value(dict));
    CHECK(list->refs == 2);
  });
}

TEST_CASE("large objects come and go", "[python][heap]") {
  with_vm([](Vm& vm) {
    const size_t before = vm.heap().used_bytes();
    {
      const Ref<Str> text = vm.str(std::string(1'000'000, 'x'));
      CHECK(vm.heap().used_bytes() >= before + 1'000'000);
    }
    CHECK(vm.heap().used_bytes() == before);
  });
}

TEST_CASE("the limit is kept", "[python][heap]") {
  Heap heap(1 << 20);
  CHECK_THROWS_AS(heap.allocate(2 << 20), std::bad_alloc);
  CHECK(heap.used_bytes() == 0);
}

}  // namespace
}  // namespace interleave::models::python
