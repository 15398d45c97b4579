// The inspector: what the machine does at the cursor. The steps of the instant, each event loop
// with its queue and timers, pools, the GIL, cores, threads, and where the selected one stands in
// the source.
#include <algorithm>
#include <cmath>
#include <string>

#include "gui/app/actions.h"
#include "gui/app/explain.h"
#include "gui/app/machine_view.h"
#include "gui/app/panels.h"
#include "gui/app/widgets.h"
#include "gui/figure/lane_plan.h"

namespace interleave::gui {

namespace {

constexpr float kHeader = 42;  // units
constexpr size_t kMostSteps = 12;

/// "2 of 6 lines printed".
std::string printed_text(const Workbench& w) {
  const Run* run = travelled_run(w);
  if (!run || !w.view.cursor || run->result.output.empty()) return {};
  const auto& output = run->result.output;
  const auto after =
      std::ranges::upper_bound(output, *w.view.cursor, {}, &models::python::OutputLine::at);
  return std::to_string(after - output.begin()) + " of " + std::to_string(output.size()) +
         (output.size() == 1 ? " line printed" : " lines printed");
}

void draw_header(Workbench& w, const Look& look) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float width = ImGui::GetContentRegionAvail().x, middle = at.y + look.px(kHeader) / 2;
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const std::string title =
      w.view.cursor ? "At " + readable(w.view.cursor->since_start(), 7) : "Inspector";
  const ButtonOptions close{
      .kind = ButtonKind::quiet, .icon = Icon::close, .tip = "Hide the inspector (Ctrl+I)"};
  const float name =
      look.fonts.bold->CalcTextSizeA(look.fonts.bold->FontSize, 1e9f, 0, title.c_str()).x;
  clipped_text(list, look.fonts.small,
               {at.x + look.px(26) + name, std::round(middle - look.fonts.small->FontSize / 2)},
               look.colors.muted, printed_text(w), width - name - look.px(74));
  clipped_text(list, look.fonts.bold,
               {at.x + look.px(14), std::round(middle - look.fonts.bold->FontSize / 2)},
               look.colors.text, title, width - look.px(60));
  ImGui::SetCursorPos({width - button_width("##hide", close, look) - look.px(8),
                       look.px((kHeader - kControlHeight) / 2)});
  if (button("##hide", close, look)) perform("inspector", w);
  ImGui::SetCursorPos({0, look.px(kHeader)});
}

/// The steps that took no time, in their order; around the one looked at if there are many.
void draw_steps(Workbench& w, Sheet& sheet, const Moment& moment) {
  if (moment.steps.empty()) return;
  const size_t count = moment.steps.size();
  const size_t looked_at = w.travel.step.value_or(count - 1);
  const size_t first = count <= kMostSteps
                           ? 0
                           : std::min(looked_at > kMostSteps / 2 ? looked_at - kMostSteps / 2 : 0,
                                      count - kMostSteps);
  sheet.begin_card("Steps at this instant", std::to_string(count));
  if (first > 0) sheet.note("… " + std::to_string(first) + " before");
  const Run& run = sheet.run();
  const size_t end = std::min(count, first + kMostSteps);
  for (size_t i = first; i < end; ++i) {
    const sim::Span& span = run.index.span(moment.steps[i]);
    const StepLines lines = step_lines(run.causes, moment.steps[i], run.file_name);
    const bool marked = w.travel.step == i;
    if (!sheet.line(std::to_string(i + 1), track_label(run.index, span.track), lines.text(),
                    marked))
      continue;
    w.travel.step = i;
    w.go_to_line(w.active, lines.any());
  }
  if (end < count) sheet.note("… " + std::to_string(count - end) + " after");
  sheet.end_card();
}

/// Whose calls are shown: the selected one's, else those of a task that runs.
sim::TrackId subject(const Workbench& w, const Moment& moment) {
  if (const sim::TrackId selected = selected_track(w); selected != sim::kNone) return selected;
  for (const LoopMoment& loop : moment.loops)
    if (loop.running != sim::kNone) return loop.running;
  return sim::kNone;
}

void draw_stack(Workbench& w, Sheet& sheet, const Moment& moment) {
  const Run& run = sheet.run();
  const sim::TrackId track = subject(w, moment);
  if (track == sim::kNone) return;
  const sim::Span* span = run.causes.standing(track, sheet.at());
  if (!span || span->stack == 0) return;
  const bool task = run.causes.track(track).kind == sim::TrackKind::task;
  sheet.begin_card(task ? "Await stack" : "Call stack", "of " + track_label(run.index, track));
  for (const SourcePlace& frame : source_frames(run.causes.trace(), span->stack, run.file_name)) {
    const bool own = frame.file == run.file_name;
    const std::string name = frame.function.empty() ? "(module)" : frame.function;
    const std::string where = own ? "line " + std::to_string(frame.line) : frame.file;
    if (sheet.line("", name, where, false) && own) w.go_to_line(w.active, frame.line);
  }
  sheet.end_card();
}

void draw_machine_at(Workbench& w, const Run& run, const Moment& moment, const Look& look) {
  Sheet sheet(w, run, moment.at, look);
  draw_steps(w, sheet, moment);
  for (const LoopMoment& loop : moment.loops) draw_loop(sheet, loop);
  draw_stack(w, sheet, moment);
  for (const PoolMoment& pool : moment.pools) draw_pool(sheet, pool);
  draw_threads(sheet, moment);
  if (moment.threads.size() > 1) {
    for (const GilMoment& gil : moment.gils) draw_gil(sheet, gil);
    if (!moment.cores.empty()) draw_cores(sheet, moment);
  }
  if (moment.threads.empty() && moment.loops.empty())
    sheet.note("The run is over: no thread lives any more.");
}

}  // namespace

void draw_inspector(Workbench& w, const Look& look) {
  draw_header(w, look);
  const RunPtr run = w.tab().timeline;
  const Moment* moment = current_moment(w);
  if (!run || !moment) {
    return empty_state("Nothing to inspect yet",
                       "Click or drag the timeline's ruler, or press Play: what the machine does "
                       "then appears here.",
                       look);
  }
  const Moment shown = *moment;  // a click in it may move the cursor
  ImGui::BeginChild("machine", {0, 0}, false, ImGuiWindowFlags_NoNav);
  draw_machine_at(w, *run, shown, look);
  ImGui::EndChild();
}

}  // namespace interleave::gui
