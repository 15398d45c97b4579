#include "models/python/header.h"

#include "models/python/annotations.h"

#include "tests/catch.h"

using namespace interleave::models::python;
namespace io = interleave::models::io;
using interleave::sim::Duration;

namespace {

Scenario parse(std::string_view header) { return parse_header(Source("x.py", header)); }

/// The error's line, columns and message, as "3:5-9 message".
std::string error_of(std::string_view header) {
  try {
    parse(header);
  } catch (const ScenarioError& error) {
    return std::to_string(error.line) + ":" + std::to_string(error.column) + "-" + std::to_string(error.end_column) +
           " " + error.message;
  }
  return "none";
}

std::string setting_error(std::string_view setting) {
  Scenario scenario;
  try {
    apply_setting(scenario, setting);
  } catch (const ScenarioError& error) {
    return error.message;
  }
  return "none";
}

constexpr std::string_view kFull = R"(#!/usr/bin/env python3
# /// scenario
# title = "A title"
# inputs = ["Ann", "42"]
#
# [machine]
# cores = 2
# policy = "fifo"
# quantum = "20ms"
# context_switch = "5us"
# gil = false
# switch_interval = "1ms"
# step_cost = "25ns"
# seed = 7
#
# [cost]
# "resize" = { cpu = "300ms" }
# "httpx.*" = { wait = "1.5s", jitter = "20ms" }
#
# [variants.no-gil]
# machine.gil = false
# [variants.big]
# machine.cores = 64
# machine.quantum = "1ms"
# ///
print("program")
)";

}  // namespace

TEST_CASE("a program without a header runs on the default machine") {
  const Scenario scenario = parse("print(1)\n");
  CHECK(scenario.title.empty());
  CHECK(scenario.machine.cores == 4);
  CHECK(scenario.machine.policy == "rr");
  CHECK(scenario.machine.gil);
  CHECK(scenario.machine.switch_interval == Duration::milliseconds(5));
}

TEST_CASE("every key is read") {
  const Scenario scenario = parse(kFull);
  CHECK(scenario.title == "A title");
  CHECK(scenario.inputs == std::vector<std::string>{"Ann", "42"});
  CHECK(scenario.machine.cores == 2);
  CHECK(scenario.machine.policy == "fifo");
  CHECK(scenario.machine.quantum == Duration::milliseconds(20));
  CHECK(scenario.machine.context_switch == Duration::microseconds(5));
  CHECK_FALSE(scenario.machine.gil);
  CHECK(scenario.machine.switch_interval == Duration::milliseconds(1));
  CHECK(scenario.machine.step_cost == Duration::nanoseconds(25));
  CHECK(scenario.machine.seed == 7);
  REQUIRE(scenario.costs.size() == 2);
  CHECK(scenario.costs[0].pattern == "httpx.*");
  CHECK(scenario.costs[0].cost.wait == Duration::milliseconds(1500));
  CHECK(scenario.costs[1].cost.cpu == Duration::milliseconds(300));
  REQUIRE(scenario.variants.size() == 2);
  CHECK(scenario.variants[0].name == "no-gil");
  CHECK(scenario.variants[1].settings == std::vector<std::string>{"machine.cores=64", "machine.quantum='1ms'"});
}

TEST_CASE("limits and step costs are read") {
  const Scenario scenario = parse(
      "# /// scenario\n# machine.step_cost = \"cpython-3.11\"\n# [limits]\n# memory = \"1 GiB\"\n# virtual_time = \"2min\"\n"
      "# real_time = \"5s\"\n# steps = 1000\n# recursion = 50\n# output = \"8 KiB\"\n# ///\n");
  CHECK(scenario.machine.step_table == "cpython-3.11");
  CHECK(scenario.limits.memory == 1u << 30);
  CHECK(scenario.limits.virtual_time == Duration::seconds(120));
  CHECK(scenario.limits.real_time == Duration::seconds(5));
  CHECK(scenario.limits.steps == 1000);
  CHECK(scenario.limits.recursion == 50);
  CHECK(scenario.limits.output == 8192);
  CHECK(setting_error("machine.step_cost=2s") == "machine.step_cost must not be longer than 1s");
  CHECK(setting_error("machine.step_cost=fast") ==
        "machine.step_cost must be a duration such as \"25ns\", or one of \"cpython-3.11\", \"cpython-3.13t\"");
}

