// A column of cards for a side panel: headings, chips that stand for tasks and threads, rows. A
// chip has the colour of its state, as on the timeline, and a dot in the track's own colour, as
// beside the lines of the editor. A click on it selects the track and asks why it isn't running.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "gui/app/look.h"
#include "gui/app/workbench.h"

namespace interleave::gui {

/// A track's own colour, the same wherever it occurs.
ImU32 track_color(const Run& run, sim::TrackId track, const Look& look);

class Sheet {
 public:
  /// Fills the width that is left in the current ImGui window, from its cursor down.
  Sheet(Workbench& w, const Run& run, sim::Time at, const Look& look);
  /// Moves ImGui's cursor below everything.
  ~Sheet();
  Sheet(const Sheet&) = delete;
  Sheet& operator=(const Sheet&) = delete;

  const Run& run() const { return run_; }
  sim::Time at() const { return at_; }

  void begin_card(std::string_view title, std::string_view note = {});
  void end_card();
  /// "READY QUEUE  3", with a remark at the right.
  void heading(std::string_view text, size_t count, std::string_view remark = {});
  void note(std::string_view text);
  void gap(float units) { y_ += look_.px(units); }
  /// From what lies below to what lies above it.
  void arrow_up();

  /// One chip as wide as the card, with a second line.
  void station(sim::TrackId track, std::string_view detail);
  /// Chips in a frame, in lines, in the order of the queue.
  void tray(const std::vector<sim::TrackId>& queue, std::string_view when_empty);
  /// A chip with words to its right.
  void row(sim::TrackId track, std::string_view words);
  /// When, how much of the wait is over, and who, or `what` if nobody sleeps on it.
  void timer(const Sleeper& sleeper, std::string_view words, std::string_view what);
  /// A line that can be clicked, `marked` or not; `left` is a small column before it.
  bool line(std::string_view left, std::string_view text, std::string_view right, bool marked);
  /// A box with a name above who is in it, several in a row.
  struct Slot {
    std::string name;
    sim::TrackId track = sim::kNone;  // kNone: "idle"
    std::string label;                // of the chip; "": the track's name
  };
  void slots(const std::vector<Slot>& slots);

 private:
  float chip_width(std::string_view label) const;
  /// Draws one at most `room` wide; returns its width.
  float chip(ImVec2 at, float room, sim::TrackId track) {
    return chip(at, room, track, name(track));
  }
  float chip(ImVec2 at, float room, sim::TrackId track, std::string_view label);
  void text(ImFont* font, ImVec2 at, ImU32 color, std::string_view text, float room);
  float text_width(ImFont* font, std::string_view text) const;
  std::string name(sim::TrackId track) const;
  ImVec2 here(float x = 0) const { return {left_ + x, y_}; }

  Workbench& w_;
  const Run& run_;
  const sim::Time at_;
  const Look& look_;
  ImDrawList& list_;
  float outer_left_, outer_width_, left_, width_, y_, card_top_ = 0;
  int next_id_ = 0;
};

}  // namespace interleave::gui
