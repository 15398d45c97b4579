// An M/M/1 queue: customers come at random to one server, wait for their turn, and leave.
//
// Exponential times between arrivals (mean 1 s) and of service (mean 0.5 s) make the server busy
// half of the time; queueing theory says that a customer then spends 1 s in the system and that one
// customer is there on average. The simulation of a hundred thousand customers agrees.
#include <fmt/core.h>

#include <cmath>
#include <deque>

#include "sim/random.h"
#include "sim/simulator.h"

using interleave::sim::Duration;
using interleave::sim::Process;
using interleave::sim::Random;
using interleave::sim::Simulator;
using interleave::sim::Time;

int main() {
  constexpr int kCustomers = 100'000;
  Simulator simulator;
  Random random(1);
  const auto exponential = [&](double mean) {
    return Duration::from_seconds(-mean * std::log(1 - random.random()));
  };

  std::deque<Time> queue;  // when each waiting customer came
  Duration in_system;
  Duration busy;

  Process& server = simulator.spawn([&] {
    for (int served = 0; served < kCustomers; ++served) {
      while (queue.empty()) simulator.suspend();
      const Duration service = exponential(0.5);
      simulator.sleep(service);
      busy += service;
      in_system += simulator.now() - queue.front();
      queue.pop_front();
    }
  });
  simulator.spawn([&] {
    for (int i = 0; i < kCustomers; ++i) {
      simulator.sleep(exponential(1));
      queue.push_back(simulator.now());
      simulator.wake(server);
    }
  });
  simulator.run();

  const double makespan = simulator.now().seconds();
  fmt::print("utilization                 {:.2f}  (theory 0.50)\n", busy.seconds() / makespan);
  fmt::print("time in the system, mean    {:.2f}  (theory 1.00)\n",
             in_system.seconds() / kCustomers);
  fmt::print("customers there, mean       {:.2f}  (theory 1.00)\n", in_system.seconds() / makespan);
}
