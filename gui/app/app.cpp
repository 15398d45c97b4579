#include "gui/app/app.h"

#include <cstdio>

#include "gui/app/file_commands.h"
#include "gui/app/frame.h"
#include "gui/app/key_router.h"
#include "gui/app/look.h"
#include "gui/app/panels.h"
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
  if (const auto grouping = parse_grouping(options.view)) w.view.grouping = *grouping;
  w.focus = &panel(Place::editor);
  for (const auto& file : options.files) open_file(w, file, Where::beside);
  w.activate(0);
  w.reveal_in_gallery = true;
  if (options.files.empty() && !w.gallery.empty())
    open_file(w, w.gallery.front().path, Where::here);
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

void draw(Workbench& w, Window& window, FrameSizes& sizes, Look& look) {
  if (look.scale != window.scale() || !look.fonts.body) {
    window.forget_fonts();
    look.fonts = load_fonts(window.scale());
    look.scale = window.scale();
    look.theme = nullptr;
    sizes = {.with_inspector = sizes.with_inspector};
  }
  if (look.theme != w.theme) apply_theme(look, *w.theme);
  const bool in_field = ImGui::GetIO().WantTextInput;
  window.begin_frame();
  route_keys(w, window.take_keys(), in_field);
  draw_frame(w, sizes, look);
  window.end_frame(look.colors.window);
}

void loop(Workbench& w, Window& window) {
  Look look;
  FrameSizes sizes;
  TimeTravel::Clock::time_point next_frame{};
  while (!w.quit) {
    const auto now = TimeTravel::Clock::now();
    if (w.update() | play(w, now)) window.invalidate();
    if (window.take_close_request() && !w.dialog) quit(w);
    for (const auto& path : window.take_dropped()) open_file(w, path, Where::beside);
    window.set_title(window_title(w));
    // While it plays, at most as often as the display shows.
    if (window.wants_frame() && (!w.travel.playing || now >= next_frame)) {
      draw(w, window, sizes, look);
      next_frame = now + window.frame_time();
    }
    if (w.busy()) window.invalidate();
    if (w.travel.playing) {
      window.wait(std::chrono::duration<double>(next_frame - TimeTravel::Clock::now()).count());
    } else {
      window.wait(w.busy() ? kRunning : window.wants_frame() ? 0 : kIdle);
    }
  }
}

}  // namespace

int run_app(const AppOptions& options) {
  try {
    Window window(kWidth, kHeight, options.scale);
    Workbench workbench([&window] { window.wake(); });
    open_at_start(workbench, options);
    loop(workbench, window);
    return 0;
  } catch (const NoDisplay& error) {
    std::fprintf(stderr, "interleave: %s\n", error.what());
    return kNoDisplay;
  }
}

}  // namespace interleave::gui
