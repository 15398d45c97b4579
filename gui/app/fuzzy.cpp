#include "gui/app/fuzzy.h"

#include <algorithm>
#include <cctype>
#include <limits>
#include <string>

namespace interleave::gui {

namespace {

constexpr int kLetter = 4, kWordStart = 9, kTogether = 16, kTextStart = 6;
constexpr int kNever = std::numeric_limits<int>::min() / 2;

char lower(char c) { return static_cast<char>(std::tolower(static_cast<unsigned char>(c))); }
bool is_letter(char c) { return std::isalnum(static_cast<unsigned char>(c)) || (c & 0x80) != 0; }

/// What it is worth to find a letter at `at`, not counting its neighbours.
int worth(std::string_view text, size_t at) {
  if (at == 0) return kLetter + kWordStart + kTextStart;
  const bool start = is_letter(text[at]) && !is_letter(text[at - 1]);
  return start ? kLetter + kWordStart : kLetter;
}

}  // namespace

std::optional<FuzzyMatch> fuzzy_match(std::string_view needle, std::string_view text) {
  std::string letters;
  for (const char c : needle) {
    if (c != ' ') letters += lower(c);
  }
  const size_t rows = letters.size(), columns = text.size();
  if (rows == 0) return FuzzyMatch{};
  if (rows > columns) return std::nullopt;
  // best[i][j]: of the first i+1 letters, the last of them at j.
  std::vector<std::vector<int>> best(rows, std::vector<int>(columns, kNever));
  std::vector<std::vector<size_t>> before(rows, std::vector<size_t>(columns, columns));
  for (size_t i = 0; i < rows; ++i) {
    int so_far = i == 0 ? 0 : kNever;  // the best of the row above, left of j
    size_t from = columns;
    for (size_t j = 0; j < columns; ++j) {
      if (i > 0 && j > 0 && best[i - 1][j - 1] > so_far) {
        so_far = best[i - 1][j - 1];
        from = j - 1;
      }
      if (lower(text[j]) != letters[i] || so_far == kNever) continue;
      best[i][j] = so_far + worth(text, j);
      before[i][j] = from;
      if (i == 0 || j == 0 || best[i - 1][j - 1] == kNever) continue;
      const int together = best[i - 1][j - 1] + kLetter + kTogether;
      if (together <= best[i][j]) continue;
      best[i][j] = together;
      before[i][j] = j - 1;
    }
  }
  const auto end = std::ranges::max_element(best.back());
  if (*end == kNever) return std::nullopt;
  FuzzyMatch match{*end, {}};
  size_t at = static_cast<size_t>(end - best.back().begin());
  for (size_t i = rows; i-- > 0; at = before[i][at]) match.places.push_back(at);
  std::ranges::reverse(match.places);
  match.score -= static_cast<int>(columns / 8);  // among equals, the shorter
  return match;
}

}  // namespace interleave::gui
