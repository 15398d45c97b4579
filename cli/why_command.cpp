// interleave why FILE --task NAME --at TIME: why something doesn't run at an instant, as one sentence
// and the chain of who holds what it waits for.
#include <algorithm>
#include <optional>

#include <fmt/format.h>

#include "cli/commands.h"
#include "sim/trace.h"

namespace interleave::cli {

namespace {

using models::python::RunResult;
using sim::Span;
using sim::State;
using sim::Time;
using sim::Trace;
using sim::TrackId;
using sim::TrackKind;

constexpr size_t kMostNames = 20;

struct WhyFlags {
  std::string file, task, at;
  MachineOptions machine;
};

class Answer {
 public:
  Answer(const Trace& trace, Time at, std::string file) : trace_(trace), at_(at), file_(std::move(file)) {}

  /// The sentence about `track`, then one about each of those that it waits for.
  std::string chain(TrackId track) const {
    std::string text;
    std::vector<TrackId> seen;
    while (track != sim::kNone) {
      text += std::string(2 * seen.size(), ' ') + sentence(track) + "\n";
      seen.push_back(track);
      track = blocker(track);
      if (std::find(seen.begin(), seen.end(), track) == seen.end()) continue;
      text += fmt::format("{}{}: the circle is closed\n", std::string(2 * seen.size(), ' '), name(track));
      break;
    }
    return text;
  }

  /// A track of that name that lives at the instant, else any. kNone: there is none. "Task-1 (main)" may
  /// be called by either of its names.
  TrackId find(std::string_view wanted) const {
    TrackId found = sim::kNone;
    for (TrackId id = 0; id < trace_.tracks().size(); ++id) {
      const std::string_view whole = name(id);
      const bool short_name = whole.starts_with(wanted) && whole.substr(wanted.size()).starts_with(" (");
      const bool meant = whole == wanted || short_name || whole.ends_with(fmt::format("({})", wanted));
      if (!is_actor(id) || !meant) continue;
      found = id;
      if (lives(id)) return id;
    }
    return found;
  }
  std::string names() const {
    std::vector<std::string> all;
    for (TrackId id = 0; id < trace_.tracks().size(); ++id) {
      if (is_actor(id) && std::find(all.begin(), all.end(), name(id)) == all.end()) all.emplace_back(name(id));
    }
    const size_t shown = std::min(all.size(), kMostNames);
    return fmt::format("{}{}", fmt::join(all.begin(), all.begin() + static_cast<ptrdiff_t>(shown), ", "),
                       all.size() > shown ? ", …" : "");
  }

 private:
  std::string_view name(TrackId id) const { return trace_.string(trace_.tracks()[id].name); }
  bool is_actor(TrackId id) const {
    const TrackKind kind = trace_.tracks()[id].kind;
    return kind == TrackKind::task || kind == TrackKind::thread || kind == TrackKind::request;
  }
  bool lives(TrackId id) const { return trace_.tracks()[id].begin <= at_ && at_ <= trace_.tracks()[id].end; }

  /// What the track does at the instant; of several spans there the one that lasts beyond it.
  const Span* span_of(TrackId id) const {
    const Span* best = nullptr;
    for (const Span& span : trace_.spans()) {
      if (span.track == id && span.begin <= at_ && at_ <= span.end && (best == nullptr || span.end > best->end)) best = &span;
    }
    return best;
  }

  static bool waits(const Span& span) { return span.state != State::running && span.state != State::idle; }

  std::string sentence(TrackId id) const {
    const sim::Track& track = trace_.tracks()[id];
    const Span* span = span_of(id);
    if (at_ < track.begin) return fmt::format("{} doesn't exist yet: it begins at {}", name(id), sim::to_string(track.begin));
    if (span == nullptr) return fmt::format("{} is over: it ended at {}", name(id), sim::to_string(track.end));
    std::string text = fmt::format("{}: {}", name(id), sim::state_name(span->state));
    if (waits(*span) && span->about != sim::kNone) {
      text += fmt::format(" {}", resource(span->about));
      const TrackId holder = blocker(id);
      if (holder != sim::kNone) text += fmt::format(", held by {}", name(holder));
    } else if (span->state == State::ready_loop_busy && blocker(id) != sim::kNone) {
      text += fmt::format(" with {}", name(blocker(id)));
    }
    text += fmt::format(", from {} to {}", sim::to_string(span->begin), sim::to_string(span->end));
    if (const std::string place = source(span->stack); !place.empty()) text += ", in " + place;
    return text + waker(*span);
  }

