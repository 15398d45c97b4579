#include "models/io/cost_table.h"

#include <cmath>

#include "tests/catch.h"

using namespace interleave::models::io;
using interleave::sim::Duration;
using interleave::sim::Random;
using interleave::sim::Time;

TEST_CASE("the most specific pattern wins") {
  CostTable table;
  for (const char* pattern : {"http.*", "http.get", "*.get", "http.get*"}) {
    Cost cost;
    cost.error = pattern;
    table.add(pattern, cost);
  }
  CHECK(table.find("http.get")->error == "http.get");
  CHECK(table.find("http.getall")->error == "http.get*");
  CHECK(table.find("http.post")->error == "http.*");
  CHECK(table.find("ftp.get")->error == "*.get");
  CHECK(table.find("ftp.put") == nullptr);
  CHECK(table.names_module("http"));
  CHECK(!table.names_module("htt"));
}

TEST_CASE("jitter is read and drawn") {
  CHECK(parse_jitter("20ms")->distribution == Jitter::Distribution::uniform);
  CHECK(parse_jitter("normal(20ms)")->spread == Duration::milliseconds(20));
  CHECK(parse_jitter("lognormal(0.5)")->sigma == 0.5);
  for (const char* wrong : {"", "normal", "normal()", "normal(1)", "gauss(1s)", "lognormal(1s)", "lognormal(-1)"}) {
    CHECK(!parse_jitter(wrong));
  }

  // Means over many draws: exponential adds its spread, lognormal has the mean e^(σ²/2).
  struct Row {
    const char* jitter;
    double mean;
  };
  for (const Row& row : {Row{"uniform(1s)", 2.0}, Row{"normal(500ms)", 2.0}, Row{"exponential(1s)", 3.0}, Row{"lognormal(0.5)", 2.266}}) {
    Cost cost;
    cost.jitter = *parse_jitter(row.jitter);
    Random random(1);
    double sum = 0;
    constexpr int kDraws = 20'000;
    for (int i = 0; i < kDraws; ++i) sum += sample_wait(cost, Duration::seconds(2), random).seconds();
    CHECK(std::abs(sum / kDraws - row.mean) < 0.03);
  }
}

TEST_CASE("a service with two places serves in order of arrival") {
  ServiceQueue queue(2);
  const auto queued = [&queue](int64_t now, int64_t service) {
    return queue.admit(Time::at(Duration::seconds(now)), Duration::seconds(service)).ns() / 1'000'000'000;
  };
  CHECK(queued(0, 3) == 0);
  CHECK(queued(0, 1) == 0);
  CHECK(queued(0, 1) == 1);  // after the shorter one, till 2
  CHECK(queued(1, 5) == 1);  // from 2 to 7
  CHECK(queued(2, 1) == 1);  // from 3 to 4
  CHECK(queued(9, 1) == 0);
}
