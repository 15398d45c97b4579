// Numbers of the active scenario's run: makespan, how busy the cores were, and where the time of
// each thread and task went.
#include <algorithm>
#include <string>
#include <vector>

#include "gui/app/panels.h"
#include "gui/app/widgets.h"
#include "gui/figure/statistics.h"

namespace interleave::gui {

namespace {

constexpr float kMargin = 14;  // units

bool has_lane(sim::TrackKind kind) {
  return kind == sim::TrackKind::thread || kind == sim::TrackKind::task;
}

/// The states in which any thread or task spent time, in their order.
std::vector<sim::State> states_in(const Statistics& numbers, const sim::Trace& trace) {
  std::vector<sim::State> found;
  for (int i = 0; i < sim::kStateCount; ++i) {
    const auto state = static_cast<sim::State>(i);
    if (std::ranges::any_of(numbers.tracks, [&](const TrackTimes& t) {
          return has_lane(trace.tracks()[t.track].kind) && t.in(state) > sim::Duration();
        })) {
      found.push_back(state);
    }
  }
  return found;
}

/// A number under its name, to the right of the one before or on a new line.
void number(const std::string& label, const std::string& value, const Look& look,
            bool first = false) {
  const auto width = [](ImFont* font, const std::string& text) {
    return font->CalcTextSizeA(font->FontSize, 1e9f, 0, text.c_str()).x;
  };
  const float room = std::max(width(look.fonts.small, label), width(look.fonts.bold, value));
  const float gap = look.px(28), margin = look.px(kMargin);
  if (!first) {
    ImGui::SameLine(0, gap);
    if (ImGui::GetCursorPosX() + room > ImGui::GetWindowWidth() - margin) {
      ImGui::NewLine();
      ImGui::SetCursorPosX(margin);
    }
  }
  ImGui::BeginGroup();
  ImGui::PushFont(look.fonts.small);
  ImGui::PushStyleColor(ImGuiCol_Text, look.colors.muted);
  ImGui::TextUnformatted(label.c_str());
  ImGui::PopStyleColor();
  ImGui::PopFont();
  ImGui::PushFont(look.fonts.bold);
  ImGui::TextUnformatted(value.c_str());
  ImGui::PopFont();
  ImGui::EndGroup();
}

void draw_numbers(const Run& run, const Statistics& numbers, const Look& look) {
  const sim::Trace& trace = *run.result.trace;
  ImGui::SetCursorPos(look.px(kMargin, 10));
  number("makespan", readable(numbers.makespan), look, true);
  number("events", std::to_string(run.result.events), look);
  number("simulated in", readable(sim::Duration::nanoseconds(run.took.count()), 2), look);
  for (const TrackTimes& t : numbers.tracks) {
    const sim::Track& track = trace.tracks()[t.track];
    if (track.kind != sim::TrackKind::core) continue;
    const int percent = static_cast<int>(numbers.utilization(t.track) * 100 + 0.5);
    number(std::string(trace.string(track.name)), std::to_string(percent) + " % busy", look);
  }
  ImGui::Dummy(look.px(0, 4));
}

void draw_table(const Statistics& numbers, const sim::Trace& trace, const Look& look) {
  const auto states = states_in(numbers, trace);
  std::vector<const TrackTimes*> rows;
  for (const TrackTimes& t : numbers.tracks) {
    if (has_lane(trace.tracks()[t.track].kind)) rows.push_back(&t);
  }
  ImGui::PushStyleVar(ImGuiStyleVar_CellPadding, look.px(kMargin, 3));
  const ImGuiTableFlags flags = ImGuiTableFlags_ScrollY | ImGuiTableFlags_ScrollX |
                                ImGuiTableFlags_SizingFixedFit | ImGuiTableFlags_BordersInnerH |
                                ImGuiTableFlags_PadOuterX;
  if (ImGui::BeginTable("tracks", static_cast<int>(states.size()) + 1, flags)) {
    ImGui::TableSetupScrollFreeze(1, 1);
    ImGui::TableSetupColumn("");
    for (const sim::State state : states)
      ImGui::TableSetupColumn(std::string(sim::state_name(state)).c_str());
    ImGui::PushStyleColor(ImGuiCol_Text, look.colors.muted);
    ImGui::TableHeadersRow();
    ImGui::PopStyleColor();
    ImGuiListClipper clipper;
    clipper.Begin(static_cast<int>(rows.size()));
    while (clipper.Step()) {
      for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i) {
        const TrackTimes& t = *rows[static_cast<size_t>(i)];
        ImGui::TableNextColumn();
        ImGui::TextUnformatted(std::string(trace.string(trace.tracks()[t.track].name)).c_str());
        for (const sim::State state : states) {
          ImGui::TableNextColumn();
          if (t.in(state) > sim::Duration()) ImGui::TextUnformatted(readable(t.in(state)).c_str());
        }
      }
    }
    ImGui::EndTable();
  }
  ImGui::PopStyleVar();
}

}  // namespace

void draw_statistics(Workbench& w, const Look& look) {
  const RunPtr run = w.tab().timeline;
  if (!run)
    return empty_state("No numbers yet",
                       "Makespan, core use and waiting times of the run appear here.", look);
  draw_numbers(*run, run->numbers, look);
  draw_table(run->numbers, *run->result.trace, look);
}

}  // namespace interleave::gui
