#include "gui/figure/lane_spans.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "gui/figure/lane_rows.h"
#include "gui/figure/time_warp.h"
#include "gui/figure/utf8.h"

namespace interleave::gui {

using sim::kNone;
using sim::Span;
using sim::State;
using sim::TrackId;
using sim::TrackKind;

namespace {

constexpr float kDenseFoldWidth = 4 * kFoldWidth;
constexpr size_t kDense = 12;  // spans at least in a dense fold

class LaneSpans {
 public:
  LaneSpans(const Draft& draft, const TraceIndex& index, uint16_t panel, TrackId track,
            const Box& bar, float fold_width, size_t most, Layer& layer)
      : draft_(draft),
        index_(index),
        panel_(panel),
        track_(track),
        bar_(bar),
        fold_width_(fold_width),
        dense_width_(std::max(kDenseFoldWidth, fold_width)),
        most_(most),
        layer_(layer),
        first_rect_(layer.rects.size()),
        first_text_(layer.texts.size()),
        pen_(bar.x),
        core_(index.trace().tracks()[track].kind == TrackKind::core) {}

  /// False: there were too many; nothing is left of them.
  bool draw() {
    const auto spans = index_.spans_of(track_);
    const TimeRange range = draft_.visible;
    size_t i = index_.first_ending_at(track_, range.begin);
    choose_folds(index_.first_beginning_at(track_, range.end, i) - i);
    while (i < spans.size() && span_at(i).begin <= range.end) {
      const float left = std::max(pen_, draft_.x(span_at(i).begin));
      const float right = std::min(bar_.right(), draft_.x(span_at(i).end));
      if (right - left >= fold_width_) {
        draw_span(i, left, right);
        pen_ = right;
        ++i;
      } else {
        i = fold_from(i, std::max(pen_, std::min(left, bar_.right() - fold_width_)));
      }
      if (most_ > 0 && layer_.rects.size() - first_rect_ > most_) {
        layer_.rects.resize(first_rect_);
        layer_.texts.resize(first_text_);
        return false;
      }
    }
    return true;
  }

 private:
  /// How wide folds are and what they are made of, when so many spans are in sight.
  void choose_folds(size_t spans) {
    const auto most = static_cast<float>(most_);
    const auto in_a_fold = [&] { return static_cast<float>(spans) * dense_width_ / bar_.width; };
    if (in_a_fold() < kDense) {
      // One and a half rects a fold if few of them are mixed. To find out later that they are too
      // many would mean to draw all of them again.
      if (most_ > 0 && spans > most_) {
        constexpr float kMixed = 3;  // spans in a fold
        const float each = 1.6f * static_cast<float>(spans) / most;
        fold_width_ = std::max(fold_width_, (each < kMixed ? 1.6f : 2.1f) * bar_.width / most);
      }
      dense_width_ = std::max(dense_width_, fold_width_);
      if (in_a_fold() < kDense) return;
    }
    // All folds are dense: no need to find out that they are too many. Each is two rects at most.
    if (most_ > 0) dense_width_ = std::max(dense_width_, 2.1f * bar_.width / most);
    const float each = in_a_fold();
    // A few summaries make a fold.
    constexpr float kSummaries = 3;
    float run = static_cast<float>(TraceIndex::kBlock);
    while (level_ < index_.levels() && kSummaries * run <= each) {
      ++level_;
      run *= static_cast<float>(TraceIndex::kBlock);
    }
  }

  const Span& span_at(size_t position) const {
    return index_.span(index_.spans_of(track_)[position]);
  }

  Pick pick(size_t position, size_t count = 1) const {
    return {Pick::Kind::span, panel_, index_.spans_of(track_)[position],
            static_cast<uint32_t>(count)};
  }

  bool lit(State state) const {
    const uint8_t emphasis = draft_.view.emphasis;
    return emphasis == 0 || (emphasis >> static_cast<unsigned>(state) & 1u) != 0;
  }
  /// What doesn't stand out when something else does.
  Fill faint() const { return {{}, {}, draft_.theme.grid, Hatch::none}; }

  Fill fill(const Span& span) const {
    if (!lit(span.state)) return faint();
    if (!core_ || span.state != State::running || span.about == kNone)
      return draft_.theme.state(span.state);
    const auto& categories = draft_.theme.categories;
    const Color color = categories[index_.ordinal_of(span.about) % categories.size()];
    return {color, {}, blend({0, 0, 0, 70}, color), Hatch::none};
  }

  /// Narrow rects are all ground: an outline would hide it.
  void push_narrow(const Box& box, Fill fill, Pick pick) {
    if (fill.color.visible()) fill.outline = {};
    layer_.rects.push_back({box, fill, 0, pick});
  }

