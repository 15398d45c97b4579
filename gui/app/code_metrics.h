// Where characters of a code line are, in pixels. Plain ASCII is a multiplication; anything else is
// measured. A tab reaches to the next multiple of four columns.
#pragma once

#include <imgui.h>

#include <cstddef>
#include <string_view>

namespace interleave::gui {

class CodeMetrics {
 public:
  explicit CodeMetrics(ImFont* font);

  float line_height() const { return line_height_; }
  float advance() const { return advance_; }  // of one ASCII character
  float size() const { return size_; }
  /// Left edge of the character at byte `column`.
  float x(std::string_view line, size_t column) const;
  /// The column whose left edge is nearest to `x`.
  size_t column(std::string_view line, float x) const;
  void draw(ImDrawList& list, ImVec2 at, ImU32 color, std::string_view text) const;

 private:
  float step(std::string_view line, size_t& column, float x) const;

  ImFont* font_;
  float size_, advance_, line_height_;
};

}  // namespace interleave::gui
