// Time travel: the cursor moves through a finished run, by hand, step by step or playing, and
// everything follows it: what the machine does there, and why somebody waits. The record answers,
// nothing runs again, so that backward is as quick as forward.
//
// The cursor lies between events. Steps that took no virtual time happen *at* an instant; stepping
// goes through them one by one before it goes on to the next instant.
#pragma once

#include <array>
#include <chrono>
#include <optional>
#include <string>

#include "gui/app/run.h"
#include "gui/figure/critical_path.h"
#include "gui/figure/figure.h"
#include "gui/figure/moment.h"
#include "gui/figure/standing_lines.h"
#include "gui/figure/view.h"
#include "gui/figure/why.h"

namespace interleave::gui {

struct Workbench;

/// Virtual seconds per real one; 0: the whole run in kFitSeconds.
inline constexpr std::array kSpeeds{0.0, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0};
inline constexpr double kFitSeconds = 10;
std::string speed_text(size_t speed);  // "1×", "Fit in 10 s"

struct TimeTravel {
  using Clock = std::chrono::steady_clock;

  bool playing = false;
  size_t speed = 0;                 // index into kSpeeds
  std::optional<size_t> step;       // which of the steps at the cursor is looked at; nullopt: none
  bool scrubbing = false;           // the pointer drags the cursor
  bool path_shown = false;          // the critical path is marked on the timeline
  sim::TrackId asked = sim::kNone;  // of the active scenario: whose "why" is shown
  std::optional<Clock::time_point> played_until;

  // What was last computed, and for what.
  RunPtr moment_run, why_run, path_run, lines_run;
  Moment moment;
  Why why;
  sim::TrackId why_track = sim::kNone;
  CriticalPath path;
  sim::Time lines_at;
  std::vector<StandingLine> lines;
};

/// The run that time travel is about: the active scenario's; null if it has no timeline.
const Run* travelled_run(const Workbench& w);
/// Its number among figure_panels().
uint16_t travelled_panel(const Workbench& w);
/// The task, thread or other track that is selected in it; kNone.
sim::TrackId selected_track(const Workbench& w);

/// Moves the cursor, within the run, and shows it. Playing goes on from there.
void move_cursor(Workbench& w, sim::Time at);
void remove_cursor(Workbench& w);
/// To time 0, looking at the first step.
void rewind(Workbench& w);
/// Starts at the cursor, from the beginning if it is at the end or nowhere; or pauses.
void toggle_playing(Workbench& w);
/// To the next or previous step or event, of the whole program or of the selected track.
void step_cursor(Workbench& w, bool forward, bool selected_only);
void change_speed(Workbench& w, int by);
/// Moves the cursor by the real time that has passed. True if it moved.
bool play(Workbench& w, TimeTravel::Clock::time_point now);

/// Asks why `track` isn't running at the cursor, selects it and shows the answer's panel.
void ask_why(Workbench& w, sim::TrackId track);

/// What the machine does at the cursor; null without a cursor or a run.
const Moment* current_moment(Workbench& w);
/// The step that is looked at, as an index into the trace's spans; kNone.
uint32_t current_step(Workbench& w);
/// The answer to what was asked, at the cursor; null if nothing was.
const Why* current_why(Workbench& w);
/// Of the active scenario; null without a run.
const CriticalPath* current_path(Workbench& w);

/// What of time travel a figure marks.
struct CauseMarks {
  bool path = false, why = false;
};
CauseMarks marks_on_screen(Workbench& w);
/// Marks it in the panel of the active scenario. `panels` are those of the window; what they point
/// to stays until the cursor or the run changes.
void mark_causes(Workbench& w, std::vector<Panel>& panels, CauseMarks marks);

}  // namespace interleave::gui
