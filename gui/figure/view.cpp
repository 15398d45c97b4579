#include "gui/figure/view.h"

#include <array>

namespace interleave::gui {

std::optional<Grouping> parse_grouping(std::string_view name) {
  static constexpr std::array<std::string_view, 3> kNames{"tasks", "threads", "cores"};
  for (size_t i = 0; i < kNames.size(); ++i)
    if (kNames[i] == name) return static_cast<Grouping>(i);
  return std::nullopt;
}

}  // namespace interleave::gui
