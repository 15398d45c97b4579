// What makes the colours usable: labels can be read, states can be told apart without colour.
#include "gui/figure/theme.h"

#include "gui/figure/hatch.h"
#include "tests/catch.h"

using namespace interleave::gui;
using interleave::sim::State;

TEST_CASE("contrast is WCAG's") {
  CHECK(contrast(Color::hex(0x000000), Color::hex(0xffffff)) == Approx(21));
  CHECK(contrast(Color::hex(0x777777), Color::hex(0xffffff)) == Approx(4.48).margin(0.01));
  CHECK(contrast(Color::hex(0x123456), Color::hex(0x123456)) == Approx(1));
}

TEST_CASE("text and labels have enough contrast in each theme") {
  for (const Theme* theme : themes()) {
    INFO(theme->name);
    for (const Color ground : {theme->background, theme->lane}) {
      CHECK(contrast(theme->text, ground) >= 7);
      CHECK(contrast(theme->muted, ground) >= 4.5);
      CHECK(contrast(theme->mark, ground) >= 7);
      CHECK(contrast(theme->error, ground) >= 4.5);
      CHECK(contrast(theme->accent, ground) >= 4.5);
    }
    for (const Fill& fill : theme->states)
      if (fill.color.visible()) CHECK(contrast(label_color(fill.color), fill.color) >= 4.5);
    for (const Color color : theme->categories) CHECK(contrast(label_color(color), color) >= 4.5);
  }
}

TEST_CASE("each state has a hatching of its own, or none and another lightness") {
  for (const Theme* theme : themes()) {
    INFO(theme->name);
    for (int a = 0; a < interleave::sim::kStateCount; ++a)
      for (int b = a + 1; b < interleave::sim::kStateCount; ++b) {
        const Fill& one = theme->state(static_cast<State>(a));
        const Fill& other = theme->state(static_cast<State>(b));
        if (one.hatch != other.hatch) continue;
        const auto ground = [&](const Fill& fill) {
          return fill.color.visible() ? fill.color : theme->lane;
        };
        CHECK(contrast(ground(one), ground(other)) > 3);
      }
  }
}

TEST_CASE("themes are found by name") {
  CHECK(find_theme("light") == &kLightTheme);
  CHECK(find_theme("dark") == &kDarkTheme);
  CHECK(find_theme("Light") == nullptr);
}

TEST_CASE("hatching stays inside its box and continues from box to box") {
  const Box box{13, 7, 40, 22};
  for (const Hatch hatch : {Hatch::diagonal, Hatch::dense_diagonal, Hatch::back_diagonal,
                            Hatch::cross, Hatch::horizontal, Hatch::vertical, Hatch::dots}) {
    int count = 0;
    const auto inside = [&](Point p) {
      return p.x >= box.x - 1e-3f && p.x <= box.right() + 1e-3f && p.y >= box.y - 1e-3f &&
             p.y <= box.bottom() + 1e-3f;
    };
    hatch_strokes(hatch, box, [&](Point from, Point to) {
      ++count;
      CHECK((inside(from) && inside(to)));
    });
    hatch_dots(hatch, box, [&](const Box& dot) {
      ++count;
      CHECK((inside({dot.x, dot.y}) && inside({dot.right(), dot.bottom()})));
    });
    CHECK(count > 3);
    // The same strokes cross the seam of two halves.
    const auto total = [&](const Box& b) {
      float length = 0;
      hatch_strokes(hatch, b, [&](Point from, Point to) {
        length += std::hypot(to.x - from.x, to.y - from.y);
      });
      return length;
    };
    CHECK(total({13, 7, 17, 22}) + total({30, 7, 23, 22}) == Approx(total(box)).margin(0.1));
  }
}