  void draw_span(size_t position, float left, float right) {
    const Span& span = span_at(position);
    const Box box{left, bar_.y, right - left, bar_.height};
    const Fill look = fill(span);
    constexpr float kNarrow = 5, kRadius = 2;
    last_rect_ = layer_.rects.size();
    if (box.width < kNarrow)
      push_narrow(box, look, pick(position));
    else
      layer_.rects.push_back({box, look, kRadius, pick(position)});
    draw_label(span, look, box);
    fold_ = {};
  }

  /// The widest part of a box between the breaks of the axis.
  Box unbroken(const Box& box) const {
    const Warp& warp = draft_.scale.warp();
    if (!warp) return box;
    constexpr float kBreak = 5;  // to either side
    Box widest{box.x, box.y, 0, box.height};
    float left = box.x;
    const auto take = [&](float right) {
      if (right - left > widest.width) widest = {left, box.y, right - left, box.height};
    };
    for (const TimeWarp::Break& b : warp->breaks()) {
      const float x = (draft_.scale.x(b.range.begin) + draft_.scale.x(b.range.end)) / 2;
      if (x + kBreak <= left || x - kBreak >= box.right()) continue;
      take(x - kBreak);
      left = std::max(left, x + kBreak);
    }
    take(box.right());
    return widest;
  }

  void draw_label(const Span& span, const Fill& look, const Box& box) {
    constexpr float kPadding = 6;
    const float size = std::min(type::kSmall, bar_.height * 0.56f);
    const Box free = unbroken(box);
    const float room = free.width - 2 * kPadding;
    if (!lit(span.state)) return;
    // An idle core needs no words, and short idle times none anywhere.
    const float least = span.state == State::idle ? (core_ ? bar_.width : 60) : size;
    if (size < 8 || room < least) return;
    const std::string subject = span_subject(index_, span);
    std::string label = fmt::format("{} · {}", subject, readable(span.end - span.begin));
    float width = draft_.width(Font::body, size, label);
    if (width > room) width = draft_.width(Font::body, size, label = subject);
    if (width > room) return;
    const Color ground = look.color.visible() ? look.color : draft_.theme.lane;
    const Color ink = look.color.visible() ? label_color(ground) : draft_.theme.muted;
    const float x = free.x + (free.width - width) / 2;
    const float middle = box.y + box.height / 2;
    if (look.hatch != Hatch::none) {
      const float half = size * 0.72f;
      layer_.rects.push_back(
          {{draft_.snap(x - 5), middle - half, width + 10, 2 * half}, {.color = ground}, 3, {}});
    }
    layer_.texts.push_back(draft_.text(Font::body, size, ink, std::move(label), x, middle));
  }

  /// Draws the spans from `position` on that lie within the next few units as one; returns the
  /// position of the first that is left.
  size_t fold_from(size_t position, float left) {
    // Where spans are so dense that none shows by itself, a wider fold gives a steadier picture,
    // and whole summaries are faster.
    const float dense_until = left + dense_width_;
    size_t end = 0;
    TraceIndex::Fold sum;
    bool dense = true;
    if (level_ > 0) {
      sum = index_.fold_until(track_, position, draft_.scale.time(dense_until), level_, end);
    } else {
      sum = index_.fold_spans(track_, position, draft_.scale.time(dense_until), end);
      if (end > position + 1 && draft_.x(sum.end) - dense_until >= fold_width_)
        sum = index_.fold(track_, position, --end);
      dense = end - position >= kDense;
    }
    const bool wider = dense_width_ > fold_width_;
    if (wider && (!dense || sum.longest >= draft_.scale.duration(fold_width_))) {
      end = fold_end(position, left + fold_width_);
      sum = index_.fold(track_, position, end);
    }
    const float right =
        std::min(bar_.right(), std::max(left + fold_width_, draft_.x(sum.end)));
    // At the right edge there may be no room left: count them with what is there.
    if (right - left >= 1 || !last_rect_) {
      draw_fold(sum, position, end, left, right);
      pen_ = right;
    } else {
      layer_.rects[*last_rect_].pick.count += static_cast<uint32_t>(end - position);
    }
    return end;
  }

  /// The end of the run of spans from `position` on that begin before `until` and don't reach far
  /// beyond. All but the last end there, since spans of a track never overlap.
  size_t fold_end(size_t position, float until) const {
    const size_t end = std::max(
        position + 1, index_.first_beginning_at(track_, draft_.scale.time(until), position));
    const bool last_is_long = draft_.x(span_at(end - 1).end) - until >= fold_width_;
    return end > position + 1 && last_is_long ? end - 1 : end;
  }

