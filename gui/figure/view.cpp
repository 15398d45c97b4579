#include "gui/figure/view.h"

#include <array>

namespace interleave::gui {

namespace {

constexpr std::array<std::string_view, kGroupingCount> kNames{"tasks", "threads", "processes",
                                                              "cores"};

}  // namespace

std::string_view grouping_name(Grouping grouping) { return kNames[static_cast<size_t>(grouping)]; }

std::optional<Grouping> parse_grouping(std::string_view name) {
  for (size_t i = 0; i < kNames.size(); ++i)
    if (kNames[i] == name) return static_cast<Grouping>(i);
  return std::nullopt;
}

}  // namespace interleave::gui
