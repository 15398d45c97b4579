#include "gui/figure/text_timeline.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "gui/figure/lane_plan.h"
#include "gui/figure/theme.h"
#include "gui/figure/trace_index.h"
#include "gui/figure/utf8.h"

namespace interleave::gui {

using sim::Duration;
using sim::Span;
using sim::State;
using sim::Time;
using sim::TrackId;

namespace {

struct Glyph {
  std::string_view utf8;
  char ascii;
  int ansi;  // SGR foreground colour
};
// By State. Denser is more active or more harmful; blocked is the only one made of slashes in
// ASCII.
constexpr std::array<Glyph, sim::kStateCount> kGlyphs{{{"█", '#', 34},    // running
                                                       {"▒", 'c', 33},    // ready, no core
                                                       {"▚", 'g', 33},    // ready, no GIL
                                                       {"▤", 'l', 35},    // ready, loop busy
                                                       {"▥", 'q', 32},    // queued, no worker
                                                       {"░", '-', 36},    // awaiting
                                                       {"▓", '/', 31},    // blocked
                                                       {"·", '.', 90}}};  // idle
constexpr Glyph kStep{"▌", '|', 34};                                      // a step of no length
constexpr int kNoLane = -1, kStepCell = sim::kStateCount;

const Glyph& glyph_of(int cell) {
  return cell == kStepCell ? kStep : kGlyphs[static_cast<size_t>(cell)];
}

/// A column of text that never exceeds the width, whatever is put into it.
class Writer {
 public:
  explicit Writer(const TextTimelineOptions& options) : options_(options) {}

  int width() const { return std::max(20, options_.width); }
  std::string_view ellipsis() const { return options_.utf8 ? "…" : "~"; }

  std::string fitted(std::string_view text, int room) const {
    std::string clean = options_.utf8 ? printable(text) : ascii(printable(text));
    if (columns(clean) <= room) return clean;
    size_t end = 0;
    int used = 0;
    while (end < clean.size()) {
      const size_t next = glyph_end(clean, end);
      const int wide = columns(std::string_view(clean).substr(end, next - end));
      if (used + wide > room - 1) break;
      used += wide;
      end = next;
    }
    return clean.substr(0, end) + std::string(room > 0 ? ellipsis() : "");
  }

  void line(std::string_view text) {
    out_ += text;
    while (!out_.empty() && out_.back() == ' ') out_.pop_back();
    out_ += '\n';
  }

  std::string cells(const std::vector<int>& row) const {
    std::string text;
    int color = 0;
    for (const int cell : row) {
      const int wanted = cell == kNoLane ? 0 : glyph_of(cell).ansi;
      if (options_.color && wanted != color)
        text += wanted == 0 ? "\x1b[0m" : fmt::format("\x1b[{}m", wanted);
      color = wanted;
      text += cell == kNoLane ? " " : symbol(cell);
    }
    if (options_.color && color != 0) text += "\x1b[0m";
    return text;
  }

  std::string symbol(int cell) const {
    const Glyph& glyph = glyph_of(cell);
    return options_.utf8 ? std::string(glyph.utf8) : std::string(1, glyph.ascii);
  }

  std::string bold(const std::string& text) const {
    return options_.color ? "\x1b[1m" + text + "\x1b[0m" : text;
  }
  std::string take() { return std::move(out_); }

 private:
  static std::string ascii(const std::string& text) {
    std::string out;
    for (size_t pos = 0; pos < text.size();) {
      const char32_t c = next_code_point(text, pos);
      if (columns(c) > 0)
        out.append(static_cast<size_t>(columns(c)), c < 0x80    ? static_cast<char>(c)
                                                    : c == U'µ' ? 'u'
                                                    : c == U'…' ? '~'
                                                                : '?');
    }
    return out;
  }

  const TextTimelineOptions& options_;
  std::string out_;
};

/// What a lane shows in each of `count` columns: the state it is in for the longest part of the
/// column's time; a step of no length where nothing longer runs.
std::vector<int> lane_cells(const TraceIndex& index, TrackId track, Time end, int count) {
  std::vector<int> cells(static_cast<size_t>(count), kNoLane);
  const auto spans = index.spans_of(track);
  const auto edge = [&](int column) {
    return Time::at(Duration::nanoseconds(
        static_cast<int64_t>(static_cast<double>(end.ns()) * column / count)));
  };
  size_t first = 0;
  if (end == Time()) count = std::min(count, 1);
  for (int column = 0; column < count; ++column) {
    const Time from = edge(column), to = column + 1 == count ? end : edge(column + 1);
    std::array<Duration, sim::kStateCount> time{};
    bool step = false;
    first = index.first_ending_at(track, from, first);
    for (size_t i = first; i < spans.size(); ++i) {
      const Span& span = index.span(spans[i]);
      if (span.begin >= to && !(column + 1 == count && span.begin == to)) break;
      if (span.begin == span.end) step = true;
      time[static_cast<size_t>(span.state)] +=
          std::max(Duration(), std::min(span.end, to) - std::max(span.begin, from));
    }
    int& cell = cells[static_cast<size_t>(column)];
    for (int s = 0; s < sim::kStateCount; ++s) {
      const auto longest = cell == kNoLane ? Duration() : time[static_cast<size_t>(cell)];
      const Duration here = time[static_cast<size_t>(s)];
      const bool worse = cell != kNoLane && here == longest && here > Duration() &&
                         severity(static_cast<State>(s)) > severity(static_cast<State>(cell));
      if (here > longest || worse) cell = s;
    }
    if (step && cell != static_cast<int>(State::running)) cell = kStepCell;
  }
  return cells;
}

class TextTimeline {
 public:
  TextTimeline(std::span<const Panel> panels, const TextTimelineOptions& options)
      : panels_(panels), options_(options), out_(options) {
    view_.grouping = options.grouping;
    for (uint16_t p = 0, count = panel_count(panels); p < count; ++p) {
      rows_.push_back(rows_of(*panels[p].index, p, view_));
      end_ = std::max(end_, panels[p].index->trace().makespan());
      for (const LaneRow& row : rows_.back()) labels_ = std::max(labels_, columns(label(p, row)));
    }
    labels_ = std::clamp(labels_, 4, std::max(4, out_.width() / 3));
    plot_ = out_.width() - labels_ - 1;
  }

