#include "gui/app/time_travel.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "gui/app/workbench.h"

namespace interleave::gui {

namespace {

constexpr std::chrono::milliseconds kLongestFrame{1000};  // after a pause the cursor doesn't jump

sim::Time makespan(const Run& run) { return run.result.trace->makespan(); }

void place_cursor(Workbench& w, sim::Time at) {
  const Run* run = travelled_run(w);
  w.jump_to(std::clamp(at, sim::Time(), run ? makespan(*run) : at));
}

}  // namespace

std::string speed_text(size_t speed) {
  return kSpeeds[speed] > 0 ? fmt::format("{}×", kSpeeds[speed])
                            : fmt::format("Fit in {} s", kFitSeconds);
}

const Run* travelled_run(const Workbench& w) { return w.tab().timeline.get(); }

uint16_t travelled_panel(const Workbench& w) {
  const auto shown = w.shown();
  const auto own = std::ranges::find_if(shown, [&w](const Workbench::Shown& s) { return s.tab == w.active && !s.rival; });
  return static_cast<uint16_t>(own - shown.begin());
}

sim::TrackId selected_track(const Workbench& w) {
  const Run* run = travelled_run(w);
  const Pick& pick = w.view.selected;
  if (!run || !pick || pick.panel != travelled_panel(w)) return sim::kNone;
  const sim::Trace& trace = *run->result.trace;
  switch (pick.kind) {
    case Pick::Kind::track:
      return pick.index;
    case Pick::Kind::span:
      return trace.spans()[pick.index].track;
    case Pick::Kind::instant:
      return trace.instants()[pick.index].track;
    case Pick::Kind::link:
      return trace.links()[pick.index].to;
    default:
      return sim::kNone;
  }
}

void move_cursor(Workbench& w, sim::Time at) {
  place_cursor(w, at);
  w.travel.step.reset();
}

void remove_cursor(Workbench& w) {
  w.view.cursor.reset();
  w.travel.playing = false;
  w.travel.step.reset();
  w.travel.asked = sim::kNone;
}

void rewind(Workbench& w) {
  if (!travelled_run(w)) return;
  move_cursor(w, sim::Time());
  if (!current_moment(w)->steps.empty()) w.travel.step = 0;
}

void toggle_playing(Workbench& w) {
  TimeTravel& t = w.travel;
  const Run* run = travelled_run(w);
  if (!run) return;
  t.playing = !t.playing;
  t.played_until.reset();
  if (t.playing && (!w.view.cursor || *w.view.cursor >= makespan(*run)))
    move_cursor(w, sim::Time());
}

void step_cursor(Workbench& w, bool forward, bool selected_only) {
  TimeTravel& t = w.travel;
  const Run* run = travelled_run(w);
  if (!run) return;
  t.playing = false;
  const sim::TrackId only = selected_only ? selected_track(w) : sim::kNone;
  if (!w.view.cursor) {
    move_cursor(w, forward ? sim::Time() : makespan(*run));
  } else {
    const size_t steps = only == sim::kNone ? current_moment(w)->steps.size() : 0;
    // Nothing looked at yet: all of the instant's steps lie before the cursor.
    const size_t at = t.step.value_or(steps);
    if (forward && at + 1 < steps) return void(t.step = at + 1);
    if (!forward && at > 0 && steps > 0) return void(t.step = at - 1);
    const auto next = forward ? next_event(run->causes, *w.view.cursor, only)
                              : previous_event(run->causes, *w.view.cursor, only);
    if (!next) return;
    move_cursor(w, *next);
  }
  const size_t steps = only == sim::kNone ? current_moment(w)->steps.size() : 0;
  if (steps > 0) t.step = forward ? 0 : steps - 1;
}

void change_speed(Workbench& w, int by) {
  const int most = static_cast<int>(kSpeeds.size()) - 1;
  w.travel.speed = static_cast<size_t>(std::clamp(static_cast<int>(w.travel.speed) + by, 0, most));
}

bool play(Workbench& w, TimeTravel::Clock::time_point now) {
  TimeTravel& t = w.travel;
  const Run* run = travelled_run(w);
  if (!t.playing || !run || !w.view.cursor) return t.playing = false;
  const auto before = std::exchange(t.played_until, now).value_or(now);
  const std::chrono::duration<double> passed =
      std::min<TimeTravel::Clock::duration>(now - before, kLongestFrame);
  const sim::Time end = makespan(*run);
  const double rate = kSpeeds[t.speed] > 0 ? kSpeeds[t.speed] : end.seconds() / kFitSeconds;
  const auto forward = sim::Duration::nanoseconds(std::llround(passed.count() * rate * 1e9));
  const sim::Time at = *w.view.cursor;
  if (forward >= end - at) {
    move_cursor(w, end);
    t.playing = false;
  } else {
    move_cursor(w, at + forward);
  }
  return true;
}

void ask_why(Workbench& w, sim::TrackId track) {
  w.travel.asked = track;
  if (track == sim::kNone) return;
  if (!w.view.cursor) move_cursor(w, sim::Time());
  w.bottom_panel = "why";
}

const Moment* current_moment(Workbench& w) {
  TimeTravel& t = w.travel;
  if (!w.tab().timeline || !w.view.cursor) return nullptr;
  if (t.moment_run != w.tab().timeline || t.moment.at != *w.view.cursor) {
    t.moment_run = w.tab().timeline;
    t.moment = moment_at(t.moment_run->causes, *w.view.cursor);
  }
  return &t.moment;
}

uint32_t current_step(Workbench& w) {
  const Moment* moment = current_moment(w);
  const std::optional<size_t> step = w.travel.step;
  return moment && step && *step < moment->steps.size() ? moment->steps[*step] : sim::kNone;
}

const Why* current_why(Workbench& w) {
  TimeTravel& t = w.travel;
  const RunPtr& run = w.tab().timeline;
  if (!run || !w.view.cursor || t.asked >= run->result.trace->tracks().size()) return nullptr;
  if (t.why_run != run || t.why_track != t.asked || t.why.at != *w.view.cursor) {
    t.why_run = run;
    t.why_track = t.asked;
    t.why = why(run->causes, t.asked, *w.view.cursor, run->file_name);
  }
  return &t.why;
}

const CriticalPath* current_path(Workbench& w) {
  TimeTravel& t = w.travel;
  if (!w.tab().timeline) return nullptr;
  if (t.path_run != w.tab().timeline) {
    t.path_run = w.tab().timeline;
    t.path = critical_path(t.path_run->causes);
  }
  return &t.path;
}

CauseMarks marks_on_screen(Workbench& w) {
  return {w.travel.path_shown, w.bottom_panel == "why" && current_why(w)};
}

void mark_causes(Workbench& w, std::vector<Panel>& panels, CauseMarks marks) {
  const uint16_t at = travelled_panel(w);
  if (!w.tab().timeline || at >= panels.size()) return;
  panels[at].causes = &w.tab().timeline->causes;
  if (marks.path) panels[at].path = current_path(w);
  if (marks.why) panels[at].why = current_why(w);
}

}  // namespace interleave::gui
