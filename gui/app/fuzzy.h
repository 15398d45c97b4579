// How well a text answers to a few typed letters: they must all be in it, in their order, whatever
// their case. What begins words and what stands together counts more than letters strewn about.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

namespace interleave::gui {

struct FuzzyMatch {
  int score = 0;               // more is better; 0 for an empty needle
  std::vector<size_t> places;  // bytes of `text` that answer, ascending
};

/// nullopt if `text` lacks a letter of `needle`. Spaces in `needle` part words and match anything.
std::optional<FuzzyMatch> fuzzy_match(std::string_view needle, std::string_view text);

}  // namespace interleave::gui
