// Everything that the window shows and the user changes: the open scenarios, the view of the
// timeline, the selection, the dialog. Panels draw it, actions and keys change it; it draws nothing
// itself. One thread uses it, that of the window.
#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gui/app/dialog.h"
#include "gui/app/gallery.h"
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
  void activate(size_t index);
  /// The tab that shows `path`, or nullopt.
  std::optional<size_t> find_tab(const std::filesystem::path& path) const;

  // Runs.
  MachineSettings machine;
  bool auto_run = true;
  /// Runs the active scenario now, without a limit.
  void run_now();
  void stop();
  /// Takes finished runs, starts those that are due, looks at the files on disk.
  /// True if something changed that is worth drawing.
  bool update();
  bool busy() const;

  // The timeline.
  View view;
  TimelineState timeline;
  /// The runs to draw, in the order of tabs. Tabs without a timeline are left out.
  std::vector<Panel> figure_panels() const;
  /// The tab of panel `panel` in figure_panels().
  size_t tab_of_panel(uint16_t panel) const;
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
  bool show_gallery = true;
  bool show_inspector = false;
  std::filesystem::path gallery_directory;
  std::vector<GalleryEntry> gallery;
  std::string gallery_filter;
  bool reveal_in_gallery = false;
  std::unique_ptr<Dialog> dialog;
  DialogKeys dialog_keys;  // pressed since the dialog was last drawn
  FocusRing dialog_focus;
  Notice notice;
  bool quit = false;
  void say(std::string text);
  void complain(std::string text);

 private:
  void request(Tab& tab, std::chrono::milliseconds delay,
               std::optional<std::chrono::milliseconds> limit);
  bool take_result(Tab& tab);
  bool watch_file(Tab& tab);

  std::function<void()> wake_;
  std::chrono::steady_clock::time_point next_look_at_disk_{};
};

}  // namespace interleave::gui
