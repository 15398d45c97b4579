#include <cmath>

#include "gui/app/widgets.h"

namespace interleave::gui {

void draw_icon(ImDrawList& list, Icon icon, ImVec2 c, float size, ImU32 color) {
  const float r = size / 2, pen = std::max(1.f, size / 9);
  const auto p = [&](float x, float y) { return ImVec2{c.x + x * r, c.y + y * r}; };
  const auto stroke = [&](std::initializer_list<ImVec2> points, bool closed = false) {
    for (const ImVec2 point : points) list.PathLineTo(point);
    list.PathStroke(color, closed ? ImDrawFlags_Closed : 0, pen);
  };
  switch (icon) {
    case Icon::none:
      break;
    case Icon::play:
      list.AddTriangleFilled(p(-0.6f, -0.85f), p(0.9f, 0), p(-0.6f, 0.85f), color);
      break;
    case Icon::stop:
      list.AddRectFilled(p(-0.75f, -0.75f), p(0.75f, 0.75f), color, size / 10);
      break;
    case Icon::plus:
      stroke({p(0, -0.75f), p(0, 0.75f)});
      [[fallthrough]];
    case Icon::minus:
      stroke({p(-0.75f, 0), p(0.75f, 0)});
      break;
    case Icon::fit:
      stroke({p(-0.9f, -0.8f), p(-0.9f, 0.8f)});
      stroke({p(0.9f, -0.8f), p(0.9f, 0.8f)});
      stroke({p(-0.6f, 0), p(0.6f, 0)});
      stroke({p(-0.3f, -0.35f), p(-0.6f, 0), p(-0.3f, 0.35f)});
      stroke({p(0.3f, -0.35f), p(0.6f, 0), p(0.3f, 0.35f)});
      break;
    case Icon::close:
      stroke({p(-0.6f, -0.6f), p(0.6f, 0.6f)});
      stroke({p(-0.6f, 0.6f), p(0.6f, -0.6f)});
      break;
    case Icon::folder:
      list.PathLineTo(p(-0.9f, 0.7f));
      stroke({p(-0.9f, -0.65f), p(-0.25f, -0.65f), p(0, -0.35f), p(0.9f, -0.35f), p(0.9f, 0.7f)},
             true);
      break;
    case Icon::file:
      stroke({p(-0.65f, -0.9f), p(0.2f, -0.9f), p(0.65f, -0.45f), p(0.65f, 0.9f), p(-0.65f, 0.9f)},
             true);
      break;
    case Icon::up:
      stroke({p(-0.6f, -0.1f), p(0, -0.75f), p(0.6f, -0.1f)});
      stroke({p(0, -0.7f), p(0, 0.8f)});
      break;
    case Icon::moon:
      list.PathArcTo(c, r * 0.85f, 0.5f, 4.2f, 20);
      list.PathArcTo(p(0.42f, -0.36f), r * 0.72f, 3.45f, 1.25f, 20);
      list.PathStroke(color, ImDrawFlags_Closed, pen);
      break;
    case Icon::sun:
      list.AddCircle(c, r * 0.45f, color, 0, pen);
      for (int i = 0; i < 8; ++i) {
        const float a = static_cast<float>(i) * 0.785398f, x = std::cos(a), y = std::sin(a);
        list.AddLine(p(x * 0.72f, y * 0.72f), p(x, y), color, pen);
      }
      break;
    case Icon::sidebar:
      stroke({p(-0.9f, -0.75f), p(0.9f, -0.75f), p(0.9f, 0.75f), p(-0.9f, 0.75f)}, true);
      stroke({p(-0.3f, -0.75f), p(-0.3f, 0.75f)});
      break;
    case Icon::image:
      stroke({p(-0.9f, -0.75f), p(0.9f, -0.75f), p(0.9f, 0.75f), p(-0.9f, 0.75f)}, true);
      list.AddRectFilled(p(-0.6f, -0.35f), p(0.1f, -0.1f), color);
      list.AddRectFilled(p(-0.2f, 0.1f), p(0.6f, 0.35f), color);
      break;
    case Icon::pause:
      list.AddRectFilled(p(-0.7f, -0.85f), p(-0.2f, 0.85f), color);
      list.AddRectFilled(p(0.2f, -0.85f), p(0.7f, 0.85f), color);
      break;
    case Icon::step_back:
      list.AddRectFilled(p(-0.75f, -0.75f), p(-0.5f, 0.75f), color);
      list.AddTriangleFilled(p(0.7f, 0.75f), p(-0.35f, 0), p(0.7f, -0.75f), color);
      break;
    case Icon::step_on:
      list.AddRectFilled(p(0.5f, -0.75f), p(0.75f, 0.75f), color);
      list.AddTriangleFilled(p(-0.7f, -0.75f), p(0.35f, 0), p(-0.7f, 0.75f), color);
      break;
    case Icon::to_start:
      list.AddRectFilled(p(-1, -0.75f), p(-0.75f, 0.75f), color);
      list.AddTriangleFilled(p(0.15f, 0.75f), p(-0.7f, 0), p(0.15f, -0.75f), color);
      list.AddTriangleFilled(p(1, 0.75f), p(0.15f, 0), p(1, -0.75f), color);
      break;
    case Icon::to_end:
      list.AddRectFilled(p(0.75f, -0.75f), p(1, 0.75f), color);
      list.AddTriangleFilled(p(-0.15f, -0.75f), p(0.7f, 0), p(-0.15f, 0.75f), color);
      list.AddTriangleFilled(p(-1, -0.75f), p(-0.15f, 0), p(-1, 0.75f), color);
      break;
    case Icon::path:
      stroke({p(-0.9f, 0.65f), p(-0.2f, 0.65f), p(-0.2f, -0.1f), p(0.45f, -0.1f), p(0.45f, -0.75f),
              p(0.95f, -0.75f)});
      list.AddCircleFilled(p(-0.85f, 0.65f), r * 0.25f, color);
      list.AddCircleFilled(p(0.85f, -0.75f), r * 0.25f, color);
      break;
    case Icon::inspector:
      stroke({p(-0.9f, -0.75f), p(0.9f, -0.75f), p(0.9f, 0.75f), p(-0.9f, 0.75f)}, true);
      stroke({p(0.25f, -0.75f), p(0.25f, 0.75f)});
      break;
  }
}

}  // namespace interleave::gui