  std::string run() {
    for (uint16_t p = 0, count = panel_count(panels_); p < count; ++p) {
      if (p > 0) out_.line("");
      write_panel(p);
    }
    if (!panels_.empty()) write_axis();
    write_legend();
    return out_.take();
  }

 private:
  std::string label(uint16_t panel, const LaneRow& row) const {
    return std::string(size_t{2} * row.depth, ' ') + row_label(*panels_[panel].index, row);
  }

  void write_panel(uint16_t p) {
    const Panel& panel = panels_[p];
    const TraceIndex& index = *panel.index;
    const std::string subtitle =
        panel.subtitle.empty() ? "makespan " + readable(index.trace().makespan().since_start(), 6)
                               : panel.subtitle;
    const std::string under = out_.fitted(subtitle, out_.width());
    const std::string title = out_.fitted(panel.title, out_.width() - columns(under) - 2);
    out_.line(title.empty() || columns(title) < 2 ? under : out_.bold(title) + "  " + under);
    const auto& rows = rows_[p];
    const auto shown = static_cast<uint32_t>(
        std::min(rows.size(), static_cast<size_t>(std::max(1, options_.max_lanes))));
    for (uint32_t r = 0; r < shown; ++r) {
      const std::string name = out_.fitted(label(p, rows[r]), labels_);
      const auto cells = rows[r].pool
                             ? std::vector<int>(static_cast<size_t>(plot_), kNoLane)
                             : lane_cells(index, rows[r].track, end_, plot_);
      for (const int cell : cells)
        if (cell != kNoLane) used_ |= 1u << cell;
      out_.line(name + std::string(static_cast<size_t>(labels_ - columns(name) + 1), ' ') +
                out_.cells(cells));
    }
    if (shown < rows.size()) out_.line(out_.fitted(more_text(index, rows, shown), out_.width()));
    if (rows.empty())
      out_.line(options_.grouping == Grouping::cores ? "no core was used" : "nothing ran");
  }

  /// Ticks under their columns, each label centred as far as the edges allow.
  void write_axis() {
    const auto measured = [](std::string_view text) { return static_cast<float>(columns(text)); };
    const TimeScale scale({Time(), end_}, 0, static_cast<float>(plot_));
    const std::string margin(static_cast<size_t>(labels_ + 1), ' ');
    std::string ruler, labels;
    int written = 0;  // columns of `labels`
    for (const Tick& tick : ticks(scale, measured, 3)) {
      const int column = std::min(static_cast<int>(scale.x(tick.at)), plot_ - 1);
      const std::string text = out_.fitted(tick.label, plot_);
      const int left = std::clamp(column - columns(text) / 2, 0, plot_ - columns(text));
      if (written > 0 && left <= written) continue;
      labels += std::string(static_cast<size_t>(left - written), ' ') + text;
      written = left + columns(text);
      while (columns(ruler) < column) ruler += rule();
      ruler += options_.utf8 ? "┴" : "+";
    }
    while (columns(ruler) < plot_) ruler += rule();
    out_.line(margin + ruler);
    out_.line(margin + labels);
  }

  std::string_view rule() const { return options_.utf8 ? "─" : "-"; }

  void write_legend() {
    std::string line;
    const auto add = [&](int cell, std::string_view name) {
      if (!(used_ >> cell & 1u)) return;
      const std::string item =
          out_.fitted(out_.symbol(cell) + " " + std::string(name), out_.width());
      if (!line.empty() && columns(line) + 3 + columns(item) > out_.width()) {
        out_.line(line);
        line.clear();
      }
      line += (line.empty() ? "" : "   ") + item;
    };
    for (int s = 0; s < sim::kStateCount; ++s) add(s, sim::state_name(static_cast<State>(s)));
    add(kStepCell, "a step that took no time");
    if (!line.empty()) out_.line(line);
  }

  std::span<const Panel> panels_;
  const TextTimelineOptions& options_;
  Writer out_;
  View view_;
  std::vector<std::vector<LaneRow>> rows_;
  Time end_;
  int labels_ = 0, plot_ = 0;
  unsigned used_ = 0;
};

}  // namespace

std::string text_timeline(std::span<const Panel> panels, const TextTimelineOptions& options) {
  return TextTimeline(panels, options).run();
}

}  // namespace interleave::gui
