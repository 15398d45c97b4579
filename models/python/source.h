// The text of one program, the way the lexer wants it: UTF-8, no byte order mark, lines ended by
// "\n" alone, the last one too. Lines count from 1, as in every message.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace interleave::models::python {

class Source {
 public:
  /// `name` is the path as messages print it. Throws SyntaxError if `text` is not UTF-8 or holds a
  /// null byte.
  Source(std::string name, std::string_view text);

  const std::string& name() const { return name_; }
  std::string_view text() const { return text_; }
  uint32_t line_count() const { return static_cast<uint32_t>(line_starts_.size()); }
  /// Without its line end; empty past the last line.
  std::string_view line(uint32_t number) const;

 private:
  std::string name_;
  std::string text_;
  std::vector<uint32_t> line_starts_;
};

/// How many characters (code points) the first `bytes` bytes of a line are; as CPython counts, its
/// end is one more and a cut character is a whole one.
uint32_t characters(std::string_view line, uint32_t bytes);

}  // namespace interleave::models::python
