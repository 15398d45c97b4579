// What keys do in an editor, as functions on a TextBuffer: motions, and edits that know about code
// (indentation, comments, brackets). Each edit is one step of undo.
#pragma once

#include <optional>
#include <string_view>

#include "gui/app/text_buffer.h"

namespace interleave::gui {

inline constexpr size_t kIndent = 4;

enum class Motion : uint8_t {
  left,
  right,
  word_left,
  word_right,
  up,
  down,
  line_start,
  line_end,
  text_start,
  text_end
};

/// Where the cursor goes. `line_start` toggles between the first non-blank and column 0.
Position moved(const TextBuffer& buffer, Position from, Motion motion);
/// `lines` down, negative: up; the column as near as the line allows.
Position moved_lines(const TextBuffer& buffer, Position from, ptrdiff_t lines);
/// Moves the cursor. Without `extend`, left and right first collapse a selection to its side.
void move(TextBuffer& buffer, Motion motion, bool extend);

/// A line end and the indentation of the line, deeper after ':' and an open bracket, shallower
/// after return, pass, break, continue and raise.
void insert_newline(TextBuffer& buffer);
/// Removes the selection, or what lies between the cursor and `motion`'s target. In indentation,
/// Motion::left removes back to the last multiple of kIndent.
void erase(TextBuffer& buffer, Motion motion);
/// Tab: spaces to the next multiple of kIndent, or indents all selected lines.
void indent(TextBuffer& buffer);
void outdent(TextBuffer& buffer);
/// Adds `# ` to the selected lines, or removes it when all have it.
void toggle_comment(TextBuffer& buffer);

/// The word at `p`, empty between words.
TextRange word_at(const TextBuffer& buffer, Position p);

struct BracketPair {
  Position open, close;
};
/// The brackets of the pair one of which lies before or behind `p`. Brackets in strings and
/// comments count like others: this is a hint, not a parser.
std::optional<BracketPair> brackets_at(const TextBuffer& buffer, Position p);

/// The next match behind `from`, around the end; case matters only if `needle` has capitals.
std::optional<TextRange> find_next(const TextBuffer& buffer, std::string_view needle,
                                   Position from);
std::optional<TextRange> find_previous(const TextBuffer& buffer, std::string_view needle,
                                       Position from);
/// Replaces every match, as one step of undo. Returns how many there were.
size_t replace_all(TextBuffer& buffer, std::string_view needle, std::string_view replacement);
/// Matches in one line, as begin columns.
std::vector<size_t> matches_in(std::string_view line, std::string_view needle);

}  // namespace interleave::gui
