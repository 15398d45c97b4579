#include <chrono>
#include <optional>
#include <string>

#include "gui/app/bars.h"
#include "gui/app/widgets.h"

namespace interleave::gui {

namespace {

struct Status {
  std::string text;
  ImU32 color;
  const models::python::Diagnostic* go_to = nullptr;  // a click goes there
};

const models::python::Diagnostic* first_error(const Run& run) {
  for (const auto& d : run.result.diagnostics) {
    if (d.severity == models::python::Diagnostic::Severity::error) return &d;
  }
  return nullptr;
}

std::string seconds(std::chrono::nanoseconds real) {
  return readable(sim::Duration::nanoseconds(real.count() / 100'000'000 * 100'000'000), 3);
}

std::string summary(const Run& run) {
  size_t tasks = 0, threads = 0;
  for (const sim::Track& track : run.result.trace->tracks()) {
    tasks += track.kind == sim::TrackKind::task;
    threads += track.kind == sim::TrackKind::thread;
  }
  const auto count = [](size_t n, const char* what) {
    return "   ·   " + std::to_string(n) + ' ' + what + (n == 1 ? "" : "s");
  };
  std::string text = "Makespan " + readable(run.result.makespan.since_start());
  if (tasks > 0) text += count(tasks, "task");
  if (threads > 0) text += count(threads, "thread");
  return text + count(run.result.events, "event");
}

Status status_of(Workbench& w, const Look& look) {
  const Tab& tab = w.tab();
  const Palette& c = look.colors;
  if (w.notice.is_error) return {w.notice.text, c.error};
  for (const auto& t : w.tabs) {
    const auto progress = t->runner.progress();
    if (!progress || progress->elapsed < std::chrono::milliseconds(200)) continue;
    return {"Running " + t->document.name() + "…   virtual time " +
                readable(progress->at.since_start()) + ", for " + seconds(progress->elapsed) +
                ".   Stop: Shift+F5",
            c.hint};
  }
  if (!w.notice.text.empty()) return {w.notice.text, c.text};
  if (!tab.run) return {"Paste or open a program: it runs when you stop typing.", c.muted};
  if (const auto* error = first_error(*tab.run)) {
    const std::string place = error->line > 0 ? "Line " + std::to_string(error->line) + ": " : "";
    return {place + error->message, c.error, error};
  }
  if (tab.run->stopped)
    return {"Stopped at " + readable(tab.run->result.makespan.since_start()) + ".", c.warning};
  return {summary(*tab.run), c.text};
}

}  // namespace

void draw_status(Workbench& w, const Look& look) {
  const Status status = status_of(w, look);
  const ImVec2 at = ImGui::GetCursorScreenPos(), room = ImGui::GetContentRegionAvail();
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const float y = at.y + (room.y - look.fonts.body->FontSize) / 2, margin = look.px(12);
  const TextBuffer& buffer = w.tab().document.buffer();
  const Position cursor = buffer.cursor();
  const size_t column = characters_before(buffer.line(cursor.line), cursor.column);
  const std::string place =
      "Line " + std::to_string(cursor.line + 1) + ", column " + std::to_string(column + 1);
  const float place_width =
      look.fonts.body->CalcTextSizeA(look.fonts.body->FontSize, 1e9f, 0, place.c_str()).x;
  list.AddText(look.fonts.body, look.fonts.body->FontSize,
               {at.x + room.x - margin - place_width, y}, look.colors.muted, place.c_str());
  const float width = room.x - 3 * margin - place_width;
  if (ImGui::InvisibleButton("status", {std::max(1.f, width), room.y}) && status.go_to) {
    w.go_to_line(w.active, status.go_to->line, status.go_to->column);
  }
  if (status.go_to && ImGui::IsItemHovered()) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
  clipped_text(list, look.fonts.body, {at.x + margin, y}, status.color, status.text, width);
}

}  // namespace interleave::gui
