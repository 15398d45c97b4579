#include "gui/app/app.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "gui/app/dialog_tour.h"
#include "gui/app/file_commands.h"
#include "gui/app/frame.h"
#include "gui/app/key_router.h"
#include "gui/app/look.h"
#include "gui/app/panels.h"
#include "gui/app/places.h"
#include "gui/app/session.h"
#include "gui/app/widgets.h"
#include "gui/app/window.h"
#include "gui/app/workbench.h"

namespace interleave::gui {

namespace {

constexpr int kWidth = 1280, kHeight = 800;
constexpr double kIdle = 1.0;     // seconds between looks at the files on disk
constexpr double kRunning = 0.1;  // between frames that show a run's progress

void open_at_start(Workbench& w, const AppOptions& options) {
  w.gallery_directory = options.gallery_dir;
  w.gallery = read_gallery(options.gallery_dir);
  if (const Theme* theme = find_theme(options.theme)) w.theme = theme;
  w.focus = &panel(Place::editor);
  for (const auto& file : options.files) open_file(w, file, Where::beside);
  w.activate(0);
  w.reveal_in_gallery = true;
  if (options.files.empty() && !w.gallery.empty())
    open_file(w, w.gallery.front().path, Where::here);
}

/// The sizes of the parts, remembered in units.
FrameSizes pixels(const Settings& settings, float scale) {
  const auto size = [scale](int units) { return std::round(static_cast<float>(units) * scale); };
  return {size(settings.gallery_width), size(settings.editor_width), size(settings.bottom_height),
          size(settings.inspector_width)};
}

/// What the window looks like now, to be remembered.
Settings layout_of(const Window& window, const FrameSizes& sizes, const Settings& before) {
  Settings layout = before;
  const auto units = [&window](float size) {
    return static_cast<int>(std::lround(size / window.scale()));
  };
  layout.gallery_width = units(sizes.gallery);
  layout.editor_width = units(sizes.editor);
  layout.bottom_height = units(sizes.bottom);
  layout.inspector_width = units(sizes.inspector);
  layout.maximized = window.maximized();
  if (layout.maximized) return layout;  // its size without that stays
  layout.window_width = window.width();
  layout.window_height = window.height();
  return layout;
}

std::string window_title(const Workbench& w) {
  const Tab& tab = w.tab();
  std::string title = (tab.document.dirty() ? "● " : "") + tab.document.name();
  if (tab.runner.busy()) {
    title += " · running";
  } else if (tab.run && tab.run->result.exit_status != 0 && !tab.run->stopped) {
    title += " · error";
  } else if (tab.run) {
    title += " · " + readable(tab.run->result.makespan.since_start());
  }
  return title + " · Interleave";
}

/// A text field was asked to take the keyboard: how many frames to wait for it.
constexpr int kFramesToFocus = 4;

void draw(Workbench& w, Window& window, const Settings& remembered, FrameSizes& sizes, Look& look,
          int& frames_to_focus) {
  if (look.scale != window.scale() || !look.fonts.body) {
    window.forget_fonts();
    look.fonts = load_fonts(window.scale());
    look.scale = window.scale();
    look.theme = nullptr;
    const bool with_inspector = sizes.with_inspector;
    sizes = pixels(remembered, look.scale);
    sizes.with_inspector = with_inspector;
  }
  if (look.theme != w.theme) apply_theme(look, *w.theme);
  const bool in_field = in_text_field();
  frames_to_focus = in_field ? 0 : std::max(0, frames_to_focus - 1);
  const bool in_text = in_field || (!w.dialog && w.focus == &panel(Place::editor));
  const Dialog* dialog = w.dialog.get();
  window.begin_frame(frames_to_focus > 0 ? Window::Keys::wait
                     : in_text           ? Window::Keys::type
                                         : Window::Keys::act);
  route_keys(w, window.take_keys(), in_field);
  const bool asked = w.timeline.focus_bar || w.tab().editor.focus_find;
  draw_frame(w, sizes, look);
  window.end_frame(look.colors.window);
  const bool opened = w.dialog && w.dialog.get() != dialog;
  if (asked || opened) frames_to_focus = kFramesToFocus;
  if (asked || w.dialog.get() != dialog) window.invalidate();
}

void loop(Workbench& w, Window& window, Session& session) {
  Look look;
  FrameSizes sizes;
  int frames_to_focus = 0;
  TimeTravel::Clock::time_point next_frame{};
  while (!w.quit) {
    const auto now = TimeTravel::Clock::now();
    if (look.fonts.body) session.update(w, layout_of(window, sizes, session.settings()));
    if (w.update() | play(w, now)) window.invalidate();
    if (window.take_close_request() && !w.dialog) quit(w);
    for (const auto& path : window.take_dropped()) open_file(w, path, Where::beside);
    window.set_title(window_title(w));
    // While it plays, at most as often as the display shows.
    if (window.wants_frame() && (!w.travel.playing || now >= next_frame)) {
      draw(w, window, session.settings(), sizes, look, frames_to_focus);
      next_frame = now + window.frame_time();
    }
    if (w.busy()) window.invalidate();
    if (w.travel.playing) {
      window.wait(std::chrono::duration<double>(next_frame - TimeTravel::Clock::now()).count());
    } else {
      window.wait(w.busy() ? kRunning : window.wants_frame() ? 0 : kIdle);
    }
  }
  session.update(w, layout_of(window, sizes, session.settings()), true);
}

}  // namespace

int run_app(const AppOptions& options) {
  try {
    Session session(config_directory(), state_directory());
    const Settings& last = session.settings();
    Window window(last.window_width > 0 ? last.window_width : kWidth,
                  last.window_height > 0 ? last.window_height : kHeight, last.maximized,
                  options.scale);
    Workbench workbench([&window] { window.wake(); });
    session.begin(workbench);
    open_at_start(workbench, options);
    const bool first_time = options.files.empty() && !workbench.tour_seen;
    if (first_time && !workbench.dialog) show_tour(workbench);
    loop(workbench, window, session);
    return 0;
  } catch (const NoDisplay& error) {
    std::fprintf(stderr, "interleave: %s\n", error.what());
    return kNoDisplay;
  }
}

}  // namespace interleave::gui