TEST_CASE("every key of the header is documented") {
  for (const HeaderKey& key : header_keys()) {
    INFO(key.name);
    CHECK_FALSE(key.meaning.empty());
    CHECK(setting_error(std::string(key.name) + "=" + key.fallback) == "none");
  }
}

TEST_CASE("a variant and a setting change the machine") {
  Scenario scenario = parse(kFull);
  apply_variant(scenario, "big");
  CHECK(scenario.machine.cores == 64);
  CHECK(scenario.machine.quantum == Duration::milliseconds(1));
  apply_setting(scenario, "machine.cores=8");
  apply_setting(scenario, "machine.quantum = 5ms");
  apply_setting(scenario, "title=\"New\"");
  apply_setting(scenario, "cost.open={ wait = \"10ms\" }");
  CHECK(scenario.machine.cores == 8);
  CHECK(scenario.machine.quantum == Duration::milliseconds(5));
  CHECK(scenario.title == "New");
  CHECK(scenario.costs.back().pattern == "open");
}

TEST_CASE("costs, replies and requests are read") {
  const Scenario scenario = parse(R"toml(# /// scenario
# [cost]
# f = { wait = "1s", jitter = "normal(50ms)", capacity = 2, error_rate = 0.25, error = "TimeoutError" }
# [reply."https://a/*"]
# json = { name = "Ann", tags = ["x", 1, 1.5, true] }
# [[reply."POST https://b"]]
# status = 503
# headers = { Retry-After = "1" }
# [[reply."POST https://b"]]
# text = "done"
# latency = "20ms"
# [[request]]
# at = "2s"
# call = "GET /late"
# [[request]]
# call = "POST /early?x=1"
# json = [1]
# ///
)toml");
  const io::Cost& cost = scenario.costs.at(0).cost;
  CHECK(cost.jitter.distribution == io::Jitter::Distribution::normal);
  CHECK(cost.jitter.spread == Duration::milliseconds(50));
  CHECK(cost.capacity == 2);
  CHECK(cost.error_rate == 0.25);
  CHECK(cost.error == "TimeoutError");
  REQUIRE(scenario.replies.size() == 3);
  CHECK(scenario.replies[2].pattern == "https://a/*");
  CHECK(scenario.replies[2].body == R"({"name": "Ann", "tags": ["x", 1, 1.5, true]})");
  CHECK(scenario.replies[0].status == 503);
  CHECK(scenario.replies[1].body == "done");
  CHECK(scenario.replies[1].latency == Duration::milliseconds(20));
  REQUIRE(scenario.requests.size() == 2);
  CHECK(scenario.requests[0].path == "/early?x=1");
  CHECK(scenario.requests[1].at == Duration::seconds(2));
}

