#include "sim/deadlock.h"

#include <algorithm>

#include "sim/thread.h"

namespace interleave::sim {

std::vector<Waiter> waiters(const Cores& cores) {
  const std::vector<Thread*>& living = cores.threads();
  std::vector<Waiter> found;
  const auto add = [&](Thread* thread) {
    if (thread == nullptr || !thread->blocked()) return;
    if (std::any_of(found.begin(), found.end(),
                    [&](const Waiter& w) { return w.thread == thread; }))
      return;
    const Waitable* about = thread->waits_for();
    Thread* holder = about == nullptr ? nullptr : about->holder();
    if (std::find(living.begin(), living.end(), holder) == living.end()) holder = nullptr;
    found.push_back({thread, about, holder});
  };
  for (Thread* thread : living) {
    if (!thread->daemon()) add(thread);
  }
  for (size_t i = 0; i < found.size(); ++i) add(found[i].holder);
  return found;
}

std::vector<Waiter> find_cycle(const std::vector<Waiter>& waiters) {
  const auto waiter_of = [&](const Thread* thread) {
    return std::find_if(waiters.begin(), waiters.end(),
                        [&](const Waiter& w) { return w.thread == thread; });
  };
  for (const Waiter& start : waiters) {
    std::vector<Waiter> path{start};
    while (path.size() <= waiters.size()) {
      const auto next = waiter_of(path.back().holder);
      if (next == waiters.end()) break;
      if (next->thread == start.thread) return path;
      path.push_back(*next);
    }
  }
  return {};
}

}  // namespace interleave::sim
