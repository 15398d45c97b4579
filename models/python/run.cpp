#include "models/python/run.h"

#include <optional>

#include <fmt/format.h>

#include "models/python/code.h"
#include "models/python/deadlock_report.h"
#include "models/python/exit_request.h"
#include "models/python/import_check.h"
#include "models/python/interpreter.h"
#include "models/python/modules/asyncio_objects.h"
#include "models/python/modules/files.h"
#include "models/python/modules/polling.h"
#include "models/python/output_log.h"
#include "models/python/syntax_error.h"
#include "models/python/traceback.h"
#include "models/python/unmodelled.h"
#include "models/python/vm.h"
#include "models/threads/thread.h"
#include "sim/cores.h"

namespace interleave::models::python {

namespace {

constexpr int kFailed = 1;
constexpr int kInterrupted = 130;
constexpr int kMainPid = 1000;
constexpr size_t kMainStack = size_t{8} << 20;  // the parser and the compiler recurse on it

/// One run, from the header to the trace. Members die in the reverse order: what fibers' stacks refer to
/// outlives the simulator's unwinding.
class Session {
 public:
  Session(std::string_view source, const RunOptions& options) : source_(source), options_(options) {}

  RunResult run() {
    auto trace = std::make_shared<sim::Trace>();
    result_.trace = trace;
    try {
      const Source text(options_.file_name, source_);
      result_.scenario = parse_header(text);
      if (!options_.variant.empty()) apply_variant(result_.scenario, options_.variant);
      for (const std::string& setting : options_.settings) apply_setting(result_.scenario, setting);
    } catch (const SyntaxError& error) {
      reject(format(error), to_diagnostic(error));
      return std::move(result_);
    } catch (const ScenarioError& error) {
      reject(format(error), {Diagnostic::Severity::error, error.message, error.line, error.column, error.line, error.end_column});
      return std::move(result_);
    }
    simulate(*trace);
    return std::move(result_);
  }

 private:
  /// The program can't start.
  void reject(const std::string& text, Diagnostic diagnostic) {
    result_.exit_status = kFailed;
    result_.err = text;
    result_.diagnostics.push_back(std::move(diagnostic));
    for (size_t at = 0; at < text.size();) {
      const size_t newline = std::min(text.find('\n', at), text.size());
      OutputLine line;
      line.text = text.substr(at, newline - at);
      line.is_error = true;
      if (options_.on_line) options_.on_line(line);
      result_.output.push_back(std::move(line));
      at = newline + 1;
    }
  }

  static Diagnostic to_diagnostic(const SyntaxError& error) {
    const auto column = [](int32_t c) { return static_cast<uint32_t>(std::max(c, 0)); };
    return {Diagnostic::Severity::error, fmt::format("{}: {}", to_string(error.kind), error.message), error.line,
            column(error.column),        error.end_line,                                             column(error.end_column)};
  }

  /// In one line, with the innermost place in the program itself.
  Diagnostic to_diagnostic(Vm& vm, const Value& exception) const {
    const std::string text = format_exception_only(vm, exception);
    Diagnostic diagnostic{Diagnostic::Severity::error, text.substr(0, text.find('\n')), 0, 0, 0, 0};
    for (const TracebackEntry& entry : exception.as<Exception>()->traceback) {
      if (entry.code.as<Code>()->source->file_name != options_.file_name) continue;
      const Position position = position_of(entry);
      diagnostic.line = position.line;
      diagnostic.column = position.column + 1u;
      diagnostic.end_line = position.end_line;
      diagnostic.end_column = position.end_column + 1u;
      break;
    }
    return diagnostic;
  }

