// When requests come: the open-loop load of a server. Users don't wait for each other, so arrivals don't
// depend on how fast the answers are.
#pragma once

#include <cstddef>
#include <vector>

#include "sim/random.h"
#include "sim/time.h"

namespace interleave::models::server {

/// What serving one request costs: CPU time in Python code, then a wait for a database, file or service.
struct Request {
  sim::Time arrival;
  sim::Duration cpu;
  sim::Duration wait;
};

/// `count` arrivals, one every `interval`, the first at 0.
std::vector<sim::Time> steady_arrivals(size_t count, sim::Duration interval);

/// `count` arrivals of a Poisson process with this mean interval: what many independent users make.
std::vector<sim::Time> poisson_arrivals(size_t count, sim::Duration mean_interval, sim::Random& random);

}  // namespace interleave::models::server