  std::string resource(sim::ResourceId id) const {
    const sim::Resource& r = trace_.resources()[id];
    const std::string_view own = trace_.string(r.name);
    return own.empty() ? std::string(trace_.string(r.kind)) : fmt::format("{} '{}'", trace_.string(r.kind), own);
  }

  /// Whom the track waits for; kNone: nobody.
  TrackId blocker(TrackId id) const {
    const Span* span = span_of(id);
    if (span == nullptr || !waits(*span)) return sim::kNone;
    if (span->state == State::ready_loop_busy) return runs_on_loop(trace_.tracks()[id].parent, id);
    if (span->about == sim::kNone) return sim::kNone;
    TrackId holder = holder_of(span->about);
    if (holder == sim::kNone && trace_.string(trace_.resources()[span->about].kind) == "Task") {
      holder = find(trace_.string(trace_.resources()[span->about].name));
    }
    return holder == id || holder == trace_.tracks()[id].parent ? sim::kNone : holder;
  }

  TrackId holder_of(sim::ResourceId resource) const {
    TrackId holder = sim::kNone;
    for (const sim::Holding& holding : trace_.holdings()) {
      if (holding.at > at_) break;
      if (holding.resource == resource) holder = holding.holder;
    }
    return holder;
  }

  /// The task that keeps an event loop busy.
  TrackId runs_on_loop(TrackId loop, TrackId except) const {
    for (TrackId id = 0; id < trace_.tracks().size(); ++id) {
      if (trace_.tracks()[id].parent != loop || id == except) continue;
      const Span* span = span_of(id);
      if (span != nullptr && (span->state == State::running || span->state == State::blocked)) return id;
    }
    return sim::kNone;
  }

  /// The innermost call in the program's own file, else the innermost of all.
  std::string source(sim::StackId stack) const {
    if (stack == 0) return {};
    sim::StackId chosen = stack;
    for (sim::StackId s = stack; s != 0; s = trace_.stacks()[s].caller) {
      if (trace_.string(trace_.stacks()[s].file) != file_) continue;
      chosen = s;
      break;
    }
    const sim::StackFrame& frame = trace_.stacks()[chosen];
    return fmt::format("{}, line {}", trace_.string(frame.function), frame.line);
  }

  std::string waker(const Span& span) const {
    if (!waits(span) || span.end == trace_.makespan()) return {};
    for (const sim::Link& link : trace_.links()) {
      if (link.to != span.track || link.at != span.end || link.from == sim::kNone) continue;
      constexpr std::string_view kHow[] = {"started", "woken", "given its result", "cancelled", "released"};
      return fmt::format("; then {} by {}", kHow[static_cast<size_t>(link.kind)], name(link.from));
    }
    return {};
  }

  const Trace& trace_;
  const Time at_;
  const std::string file_;
};

int why(const WhyFlags& flags) {
  const std::optional<sim::Duration> at = sim::parse_duration(flags.at);
  if (!at) throw UsageError{"--at wants a time such as 1.5s or 20ms, not '" + flags.at + "'"};
  models::python::RunOptions options = flags.machine.run_options(flags.file);
  const RunResult result = models::python::run_scenario(read_scenario(flags.file), options);
  if (!result.err.empty()) fmt::print(stderr, "{}", result.err);
  const Answer answer(*result.trace, Time::at(*at), options.file_name);
  const TrackId track = answer.find(flags.task);
  if (track == sim::kNone) throw UsageError{"nothing is called '" + flags.task + "'; there are " + answer.names()};
  fmt::print("{}", answer.chain(track));
  return 0;
}

}  // namespace

void add_why(CLI::App& app, Action& chosen) {
  auto flags = std::make_shared<WhyFlags>();
  CLI::App* command = app.add_subcommand("why", "Say why a task or thread doesn't run at an instant");
  command->add_option("FILE", flags->file, "A Python program; - is standard input")->required();
  command->add_option("--task", flags->task, "The name of a task, a thread or a request")->required();
  command->add_option("--at", flags->at, "The instant in virtual time, e.g. 1.5s")->required();
  flags->machine.declare(*command);
  command->callback([flags, &chosen] { chosen = [flags] { return why(*flags); }; });
}

}  // namespace interleave::cli