  void simulate(sim::Trace& trace) {
    const MachineSettings& machine = result_.scenario.machine;
    sim::Simulator simulator({.trace = options_.tracing ? &trace : nullptr,
                              .cancel = options_.cancel,
                              .end = sim::Time::at(result_.scenario.limits.virtual_time)});
    OutputLog log(simulator, options_.on_line);
    log_ = &log;
    sim::Cores cores(simulator, {.cores = machine.cores,
                                 .policy = machine.policy,
                                 .quantum = machine.quantum,
                                 .context_switch = machine.context_switch});
    threads::Process process(cores, "python3", kMainPid,
                             {.enabled = machine.gil, .switch_interval = machine.switch_interval});
    Interpreter interpreter(simulator, process, result_.scenario,
                            {.out = [&log](std::string_view text) { log.write(text, false); },
                             .err = [&log](std::string_view text) { log.write(text, true); }});
    interpreter.make_unmodelled_module = make_unmodelled_module;
    interpreter.cancel = options_.cancel;
    interpreter.on_limit = [this](Vm& vm, const Value& exception) { fail(vm, exception); };
    threads::Thread main(process, "MainThread", [&] {
      Vm vm(interpreter, threads::Thread::current(simulator));
      run_program(vm);
    }, {.stack_bytes = kMainStack});
    main.start();
    finish(interpreter, run(simulator));
    for (const uint32_t line : modules::busy_lines(interpreter)) {
      result_.diagnostics.push_back({Diagnostic::Severity::hint, modules::kBusyHint, line, 0, line, 0});
    }
    result_.makespan = simulator.now();
    result_.events = simulator.events();
    simulator.unwind();
    log.finish();
    if (options_.tracing) trace.finish(result_.makespan);
    result_.output = std::move(log.lines);
    result_.out = std::move(log.out);
    result_.err = std::move(log.err);
  }

  /// Memory may end where nobody can raise MemoryError.
  sim::RunEnd run(sim::Simulator& simulator) {
    try {
      return simulator.run();
    } catch (const std::bad_alloc&) {
      const std::string message = limit_text("the program needs", size_text(result_.scenario.limits.memory), "limits.memory");
      fail("MemoryError: " + message + "\n", {Diagnostic::Severity::error, message, 0, 0, 0, 0});
      return sim::RunEnd::stopped;
    }
  }

  /// So that a program can read itself: by the name that messages give it, and in the working directory.
  void add_program_file(io::FileSystem& files) const {
    const std::string& name = options_.file_name;
    files.add(name, source_);
    files.add(name.substr(name.rfind('/') + 1), source_);
  }

  /// The life of the main thread.
  void run_program(Vm& vm) {
    Value uncaught;
    std::string rejected;  // printed outside of the handlers: that may switch fibers
    add_program_file(file_system(vm));
    try {
      vm.interpreter().run_main(vm, options_.file_name, source_);
      serve_unasked(vm);
    } catch (const SyntaxError& error) {
      result_.diagnostics.push_back(to_diagnostic(error));
      rejected = format(error);
    } catch (const UnsupportedImports& error) {
      for (const auto& [span, what] : error.places) {
        result_.diagnostics.push_back({Diagnostic::Severity::error, what, span.line, span.column + 1, span.end_line, span.end_column + 1});
      }
      rejected = format(error);
    } catch (const std::bad_alloc&) {
      uncaught = vm.interpreter().memory_error();
    } catch (PythonError& error) {
      uncaught = std::move(error.exception);
    }
    if (!rejected.empty()) {
      result_.exit_status = kFailed;
      vm.interpreter().write_err(rejected);
    }
    if (uncaught.is_defined()) end_with(vm, uncaught);
    vm.interpreter().shut_down(vm);
    if (vm.interpreter().find_state<modules::AsyncioState>() != nullptr) modules::asyncio_state(vm).destroy_pending_tasks(vm);
  }

  /// The header's requests, if the program ran no server: see modules/_unasked.py.
  void serve_unasked(Vm& vm) {
    if (result_.scenario.requests.empty()) return;
    const Value names(&vm.interpreter().main_module());
    vm.call(vm.find_attr(vm.interpreter().import(vm, "_unasked"), "serve"), std::span(&names, 1));
  }

