#include "gui/app/code_metrics.h"

#include <algorithm>
#include <cmath>

#include "gui/app/text_buffer.h"

namespace interleave::gui {

namespace {

bool plain(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return c >= ' ' && c <= '~'; });
}

}  // namespace

CodeMetrics::CodeMetrics(ImFont* font)
    : font_(font),
      size_(font->FontSize),
      advance_(font->GetCharAdvance('0')),
      line_height_(std::round(font->FontSize * 1.3f)) {}

float CodeMetrics::step(std::string_view line, size_t& column, float x) const {
  const size_t next = next_column(line, column);
  const std::string_view character = line.substr(column, next - column);
  column = next;
  if (character == "\t") {
    const float stop = 4 * advance_;
    return (std::floor(x / stop + 0.01f) + 1) * stop;
  }
  return x +
         font_->CalcTextSizeA(size_, 1e9f, 0, character.data(), character.data() + character.size())
             .x;
}

float CodeMetrics::x(std::string_view line, size_t column) const {
  const std::string_view head = line.substr(0, column);
  if (plain(head)) return static_cast<float>(head.size()) * advance_;
  float x = 0;
  for (size_t at = 0; at < head.size();) x = step(head, at, x);
  return x;
}

size_t CodeMetrics::column(std::string_view line, float target) const {
  float x = 0;
  for (size_t at = 0; at < line.size();) {
    const size_t before = at;
    const float left = x;
    x = step(line, at, x);
    if (target < (left + x) / 2) return before;
  }
  return line.size();
}

void CodeMetrics::draw(ImDrawList& list, ImVec2 at, ImU32 color, std::string_view text) const {
  list.AddText(font_, size_, at, color, text.data(), text.data() + text.size());
}

}  // namespace interleave::gui
