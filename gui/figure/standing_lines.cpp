#include "gui/figure/standing_lines.h"

#include <algorithm>
#include <map>
#include <unordered_map>

namespace interleave::gui {

using sim::TrackId;

namespace {

constexpr size_t kMostNamed = 4;

class LineCollector {
 public:
  LineCollector(const Causes& causes, sim::Time at, std::string_view file)
      : causes_(causes), at_(at), file_(file) {}

  void add(TrackId track, bool runs) {
    const sim::Span* span = causes_.standing(track, at_);
    if (!span) return;
    const auto [known, added] = line_of_.try_emplace(span->stack, 0);
    if (added) known->second = line_in(causes_.trace(), span->stack, file_);
    if (known->second == 0) return;
    StandingLine& line = lines_[known->second];
    line.line = known->second;
    ++line.count;
    line.runs = line.runs || runs;
    if (line.tracks.size() < kMostNamed) line.tracks.push_back(track);
  }

  std::vector<StandingLine> lines() && {
    std::vector<StandingLine> all;
    for (auto& [number, line] : lines_) all.push_back(std::move(line));
    return all;
  }

 private:
  const Causes& causes_;
  const sim::Time at_;
  const std::string_view file_;
  std::map<uint32_t, StandingLine> lines_;
  std::unordered_map<sim::StackId, uint32_t> line_of_;
};

}  // namespace

uint32_t line_in(const sim::Trace& trace, sim::StackId stack, std::string_view file) {
  for (sim::StackId s = stack; s != 0; s = trace.stacks()[s].caller)
    if (trace.string(trace.stacks()[s].file) == file) return trace.stacks()[s].line;
  return 0;
}

std::string StepLines::text() const {
  if (any() == 0) return {};
  if (from == 0) return "start → line " + std::to_string(to);
  const std::string line = "line " + std::to_string(from);
  if (to == 0) return line + " → end";
  return from == to ? line : line + " → " + std::to_string(to);
}

StepLines step_lines(const Causes& causes, uint32_t index, std::string_view file) {
  const sim::Span& step = causes.index().span(index);
  const auto spans = causes.index().spans_of(step.track);
  const auto here = std::ranges::find(spans, index);
  // Other steps of the instant say no more than this one.
  const auto lasts = [&](uint32_t i) {
    const sim::Span& span = causes.index().span(i);
    return span.end > span.begin || waits(span.state);
  };
  StepLines lines;
  for (auto before = here; before != spans.begin();) {
    if (!lasts(*--before)) continue;
    lines.from = line_in(causes.trace(), causes.index().span(*before).stack, file);
    break;
  }
  const auto after = std::find_if(std::next(here), spans.end(), lasts);
  if (after != spans.end())
    lines.to = line_in(causes.trace(), causes.index().span(*after).stack, file);
  return lines;
}

std::vector<StandingLine> standing_lines(const Causes& causes, const Moment& moment,
                                         std::string_view file) {
  LineCollector collector(causes, moment.at, file);
  for (const LoopMoment& loop : moment.loops)
    if (loop.running != sim::kNone) collector.add(loop.running, true);
  for (const TrackId thread : moment.threads) {
    const auto runs_it = [&](const LoopMoment& loop) { return loop.thread == thread; };
    if (std::ranges::any_of(moment.loops, runs_it)) continue;
    const TrackId actor = causes.actor_of(thread, moment.at);
    const sim::Span* span = causes.standing(actor, moment.at);
    if (span && span->state != sim::State::idle)
      collector.add(actor, span->state == sim::State::running);
  }
  for (const LoopMoment& loop : moment.loops) {
    for (const TrackId task : loop.ready) collector.add(task, false);
    for (const Sleeper& sleeper : loop.sleepers) {
      if (sleeper.track != sim::kNone) collector.add(sleeper.track, false);  // else no task sleeps on it
    }
    for (const Sleeper& sleeper : loop.io) collector.add(sleeper.track, false);
    for (const TrackId task : loop.suspended) collector.add(task, false);
  }
  return std::move(collector).lines();
}

}  // namespace interleave::gui