  /// Calls what the program put in the place of sys.excepthook; false if it put nothing there.
  static bool call_excepthook(Vm& vm, const Value& exception) {
    const auto sys = vm.interpreter().modules().find("sys");
    if (sys == vm.interpreter().modules().end()) return false;
    const Value hook = vm.find_attr(sys->second, "excepthook");
    if (hook.is_undefined() || hook.same(vm.find_attr(sys->second, "__excepthook__"))) return false;
    const Value arguments[] = {Value(vm.type_of(exception)), exception, make_traceback(vm, *exception.as<Exception>())};
    Value failure;
    try {
      vm.call(hook, arguments);
    } catch (PythonError& error) {
      failure = std::move(error.exception);
    }
    if (failure.is_undefined()) return true;
    vm.interpreter().write_err("Error in sys.excepthook:\n" + format_exception(vm, failure) +
                               "\nOriginal exception was:\n" + format_exception(vm, exception));
    return true;
  }

  /// As Python/pythonrun.c, handle_system_exit and PyErr_PrintEx.
  void end_with(Vm& vm, const Value& exception) {
    const Types& types = vm.types();
    if (!vm.is_instance(exception, types.SystemExit)) {
      result_.exit_status = vm.is_instance(exception, types.KeyboardInterrupt) ? kInterrupted : kFailed;
      result_.diagnostics.push_back(to_diagnostic(vm, exception));
      if (!call_excepthook(vm, exception)) vm.interpreter().write_err(format_exception(vm, exception));
      return;
    }
    const Value code = vm.find_attr(exception, "code");
    if (code.is_undefined() || code.is_none()) return;
    if (code.is_int() || code.is_bool()) {
      result_.exit_status = static_cast<int>(code.as_int() & 0xff);
      return;
    }
    result_.exit_status = kFailed;
    vm.interpreter().write_err(std::string(vm.to_str(code)->view()) + "\n");
  }

  void finish(Interpreter& interpreter, sim::RunEnd end) {
    switch (end) {
      case sim::RunEnd::finished:
      case sim::RunEnd::stopped:
        if (options_.cancel != nullptr && options_.cancel->load(std::memory_order_relaxed)) result_.exit_status = kInterrupted;
        if (const auto* request = interpreter.find_state<ExitRequest>()) result_.exit_status = request->status;
        return;
      case sim::RunEnd::cancelled:
        result_.exit_status = kInterrupted;
        return;
      case sim::RunEnd::deadlock: {
        const DeadlockReport report = report_deadlock(interpreter);
        fail(report.text, {Diagnostic::Severity::error, report.headline, report.line, 0, report.line, 0});
        return;
      }
      case sim::RunEnd::out_of_time: {
        const std::string message = limit_text("the program goes on for", sim::to_string(result_.scenario.limits.virtual_time),
                                               "limits.virtual_time");
        const sim::Process* next = interpreter.simulator().next_later();
        Vm* vm = next->thread() == nullptr ? nullptr : interpreter.vm_of(*next->thread());
        if (vm != nullptr) return fail(*vm, interpreter.limit_reached(*vm, message));
        fail("LimitReached: " + message + "\n", {Diagnostic::Severity::error, message, 0, 0, 0, 0});
        return;
      }
      case sim::RunEnd::endless_loop: {
        const std::string headline = fmt::format("endless loop at {}: the clock stands still while events go on",
                                                 sim::to_string(interpreter.simulator().now()));
        fail(headline + "\n", {Diagnostic::Severity::error, headline, 0, 0, 0, 0});
        return;
      }
    }
  }

  void fail(Vm& vm, const Value& exception) { fail(format_exception(vm, exception), to_diagnostic(vm, exception)); }

  void fail(std::string_view text, Diagnostic diagnostic) {
    result_.exit_status = kFailed;
    log_->write(text, true);
    result_.diagnostics.push_back(std::move(diagnostic));
  }

  std::string_view source_;
  const RunOptions& options_;
  RunResult result_;
  OutputLog* log_ = nullptr;
};

}  // namespace

RunResult run_scenario(std::string_view source, const RunOptions& options) { return Session(source, options).run(); }

}  // namespace interleave::models::python
