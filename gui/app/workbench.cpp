#include "gui/app/workbench.h"

#include <algorithm>

#include "gui/app/explain.h"

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
  auto added = std::make_unique<Tab>(std::move(document), wake_);
  added->id = next_id_++;
  if (replace || tabs.empty()) {
    if (replace) added->compared = tab().compared;
    tabs.clear();
    tabs.push_back(std::move(added));
    show(0);
  } else {
    tabs.push_back(std::move(added));
    activate(tabs.size() - 1);
  }
  return tab();
}

void Workbench::remove_tab(size_t index) {
  park();
  tabs.erase(tabs.begin() + static_cast<ptrdiff_t>(index));
  if (tabs.empty()) {
    add_tab(Document());
  } else {
    show(std::min(active > index ? active - 1 : active, tabs.size() - 1));
  }
}

void Workbench::show(size_t index) {
  active = index;
  forget_picks();
  const Sight& sight = tab().sight;
  view.range = sight.range;
  view.cursor = sight.cursor;
  view.scroll = sight.scroll;
  view.collapsed = sight.collapsed;
  view.pinned = sight.pinned;
  view.order = sight.order;
  view.filter = sight.filter;
  view.emphasis = sight.emphasis;
  owners = sight.owners;
  chosen_rival = 1;
}

void Workbench::activate(size_t index) {
  if (index == active) return;
  if (tab().compared && tabs[index]->compared) {
    travel.asked = sim::kNone;
    active = index;
    return;
  }
  park();
  show(index);
}

void Workbench::park() {
  tab().sight = {view.range, view.cursor, view.scroll,   view.collapsed, view.pinned,
                 view.order, view.filter, view.emphasis, owners};
}

void Workbench::forget_picks() {
  chosen_difference.reset();
  view.selected = view.hovered = {};
  travel.asked = sim::kNone;
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
  t.asked_machine = t.machine;
  if (is_blank(t.document.buffer())) {  // nothing to run, and nothing to show
    t.runner.abandon();
    t.run = t.timeline = t.ghost = nullptr;
    forget_picks();
    return;
  }
  t.runner.start({.source = t.document.buffer().text(),
                  .file_name = t.document.name(),
                  .settings = t.machine.settings(),
                  .variant = {},
                  .text_state = t.asked_state,
                  .delay = delay,
                  .limit = limit});
}

void Workbench::request(const Tab& t, Rival& rival, std::chrono::milliseconds delay,
                        std::optional<std::chrono::milliseconds> limit) {
  rival.asked_state = t.document.buffer().state();
  rival.runner->start({.source = t.document.buffer().text(),
                       .file_name = t.document.name(),
                       .settings = rival.settings,
                       .variant = rival.variant,
                       .text_state = rival.asked_state,
                       .delay = delay,
                       .limit = limit});
}

void Workbench::run_now() {
  notice = {};
  request(tab(), 0ms, std::nullopt);
  for (Rival& rival : tab().rivals) {
    if (rival.runner) request(tab(), rival, 0ms, std::nullopt);
  }
}

void Workbench::stop() {
  for (const auto& t : tabs) {
    t->runner.stop();
    for (const Rival& rival : t->rivals) {
      if (rival.runner) rival.runner->stop();
    }
  }
}

