#include "gui/app/workbench.h"

#include <algorithm>

#include "gui/app/explain.h"
#include "gui/app/timeline_tools.h"

namespace interleave::gui {

using namespace std::chrono_literals;

namespace {

constexpr auto kTypingPause = 300ms;
// A program that is half typed may run forever; one that the user starts may take its time.
constexpr auto kAutomaticLimit = 3s;
constexpr auto kDiskInterval = 1s;
constexpr auto kNoticeTime = 6s, kComplaintTime = 15s;

bool is_blank(const TextBuffer& buffer) {
  for (size_t i = 0; i < buffer.line_count(); ++i) {
    if (buffer.line(i).find_first_not_of(" \t") != std::string::npos) return false;
  }
  return true;
}

}  // namespace

Workbench::Workbench(std::function<void()> wake) : wake_(std::move(wake)) {
  view.expanders = true;
  view.titles = true;
  view.links = LinkMode::selected;
  add_tab(Document());
}

Workbench::~Workbench() = default;

Tab& Workbench::add_tab(Document document) {
  const bool replace = tabs.size() == 1 && tab().document.untitled() && !tab().document.dirty() &&
                       tab().document.buffer().text().empty();
  if (replace) tabs.clear();
  tabs.push_back(std::make_unique<Tab>(std::move(document), wake_));
  activate(tabs.size() - 1);
  return tab();
}

void Workbench::remove_tab(size_t index) {
  tabs.erase(tabs.begin() + static_cast<ptrdiff_t>(index));
  view.selected = view.hovered = {};
  clear_lane_choices(*this);
  if (tabs.empty()) {
    add_tab(Document());
  } else {
    activate(std::min(active > index ? active - 1 : active, tabs.size() - 1));
  }
}

void Workbench::activate(size_t index) {
  if (active != index) travel.asked = sim::kNone;
  active = index;
}

std::optional<size_t> Workbench::find_tab(const std::filesystem::path& path) const {
  std::error_code error;
  for (size_t i = 0; i < tabs.size(); ++i) {
    const Document& document = tabs[i]->document;
    if (!document.untitled() && std::filesystem::equivalent(document.path(), path, error)) return i;
  }
  return std::nullopt;
}

void Workbench::request(Tab& t, std::chrono::milliseconds delay,
                        std::optional<std::chrono::milliseconds> limit) {
  t.asked_state = t.document.buffer().state();
  t.asked_machine = machine;
  if (is_blank(t.document.buffer())) {  // nothing to run, and nothing to show
    t.runner.abandon();
    t.run = t.timeline = nullptr;
    view.selected = view.hovered = {};
    return;
  }
  t.runner.start({.source = t.document.buffer().text(),
                  .file_name = t.document.name(),
                  .settings = machine.settings(),
                  .text_state = t.asked_state,
                  .delay = delay,
                  .limit = limit});
}

void Workbench::run_now() {
  notice = {};
  request(tab(), 0ms, std::nullopt);
}

void Workbench::stop() {
  for (const auto& t : tabs) t->runner.stop();
}

bool Workbench::busy() const {
  return std::ranges::any_of(tabs, [](const auto& t) { return t->runner.busy(); });
}

bool Workbench::update() {
  const auto now = std::chrono::steady_clock::now();
  bool changed = !notice.text.empty() && now >= notice.until;
  if (changed) notice = {};
  const bool look_at_disk = now >= next_look_at_disk_;
  if (look_at_disk) next_look_at_disk_ = now + kDiskInterval;
  for (const auto& t : tabs) {
    if (look_at_disk) changed |= watch_file(*t);
    t->runner.progress();  // keeps the limit
    changed |= take_result(*t);
    const bool new_text = t->asked_state != t->document.buffer().state();
    const bool new_machine = t->asked_machine != machine;
    if (t->asked_state == 0 || (auto_run && (new_text || new_machine))) {
      const bool typing = new_text && t->asked_state != 0;
      request(*t, typing ? kTypingPause : 0ms, kAutomaticLimit);
      changed = true;
    }
  }
  return changed;
}

bool Workbench::take_result(Tab& t) {
  RunPtr run = t.runner.take();
  if (!run) return false;
  const bool broken = !run->has_timeline() && run->result.exit_status != 0;
  t.run = std::move(run);
  if (broken && t.timeline) return true;  // the last good picture stays while the code is broken
  t.timeline = t.run->has_timeline() ? t.run : nullptr;
  view.selected = view.hovered = {};
  travel.asked = sim::kNone;
  const TimeRange all = limits();
  if (view.range && view.range->end > all.end) view.range.reset();
  if (view.cursor && *view.cursor > all.end) view.cursor.reset();
  return true;
}

bool Workbench::watch_file(Tab& t) {
  switch (t.document.look_at_disk()) {
    case Document::OnDisk::same:
      return false;
    case Document::OnDisk::gone:
      complain(t.document.name() + " is gone from the disk. Save it to write it again.");
      return true;
    case Document::OnDisk::changed:
      break;
  }
  if (t.document.dirty()) {
    t.changed_on_disk = true;
    return true;
  }
  try {
    t.document.reload();
    say(t.document.name() + " changed on disk and was read again.");
  } catch (const std::runtime_error& error) {
    complain(error.what());
  }
  return true;
}

void Workbench::say(std::string text) {
  notice = {std::move(text), false, std::chrono::steady_clock::now() + kNoticeTime};
}

void Workbench::complain(std::string text) {
  notice = {std::move(text), true, std::chrono::steady_clock::now() + kComplaintTime};
}

std::vector<Panel> Workbench::figure_panels() const {
  std::vector<Panel> panels;
  for (const auto& t : tabs) {
    if (!t->timeline) continue;
    const std::string& title = t->timeline->result.scenario.title;
    panels.push_back({&t->timeline->index, title.empty() ? t->document.name() : title});
    for (const auto& note : t->timeline->annotations)
      panels.back().annotations.push_back({sim::Time::at(note.at), note.text, note.track});
  }
  return panels;
}

size_t Workbench::tab_of_panel(uint16_t panel) const {
  for (size_t i = 0; i < tabs.size(); ++i) {
    if (tabs[i]->timeline && panel-- == 0) return i;
  }
  return active;
}

TimeRange Workbench::limits() const {
  TimeRange all;
  for (const auto& t : tabs) {
    if (t->timeline) all.end = std::max(all.end, t->timeline->result.trace->makespan());
  }
  return all;
}

Warp Workbench::warp() {
  return view.compress_idle ? timeline.cache.warp(figure_panels()) : nullptr;
}

void Workbench::zoom(double factor, std::optional<sim::Time> fixed) {
  const TimeRange range = visible_range(), all = limits();
  const sim::Time middle = range.begin + range.length() / 2;
  const TimeRange next = zoomed(range, fixed.value_or(middle), factor, all, warp());
  view.range = next == all ? std::nullopt : std::optional(next);
}

void Workbench::pan(sim::Duration by) {
  if (view.range) view.range = panned(*view.range, by, limits(), warp());
}

void Workbench::jump_to(sim::Time time) {
  view.cursor = time;
  if (!view.range || (time >= view.range->begin && time <= view.range->end)) return;
  const sim::Time middle = view.range->begin + view.range->length() / 2;
  pan(time - middle);
}

void Workbench::select(Pick pick) {
  view.selected = pick;
  if (!pick) return;
  const size_t owner = tab_of_panel(pick.panel);
  const Run& run = *tabs[owner]->timeline;
  if (const auto place = source_place(run, pick)) go_to_line(owner, place->line);
}

void Workbench::go_to_line(size_t tab_index, uint32_t line, uint32_t column) {
  if (line == 0) return;
  activate(tab_index);
  Tab& t = tab();
  TextBuffer& buffer = t.document.buffer();
  const Position start = buffer.clamped({line - 1, 0});
  buffer.place({start.line, column_after(buffer.line(start.line), column > 0 ? column - 1 : 0)});
  t.editor.reveal_cursor = true;
}

}  // namespace interleave::gui
