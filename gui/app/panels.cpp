#include "gui/app/panels.h"

#include <algorithm>
#include <array>
#include <cassert>

namespace interleave::gui {

namespace {

constexpr std::array kPanels{
    PanelType{"gallery", "Gallery", Place::gallery, draw_gallery, gallery_key, nullptr},
    PanelType{"editor", "Editor", Place::editor, draw_editor, editor_panel_key, nullptr},
    PanelType{"timeline", "Timeline", Place::timeline, draw_timeline, timeline_key, nullptr},
    PanelType{"output", "Output", Place::bottom, draw_output, nullptr, nullptr},
    PanelType{"problems", "Problems", Place::bottom, draw_problems, nullptr, count_problems},
    PanelType{"why", "Why", Place::bottom, draw_why, nullptr, nullptr},
    PanelType{"inspector", "Inspector", Place::right, draw_inspector, nullptr, nullptr},
    PanelType{"statistics", "Statistics", Place::bottom, draw_statistics, nullptr, nullptr},
    PanelType{"what_if", "What if", Place::bottom, draw_what_if, what_if_key, nullptr},
    PanelType{"compare", "Compare", Place::bottom, draw_compare, compare_key, count_compare},
};

}  // namespace

std::span<const PanelType> panels() { return kPanels; }

const PanelType& panel(std::string_view id) {
  const auto found = std::ranges::find(kPanels, id, &PanelType::id);
  assert(found != kPanels.end());
  return *found;
}

const PanelType& panel(Place place) {
  return *std::ranges::find(kPanels, place, &PanelType::place);
}

}  // namespace interleave::gui
