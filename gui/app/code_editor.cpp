#include "gui/app/code_editor.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "gui/app/code_metrics.h"
#include "gui/app/text_edits.h"

namespace interleave::gui {

namespace {

/// One frame of the widget: geometry, then layers of drawing from the ground up.
class EditorFrame {
 public:
  EditorFrame(TextBuffer& buffer, EditorState& state, const EditorMarks& marks, bool focused,
              const Look& look)
      : buffer_(buffer),
        state_(state),
        marks_(marks),
        focused_(focused),
        look_(look),
        metrics_(look.fonts.code),
        list_(*ImGui::GetWindowDrawList()) {
    const size_t digits = std::max<size_t>(2, std::to_string(buffer.line_count()).size());
    gutter_ = static_cast<float>(digits) * metrics_.advance() + look.px(26);
    room_ = ImGui::GetContentRegionAvail();
  }

  bool run() {
    if (state_.measured_state != buffer_.state()) measure();
    const float width = gutter_ + state_.widest + metrics_.advance();
    const float height = static_cast<float>(buffer_.line_count()) * metrics_.line_height();
    const ImVec2 view = ImGui::GetWindowSize();
    origin_ = ImGui::GetCursorScreenPos();
    // The last lines of a long text may be scrolled up to the middle.
    const float room_below = height > view.y ? view.y / 2 : 0;
    ImGui::InvisibleButton("text",
                           {std::max(room_.x, width), std::max(room_.y, height + room_below)});
    const bool clicked = mouse();
    if (state_.reveal_cursor) reveal(view);
    state_.lines_per_page = std::max(1, static_cast<int>(view.y / metrics_.line_height()) - 2);

    left_ = ImGui::GetWindowPos().x;
    right_ = left_ + view.x;
    const float top = ImGui::GetScrollY() / metrics_.line_height();
    first_ = std::min(static_cast<size_t>(top), buffer_.line_count() - 1);
    last_ = std::min(first_ + static_cast<size_t>(view.y / metrics_.line_height()) + 2,
                     buffer_.line_count());
    state_.highlighter.update(buffer_);
    draw_grounds();
    draw_selection();
    for (size_t i = first_; i < last_; ++i) draw_text(i);
    draw_squiggles();
    draw_gutter();
    for_each_mark(draw_mark);
    if (focused_) draw_cursor();
    return clicked;
  }

 private:
  float y(size_t line) const {
    return origin_.y + static_cast<float>(line) * metrics_.line_height();
  }
  float x(size_t line, size_t column) const {
    return origin_.x + gutter_ + metrics_.x(buffer_.line(line), column);
  }

  void measure() {
    state_.measured_state = buffer_.state();
    state_.widest = 0;
    for (size_t i = 0; i < buffer_.line_count(); ++i) {
      const std::string& line = buffer_.line(i);
      state_.widest = std::max(state_.widest, metrics_.x(line, line.size()));
    }
  }

  Position position_at(ImVec2 p) const {
    const float row = std::floor((p.y - origin_.y) / metrics_.line_height());
    if (row < 0) return {};
    const auto line = static_cast<size_t>(row);
    if (line >= buffer_.line_count()) return buffer_.end();
    return {line, metrics_.column(buffer_.line(line), p.x - origin_.x - gutter_)};
  }

  bool mouse() {
    const bool hovered = ImGui::IsItemHovered();
    const ImVec2 pointer = ImGui::GetMousePos();
    in_gutter_ = hovered && pointer.x < ImGui::GetWindowPos().x + gutter_ - look_.px(8);
    if (hovered && !in_gutter_) ImGui::SetMouseCursor(ImGuiMouseCursor_TextInput);
    if (hovered) hovered_ = position_at(pointer);
    if (ImGui::IsItemActivated()) {
      press(position_at(pointer));
      return true;
    }
    if (!ImGui::IsItemActive()) state_.selecting = false;
    if (state_.selecting && ImGui::IsMouseDragging(ImGuiMouseButton_Left, 2)) {
      buffer_.place(position_at(pointer), true);
      state_.reveal_cursor = true;
    }
    return false;
  }

  void press(Position p) {
    const int clicks = ImGui::GetMouseClickedCount(ImGuiMouseButton_Left);
    if (in_gutter_ || clicks >= 3) {
      const bool last = p.line + 1 == buffer_.line_count();
      buffer_.select({p.line, 0}, last ? buffer_.end() : Position{p.line + 1, 0});
    } else if (clicks == 2) {
      const TextRange word = word_at(buffer_, p);
      buffer_.select(word.begin, word.end);
    } else {
      buffer_.place(p, ImGui::GetIO().KeyShift);
      state_.selecting = true;
    }
  }

