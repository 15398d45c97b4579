#include "gui/app/explain.h"

#include <algorithm>
#include <string_view>

#include "gui/figure/why.h"

namespace interleave::gui {

namespace {

constexpr size_t kLongestText = 80, kMostLinks = 5;
constexpr sim::Duration kInstant = sim::Duration::nanoseconds(1);

std::string shortened(std::string text) {
  if (text.size() <= kLongestText) return text;
  size_t cut = kLongestText;
  while ((static_cast<unsigned char>(text[cut]) & 0xc0) == 0x80) --cut;
  return text.substr(0, cut) + "…";
}

std::string track_name(const sim::Trace& trace, sim::TrackId track) {
  return std::string(trace.string(trace.tracks()[track].name));
}

std::string_view kind_name(sim::TrackKind kind) {
  constexpr std::string_view kNames[] = {"core",       "process", "thread",
                                         "event loop", "task",    "request"};
  return kNames[static_cast<size_t>(kind)];
}

std::string from_to(sim::Time begin, sim::Time end) {
  const std::string from = readable(begin.since_start());
  return begin == end ? "at " + from : from + " to " + readable(end.since_start());
}

std::string place_text(const SourcePlace& place) {
  std::string text = place.file + ':' + std::to_string(place.line);
  if (!place.function.empty()) text = place.function + ", " + text;
  return text;
}

/// The chain behind a wait, a line each.
void explain_wait(const Run& run, const sim::Span& span, sim::Time at, Explanation& out) {
  const Why answer = why(run.causes, span.track, at, run.file_name);
  for (size_t i = 0; i < std::min(answer.links.size(), kMostLinks); ++i)
    out.rows.emplace_back(i == 0 ? "why" : "→", shortened(sentence(answer.links[i])));
  if (answer.links.size() > kMostLinks) {
    out.rows.emplace_back("→", "… " + std::to_string(answer.links.size() - kMostLinks) + " more");
  } else if (!answer.closing.empty()) {
    out.rows.emplace_back("→", answer.closing);
  }
}

void explain_span(const Run& run, const Pick& pick, std::optional<sim::Time> at,
                  Explanation& out) {
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
  if (!on_core && waits(span.state)) {
    const sim::Time inside =
        std::clamp(at.value_or(span.begin), span.begin, std::max(span.begin, span.end - kInstant));
    explain_wait(run, span, inside, out);
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
  const std::string text = shortened(std::string(trace.string(instant.text)));
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

std::optional<SourcePlace> source_place(const Run& run, sim::StackId stack) {
  return source_place(*run.result.trace, stack, run.file_name);
}

std::optional<SourcePlace> source_place(const Run& run, const Pick& pick) {
  const sim::Trace& trace = *run.result.trace;
  if (pick.kind == Pick::Kind::span) return source_place(run, trace.spans()[pick.index].stack);
  if (pick.kind == Pick::Kind::instant)
    return source_place(run, trace.instants()[pick.index].stack);
  return std::nullopt;
}

Explanation explain(const Run& run, const Pick& pick, std::optional<sim::Time> at) {
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
      explain_span(run, pick, at, out);
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