TEST_CASE("mistakes are shown where they are, with the way out") {
  struct Row {
    const char* header;
    const char* error;
  };
  const Row rows[] = {
      {"# /// scenario\n# [machine]\n# core = 1\n# ///\n", "3:3-7 unknown key 'machine.core'; did you mean 'machine.cores'?"},
      {"# /// scenario\n# [machin]\n# cores = 1\n# ///\n", "2:4-10 unknown key 'machin'; did you mean 'machine'?"},
      {"# /// scenario\n# titel = \"x\"\n# ///\n", "2:3-8 unknown key 'titel'; did you mean 'title'?"},
      {"# /// scenario\n# machine.cores = 0\n# ///\n", "2:19-20 machine.cores must be a whole number from 1 to 1024"},
      {"# /// scenario\n# machine.cores = \"2\"\n# ///\n", "2:19-22 machine.cores must be a whole number from 1 to 1024"},
      {"# /// scenario\n# machine.policy = \"lifo\"\n# ///\n", "2:20-26 machine.policy must be one of \"fifo\", \"rr\""},
      {"# /// scenario\n# machine.quantum = 10\n# ///\n",
       "2:21-23 machine.quantum must be a duration such as \"10ms\", \"1.5s\" or \"200us\""},
      {"# /// scenario\n# machine.quantum = \"0s\"\n# ///\n", "2:21-25 machine.quantum must be longer than 0s"},
      {"# /// scenario\n# [cost]\n# f = { cpus = \"1s\" }\n# ///\n", 
       "3:9-13 unknown key 'cpus' in the cost of 'f'; known are cpu, wait, jitter, capacity, error_rate, error"},
      {"# /// scenario\n# [cost]\n# f = { jitter = \"gauss(1s)\" }\n# ///\n",
       "3:18-29 'jitter' of the cost of 'f' must be a duration such as \"10ms\", or \"uniform(10ms)\", \"normal(10ms)\", "
       "\"exponential(10ms)\", \"lognormal(0.5)\""},
      {"# /// scenario\n# [cost]\n# f = { capacity = 0 }\n# ///\n",
       "3:20-21 'capacity' of the cost of 'f' must be a whole number from 1 to 1000000"},
      {"# /// scenario\n# [cost]\n# f = { error_rate = 1.5 }\n# ///\n",
       "3:22-25 'error_rate' of the cost of 'f' must be a number from 0 to 1"},
      {"# /// scenario\n# [reply.\"http://x\"]\n# body = \"x\"\n# ///\n",
       "3:3-7 unknown key 'body' in the reply of 'http://x'; known are headers, status, json, text, latency, error"},
      {"# /// scenario\n# [reply.\"http://x\"]\n# status = 42\n# ///\n",
       "3:12-14 'status' of the reply of 'http://x' must be a whole number from 100 to 599"},
      {"# /// scenario\n# [[request]]\n# call = \"/\"\n# ///\n",
       "3:10-13 'call' of a request must be a method and a path, such as \"GET /items/1?q=x\""},
      {"# /// scenario\n# [[request]]\n# at = \"1s\"\n# ///\n", "2:3-14 a request needs call = \"GET /path\""},
      {"# /// scenario\n# [[annotation]]\n# at = \"1s\"\n# ///\n", "2:3-17 an annotation needs text = \"…\""},
      {"# /// scenario\n# [[annotation]]\n# when = \"1s\"\n# ///\n",
       "3:3-7 unknown key 'when' in an annotation; known are at, text, track"},
      {"# /// scenario\n# [[annotation]]\n# at = \"soon\"\n# ///\n",
       "3:8-14 'at' of an annotation must be a duration such as \"10ms\", \"1.5s\" or \"200us\""},
      {"# /// scenario\n# [cost]\n# f = \"1s\"\n# ///\n",
       "3:7-11 the cost of 'f' must be a table such as { wait = \"200ms\" }"},
      {"# /// scenario\n# [variants.a]\n# machine.gil = 1\n# ///\n", "3:17-18 machine.gil must be true or false"},
      {"x = 1\n# /// scenario\n# title = \"x\"\n", "2:1-15 the header that begins here has no end; end it with a line '# ///'"},
  };
  for (const Row& row : rows) CHECK(error_of(row.header) == row.error);
  CHECK(error_of("# /// scenario\n# title = \n# ///\n").rfind("2:", 0) == 0);
}

TEST_CASE("annotations keep the header's order") {
  const auto notes = parse_annotations(Source(
      "x.py",
      "# /// scenario\n# [[annotation]]\n# at = \"2s\"\n# text = \"later\"\n# [[annotation]]\n# at = \"1.5s\"\n"
      "# text = \"sooner\"\n# track = \"main\"\n# ///\n"));
  REQUIRE(notes.size() == 2);
  CHECK(notes[0].text == "later");
  CHECK(notes[1].at == Duration::milliseconds(1500));
  CHECK(notes[1].track == "main");
  CHECK(parse_annotations(Source("x.py", "x = 1\n")).empty());
}

TEST_CASE("a wrong setting is explained") {
  CHECK(setting_error("machine.cores") == "a setting is KEY=VALUE, e.g. machine.cores=2, not 'machine.cores'");
  CHECK(setting_error("machine.core=2") == "unknown key 'machine.core'; did you mean 'machine.cores'?");
  CHECK(setting_error("machine.cores=many") == "machine.cores must be a whole number from 1 to 1024");
  CHECK(setting_error("machine.gil=false") == "none");
}

TEST_CASE("an error prints as CPython prints a syntax error") {
  try {
    parse("# /// scenario\n# machine.core = 1\n# ///\n");
    FAIL("no error");
  } catch (const ScenarioError& error) {
    CHECK(format(error) ==
          "  File \"x.py\", line 2\n"
          "    # machine.core = 1\n"
          "              ^^^^\n"
          "ScenarioError: unknown key 'machine.core'; did you mean 'machine.cores'?\n");
  }
}
