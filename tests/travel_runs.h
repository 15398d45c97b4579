// Runs of small programs for the tests of time travel, with ways to name what is in them.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "gui/app/run.h"
#include "gui/figure/lane_plan.h"
#include "gui/figure/why.h"
#include "tests/catch.h"

namespace interleave::gui::travel {

inline sim::Time ms(int64_t n) { return sim::Time::at(sim::Duration::milliseconds(n)); }

inline std::shared_ptr<Run> run_of(std::string_view program, std::vector<std::string> settings = {}) {
  models::python::RunOptions options;
  options.file_name = "a.py";
  options.settings = std::move(settings);
  auto run = std::make_shared<Run>(models::python::run_scenario(program, options));
  run->file_name = "a.py";
  return run;
}

inline sim::TrackId track(const Run& run, std::string_view name, sim::Time at = {}) {
  const sim::TrackId found = find_actor(run.causes, name, at);
  INFO(name << " isn't among " << actor_names(run.causes, 100));
  REQUIRE(found != sim::kNone);
  return found;
}

/// "A B C".
inline std::string names(const Run& run, const std::vector<sim::TrackId>& tracks) {
  std::string text;
  for (const sim::TrackId id : tracks)
    text += (text.empty() ? "" : " ") + (id == sim::kNone ? "-" : track_label(run.index, id));
  return text;
}

inline std::string ask(const Run& run, std::string_view name, sim::Time at) {
  return sentence(why(run.causes, track(run, name, at), at, "a.py"));
}

}  // namespace interleave::gui::travel