  /// A fold shows its worst state and, from below, the share of time that the track ran in it.
  /// Folds that touch and look the same become one rect.
  void draw_fold(const TraceIndex::Fold& sum, size_t from, size_t to, float left, float right) {
    const State worst = sum.worst_state;
    const auto length = static_cast<double>((sum.end - sum.begin).ns());
    const bool mixed = worst != State::running && sum.any_running();
    float running = 0;
    if (mixed) {
      const auto share = length > 0 ? static_cast<double>(sum.running.ns()) / length : 1.0;
      constexpr float kVisible = 3;
      const float least = std::min(kVisible, bar_.height / 2);  // a ghost's bar is thin
      running = std::clamp(std::round(static_cast<float>(share) * bar_.height), least, bar_.height - least);
    }
    Fill look = core_                ? fill(span_at(sum.worst))
                : lit(worst) ? draft_.theme.state(worst)
                             : faint();
    // Something that stands out may hide behind something worse that doesn't.
    if (const unsigned lit = sum.states & draft_.view.emphasis; lit != 0) {
      State most = State::running;
      for (int i = 0; i < sim::kStateCount; ++i)
        if (const State state = static_cast<State>(i);
            (lit >> i & 1u) != 0 && severity(state) >= severity(most))
          most = state;
      look = draft_.theme.state(most);
    }
    if (running > 0) look.outline = {};
    // On a core, the colour of the thread that ran beside the worst span, which is its idle time.
    const Fill runs = !lit(State::running) ? faint()
                      : core_ && mixed
                          ? fill(span_at(sum.worst > from ? sum.worst - 1 : sum.worst + 1))
                          : draft_.theme.state(State::running);
    if (fold_ && fold_->right == left && fold_->state == worst && fold_->running == running &&
        fold_->look == look.color && fold_->runs == runs.color) {
      for (size_t r = fold_->first_rect; r < layer_.rects.size(); ++r) {
        layer_.rects[r].box.width = right - layer_.rects[r].box.x;
        layer_.rects[r].pick.count += static_cast<uint32_t>(to - from);
      }
      fold_->right = right;
      return;
    }
    fold_ = Fold{layer_.rects.size(), right, worst, running, look.color, runs.color};
    const float width = right - left;
    const Pick stands_for = pick(sum.worst, to - from);
    last_rect_ = layer_.rects.size();
    push_narrow({left, bar_.y, width, bar_.height - running}, look, stands_for);
    if (running > 0) push_narrow({left, bar_.bottom() - running, width, running}, runs, stands_for);
  }

  struct Fold {
    size_t first_rect;
    float right;
    State state;
    float running;  // height of the part that shows running
    Color look, runs;
  };

  const Draft& draft_;
  const TraceIndex& index_;
  uint16_t panel_;
  TrackId track_;
  Box bar_;
  float fold_width_, dense_width_;
  size_t most_;
  size_t level_ = 0;  // of the summaries that make a dense fold; 0: single spans
  Layer& layer_;
  size_t first_rect_, first_text_;
  float pen_;
  bool core_;
  std::optional<size_t> last_rect_;
  std::optional<Fold> fold_;  // what was drawn last, if it is a fold
};

}  // namespace

void draw_spans(const Draft& draft, const TraceIndex& index, uint16_t panel, TrackId track,
                const Box& bar, size_t most, Layer& layer) {
  float fold = kFoldWidth;
  while (!LaneSpans(draft, index, panel, track, bar, fold, most, layer).draw()) fold *= 2;
}

std::string span_subject(const TraceIndex& index, const Span& span) {
  const sim::Trace& trace = index.trace();
  const bool on_core = trace.tracks()[span.track].kind == TrackKind::core;
  if (span.state == State::running) {
    if (on_core && span.about != kNone) return track_label(index, span.about);
    const auto function = trace.string(trace.stacks()[span.stack].function);
    if (!function.empty()) return printable(function);
  } else if (!on_core && span.about != kNone &&
             (span.state == State::awaiting || span.state == State::blocked)) {
    const sim::Resource& resource = trace.resources()[span.about];
    const auto kind = trace.string(resource.kind), name = trace.string(resource.name);
    if (!kind.empty() && !name.empty()) return printable(fmt::format("{} {}", kind, name));
    if (!kind.empty() || !name.empty()) return printable(kind.empty() ? name : kind);
  }
  return std::string(sim::state_name(span.state));
}

}  // namespace interleave::gui