  void reveal(ImVec2 view) {
    state_.reveal_cursor = false;
    const Position cursor = buffer_.cursor();
    const float line = metrics_.line_height();
    const float top = static_cast<float>(cursor.line) * line,
                margin = std::min(2 * line, view.y / 4);
    const float scroll = ImGui::GetScrollY();
    if (top - margin < scroll) ImGui::SetScrollY(std::max(0.f, top - margin));
    if (top + line + margin > scroll + view.y) ImGui::SetScrollY(top + line + margin - view.y);
    const float at = metrics_.x(buffer_.line(cursor.line), cursor.column);
    const float room = view.x - gutter_ - 3 * metrics_.advance();
    if (at < ImGui::GetScrollX()) ImGui::SetScrollX(std::max(0.f, at - room / 4));
    if (at > ImGui::GetScrollX() + room) ImGui::SetScrollX(at - room * 3 / 4);
  }

  void fill_line(size_t line, ImU32 color) {
    list_.AddRectFilled({left_, y(line)}, {right_, y(line) + metrics_.line_height()}, color);
  }

  template <typename Draw>
  void for_each_mark(Draw draw) {
    for (const LineMark& mark : marks_.lines) {
      if (mark.line < first_ || mark.line >= last_) continue;
      const LineBox box{left_,  left_ + gutter_ - look_.px(8), x(mark.line, buffer_.line(mark.line).size()),
                        right_, y(mark.line),                  metrics_.line_height()};
      draw(list_, mark, box, look_);
    }
  }

  void draw_grounds() {
    for_each_mark(draw_mark_ground);
    const Position cursor = buffer_.cursor();
    if (focused_ && !buffer_.has_selection()) fill_line(cursor.line, look_.colors.current_line);
    if (marks_.marked_line < buffer_.line_count()) {
      fill_line(marks_.marked_line, look_.colors.mark_line);
      list_.AddRectFilled({left_, y(marks_.marked_line)},
                          {left_ + look_.px(3), y(marks_.marked_line) + metrics_.line_height()},
                          to_imgui(look_.theme->accent));
    }
    for (size_t i = first_; i < last_ && !marks_.needle.empty(); ++i) {
      for (const size_t column : matches_in(buffer_.line(i), marks_.needle)) {
        fill({{i, column}, {i, column + marks_.needle.size()}}, look_.colors.match);
      }
    }
    if (!focused_) return;
    if (const auto pair = brackets_at(buffer_, cursor)) {
      for (const Position p : {pair->open, pair->close}) {
        list_.AddRect({x(p.line, p.column), y(p.line) + 1},
                      {x(p.line, p.column + 1), y(p.line) + metrics_.line_height() - 1},
                      look_.colors.faint, look_.px(2), 0, look_.px(1));
      }
    }
  }

  /// Requires: the range lies in one line.
  void fill(TextRange range, ImU32 color) {
    const size_t line = range.begin.line;
    list_.AddRectFilled({x(line, range.begin.column), y(line)},
                        {x(line, range.end.column), y(line) + metrics_.line_height()}, color,
                        look_.px(2));
  }

  void draw_selection() {
    if (!buffer_.has_selection()) return;
    const auto [begin, end] = buffer_.selection();
    for (size_t i = std::max(first_, begin.line); i < last_ && i <= end.line; ++i) {
      const float from = i == begin.line ? x(i, begin.column) : origin_.x + gutter_;
      const float to =
          i == end.line ? x(i, end.column) : x(i, buffer_.line(i).size()) + metrics_.advance() / 2;
      list_.AddRectFilled({from, y(i)}, {to, y(i) + metrics_.line_height()},
                          look_.colors.selection);
    }
  }

  void draw_text(size_t i) {
    const std::string_view line = buffer_.line(i);
    const float base = y(i) + std::round((metrics_.line_height() - metrics_.size()) / 2);
    size_t done = 0;
    const auto draw = [&](size_t begin, size_t end, Token token) {
      if (line.substr(begin, end - begin).find_first_not_of(" \t") == line.npos) return;
      metrics_.draw(list_, {x(i, begin), base}, look_.colors.tokens[static_cast<size_t>(token)],
                    line.substr(begin, end - begin));
    };
    for (const Stretch& stretch : state_.highlighter.line(i)) {
      if (stretch.begin > done) draw(done, stretch.begin, Token::plain);
      draw(stretch.begin, stretch.end, stretch.token);
      done = stretch.end;
    }
    if (done < line.size()) draw(done, line.size(), Token::plain);
  }

