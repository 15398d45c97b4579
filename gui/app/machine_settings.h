// What the reader changed on the machine, over the scenario's header: "what would one core do?"
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace interleave::gui {

struct MachineSettings {
  std::optional<int> cores;
  std::optional<bool> gil;
  bool operator==(const MachineSettings&) const = default;

  bool any() const { return cores || gil; }
  /// In the form of `--set`: "machine.cores=2".
  std::vector<std::string> settings() const {
    std::vector<std::string> all;
    if (cores) all.push_back("machine.cores=" + std::to_string(*cores));
    if (gil) all.push_back(std::string("machine.gil=") + (*gil ? "true" : "false"));
    return all;
  }
};

}  // namespace interleave::gui
