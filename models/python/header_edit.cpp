#include "models/python/header_edit.h"

#include <algorithm>

#include <fmt/format.h>
#include <toml++/toml.h>

#include "models/python/header_impl.h"

namespace interleave::models::python {

namespace {

/// Lines with their ends.
std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const size_t end = std::min(text.size(), text.find('\n') == text.npos ? text.size() : text.find('\n') + 1);
    lines.emplace_back(text.substr(0, end));
    text.remove_prefix(end);
  }
  return lines;
}

/// The byte at which character `column` of `line` begins, from 0.
size_t byte_of(std::string_view line, size_t column) {
  size_t at = 0;
  while (at < line.size() && column > 0) {
    do ++at;
    while (at < line.size() && (static_cast<unsigned char>(line[at]) & 0xc0) == 0x80);
    --column;
  }
  return at;
}

bool is_preamble(std::string_view line, size_t index) {
  if (!line.starts_with('#')) return false;
  return (index == 0 && line.starts_with("#!")) || (index < 2 && line.find("coding") != line.npos);
}

/// The last line of TOML, from 1, on which something of `table` itself stands.
uint32_t last_line_of(const toml::table& table, uint32_t from) {
  uint32_t last = from;
  for (const auto& [key, value] : table) {
    const toml::table* inner = value.as_table();
    if (inner == nullptr || inner->is_inline()) last = std::max(last, value.source().end.line);
  }
  return last;
}

class HeaderEditor {
 public:
  HeaderEditor(std::string_view program, HeaderBlock block)
      : lines_(lines_of(program)), block_(std::move(block)), toml_(toml::parse(block_.toml)) {}

  std::string set(std::string_view key, std::string_view value) {
    const size_t dot = key.find('.');
    const std::string table(key.substr(0, dot)), name(key.substr(dot + 1));
    const toml::node* parent = toml_.get(table);
    if (const toml::node_view<const toml::node> known = toml::node_view<const toml::node>(parent)[name]) {
      replace(known.node()->source(), value);
    } else if (parent == nullptr) {
      add_table(table, fmt::format("{} = {}", name, value));
    } else {
      add_to(*parent->as_table(), table, name, value);
    }
    std::string text;
    for (const std::string& line : lines_) text += line;
    return text;
  }

 private:
  /// Index into lines_ of line `row` of the TOML, from 1.
  size_t line_index(uint32_t row) const { return block_.first_line - 1 + row - 1; }
  size_t byte_in_line(uint32_t row, uint32_t column) const {
    return byte_of(lines_[line_index(row)], block_.indentation[row - 1] + column - 1);
  }

  /// Requires: the value stands on one line, as those of settings do.
  void replace(const toml::source_region& where, std::string_view value) {
    std::string& line = lines_[line_index(where.begin.line)];
    const size_t begin = byte_in_line(where.begin.line, where.begin.column);
    const size_t end = byte_in_line(where.begin.line, where.end.column);
    line.replace(begin, end - begin, value);
  }

  void insert_line(uint32_t after_row, const std::string& toml) {
    const size_t at = line_index(after_row) + 1;
    const std::string end = lines_.front().ends_with("\r\n") ? "\r\n" : "\n";
    lines_.insert(lines_.begin() + static_cast<ptrdiff_t>(at), (toml.empty() ? "#" : "# " + toml) + end);
  }

  void add_to(const toml::table& parent, const std::string& table, const std::string& name, std::string_view value) {
    const toml::source_region where = parent.source();
    if (parent.is_inline()) {
      std::string& line = lines_[line_index(where.end.line)];
      size_t at = line.rfind('}', byte_in_line(where.end.line, where.end.column));
      while (at > 0 && line[at - 1] == ' ') --at;
      line.insert(at, fmt::format("{} {} = {}", parent.empty() ? "" : ",", name, value));
      return;
    }
    const std::string_view line = std::string_view(lines_[line_index(where.begin.line)]).substr(block_.indentation[where.begin.line - 1]);
    const bool headed = line.find_first_not_of(" \t") < line.size() && line[line.find_first_not_of(" \t")] == '[';
    const uint32_t last = last_line_of(parent, where.begin.line);
    insert_line(last, headed ? fmt::format("{} = {}", name, value) : fmt::format("{}.{} = {}", table, name, value));
  }

  /// Before the first table, since what stands above tables belongs to none of them.
  void add_table(const std::string& table, const std::string& assignment) {
    const auto rows = static_cast<uint32_t>(block_.indentation.size());
    uint32_t row = 1;  // of the first table, or behind the last row
    const auto begins_table = [this](uint32_t r) {
      const std::string& line = lines_[line_index(r)];
      const size_t at = line.find_first_not_of(" \t", block_.indentation[r - 1]);
      return at != line.npos && line[at] == '[' && !inside_value(r);
    };
    while (row <= rows && !begins_table(row)) ++row;
    const auto blank = [this](uint32_t r) {
      const std::string& line = lines_[line_index(r)];
      return line.find_first_not_of(" \t\r\n", 1) == line.npos;
    };
    uint32_t after = row - 1;
    const bool first = after == 0;
    if (!first && !blank(after)) insert_line(after++, "");
    insert_line(after++, "[" + table + "]");
    insert_line(after++, assignment);
    if (row <= rows) insert_line(after, "");
  }

  /// Whether a row lies inside of an array over several lines.
  bool inside_value(uint32_t row) const {
    for (const auto& [key, value] : toml_) {
      const toml::source_region& where = value.source();
      if (value.is_array() && !value.is_array_of_tables() && where.begin.line < row && row <= where.end.line) return true;
    }
    return false;
  }

  std::vector<std::string> lines_;
  HeaderBlock block_;
  toml::table toml_;
};

std::string with_new_header(std::string_view program, std::string_view key, std::string_view value) {
  std::vector<std::string> lines = lines_of(program);
  size_t at = 0;
  while (at < lines.size() && is_preamble(lines[at], at)) ++at;
  if (at > 0 && !lines[at - 1].ends_with('\n')) lines[at - 1] += '\n';
  const std::string end = !lines.empty() && lines.front().ends_with("\r\n") ? "\r\n" : "\n";
  const size_t dot = key.find('.');
  std::string header;
  for (const std::string& line : {std::string(kHeaderOpening), fmt::format("# [{}]", key.substr(0, dot)),
                                  fmt::format("# {} = {}", key.substr(dot + 1), value), std::string(kHeaderClosing)}) {
    header += line + end;
  }
  lines.insert(lines.begin() + static_cast<ptrdiff_t>(at), header);
  std::string text;
  for (const std::string& line : lines) text += line;
  return text;
}

}  // namespace

std::string with_setting(std::string_view program, std::string_view key, std::string_view value) {
  const Source source("<header>", program);
  parse_header(source);  // says what is wrong with it
  std::optional<HeaderBlock> block = find_header_block(source);
  std::string text = block ? HeaderEditor(program, std::move(*block)).set(key, value) : with_new_header(program, key, value);
  parse_header(Source("<header>", text));
  return text;
}

}  // namespace interleave::models::python
