#include "gui/app/text_edits.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace interleave::gui {

namespace {

bool is_word(char c) {
  const auto u = static_cast<unsigned char>(c);
  return u >= 0x80 || std::isalnum(u) != 0 || c == '_';
}
bool is_blank(char c) { return c == ' ' || c == '\t'; }

size_t indentation(std::string_view line) {
  return std::min(line.find_first_not_of(" \t"), line.size());
}

Position word_left(const TextBuffer& buffer, Position p) {
  if (p.column == 0) return p.line == 0 ? p : Position{p.line - 1, buffer.line(p.line - 1).size()};
  const std::string& line = buffer.line(p.line);
  while (p.column > 0 && is_blank(line[p.column - 1])) --p.column;
  if (p.column == 0) return p;
  const bool word = is_word(line[p.column - 1]);
  while (p.column > 0 && !is_blank(line[p.column - 1]) && is_word(line[p.column - 1]) == word) {
    --p.column;
  }
  return p;
}

Position word_right(const TextBuffer& buffer, Position p) {
  const std::string& line = buffer.line(p.line);
  if (p.column == line.size())
    return p.line + 1 < buffer.line_count() ? Position{p.line + 1, 0} : p;
  const bool word = is_word(line[p.column]);
  if (!is_blank(line[p.column])) {
    while (p.column < line.size() && !is_blank(line[p.column]) && is_word(line[p.column]) == word) {
      ++p.column;
    }
  }
  while (p.column < line.size() && is_blank(line[p.column])) ++p.column;
  return p;
}

/// First and last line of the selection; a last line without a selected character doesn't count.
std::pair<size_t, size_t> selected_lines(const TextBuffer& buffer) {
  const auto [begin, end] = buffer.selection();
  return {begin.line, end.line > begin.line && end.column == 0 ? end.line - 1 : end.line};
}

/// Runs `edit(line)` on each selected line and shifts the selection's ends with their text.
template <typename EditLine>
void edit_lines(TextBuffer& buffer, EditLine edit) {
  const auto [first, last] = selected_lines(buffer);
  Position anchor = buffer.anchor(), cursor = buffer.cursor();
  const TextBuffer::Group group(buffer);
  for (size_t i = first; i <= last; ++i) {
    const size_t before = buffer.line(i).size();
    edit(i);
    const size_t after = buffer.line(i).size();
    for (Position* p : {&anchor, &cursor}) {
      if (p->line != i || p->column == 0) continue;
      p->column = p->column + after > before ? p->column + after - before : 0;
    }
  }
  buffer.select(anchor, cursor);
}

bool ends_block(std::string_view code) {
  constexpr std::array kLast{"return", "pass", "break", "continue", "raise"};
  return std::ranges::any_of(kLast, [&](std::string_view word) {
    return code.starts_with(word) && (code.size() == word.size() || !is_word(code[word.size()]));
  });
}

bool has_capital(std::string_view text) {
  return std::ranges::any_of(text, [](unsigned char c) { return std::isupper(c) != 0; });
}

}  // namespace

Position moved_lines(const TextBuffer& buffer, Position from, ptrdiff_t lines) {
  const ptrdiff_t target = static_cast<ptrdiff_t>(from.line) + lines;
  if (target < 0) return {};
  if (target >= static_cast<ptrdiff_t>(buffer.line_count())) return buffer.end();
  return buffer.clamped({static_cast<size_t>(target), from.column});
}

Position moved(const TextBuffer& buffer, Position p, Motion motion) {
  const std::string& line = buffer.line(p.line);
  switch (motion) {
    case Motion::left:
      if (p.column > 0) return {p.line, previous_column(line, p.column)};
      return p.line > 0 ? Position{p.line - 1, buffer.line(p.line - 1).size()} : p;
    case Motion::right:
      if (p.column < line.size()) return {p.line, next_column(line, p.column)};
      return p.line + 1 < buffer.line_count() ? Position{p.line + 1, 0} : p;
    case Motion::word_left:
      return word_left(buffer, p);
    case Motion::word_right:
      return word_right(buffer, p);
    case Motion::up:
      return moved_lines(buffer, p, -1);
    case Motion::down:
      return moved_lines(buffer, p, 1);
    case Motion::line_start: {
      const size_t text = indentation(line);
      return {p.line, p.column == text ? 0 : text};
    }
    case Motion::line_end:
      return {p.line, line.size()};
    case Motion::text_start:
      return {};
    case Motion::text_end:
      return buffer.end();
  }
  return p;
}

