// The text of a document while it is edited: lines, a cursor with its selection, undo and redo.
// No drawing here and no keys: the editor widget and the actions call it, tests too.
//
// Invariants: there is at least one line; lines hold valid positions as byte offsets that never lie
// inside a UTF-8 sequence; every change goes through replace(), which alone writes the history.
// Edits of one group are undone together. state() names the content: undo brings the former name
// back, so "is it as saved?" and "must it be coloured again?" are comparisons of numbers.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace interleave::gui {

struct Position {
  size_t line = 0;    // from 0
  size_t column = 0;  // bytes into the line
  auto operator<=>(const Position&) const = default;
};

struct TextRange {
  Position begin, end;  // begin <= end
  bool empty() const { return begin == end; }
  bool operator==(const TextRange&) const = default;
};

class TextBuffer {
 public:
  explicit TextBuffer(std::string_view text = {});
  /// New content, without a history.
  void reset(std::string_view text);
  /// New content as one edit that can be undone; the cursor stays on its line.
  void replace_all(std::string_view text);

  std::string text() const;
  size_t line_count() const { return lines_.size(); }
  const std::string& line(size_t i) const { return lines_[i]; }
  Position end() const { return {lines_.size() - 1, lines_.back().size()}; }
  uint64_t state() const { return state_; }

  Position cursor() const { return cursor_; }
  Position anchor() const { return anchor_; }
  TextRange selection() const;
  bool has_selection() const { return cursor_ != anchor_; }
  std::string text_in(TextRange range) const;
  std::string selected_text() const { return text_in(selection()); }
  /// Moves the cursor; the anchor follows unless the selection is extended.
  void place(Position cursor, bool extend = false);
  void select(Position anchor, Position cursor);
  void select_all() { select({}, end()); }
  /// The nearest valid position.
  Position clamped(Position p) const;

  /// Replaces `range` and leaves the cursor behind the new text.
  /// Returns what the new text covers. "\r\n" and "\r" count as line ends.
  TextRange replace(TextRange range, std::string_view text);
  /// Replaces the selection. Single characters typed in a row make one edit per word.
  void type(std::string_view text);

  bool can_undo() const { return done_ > 0; }
  bool can_redo() const { return done_ < history_.size(); }
  void undo();
  void redo();

  /// Edits made while a Group lives are one step of undo.
  class Group {
   public:
    explicit Group(TextBuffer& buffer) : buffer_(buffer) {
      if (buffer_.group_depth_++ == 0) ++buffer_.group_;
    }
    ~Group() { --buffer_.group_depth_; }
    Group(const Group&) = delete;
    Group& operator=(const Group&) = delete;

   private:
    TextBuffer& buffer_;
  };

 private:
  struct Edit {
    Position at;
    std::string removed, inserted;
    Position cursor_before, anchor_before, cursor_after;
    uint64_t state_before, state_after;
    uint64_t group;
    bool typed = false;
  };

  /// Changes the lines alone; returns the end of the inserted text.
  Position splice(TextRange range, std::string_view text);
  static Position end_of(Position at, std::string_view text);

  std::vector<std::string> lines_{std::string()};
  Position cursor_, anchor_;
  std::vector<Edit> history_;
  size_t done_ = 0;  // edits before this index are in effect
  uint64_t state_ = 1, next_state_ = 2;
  uint64_t group_ = 0;
  int group_depth_ = 0;
};

/// Start of the character before `column`, or behind the one at it. Requires: column <= size.
size_t previous_column(std::string_view line, size_t column);
size_t next_column(std::string_view line, size_t column);
/// Characters before `column`, and the column behind that many: messages count characters.
size_t characters_before(std::string_view line, size_t column);
size_t column_after(std::string_view line, size_t characters);

}  // namespace interleave::gui
