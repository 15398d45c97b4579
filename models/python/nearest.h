// "Did you mean …?": the known name that is nearest to what was written.
#pragma once

#include <algorithm>
#include <numeric>
#include <string_view>
#include <vector>

namespace interleave::models::python {

/// How many letters must change, go, come or swap places with a neighbour.
inline size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<size_t> before(b.size() + 1), row(b.size() + 1), next(b.size() + 1);
  std::iota(row.begin(), row.end(), size_t{0});
  for (size_t i = 0; i < a.size(); ++i) {
    next[0] = i + 1;
    for (size_t j = 0; j < b.size(); ++j) {
      next[j + 1] = std::min({row[j + 1] + 1, next[j] + 1, row[j] + (a[i] == b[j] ? 0 : 1)});
      if (i > 0 && j > 0 && a[i] == b[j - 1] && a[i - 1] == b[j]) next[j + 1] = std::min(next[j + 1], before[j - 1] + 1);
    }
    before.swap(row);
    row.swap(next);
  }
  return row.back();
}

/// The nearest of `names` if it is near enough to be meant, else "".
template <class Names>
std::string_view nearest_name(std::string_view written, const Names& names) {
  std::string_view best;
  size_t least = std::max<size_t>(2, written.size() / 3) + 1;
  for (const std::string_view name : names) {
    if (const size_t distance = edit_distance(written, name); distance < least) {
      least = distance;
      best = name;
    }
  }
  return best;
}

}  // namespace interleave::models::python
