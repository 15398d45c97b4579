#include "models/python/deadlock_report.h"

#include <algorithm>

#include <fmt/format.h>

#include "models/python/interpreter.h"
#include "models/python/generator.h"
#include "models/python/frame.h"
#include "models/python/modules/asyncio_objects.h"
#include "models/python/vm.h"
#include "models/threads/thread.h"
#include "sim/deadlock.h"

namespace interleave::models::python {

namespace {

constexpr size_t kMostLines = 20;

std::string describe(const sim::Waitable* about) {
  if (about == nullptr) return "something";
  return about->name().empty() ? about->kind() : fmt::format("{} '{}'", about->kind(), about->name());
}

std::string place(const Vm* vm) {
  const uint32_t line = vm == nullptr ? 0 : vm->current_line().second;
  return line == 0 ? "" : fmt::format(" (line {})", line);
}

uint32_t line_of(const Value& coroutine) {
  const Generator* generator = coroutine.is(Kind::coroutine) ? coroutine.as<Generator>() : nullptr;
  if (generator == nullptr || !generator->frame) return 0;
  const Frame& frame = *generator->frame;
  return frame.code->positions[frame.instruction()].line;
}

/// The tasks that wait on the event loop that runs on `thread`.
std::vector<std::string> pending_tasks(Interpreter& interpreter, const sim::Thread& thread) {
  std::vector<std::string> lines;
  const auto* state = interpreter.find_state<modules::AsyncioState>();
  if (state == nullptr) return lines;
  for (const modules::LoopObject* loop : state->loops) {
    if (loop->thread() != &thread) continue;
    for (const asyncio::Task* t = loop->first_task(); t != nullptr; t = t->next_task()) {
      const auto& task = static_cast<const modules::TaskObject&>(*t);
      std::string line = modules::task_name(task);
      if (const uint32_t at = line_of(task.coro); at != 0) line += fmt::format(" (line {})", at);
      if (const asyncio::Future* future = task.waiting_for()) {
        const auto what = future->kind().describe(*future);
        line += " awaits " + what.kind + (what.name.empty() ? "" : " '" + what.name + "'");
      }
      lines.push_back(std::move(line));
    }
  }
  return lines;
}

}  // namespace

DeadlockReport report_deadlock(Interpreter& interpreter) {
  const sim::Cores& cores = interpreter.process().cores();
  const std::vector<sim::Waiter> waiters = sim::waiters(cores);
  DeadlockReport report;
  report.headline = fmt::format("deadlock at {}: everybody waits, and nobody is left to end it",
                                sim::to_string(interpreter.simulator().now()));
  report.text = report.headline + "\n";
  size_t lines = 0;
  const auto add = [&](const std::string& line) {
    if (lines++ < kMostLines) report.text += "  " + line + "\n";
  };
  for (const sim::Waiter& waiter : waiters) {
    const Vm* vm = interpreter.vm_of(*waiter.thread);
    if (report.line == 0 && vm != nullptr) report.line = vm->current_line().second;
    const std::string holder = waiter.holder == nullptr ? "" : fmt::format(", held by {}", waiter.holder->name());
    add(fmt::format("{}{} waits for {}{}", waiter.thread->name(), place(vm), describe(waiter.about), holder));
    if (vm == nullptr) continue;
    for (const std::string& task : pending_tasks(interpreter, *waiter.thread)) add("  " + task);
  }
  if (lines > kMostLines) report.text += fmt::format("  … and {} more\n", lines - kMostLines);
  const std::vector<sim::Waiter> cycle = sim::find_cycle(waiters);
  if (!cycle.empty()) {
    std::string circle;
    for (const sim::Waiter& waiter : cycle) circle += waiter.thread->name() + " → ";
    report.text += fmt::format("The circle: {}{}\n", circle, cycle.front().thread->name());
  }
  return report;
}

}  // namespace interleave::models::python
