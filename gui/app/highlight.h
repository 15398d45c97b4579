// Colours for Python: cuts lines into coloured stretches. It never fails: broken code is coloured
// as far as it goes. A triple-quoted string may reach over lines, so each line begins in a Carry
// that the line before left behind.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "gui/app/text_buffer.h"

namespace interleave::gui {

enum class Token : uint8_t {
  plain,
  keyword,
  control,
  constant,
  builtin,
  function,
  decorator,
  string,
  escape,
  number,
  comment,
  symbol
};
inline constexpr int kTokenCount = 12;

struct Stretch {
  uint32_t begin, end;  // bytes
  Token token;
  bool operator==(const Stretch&) const = default;
};

/// The open string at a line's end, if any.
struct Carry {
  char quote = 0;  // of a triple-quoted string: ' or "; 0: none
  bool raw = false;
  bool formatted = false;
};

/// Appends the stretches of `line`, in order; what lies between them is plain.
/// Returns the carry for the next line.
Carry highlight_line(std::string_view line, Carry carry, std::vector<Stretch>& stretches);

/// The stretches of every line of a buffer, brought up to date when the text has changed.
class Highlighter {
 public:
  void update(const TextBuffer& buffer);
  const std::vector<Stretch>& line(size_t i) const { return lines_[i]; }

 private:
  uint64_t state_ = 0;
  std::vector<std::vector<Stretch>> lines_;
};

}  // namespace interleave::gui
