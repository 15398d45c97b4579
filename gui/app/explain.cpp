#include "gui/app/explain.h"

#include <algorithm>
#include <string_view>

namespace interleave::gui {

namespace {

constexpr size_t kLongestText = 80;

std::string track_name(const sim::Trace& trace, sim::TrackId track) {
  return std::string(trace.string(trace.tracks()[track].name));
}

std::string_view kind_name(sim::TrackKind kind) {
  constexpr std::string_view kNames[] = {"core",       "process", "thread",
                                         "event loop", "task",    "request"};
  return kNames[static_cast<size_t>(kind)];
}

bool waits(sim::State state) { return state != sim::State::running && state != sim::State::idle; }

std::string from_to(sim::Time begin, sim::Time end) {
  const std::string from = readable(begin.since_start());
  return begin == end ? "at " + from : from + " to " + readable(end.since_start());
}

std::string place_text(const SourcePlace& place) {
  std::string text = place.file + ':' + std::to_string(place.line);
  if (!place.function.empty()) text = place.function + ", " + text;
  return text;
}

void explain_span(const Run& run, const Pick& pick, Explanation& out) {
  const sim::Trace& trace = *run.result.trace;
  const sim::Span& span = trace.spans()[pick.index];
  const bool on_core = trace.tracks()[span.track].kind == sim::TrackKind::core;
  out.state = span.state;
  out.title = track_name(trace, span.track) + ": ";
  if (on_core && span.about != sim::kNone) {
    out.title += track_name(trace, span.about);
  } else {
    out.title += state_name(span.state);
  }
  const sim::Duration length = span.end - span.begin;
  out.rows.emplace_back("when", from_to(span.begin, span.end));
  if (length > sim::Duration()) out.rows.emplace_back("how long", readable(length));
  if (!on_core && waits(span.state) && span.about != sim::kNone) {
    out.rows.emplace_back("waits for", resource_name(trace, span.about));
    const sim::TrackId holder = holder_at(trace, span.about, span.begin);
    if (holder != sim::kNone && holder != span.track) {
      out.rows.emplace_back("held by", track_name(trace, holder));
    }
  }
  if (const auto place = source_place(run, span.stack))
    out.rows.emplace_back("where", place_text(*place));
  if (pick.count > 1) {
    out.rows.emplace_back("with it", std::to_string(pick.count - 1) + " more here: zoom in");
  }
}

void explain_instant(const Run& run, const Pick& pick, Explanation& out) {
  const sim::Trace& trace = *run.result.trace;
  const sim::Instant& instant = trace.instants()[pick.index];
  std::string text(trace.string(instant.text));
  if (text.size() > kLongestText) {
    size_t cut = kLongestText;
    while ((static_cast<unsigned char>(text[cut]) & 0xc0) == 0x80) --cut;
    text = text.substr(0, cut) + "…";
  }
  out.title = text.empty() ? "(an empty line)" : text;
  constexpr std::string_view kDid[] = {"printed", "error", "hint", "mark"};
  const std::string did(kDid[static_cast<size_t>(instant.kind)]);
  out.rows.emplace_back(did, "at " + readable(instant.at.since_start()));
  if (instant.track != sim::kNone) out.rows.emplace_back("by", track_name(trace, instant.track));
  if (const auto place = source_place(run, instant.stack)) {
    out.rows.emplace_back("where", place_text(*place));
  }
  if (pick.count > 1) {
    out.rows.emplace_back("with it", std::to_string(pick.count - 1) + " more here: zoom in");
  }
}

void explain_track(const Run& run, const Pick& pick, Explanation& out) {
  const sim::Trace& trace = *run.result.trace;
  const sim::Track& track = trace.tracks()[pick.index];
  out.title = track_name(trace, pick.index);
  out.rows.emplace_back("what", kind_name(track.kind));
  out.rows.emplace_back("lived", from_to(track.begin, std::min(track.end, trace.makespan())));
  if (track.parent != sim::kNone) out.rows.emplace_back("in", track_name(trace, track.parent));
}

void explain_link(const Run& run, const Pick& pick, Explanation& out) {
  const sim::Trace& trace = *run.result.trace;
  const sim::Link& link = trace.links()[pick.index];
  constexpr std::string_view kVerbs[] = {" starts ", " wakes ", " returns to ", " cancels ",
                                         " releases to "};
  out.title = track_name(trace, link.from) + std::string(kVerbs[static_cast<size_t>(link.kind)]) +
              track_name(trace, link.to);
  out.rows.emplace_back("when", "at " + readable(link.at.since_start()));
}

}  // namespace

std::string resource_name(const sim::Trace& trace, sim::ResourceId resource) {
  if (resource >= trace.resources().size()) return {};
  const sim::Resource& r = trace.resources()[resource];
  std::string text(trace.string(r.kind));
  if (const auto name = trace.string(r.name); !name.empty()) {
    (text += text.empty() ? "" : " ").append(name);
  }
  return text;
}

sim::TrackId holder_at(const sim::Trace& trace, sim::ResourceId resource, sim::Time time) {
  const auto& all = trace.holdings();
  auto after = std::ranges::upper_bound(all, time, {}, &sim::Holding::at);
  while (after != all.begin()) {
    if ((--after)->resource == resource) return after->holder;
  }
  return sim::kNone;
}

std::optional<SourcePlace> source_place(const Run& run, sim::StackId stack) {
  const sim::Trace& trace = *run.result.trace;
  if (stack == 0) return std::nullopt;
  sim::StackId chosen = stack;
  for (sim::StackId s = stack; s != 0; s = trace.stacks()[s].caller) {
    if (trace.string(trace.stacks()[s].file) == run.file_name) {
      chosen = s;
      break;
    }
  }
  const sim::StackFrame& frame = trace.stacks()[chosen];
  return SourcePlace{std::string(trace.string(frame.function)),
                     std::string(trace.string(frame.file)), frame.line};
}

std::optional<SourcePlace> source_place(const Run& run, const Pick& pick) {
  const sim::Trace& trace = *run.result.trace;
  if (pick.kind == Pick::Kind::span) return source_place(run, trace.spans()[pick.index].stack);
  if (pick.kind == Pick::Kind::instant)
    return source_place(run, trace.instants()[pick.index].stack);
  return std::nullopt;
}

Explanation explain(const Run& run, const Pick& pick) {
  Explanation out;
  switch (pick.kind) {
    case Pick::Kind::none:
      break;
    case Pick::Kind::expander:
      out.title = "Click to fold or unfold";
      break;
    case Pick::Kind::track:
      explain_track(run, pick, out);
      break;
    case Pick::Kind::span:
      explain_span(run, pick, out);
      break;
    case Pick::Kind::instant:
      explain_instant(run, pick, out);
      break;
    case Pick::Kind::link:
      explain_link(run, pick, out);
      break;
    case Pick::Kind::annotation:
      out.title = "Click to change or remove the note";
      break;
    case Pick::Kind::state:
      out.title = "Click to see who is ever in this state, and nothing else";
      break;
  }
  return out;
}

}  // namespace interleave::gui