  void draw_squiggles() {
    for (const Squiggle& squiggle : marks_.squiggles) {
      TextRange range{buffer_.clamped(squiggle.range.begin), buffer_.clamped(squiggle.range.end)};
      const size_t i = range.begin.line;
      const std::string& line = buffer_.line(i);
      if (range.end.line != i) range.end = {i, line.size()};
      if (range.empty()) {
        range.begin.column = std::min(line.find_first_not_of(" \t"), line.size());
        range.end.column = line.size();
      }
      if (i >= first_ && i < last_) wave(range, squiggle.color);
      const bool over = hovered_ && hovered_->line == i &&
                        (in_gutter_ || (hovered_->column >= range.begin.column &&
                                        hovered_->column <= range.end.column));
      if (over && !ImGui::IsMouseDown(ImGuiMouseButton_Left)) {
        ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, look_.px(10, 8));
        ImGui::BeginTooltip();
        ImGui::PushTextWrapPos(look_.px(420));
        ImGui::PushStyleColor(ImGuiCol_Text, squiggle.color);
        ImGui::TextUnformatted(squiggle.message.c_str());
        ImGui::PopStyleColor();
        ImGui::PopTextWrapPos();
        ImGui::EndTooltip();
        ImGui::PopStyleVar();
      }
    }
  }

  void wave(TextRange range, ImU32 color) {
    const size_t i = range.begin.line;
    const float from = x(i, range.begin.column);
    const float to = std::max(x(i, range.end.column), from + metrics_.advance());
    const float base = y(i) + metrics_.line_height() - look_.px(2.5f), step = look_.px(2.5f);
    bool up = false;
    for (float at = from; at <= to; at += step, up = !up) {
      list_.PathLineTo({at, base + (up ? -look_.px(1.5f) : look_.px(1))});
    }
    list_.PathStroke(color, 0, look_.px(1.2f));
  }

  void draw_gutter() {
    const float edge = left_ + gutter_ - look_.px(8);
    list_.AddRectFilled({left_, ImGui::GetWindowPos().y},
                        {edge, ImGui::GetWindowPos().y + ImGui::GetWindowSize().y},
                        look_.colors.panel);
    if (marks_.marked_line < buffer_.line_count()) {
      const float top = y(marks_.marked_line), bottom = top + metrics_.line_height();
      list_.AddRectFilled({left_, top}, {edge, bottom}, look_.colors.mark_line);
      list_.AddRectFilled({left_, top}, {left_ + look_.px(3), bottom},
                          to_imgui(look_.theme->accent));
    }
    for (size_t i = first_; i < last_; ++i) {
      const std::string number = std::to_string(i + 1);
      const float width = static_cast<float>(number.size()) * metrics_.advance();
      const float base = y(i) + std::round((metrics_.line_height() - metrics_.size()) / 2);
      const bool here = i == buffer_.cursor().line;
      metrics_.draw(list_, {edge - look_.px(6) - width, base},
                    here ? look_.colors.text : look_.colors.faint, number);
    }
    for (const Squiggle& squiggle : marks_.squiggles) {
      const size_t i = squiggle.range.begin.line;
      if (i < first_ || i >= last_) continue;
      list_.AddCircleFilled({left_ + look_.px(8), y(i) + metrics_.line_height() / 2}, look_.px(3),
                            squiggle.color);
    }
  }

  void draw_cursor() {
    const Position p = buffer_.cursor();
    const float at = std::round(x(p.line, p.column));
    if (at < left_ + gutter_ - look_.px(8)) return;
    list_.AddRectFilled({at - look_.px(0.5f), y(p.line) + look_.px(1)},
                        {at + look_.px(1.5f), y(p.line) + metrics_.line_height() - look_.px(1)},
                        look_.colors.text);
  }

  TextBuffer& buffer_;
  EditorState& state_;
  const EditorMarks& marks_;
  const bool focused_;
  const Look& look_;
  const CodeMetrics metrics_;
  ImDrawList& list_;
  ImVec2 origin_, room_;
  float gutter_ = 0, left_ = 0, right_ = 0;
  size_t first_ = 0, last_ = 0;
  bool in_gutter_ = false;
  std::optional<Position> hovered_;
};

}  // namespace

bool draw_code_editor(const char* id, TextBuffer& buffer, EditorState& state,
                      const EditorMarks& marks, bool focused, const Look& look) {
  ImGui::BeginChild(id, {0, 0}, false,
                    ImGuiWindowFlags_HorizontalScrollbar | ImGuiWindowFlags_NoNav);
  const bool clicked = EditorFrame(buffer, state, marks, focused, look).run();
  ImGui::EndChild();
  return clicked;
}

}  // namespace interleave::gui
