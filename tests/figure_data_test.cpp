// Data for other programs: Chrome's trace events keep their rules, tables parse.
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

#include "gui/figure/base64.h"
#include "gui/figure/chrome_trace.h"
#include "gui/figure/csv_tables.h"
#include "tests/catch.h"
#include "tests/figure_samples.h"

using namespace interleave::gui;
using namespace interleave::gui::samples;
using namespace interleave::sim;
using nlohmann::json;

namespace {

using Place = std::pair<int, int>;  // process, thread

Place place(const json& event) { return {event.at("pid"), event.at("tid")}; }
/// In nanoseconds: the format's microseconds have three decimals.
int64_t ns(const json& value) { return std::llround(value.get<double>() * 1000); }

void check_rules(const json& trace) {
  std::set<int> processes;
  std::set<Place> threads;
  std::map<Place, int64_t> free_from;
  std::map<int, std::string> flow;  // by id: the phases that came
  std::map<Place, std::vector<std::pair<int64_t, int64_t>>> slices;
  int64_t last = 0;
  for (const json& event : trace.at("traceEvents")) {
    const std::string phase = event.at("ph");
    if (phase == "M") {
      CHECK_FALSE(event.at("args").empty());
      if (event.at("name") == "process_name") CHECK(processes.insert(event.at("pid").get<int>()).second);
      if (event.at("name") == "thread_name") CHECK(threads.insert(place(event)).second);
      continue;
    }
    CHECK(ns(event.at("ts")) >= last);
    last = ns(event.at("ts"));
    CHECK(processes.contains(event.at("pid").get<int>()));
    if (phase == "X") {
      CHECK(threads.contains(place(event)));
      CHECK(ns(event.at("ts")) >= free_from[place(event)]);
      free_from[place(event)] = ns(event.at("ts")) + ns(event.at("dur"));
      slices[place(event)].emplace_back(ns(event.at("ts")), free_from[place(event)]);
    } else if (phase == "s" || phase == "f") {
      flow[event.at("id").get<int>()] += phase;
      CHECK(event.contains("cat"));
    } else if (phase == "C") {
      CHECK(event.at("args").at("value").is_number());
    } else {
      CHECK(phase == "i");
    }
  }
  for (const auto& [id, phases] : flow) CHECK(phases == "sf");
  for (const json& event : trace.at("traceEvents")) {
    const std::string phase = event.at("ph");
    if (phase != "s" && phase != "f") continue;
    bool on_slice = false;
    for (const auto& [begin, end] : slices[place(event)])
      on_slice = on_slice || (begin <= ns(event.at("ts")) && ns(event.at("ts")) <= end);
    CHECK(on_slice);
  }
}

}  // namespace

TEST_CASE("Chrome's trace keeps the rules of its format") {
  for (unsigned seed = 1; seed <= 12; ++seed) {
    const Sample one(random_trace(seed)), other(random_trace(seed + 100));
    check_rules(json::parse(chrome_trace(std::vector<Panel>{one.panel("a \"quoted\" run"), other.panel("b")})));
  }
  check_rules(json::parse(chrome_trace({})));
}

TEST_CASE("Chrome's trace says what the run's does") {
  const Sample sample(async_sleeps());
  const json trace = json::parse(chrome_trace(std::vector<Panel>{sample.panel("Async")}));
  std::map<std::string, int> phases;
  std::set<std::string> names;
  for (const json& event : trace.at("traceEvents")) {
    ++phases[event.at("ph")];
    if (event.at("ph") == "M") names.insert(event.at("args").value("name", ""));
  }
  CHECK(phases["X"] == static_cast<int>(sample.trace().spans().size()));
  CHECK(phases["i"] == 4);
  CHECK(phases["s"] == 2);  // two tasks spawned
  CHECK(phases["f"] == 2);
  for (const char* name : {"machine", "python", "MainThread", "make_coffee"}) CHECK(names.contains(name));
}

TEST_CASE("tables have a row per span and per track, quoted where needed") {
  const Sample sample(every_state());
  const std::vector<Panel> panels{sample.panel("Every, \"state\"")};
  const auto rows = [](const std::string& text) {
    std::vector<std::string> lines;
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);) lines.push_back(line);
    return lines;
  };
  const auto spans = rows(spans_csv(panels));
  REQUIRE(spans.size() == sample.trace().spans().size() + 1);
  CHECK(spans[0] == "run,track,kind,parent,state,begin_s,end_s,duration_s,about,function,file,line");
  CHECK(spans[1] ==
        "\"Every, \"\"state\"\"\",MainThread,thread,python,running,0.000000000,0.180000000,0.180000000,"
        "fetch,fetch,sample.py,7");
  const auto numbers = rows(statistics_csv(panels));
  REQUIRE(numbers.size() == sample.trace().tracks().size() + 1);
  CHECK(numbers[0] ==
        "run,track,kind,parent,begin_s,end_s,running_s,\"ready, no core_s\",\"ready, no GIL_s\","
        "\"ready, loop busy_s\",\"queued, no worker_s\",awaiting_s,blocked_s,idle_s");
  CHECK(numbers[2].starts_with("\"Every, \"\"state\"\"\",MainThread,thread,python,0.000000000,1.800000000,"));
}

TEST_CASE("base64 is RFC 4648's") {
  const std::pair<const char*, const char*> rows[] = {
      {"", ""}, {"f", "Zg=="}, {"fo", "Zm8="}, {"foo", "Zm9v"}, {"foobar", "Zm9vYmFy"}, {"\xff\xfe", "//4="}};
  for (const auto& [bytes, text] : rows) CHECK(base64(bytes) == text);
}
