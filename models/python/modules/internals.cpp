// _interleave: what modules that are written in Python can't do themselves: wait for a device, pay
// what [cost] says, read what the header scripts, define functions from text.
#include "models/python/compiler.h"
#include "models/python/costs.h"
#include "models/python/execution.h"
#include "models/python/interpreter.h"
#include "models/python/mapping_proxy.h"
#include "models/python/modules/asyncio_parts.h"
#include "models/python/modules/polling.h"
#include "models/python/modules/table.h"
#include "models/python/parser.h"
#include "models/python/types.h"
#include "models/python/vm.h"
#include "models/threads/thread.h"

namespace interleave::models::python::modules {

namespace {

// latency(call, default): the seconds that this call waits, this time.
Value internals_latency(Vm& vm, Value* a) {
  const auto fallback = sim::Duration::from_seconds(vm.to_double(a[1]));
  return Value::floating(costs(vm).wait_of(vm.to_text(a[0], "latency"), fallback).seconds());
}

// admit(call, wait): the seconds that this call, which then waits, queues before.
Value internals_admit(Vm& vm, Value* a) {
  const auto wait = sim::Duration::from_seconds(vm.to_double(a[1]));
  return Value::floating(costs(vm).admit(vm.to_text(a[0], "admit"), wait).seconds());
}

// failure(call): None, or the exception's name ("": the usual one) if this call is to fail.
Value internals_failure(Vm& vm, Value* a) {
  const std::string* error = costs(vm).failure(vm.to_text(a[0], "failure"));
  return error == nullptr ? Value::none() : Value(vm.str(*error));
}

// fail(call, error): raises what a failing call raises.
Value internals_fail(Vm& vm, Value* a) { raise_failure(vm, vm.to_text(a[0], "fail"), vm.to_text(a[1], "fail")); }

// block(seconds, kind, name): waits, and the thread with it.
Value internals_block(Vm& vm, Value* a) {
  costs(vm).block(vm, sim::Duration::from_seconds(vm.to_double(a[0])), vm.to_text(a[1], "block"),
                  vm.to_text(a[2], "block"));
  return Value::none();
}

// compute(call): the CPU time that [cost] gives to this call.
Value internals_compute(Vm& vm, Value* a) {
  if (const io::Cost* cost = costs(vm).find(vm.to_text(a[0], "compute")))
    vm.thread().work(cost->cpu);
  return Value::none();
}

// note_poll(object): a program has asked `object` for a state that others change, and it hadn't.
Value internals_note_poll(Vm& vm, Value* a) {
  note_poll_of(vm, a[0].is_object() ? a[0].as_object() : nullptr);
  return Value::none();
}

// charge(call): the waiting and the CPU time that [cost] gives to this call.
Value internals_charge(Vm& vm, Value* a) {
  costs(vm).charge(vm, vm.to_text(a[0], "charge"));
  return Value::none();
}

// matches(pattern, text): whether the text is what the pattern with its `*` describes.
Value internals_matches(Vm& vm, Value* a) {
  return Value::boolean(io::matches(vm.to_text(a[0], "matches"), vm.to_text(a[1], "matches")));
}

Value pairs_of(Vm& vm, const std::vector<std::pair<std::string, std::string>>& pairs) {
  std::vector<Value> items;
  for (const auto& [name, value] : pairs) {
    const Value pair[] = {vm.str(name), vm.str(value)};
    items.push_back(vm.tuple(pair));
  }
  return vm.list(std::move(items));
}

// replies(): the header's replies, as (pattern, status, headers, body, latency or None, error or None).
Value internals_replies(Vm& vm, Value*) {
  std::vector<Value> replies;
  for (const ScriptedReply& reply : vm.interpreter().scenario().replies) {
    const Value fields[] = {vm.str(reply.pattern),
                            Value::integer(reply.status),
                            pairs_of(vm, reply.headers),
                            vm.str(reply.body),
                            reply.latency ? Value::floating(reply.latency->seconds()) : Value::none(),
                            reply.error.empty() ? Value::none() : Value(vm.str(reply.error))};
    replies.push_back(vm.tuple(fields));
  }
  return vm.list(std::move(replies));
}

struct Requests : ModuleState {
  bool taken = false;  // by a server
};

// requests_taken(): whether a server has asked for the header's requests.
Value internals_requests_taken(Vm& vm, Value*) { return Value::boolean(vm.interpreter().state<Requests>().taken); }

// requests(): the header's requests, as (at in seconds, method, path, headers, body).
Value internals_requests(Vm& vm, Value*) {
  vm.interpreter().state<Requests>().taken = true;
  std::vector<Value> requests;
  for (const ScriptedRequest& request : vm.interpreter().scenario().requests) {
    const Value fields[] = {Value::floating(request.at.seconds()), vm.str(request.method), vm.str(request.path),
                            pairs_of(vm, request.headers), vm.str(request.body)};
    requests.push_back(vm.tuple(fields));
  }
  return vm.list(std::move(requests));
}

// define(source, globals): runs what a module in Python writes for a program, such as the
// `__init__` of a dataclass. Tracebacks show nothing of it.
Value internals_define(Vm& vm, Value* a) {
  const Source source("<string>", vm.to_text(a[0], "define"));
  Ast ast = parse(source);
  const SymbolTable symbols = analyse(ast, source);
  const Ref<Function> body = vm.heap().make<Function>(
      vm.types().function, compile(vm, ast, symbols, source, CodeKind::library), Ref<Dict>(a[1].as<Dict>()));
  Execution(vm).call_function(body, Args{});
  return Value::none();
}

// source_of(code): the text of the program that the code is from; None if it isn't the program's.
Value internals_source_of(Vm& vm, Value* a) {
  const auto& source = *a[0].as<Code>()->source;
  return source.hidden ? Value::none() : Value(vm.str(source.text));
}

// handled(): the exception that the innermost `except` block handles, or None.
Value internals_handled(Vm& vm, Value*) {
  return vm.handled().is_undefined() ? Value::none() : vm.handled();
}

// caller_module(): the `__name__` of the program's module that called into modules of ours.
Value internals_caller_module(Vm& vm, Value*) {
  for (const Frame* frame = vm.frame(); frame != nullptr; frame = frame->caller) {
    if (frame->code->source->hidden) continue;
    if (const Value* name = frame->function->globals->find(vm.interpreter().names().name))
      return *name;
  }
  return vm.str("__main__");
}

constexpr NativeDef kFunctions[] = {
    {"admit", "(call, wait, /)", internals_admit},
    {"handled", "()", internals_handled},
    {"latency", "(call, default, /)", internals_latency},
    {"block", "(seconds, kind, name, /)", internals_block},
    {"caller_module", "()", internals_caller_module},
    {"note_poll", "(object, /)", internals_note_poll},
    {"charge", "(call, /)", internals_charge},
    {"compute", "(call, /)", internals_compute},
    {"fail", "(call, error, /)", internals_fail},
    {"failure", "(call, /)", internals_failure},
    {"matches", "(pattern, text, /)", internals_matches},
    {"define", "(source, globals, /)", internals_define},
    {"source_of", "(code, /)", internals_source_of},
    {"pause", "(seconds, kind, name, /)", asyncio_pause},
    {"replies", "()", internals_replies},
    {"requests", "()", internals_requests},
    {"requests_taken", "()", internals_requests_taken},
};

}  // namespace

void init_interleave_internals(Vm& vm, Dict& module) {
  vm.add_natives(module, kFunctions);
  module.set(vm.intern("MappingProxyType").get(), Value(mapping_proxy_type(vm.interpreter())));
  module.set(vm.intern("FrameType").get(), Value(vm.types().frame));
  module.set(vm.intern("TracebackType").get(), Value(vm.types().traceback));
}

}  // namespace interleave::models::python::modules