void move(TextBuffer& buffer, Motion motion, bool extend) {
  if (!extend && buffer.has_selection()) {
    if (motion == Motion::left) return buffer.place(buffer.selection().begin);
    if (motion == Motion::right) return buffer.place(buffer.selection().end);
  }
  buffer.place(moved(buffer, buffer.cursor(), motion), extend);
}

void insert_newline(TextBuffer& buffer) {
  const Position at = buffer.selection().begin;
  const std::string_view head = std::string_view(buffer.line(at.line)).substr(0, at.column);
  size_t depth = std::min(indentation(head), head.size());
  const std::string_view code = head.substr(depth);
  const size_t last = code.find_last_not_of(" \t");
  const char end = last == code.npos ? '\0' : code[last];
  if (end == ':' || end == '(' || end == '[' || end == '{') {
    depth += kIndent;
  } else if (ends_block(code)) {
    depth -= std::min(depth, kIndent);
  }
  buffer.replace(buffer.selection(), '\n' + std::string(depth, ' '));
}

void erase(TextBuffer& buffer, Motion motion) {
  TextRange range = buffer.selection();
  if (range.empty()) {
    const Position at = buffer.cursor();
    Position target = moved(buffer, at, motion);
    const std::string& line = buffer.line(at.line);
    if (motion == Motion::left && at.column > 1 && indentation(line) >= at.column &&
        line[at.column - 1] == ' ') {
      target.column = (at.column - 1) / kIndent * kIndent;
    }
    range = {std::min(at, target), std::max(at, target)};
  }
  buffer.replace(range, "");
}

void indent(TextBuffer& buffer) {
  const auto [first, last] = selected_lines(buffer);
  if (first == last) {
    const size_t column = buffer.selection().begin.column;
    buffer.replace(buffer.selection(), std::string(kIndent - column % kIndent, ' '));
    return;
  }
  edit_lines(buffer, [&](size_t i) {
    if (!buffer.line(i).empty()) buffer.replace({{i, 0}, {i, 0}}, std::string(kIndent, ' '));
  });
}

void outdent(TextBuffer& buffer) {
  edit_lines(buffer, [&](size_t i) {
    const std::string& line = buffer.line(i);
    const size_t spaces = std::min(line.find_first_not_of(' '), line.size());
    const size_t cut = line.starts_with('\t') ? 1 : std::min(spaces, kIndent);
    buffer.replace({{i, 0}, {i, cut}}, "");
  });
}

void toggle_comment(TextBuffer& buffer) {
  const auto [first, last] = selected_lines(buffer);
  bool all = true;
  size_t depth = std::string::npos;
  for (size_t i = first; i <= last; ++i) {
    const std::string& line = buffer.line(i);
    const size_t text = indentation(line);
    if (text == line.size()) continue;
    all = all && line[text] == '#';
    depth = std::min(depth, text);
  }
  if (depth == std::string::npos) return;
  edit_lines(buffer, [&](size_t i) {
    const std::string& line = buffer.line(i);
    const size_t text = indentation(line);
    if (text == line.size()) return;
    if (all) {
      const size_t width = line.compare(text, 2, "# ") == 0 ? 2 : 1;
      buffer.replace({{i, text}, {i, text + width}}, "");
    } else {
      buffer.replace({{i, depth}, {i, depth}}, "# ");
    }
  });
}

