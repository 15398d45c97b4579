#include "models/server/server.h"

#include "tests/catch.h"

using namespace interleave;
using models::server::Request;
using models::server::Served;
using sim::Duration;

namespace {

/// The answers' times in milliseconds.
template <class Serve>
std::vector<int64_t> answered(const std::vector<Request>& requests, Serve serve) {
  sim::Simulator simulator;
  sim::Cores cores(simulator, {.cores = 4});
  models::threads::Process process(cores, "server", 1);
  std::vector<int64_t> times;
  models::threads::Thread thread(process, "MainThread", [&] {
    for (const Served& served : serve(thread, requests)) times.push_back(served.answered.ns() / 1'000'000);
  });
  thread.start();
  REQUIRE(simulator.run() == sim::RunEnd::finished);
  return times;
}

std::vector<Request> requests(size_t count, Duration cpu, Duration wait) {
  std::vector<Request> all;
  for (const sim::Time at : models::server::steady_arrivals(count, Duration())) all.push_back({at, cpu, wait});
  return all;
}

std::vector<int64_t> wsgi(const std::vector<Request>& load, int workers) {
  return answered(load, [workers](auto& thread, const auto& all) {
    return models::server::serve_wsgi(thread, all, workers);
  });
}
std::vector<int64_t> asgi(const std::vector<Request>& load) {
  return answered(load, [](auto& thread, const auto& all) { return models::server::serve_asgi(thread, all); });
}

using Times = std::vector<int64_t>;

}  // namespace

TEST_CASE("a WSGI worker answers one request at a time, an ASGI server overlaps the waits") {
  const auto waiting = requests(4, Duration(), Duration::seconds(1));
  CHECK(wsgi(waiting, 1) == Times{1000, 2000, 3000, 4000});
  CHECK(wsgi(waiting, 2) == Times{1000, 1000, 2000, 2000});
  CHECK(wsgi(waiting, 4) == Times{1000, 1000, 1000, 1000});
  CHECK(asgi(waiting) == Times{1000, 1000, 1000, 1000});
}

TEST_CASE("computing holds up the event loop, but not the waits that are under way") {
  const auto mixed = requests(3, Duration::milliseconds(100), Duration::seconds(1));
  CHECK(asgi(mixed) == Times{1100, 1200, 1300});
  const auto computing = requests(3, Duration::milliseconds(100), Duration());
  CHECK(asgi(computing) == Times{100, 200, 300});
}

TEST_CASE("a request that comes late is served late") {
  std::vector<Request> load;
  for (const sim::Time at : models::server::steady_arrivals(3, Duration::milliseconds(600))) {
    load.push_back({at, Duration(), Duration::seconds(1)});
  }
  CHECK(wsgi(load, 1) == Times{1000, 2000, 3000});
  CHECK(asgi(load) == Times{1000, 1600, 2200});
}

TEST_CASE("Poisson arrivals have the mean asked for and repeat for a seed") {
  sim::Random random(7), same(7);
  const auto arrivals = models::server::poisson_arrivals(10'000, Duration::milliseconds(10), random);
  CHECK(arrivals.back().seconds() / 10'000 == Approx(0.010).epsilon(0.03));
  CHECK(arrivals == models::server::poisson_arrivals(10'000, Duration::milliseconds(10), same));
}
