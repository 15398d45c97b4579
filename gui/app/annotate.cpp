#include "gui/app/annotate.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

namespace interleave::gui {

namespace {

constexpr std::string_view kOpening = "# /// scenario", kClosing = "# ///";
constexpr std::string_view kTable = "# [[annotation]]";

std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> lines;
  for (size_t from = 0;; ) {
    const size_t end = text.find('\n', from);
    lines.emplace_back(text.substr(from, end - from));
    if (end == text.npos) return lines;
    from = end + 1;
  }
}

std::string joined(const std::vector<std::string>& lines) {
  std::string text;
  for (size_t i = 0; i < lines.size(); ++i) text += (i > 0 ? "\n" : "") + lines[i];
  return text;
}

std::string_view trimmed(std::string_view line) {
  while (!line.empty() && (line.back() == ' ' || line.back() == '\t' || line.back() == '\r'))
    line.remove_suffix(1);
  return line;
}

/// The line that closes the header; the number of lines if there is no header.
size_t closing_line(const std::vector<std::string>& lines) {
  const auto is = [](std::string_view what) {
    return [what](const std::string& line) { return trimmed(line) == what; };
  };
  const auto opening = std::ranges::find_if(lines, is(kOpening));
  if (opening == lines.end()) return lines.size();
  return static_cast<size_t>(std::find_if(opening + 1, lines.end(), is(kClosing)) - lines.begin());
}

/// In TOML's quotes.
std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\')
      out += std::string("\\") + c;
    else if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f)
      out += fmt::format("\\u{:04X}", static_cast<int>(c));
    else
      out += c;
  }
  return out + '"';
}

}  // namespace

std::string with_annotation(std::string_view program, const Annotation& note) {
  std::vector<std::string> lines = lines_of(program);
  std::vector<std::string> table{
      std::string(kTable),
      fmt::format("# at = {}", quoted(sim::to_string(note.at.since_start()))),
      fmt::format("# text = {}", quoted(note.text))};
  if (!note.track.empty()) table.push_back(fmt::format("# track = {}", quoted(note.track)));
  size_t at = closing_line(lines);
  if (at == lines.size()) {
    table.insert(table.begin(), std::string(kOpening));
    table.emplace_back(kClosing);
    table.emplace_back();
    at = lines.front().starts_with("#!") ? 1 : 0;
  }
  lines.insert(lines.begin() + static_cast<ptrdiff_t>(at), table.begin(), table.end());
  return joined(lines);
}

std::string without_annotation(std::string_view program, size_t index) {
  std::vector<std::string> lines = lines_of(program);
  const size_t closing = closing_line(lines);
  for (size_t i = 0; i < closing && closing < lines.size(); ++i) {
    if (trimmed(lines[i]) != kTable || index-- > 0) continue;
    size_t end = i + 1;
    while (end < closing && !lines[end].starts_with("# [")) ++end;
    lines.erase(lines.begin() + static_cast<ptrdiff_t>(i), lines.begin() + static_cast<ptrdiff_t>(end));
    break;
  }
  return joined(lines);
}

}  // namespace interleave::gui
