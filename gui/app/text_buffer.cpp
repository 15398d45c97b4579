#include "gui/app/text_buffer.h"

#include <algorithm>
#include <utility>

namespace interleave::gui {

namespace {

bool continues(char c) { return (static_cast<unsigned char>(c) & 0xc0) == 0x80; }

/// "\r\n" and "\r" become "\n".
std::string normalized(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\r') {
      result += text[i];
    } else if (i + 1 == text.size() || text[i + 1] != '\n') {
      result += '\n';
    }
  }
  return result;
}

}  // namespace

size_t previous_column(std::string_view line, size_t column) {
  if (column == 0) return 0;
  do --column;
  while (column > 0 && continues(line[column]));
  return column;
}

size_t next_column(std::string_view line, size_t column) {
  if (column >= line.size()) return line.size();
  do ++column;
  while (column < line.size() && continues(line[column]));
  return column;
}

size_t characters_before(std::string_view line, size_t column) {
  return column - static_cast<size_t>(std::ranges::count_if(line.substr(0, column), continues));
}

size_t column_after(std::string_view line, size_t characters) {
  size_t column = 0;
  while (characters-- > 0 && column < line.size()) column = next_column(line, column);
  return column;
}

TextBuffer::TextBuffer(std::string_view text) { splice({}, normalized(text)); }

void TextBuffer::reset(std::string_view text) {
  lines_.assign(1, {});
  splice({}, normalized(text));
  history_.clear();
  done_ = 0;
  cursor_ = anchor_ = {};
  state_ = next_state_++;
}

void TextBuffer::replace_all(std::string_view text) {
  const Position kept = cursor_;
  const std::string now = this->text(), next = normalized(text);
  if (now == next) return;
  replace({{}, end()}, next);
  place(clamped(kept));
}

std::string TextBuffer::text() const { return text_in({{}, end()}); }

std::string TextBuffer::text_in(TextRange range) const {
  const auto [begin, end] = range;
  if (begin.line == end.line) {
    return lines_[begin.line].substr(begin.column, end.column - begin.column);
  }
  std::string result = lines_[begin.line].substr(begin.column);
  for (size_t i = begin.line + 1; i < end.line; ++i) (result += '\n') += lines_[i];
  return (result += '\n').append(lines_[end.line], 0, end.column);
}

TextRange TextBuffer::selection() const {
  return {std::min(cursor_, anchor_), std::max(cursor_, anchor_)};
}

Position TextBuffer::clamped(Position p) const {
  if (p.line >= lines_.size()) return end();
  const std::string& line = lines_[p.line];
  p.column = std::min(p.column, line.size());
  while (p.column > 0 && p.column < line.size() && continues(line[p.column])) --p.column;
  return p;
}

void TextBuffer::place(Position cursor, bool extend) {
  cursor_ = clamped(cursor);
  if (!extend) anchor_ = cursor_;
}

void TextBuffer::select(Position anchor, Position cursor) {
  anchor_ = clamped(anchor);
  cursor_ = clamped(cursor);
}

Position TextBuffer::end_of(Position at, std::string_view text) {
  const auto breaks = static_cast<size_t>(std::ranges::count(text, '\n'));
  if (breaks == 0) return {at.line, at.column + text.size()};
  return {at.line + breaks, text.size() - text.rfind('\n') - 1};
}

Position TextBuffer::splice(TextRange range, std::string_view text) {
  const auto [begin, end] = range;
  const Position after = end_of(begin, text);
  std::string tail = lines_[end.line].substr(end.column);
  std::vector<std::string> added;
  for (size_t line_end; (line_end = text.find('\n')) != text.npos;) {
    added.emplace_back(text.substr(0, line_end));
    text.remove_prefix(line_end + 1);
  }
  added.emplace_back(text);
  added.front().insert(0, lines_[begin.line], 0, begin.column);
  added.back() += tail;

  const auto at = [this](size_t line) { return lines_.begin() + static_cast<ptrdiff_t>(line); };
  const size_t common = std::min(end.line - begin.line + 1, added.size());
  std::move(added.begin(), added.begin() + static_cast<ptrdiff_t>(common), at(begin.line));
  lines_.erase(at(begin.line + common), at(end.line + 1));
  lines_.insert(at(begin.line + common),
                std::make_move_iterator(added.begin() + static_cast<ptrdiff_t>(common)),
                std::make_move_iterator(added.end()));
  return after;
}

TextRange TextBuffer::replace(TextRange range, std::string_view raw) {
  const std::string text = normalized(raw);
  if (range.empty() && text.empty()) return range;
  history_.resize(done_);
  if (group_depth_ == 0) ++group_;
  Edit edit{range.begin, text_in(range), text,        cursor_, anchor_,
            {},          state_,         next_state_, group_,  false};
  cursor_ = anchor_ = edit.cursor_after = splice(range, text);
  state_ = next_state_++;
  history_.push_back(std::move(edit));
  ++done_;
  return {range.begin, cursor_};
}

void TextBuffer::type(std::string_view text) {
  const TextRange range = selection();
  const bool one = text.size() <= 4 && next_column(text, 0) == text.size() && text != "\n";
  if (one && range.empty() && group_depth_ == 0 && done_ == history_.size() && done_ > 0) {
    Edit& last = history_.back();
    const bool new_word = last.inserted.ends_with(' ') && text != " ";
    if (last.typed && last.cursor_after == cursor_ && !new_word) {
      last.inserted += text;
      cursor_ = anchor_ = last.cursor_after = splice(range, text);
      state_ = last.state_after = next_state_++;
      return;
    }
  }
  replace(range, text);
  if (one && !history_.empty()) history_.back().typed = true;
}

void TextBuffer::undo() {
  if (done_ == 0) return;
  const uint64_t group = history_[done_ - 1].group;
  while (done_ > 0 && history_[done_ - 1].group == group) {
    const Edit& edit = history_[--done_];
    splice({edit.at, end_of(edit.at, edit.inserted)}, edit.removed);
    cursor_ = edit.cursor_before;
    anchor_ = edit.anchor_before;
    state_ = edit.state_before;
  }
}

void TextBuffer::redo() {
  if (done_ == history_.size()) return;
  const uint64_t group = history_[done_].group;
  while (done_ < history_.size() && history_[done_].group == group) {
    const Edit& edit = history_[done_++];
    splice({edit.at, end_of(edit.at, edit.removed)}, edit.inserted);
    cursor_ = anchor_ = edit.cursor_after;
    state_ = edit.state_after;
  }
}

}  // namespace interleave::gui
