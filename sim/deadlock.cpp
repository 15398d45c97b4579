#include "sim/deadlock.h"

#include <algorithm>
#include <unordered_set>

#include "sim/thread.h"

namespace interleave::sim {

std::vector<Waiter> waiters(const Cores& cores) {
  const std::vector<Thread*> threads = cores.threads();
  const std::unordered_set<const Thread*> living(threads.begin(), threads.end());
  std::unordered_set<const Thread*> added;
  std::vector<Waiter> found;
  const auto add = [&](Thread* thread) {
    if (thread == nullptr || !thread->blocked() || !added.insert(thread).second) return;
    const Waitable* about = thread->waits_for();
    Thread* holder = about == nullptr ? nullptr : about->holder();
    if (!living.contains(holder)) holder = nullptr;
    found.push_back({thread, about, holder});
  };
  for (Thread* thread : threads) {
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
