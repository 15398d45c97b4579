// Everything that the window shows and the user changes: the open scenarios, the view of the
// timeline, the selection, the dialog. Panels draw it, actions and keys change it; it draws nothing
// itself. One thread uses it, that of the window.
#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gui/app/compare.h"
#include "gui/app/dialog.h"
#include "gui/app/gallery.h"
#include "gui/app/recovery.h"
#include "gui/app/tab.h"
#include "gui/app/time_travel.h"
#include "gui/app/timeline_state.h"
#include "gui/figure/view.h"

namespace interleave::gui {

struct PanelType;

/// A message that goes away by itself.
struct Notice {
  std::string text;
  bool is_error = false;
  std::chrono::steady_clock::time_point until{};
};

struct Workbench {
  /// `wake` makes the window look again; any thread may call it.
  explicit Workbench(std::function<void()> wake);
  ~Workbench();

  // Open scenarios. There is always one.
  std::vector<std::unique_ptr<Tab>> tabs;
  size_t active = 0;
  Tab& tab() { return *tabs[active]; }
  const Tab& tab() const { return *tabs[active]; }
  /// Adds and activates it. A pristine untitled tab gives way.
  Tab& add_tab(Document document);
  /// Closes without a question. When the last one goes, an empty one comes.
  void remove_tab(size_t index);
  /// Its view of the timeline comes with it, unless it is compared with the one before.
  void activate(size_t index);
  /// The tab that shows `path`, or nullopt.
  std::optional<size_t> find_tab(const std::filesystem::path& path) const;

  // Runs.
  bool auto_run = true;
  /// Runs the active scenario now, and its rivals, without a limit.
  void run_now();
  void stop();
  /// Takes finished runs, starts those that are due, looks at the files on disk.
  /// True if something changed that is worth drawing.
  bool update();
  bool busy() const;

  // The timeline.
  View view;
  std::vector<PanelOwner> owners;  // of the panels that the view's lanes count
  TimelineState timeline;
  /// A run that is drawn, and whose it is.
  struct Shown {
    size_t tab;
    std::optional<size_t> rival;  // of the tab; nullopt: its own run
    RunPtr run;
    std::string title;  // over its panel
    std::string name;   // the file's, or the rival's
  };
  /// The runs to draw, one a panel: the active scenario and its rivals, with those of the tabs that
  /// are compared with it, in the order of tabs. What has no timeline is left out.
  std::vector<Shown> shown() const;
  std::vector<Panel> figure_panels() const;
  /// Requires: panel < shown().size(), as for every pick.
  size_t tab_of_panel(uint16_t panel) const { return shown()[panel].tab; }
  RunPtr run_of_panel(uint16_t panel) const { return shown()[panel].run; }
  /// How the first of shown() and the chosen one differ; null unless there are two.
  const Comparison* comparison() const;
  /// Before the panels become others: picks count them. The lanes' choices follow by themselves.
  void forget_picks();
  /// Index into shown() of the run that the first is compared with, from 1.
  size_t chosen_rival = 1;
  /// Index into comparison()->differences, for the keyboard.
  std::optional<size_t> chosen_difference;
  bool reveal_difference = false;
  /// From 0 to the longest makespan shown.
  TimeRange limits() const;
  TimeRange visible_range() const { return view.range.value_or(limits()); }
  void zoom(double factor, std::optional<sim::Time> fixed = std::nullopt);
  void pan(sim::Duration by);
  /// The breaks of the axis, if it has any.
  Warp warp();
  void fit() { view.range.reset(); }
  /// Moves the cursor to `time` and the range so that it can be seen.
  void jump_to(sim::Time time);
  void select(Pick pick);
  TimeTravel travel;
  /// Puts the editor's cursor there: line and column in characters, both from 1. Line 0: nowhere.
  void go_to_line(size_t tab_index, uint32_t line, uint32_t column = 1);

  // The window.
  const Theme* theme = &kLightTheme;
  const PanelType* focus = nullptr;
  std::string_view bottom_panel = "output";
  size_t chosen_knob = 0;  // of knobs(), for the keyboard
  bool reveal_knob = false;
  bool show_gallery = true;
  bool show_inspector = false;
  std::filesystem::path gallery_directory;
  std::vector<GalleryEntry> gallery;
  std::string gallery_filter;
  bool reveal_in_gallery = false;
  /// Where the parts of the window are, by their ids: left, top, right, bottom in pixels.
  std::map<std::string_view, ImVec4> areas;
  std::unique_ptr<Dialog> dialog;
  DialogKeys dialog_keys;  // pressed since the dialog was last drawn
  FocusRing dialog_focus;
  uint64_t dialogs_shown = 0;
  Notice notice;
  bool quit = false;

  // What outlives it: see session.h.
  std::vector<std::filesystem::path> recent;  // files, newest first
  std::unique_ptr<Recovery> recovery;         // null: unsaved texts aren't kept
  bool tour_seen = false;
  const std::function<void()>& waker() const { return wake_; }
  void say(std::string text);
  void complain(std::string text);

 private:
  void request(Tab& tab, std::chrono::milliseconds delay,
               std::optional<std::chrono::milliseconds> limit);
  void request(const Tab& tab, Rival& rival, std::chrono::milliseconds delay,
               std::optional<std::chrono::milliseconds> limit);
  bool take_result(Tab& tab);
  bool take_result(const Tab& tab, Rival& rival);
  void fit_view();
  bool watch_file(Tab& tab);
  void show(size_t index);
  void park();  // the view, with the active tab

  uint64_t next_id_ = 1;  // of tabs
  ComparisonCache comparisons_;
  std::function<void()> wake_;
  std::chrono::steady_clock::time_point next_look_at_disk_{};
};

}  // namespace interleave::gui
