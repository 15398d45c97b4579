#include "gui/app/runner.h"

#include <atomic>
#include <chrono>
#include <thread>

#include "tests/catch.h"

using namespace interleave;
using namespace interleave::gui;
using namespace std::chrono_literals;
using models::python::RunOptions;
using models::python::RunResult;

namespace {

std::atomic<int> runs_started{0};

/// "forever" runs until it is cancelled; anything else ends at once and prints its source.
RunResult fake(std::string_view source, const RunOptions& options) {
  ++runs_started;
  RunResult result;
  result.trace = std::make_shared<sim::Trace>();
  result.output.push_back({.at = {}, .text = std::string(source)});
  while (source == "forever" && !*options.cancel) {
    *options.progress_ns = 7;
    std::this_thread::sleep_for(1ms);
  }
  return result;
}

RunRequest request(std::string source, std::chrono::milliseconds delay = 0ms) {
  RunRequest r;
  r.source = std::move(source);
  r.delay = delay;
  return r;
}

RunPtr wait_for_result(Runner& runner) {
  for (int i = 0; i < 5000; ++i) {
    if (RunPtr run = runner.take()) return run;
    std::this_thread::sleep_for(1ms);
  }
  return nullptr;
}

void wait_until_running(Runner& runner) {
  while (!runner.progress()) std::this_thread::sleep_for(1ms);
}

std::string printed(const RunPtr& run) { return run ? run->result.output.front().text : "nothing"; }

}  // namespace

TEST_CASE("a run delivers its result once", "[runner]") {
  std::atomic<int> woken{0};
  Runner runner([&] { ++woken; }, fake);
  CHECK_FALSE(runner.busy());
  runner.start(request("a"));
  CHECK(printed(wait_for_result(runner)) == "a");
  CHECK(runner.take() == nullptr);
  CHECK(woken >= 1);
}

TEST_CASE("the latest request wins", "[runner]") {
  Runner runner([] {}, fake);
  runner.start(request("forever"));
  wait_until_running(runner);
  runner.start(request("b"));
  CHECK(printed(wait_for_result(runner)) == "b");
  CHECK_FALSE(runner.busy());
}

TEST_CASE("requests that follow each other closely run once", "[runner]") {
  runs_started = 0;
  Runner runner([] {}, fake);
  for (const char* source : {"a", "b", "c"}) runner.start(request(source, 50ms));
  CHECK(printed(wait_for_result(runner)) == "c");
  CHECK(runs_started == 1);
}

TEST_CASE("a stopped run delivers what there is", "[runner]") {
  Runner runner([] {}, fake);
  runner.start(request("forever"));
  wait_until_running(runner);
  runner.stop();
  const RunPtr run = wait_for_result(runner);
  REQUIRE(run);
  CHECK(run->stopped);
}

TEST_CASE("a request that still waits can be stopped", "[runner]") {
  Runner runner([] {}, fake);
  runner.start(request("a", 10s));
  CHECK(runner.busy());
  runner.stop();
  CHECK_FALSE(runner.busy());
}

TEST_CASE("an abandoned run delivers nothing", "[runner]") {
  Runner runner([] {}, fake);
  runner.start(request("forever"));
  wait_until_running(runner);
  runner.abandon();
  while (runner.busy()) std::this_thread::sleep_for(1ms);
  CHECK(runner.take() == nullptr);
}

TEST_CASE("a run is stopped at its limit", "[runner]") {
  Runner runner([] {}, fake);
  RunRequest r = request("forever");
  r.limit = 20ms;
  runner.start(std::move(r));
  RunPtr run;
  for (int i = 0; i < 2000 && !run; ++i) {
    runner.progress();
    run = runner.take();
    std::this_thread::sleep_for(1ms);
  }
  REQUIRE(run);
  CHECK(run->stopped);
}

TEST_CASE("a runner can go while it runs", "[runner]") {
  Runner runner([] {}, fake);
  runner.start(request("forever"));
  wait_until_running(runner);
}
