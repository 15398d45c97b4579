#include "gui/app/machine_view.h"

#include <algorithm>
#include <string>

#include "gui/figure/lane_plan.h"
#include "gui/figure/why.h"

namespace interleave::gui {

namespace {

constexpr size_t kMostRows = 8;

std::string name_of(const Sheet& sheet, sim::TrackId track) {
  return track == sim::kNone ? std::string() : track_label(sheet.run().index, track);
}

const sim::Span* standing(const Sheet& sheet, sim::TrackId track) {
  return sheet.run().causes.standing(track, sheet.at());
}

/// "Lock 1", "sleep", "running": what it does in a word.
std::string doing(const Sheet& sheet, const sim::Span& span) {
  const bool about = (span.state == sim::State::awaiting || span.state == sim::State::blocked) &&
                     span.about != sim::kNone;
  return about ? resource_text(sheet.run().causes, span.about)
               : std::string(sim::state_name(span.state));
}

/// "blocked: sleep · report, line 22".
std::string detail(const Sheet& sheet, sim::TrackId track) {
  const sim::Span* span = standing(sheet, track);
  if (!span) return {};
  std::string text(sim::state_name(span->state));
  if (const std::string what = doing(sheet, *span); what != text) text += ": " + what;
  const Run& run = sheet.run();
  if (const auto place = source_place(run.causes.trace(), span->stack, run.file_name)) {
    text += "  ·  ";
    if (!place->function.empty()) text += place->function + ", ";
    text += "line " + std::to_string(place->line);
  }
  return text;
}

/// What a thread was started with, as far as the program's own functions go.
std::string outermost_call(const Sheet& sheet, sim::TrackId thread) {
  const sim::Span* span = standing(sheet, thread);
  const Run& run = sheet.run();
  if (!span || span->stack == 0) return {};
  const auto frames = source_frames(run.causes.trace(), span->stack, run.file_name);
  return frames.empty() ? std::string() : frames.back().function;
}

void note_more(Sheet& sheet, size_t count) {
  if (count > kMostRows) sheet.note("… and " + std::to_string(count - kMostRows) + " more");
}

void draw_timers(Sheet& sheet, const std::vector<Sleeper>& sleepers, bool with_device) {
  for (size_t i = 0; i < std::min(kMostRows, sleepers.size()); ++i) {
    const Sleeper& sleeper = sleepers[i];
    std::string words = with_device ? doing(sheet, *standing(sheet, sleeper.track)) : "";
    if (sleeper.overdue && sleeper.due < sheet.at())
      words = readable(sheet.at() - sleeper.due, 3) + " late";
    const sim::Trace& trace = sheet.run().causes.trace();
    sheet.timer(sleeper, words,
                sleeper.timer == sim::kNone ? "" : trace.string(trace.resources()[sleeper.timer].name));
  }
  note_more(sheet, sleepers.size());
}

}  // namespace

void draw_loop(Sheet& sheet, const LoopMoment& loop) {
  sheet.begin_card("Event loop", "on " + name_of(sheet, loop.thread));
  sheet.heading("Running", 0, "one at a time");
  if (loop.running != sim::kNone) {
    sheet.station(loop.running, detail(sheet, loop.running));
  } else {
    sheet.tray({}, loop.polling ? "nothing: it polls for timers and I/O" : "nothing");
  }
  sheet.arrow_up();
  sheet.heading("Ready queue", loop.ready.size(), "first in, first out");
  sheet.tray(loop.ready, "empty");
  sheet.arrow_up();
  sheet.heading("Timers", loop.sleepers.size(), "the first due is on top");
  if (loop.sleepers.empty()) sheet.tray({}, "none");
  draw_timers(sheet, loop.sleepers, false);
  if (!loop.io.empty()) {
    sheet.heading("I/O", loop.io.size(), "the first to answer is on top");
    draw_timers(sheet, loop.io, true);
  }
  if (!loop.suspended.empty()) {
    sheet.heading("Suspended", loop.suspended.size(), "until something happens");
    for (size_t i = 0; i < std::min(kMostRows, loop.suspended.size()); ++i) {
      const sim::Span* span = standing(sheet, loop.suspended[i]);
      sheet.row(loop.suspended[i], doing(sheet, *span));
    }
    note_more(sheet, loop.suspended.size());
  }
  sheet.end_card();
}

void draw_pool(Sheet& sheet, const PoolMoment& pool) {
  const sim::Trace& trace = sheet.run().causes.trace();
  sheet.begin_card("Pool", trace.string(trace.resources()[pool.executor].name));
  sheet.heading("Workers", pool.workers.size());
  std::vector<Sheet::Slot> slots;
  for (size_t i = 0; i < pool.workers.size(); ++i) {
    // The card says whose worker it is: "pool_3" is worker 3.
    const std::string worker = name_of(sheet, pool.workers[i]);
    Sheet::Slot slot{"worker " + worker.substr(worker.find_last_of("_-") + 1), pool.working[i], {}};
    // Work that never had to queue is known by its function.
    if (slot.track == pool.workers[i]) slot.label = outermost_call(sheet, slot.track);
    slots.push_back(std::move(slot));
  }
  sheet.slots(slots);
  sheet.arrow_up();
  sheet.heading("Backlog", pool.backlog.size(), "first in, first out");
  sheet.tray(pool.backlog, "empty");
  sheet.end_card();
}

void draw_gil(Sheet& sheet, const GilMoment& gil) {
  sheet.begin_card("GIL", gil.process == sim::kNone ? "" : "of " + name_of(sheet, gil.process));
  sheet.heading("Held by", 0, "one thread at a time");
  if (gil.holder != sim::kNone) {
    sheet.station(gil.holder, detail(sheet, gil.holder));
  } else {
    sheet.tray({}, "nobody");
  }
  sheet.arrow_up();
  sheet.heading("Waiting for it", gil.waiters.size(), "first in, first out");
  sheet.tray(gil.waiters, "nobody");
  sheet.end_card();
}

void draw_cores(Sheet& sheet, const Moment& moment) {
  sheet.begin_card("Cores");
  std::vector<Sheet::Slot> slots;
  for (const CoreMoment& core : moment.cores)
    slots.push_back({name_of(sheet, core.core), core.thread, {}});
  sheet.slots(slots);
  if (!moment.no_core.empty()) {
    sheet.arrow_up();
    sheet.heading("Ready, no core", moment.no_core.size());
    sheet.tray(moment.no_core, "");
  }
  sheet.end_card();
}

void draw_threads(Sheet& sheet, const Moment& moment) {
  std::vector<sim::TrackId> others;
  for (const sim::TrackId thread : moment.threads) {
    const auto runs_loop = [&](const LoopMoment& loop) { return loop.thread == thread; };
    const auto works = [&](const PoolMoment& pool) {
      return std::ranges::find(pool.workers, thread) != pool.workers.end();
    };
    if (std::ranges::none_of(moment.loops, runs_loop) && std::ranges::none_of(moment.pools, works))
      others.push_back(thread);
  }
  if (others.empty()) return;
  sheet.begin_card("Threads", std::to_string(moment.threads.size()));
  for (size_t i = 0; i < std::min(2 * kMostRows, others.size()); ++i) {
    const sim::Span* span = standing(sheet, others[i]);
    std::string words = doing(sheet, *span);
    const Run& run = sheet.run();
    if (const auto place = source_place(run.causes.trace(), span->stack, run.file_name))
      words += ", line " + std::to_string(place->line);
    sheet.row(others[i], words);
  }
  if (others.size() > 2 * kMostRows)
    sheet.note("… and " + std::to_string(others.size() - 2 * kMostRows) + " more");
  sheet.end_card();
}

}  // namespace interleave::gui
