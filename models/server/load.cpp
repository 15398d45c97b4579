#include "models/server/load.h"

#include <cmath>

namespace interleave::models::server {

std::vector<sim::Time> steady_arrivals(size_t count, sim::Duration interval) {
  std::vector<sim::Time> arrivals;
  for (size_t i = 0; i < count; ++i) arrivals.push_back(sim::Time() + interval * static_cast<int64_t>(i));
  return arrivals;
}

std::vector<sim::Time> poisson_arrivals(size_t count, sim::Duration mean_interval, sim::Random& random) {
  std::vector<sim::Time> arrivals;
  sim::Time at;
  for (size_t i = 0; i < count; ++i) {
    at = at + sim::Duration::from_seconds(-std::log(1 - random.random()) * mean_interval.seconds());
    arrivals.push_back(at);
  }
  return arrivals;
}

}  // namespace interleave::models::server