bool Workbench::busy() const {
  const auto works = [](const Rival& r) { return r.runner && r.runner->busy(); };
  return std::ranges::any_of(tabs, [&works](const auto& t) {
    return t->runner.busy() || std::ranges::any_of(t->rivals, works);
  });
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
    const bool new_machine = t->asked_machine != t->machine;
    if (t->asked_state == 0 || (auto_run && (new_text || new_machine))) {
      const bool typing = new_text && t->asked_state != 0;
      request(*t, typing ? kTypingPause : 0ms, kAutomaticLimit);
      changed = true;
    }
    for (Rival& rival : t->rivals) {
      if (!rival.runner) continue;
      rival.runner->progress();
      changed |= take_result(*t, rival);
      const bool new_rival = rival.asked_state == 0;
      if (!new_rival && !(auto_run && rival.asked_state != t->document.buffer().state())) continue;
      request(*t, rival, new_rival ? 0ms : kTypingPause, kAutomaticLimit);
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
  if (t.timeline && t.timeline->result.exit_status == 0 &&
      (t.timeline->text_state != t.run->text_state || t.timeline->settings != t.run->settings)) {
    t.earlier = t.timeline;
  }
  t.timeline = t.run->has_timeline() ? t.run : nullptr;
  if (t.ghost && (!t.timeline || t.ghost->text_state != t.timeline->text_state)) t.ghost = nullptr;
  fit_view();
  return true;
}

bool Workbench::take_result(const Tab& t, Rival& rival) {
  RunPtr run = rival.runner->take();
  if (!run) return false;
  if (!run->has_timeline()) {
    const std::string& err = run->result.err;
    const size_t end = err.find_last_not_of('\n'), begin = err.find_last_of('\n', end);
    const std::string last = end == err.npos ? "nothing ran" : err.substr(begin + 1, end - begin);
    complain(t.document.name() + " with " + rival.name + ": " + last);
    return true;
  }
  rival.run = std::move(run);
  fit_view();
  return true;
}

void Workbench::fit_view() {
  chosen_difference.reset();
  view.selected = view.hovered = {};
  travel.asked = sim::kNone;
  const TimeRange all = limits();
  if (view.range && view.range->end > all.end) view.range.reset();
  if (view.cursor && *view.cursor > all.end) view.cursor.reset();
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

std::vector<Workbench::Shown> Workbench::shown() const {
  std::vector<Shown> all;
  for (size_t i = 0; i < tabs.size(); ++i) {
    const Tab& t = *tabs[i];
    if (i != active && !(t.compared && tab().compared)) continue;
    if (!t.timeline) continue;
    const std::string& title = t.timeline->result.scenario.title;
    const std::string name = t.document.name();
    all.push_back({i, std::nullopt, t.timeline, title.empty() ? name : title, name});
    for (size_t r = 0; r < t.rivals.size(); ++r) {
      const Rival& rival = t.rivals[r];
      if (rival.run) all.push_back({i, r, rival.run, rival.name, rival.name});
    }
  }
  return all;
}

std::vector<Panel> Workbench::figure_panels() const {
  const std::vector<Shown> all = shown();
  std::vector<Panel> panels;
  for (const Shown& s : all) {
    Panel panel{&s.run->index, s.title};
    const sim::Duration makespan = s.run->numbers.makespan,
                        base = all.front().run->numbers.makespan;
    if (!panels.empty())
      panel.subtitle =
          "makespan " + readable(makespan, 6) + " · speed-up " + speed_up(base, makespan);
    const Tab& owner = *tabs[s.tab];
    if (!s.rival && owner.ghost) {
      panel.ghost = owner.ghosts.result(s.run, owner.ghost);
      if (panel.subtitle.empty()) panel.subtitle = "makespan " + readable(makespan, 6);
      const sim::Duration before = owner.ghost->numbers.makespan;
      panel.subtitle += before == makespan ? " as before" : ", was " + readable(before, 6);
    }
    for (const auto& note : s.run->annotations)
      panel.annotations.push_back({sim::Time::at(note.at), note.text, note.track});
    panels.push_back(std::move(panel));
  }
  const Comparison* difference = comparison();
  if (const auto parts = difference ? difference->divergence() : std::nullopt) {
    panels.front().divergence = parts->first;
    panels[std::min(chosen_rival, panels.size() - 1)].divergence = parts->second;
  }
  return panels;
}

const Comparison* Workbench::comparison() const {
  const std::vector<Shown> all = shown();
  if (all.size() < 2) return nullptr;
  return &comparisons_.result(all.front().run, all[std::min(chosen_rival, all.size() - 1)].run);
}

TimeRange Workbench::limits() const {
  TimeRange all;
  for (const Shown& s : shown()) {
    all.end = std::max(all.end, s.run->result.trace->makespan());
    const RunPtr& ghost = tabs[s.tab]->ghost;
    if (ghost && !s.rival) all.end = std::max(all.end, ghost->result.trace->makespan());
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
  const Shown picked = shown()[pick.panel];
  if (const auto place = source_place(*picked.run, pick)) go_to_line(picked.tab, place->line);
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
