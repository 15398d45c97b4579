// What the reader changed on the machine, over the scenario's header: "what would one core do?"
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace interleave::gui {

struct MachineSettings {
  std::map<std::string, std::string, std::less<>> values;  // "machine.cores" → "2", in TOML
  bool operator==(const MachineSettings&) const = default;

  bool any() const { return !values.empty(); }
  bool has(std::string_view key) const { return values.contains(key); }
  /// In the form of `--set`: "machine.cores=2".
  std::vector<std::string> settings() const {
    std::vector<std::string> all;
    for (const auto& [key, value] : values) all.push_back(key + '=' + value);
    return all;
  }
};

}  // namespace interleave::gui
