#include "gui/app/session.h"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <utility>

#include "gui/app/dialog_recover.h"
#include "gui/app/panels.h"
#include "gui/app/recent_files.h"

namespace interleave::gui {

namespace fs = std::filesystem;

namespace {

constexpr auto kInterval = std::chrono::seconds(1);

/// What the workbench knows, over `layout`.
Settings settings_of(const Workbench& w, Settings layout) {
  layout.theme = w.theme->name;
  layout.view = grouping_name(w.view.grouping);
  layout.panel = w.bottom_panel;
  layout.gallery = w.show_gallery;
  layout.inspector = w.show_inspector;
  layout.auto_run = w.auto_run;
  layout.tour_seen = w.tour_seen;
  return layout;
}

}  // namespace

Session::Session(fs::path config, fs::path state) {
  if (!config.empty()) settings_file_ = config / "settings";
  if (!state.empty()) {
    recent_file_ = state / "recent";
    recovery_ = state / "unsaved";
  }
  settings_ = read_settings(settings_file_);
  recent_ = read_recent(recent_file_);
}

void Session::begin(Workbench& w) const {
  if (const Theme* theme = find_theme(settings_.theme)) w.theme = theme;
  if (const auto grouping = parse_grouping(settings_.view)) w.view.grouping = *grouping;
  for (const PanelType& type : panels()) {
    if (type.place == Place::bottom && type.id == settings_.panel) w.bottom_panel = type.id;
  }
  w.show_gallery = settings_.gallery;
  w.show_inspector = settings_.inspector;
  w.auto_run = settings_.auto_run;
  w.tour_seen = settings_.tour_seen;
  w.recent = recent_;
  auto lost = find_lost(recovery_);
  w.recovery = std::make_unique<Recovery>(recovery_);
  if (!lost.empty()) w.dialog = std::make_unique<RecoverDialog>(std::move(lost));
}

void Session::update(Workbench& w, const Settings& layout, bool now) {
  const auto time = std::chrono::steady_clock::now();
  if (!now && time < next_) return;
  next_ = time + kInterval;
  try {
    keep_unsaved(w);
    const Settings settings = settings_of(w, layout);
    if (settings != settings_ && !settings_file_.empty()) {
      settings_ = settings;  // a second try would fail alike
      write_settings(settings_file_, settings);
    }
    if (w.recent != recent_ && !recent_file_.empty()) {
      recent_ = w.recent;
      write_recent(recent_file_, recent_);
    }
  } catch (const std::runtime_error& error) {
    w.complain(error.what());
  }
}

void keep_unsaved(Workbench& w) {
  if (!w.recovery) return;
  for (const uint64_t id : w.recovery->ids()) {
    const auto tab = std::ranges::find(w.tabs, id, [](const auto& t) { return t->id; });
    if (tab == w.tabs.end() || !(*tab)->document.dirty()) w.recovery->forget(id);
  }
  for (const auto& tab : w.tabs) {
    const TextBuffer& buffer = tab->document.buffer();
    if (!tab->document.dirty() || w.recovery->is_kept(tab->id, buffer.state())) continue;
    w.recovery->keep(tab->id, buffer.state(), tab->document.path(), buffer.text());
  }
}

}  // namespace interleave::gui