TextRange word_at(const TextBuffer& buffer, Position p) {
  const std::string& line = buffer.line(p.line);
  Position begin = p, end = p;
  while (begin.column > 0 && is_word(line[begin.column - 1])) --begin.column;
  while (end.column < line.size() && is_word(line[end.column])) ++end.column;
  return {begin, end};
}

std::optional<BracketPair> brackets_at(const TextBuffer& buffer, Position p) {
  constexpr std::string_view kOpen = "([{", kClose = ")]}";
  constexpr size_t kFarthest = 2000;  // lines
  const std::string& line = buffer.line(p.line);
  for (const size_t column : {p.column, p.column - 1}) {
    if (column >= line.size()) continue;
    const char here = line[column];
    const bool forward = kOpen.find(here) != kOpen.npos;
    if (!forward && kClose.find(here) == kClose.npos) continue;
    const char other = forward ? kClose[kOpen.find(here)] : kOpen[kClose.find(here)];
    int depth = 0;
    Position at{p.line, column};
    for (size_t lines = 0; lines < kFarthest;) {
      const std::string& text = buffer.line(at.line);
      if (at.column < text.size()) {
        if (text[at.column] == here) ++depth;
        if (text[at.column] == other && --depth == 0) {
          const Position start{p.line, column};
          return forward ? BracketPair{start, at} : BracketPair{at, start};
        }
      }
      if (forward ? at.column + 1 < text.size() : at.column > 0) {
        at.column += forward ? 1 : size_t(-1);
        continue;
      }
      if (forward ? at.line + 1 == buffer.line_count() : at.line == 0) break;
      at.line += forward ? 1 : size_t(-1);
      at.column = forward ? 0 : buffer.line(at.line).size();
      ++lines;
    }
  }
  return std::nullopt;
}

std::vector<size_t> matches_in(std::string_view line, std::string_view needle) {
  std::vector<size_t> found;
  if (needle.empty()) return found;
  const bool exact = has_capital(needle);
  const auto same = [exact](unsigned char a, unsigned char b) {
    return exact ? a == b : std::tolower(a) == std::tolower(b);
  };
  for (auto at = line.begin();;) {
    at = std::search(at, line.end(), needle.begin(), needle.end(), same);
    if (at == line.end()) return found;
    found.push_back(static_cast<size_t>(at - line.begin()));
    at += static_cast<ptrdiff_t>(needle.size());
  }
}

std::optional<TextRange> find_next(const TextBuffer& buffer, std::string_view needle,
                                   Position from) {
  for (size_t n = 0; n <= buffer.line_count(); ++n) {
    const size_t i = (from.line + n) % buffer.line_count();
    for (const size_t column : matches_in(buffer.line(i), needle)) {
      if (n == 0 && column < from.column) continue;
      return TextRange{{i, column}, {i, column + needle.size()}};
    }
  }
  return std::nullopt;
}

std::optional<TextRange> find_previous(const TextBuffer& buffer, std::string_view needle,
                                       Position from) {
  for (size_t n = 0; n <= buffer.line_count(); ++n) {
    const size_t i = (from.line + buffer.line_count() * 2 - n) % buffer.line_count();
    const auto found = matches_in(buffer.line(i), needle);
    for (auto column = found.rbegin(); column != found.rend(); ++column) {
      if (n == 0 && *column + needle.size() >= from.column) continue;
      return TextRange{{i, *column}, {i, *column + needle.size()}};
    }
  }
  return std::nullopt;
}

size_t replace_all(TextBuffer& buffer, std::string_view needle, std::string_view replacement) {
  const TextBuffer::Group group(buffer);
  const Position cursor = buffer.cursor();
  size_t count = 0;
  for (size_t i = buffer.line_count(); i-- > 0;) {
    const auto found = matches_in(buffer.line(i), needle);
    for (auto column = found.rbegin(); column != found.rend(); ++column, ++count)
      buffer.replace({{i, *column}, {i, *column + needle.size()}}, replacement);
  }
  buffer.place(cursor);
  return count;
}

}  // namespace interleave::gui
