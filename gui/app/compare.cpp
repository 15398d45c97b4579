#include "gui/app/compare.h"

#include <algorithm>

#include "gui/app/file_commands.h"
#include "gui/app/workbench.h"
#include "models/python/header.h"

namespace interleave::gui {

namespace {

std::string_view trimmed(std::string_view text) {
  const size_t begin = text.find_first_not_of(" \t");
  if (begin == text.npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t") - begin + 1);
}

/// Chooses the shown run for which `wanted` holds.
template <typename Wanted>
void choose(Workbench& w, Wanted wanted) {
  const auto shown = w.shown();
  const auto found = std::ranges::find_if(shown, wanted);
  if (found != shown.end())
    w.chosen_rival = std::max<size_t>(1, static_cast<size_t>(found - shown.begin()));
}

void add(Workbench& w, Rival rival) {
  Tab& tab = w.tab();
  w.bottom_panel = "compare";
  auto known = std::ranges::find(tab.rivals, rival.name, &Rival::name);
  if (known == tab.rivals.end()) {
    w.forget_picks();
    if (!rival.run) rival.runner = std::make_unique<Runner>(w.waker());
    tab.rivals.push_back(std::move(rival));
    known = tab.rivals.end() - 1;
  } else if (rival.run) {
    known->run = std::move(rival.run);
  }
  // It may have nothing to show yet: its place is known all the same.
  size_t place = static_cast<size_t>(known - tab.rivals.begin()) + 1;
  for (size_t i = 0; i < w.active && tab.compared; ++i) {
    if (w.tabs[i]->compared) place += 1 + w.tabs[i]->rivals.size();
  }
  w.chosen_rival = place;
}

}  // namespace

std::vector<std::string> split_settings(std::string_view text) {
  std::vector<std::string> all;
  const auto take = [&all](std::string_view piece) {
    piece = trimmed(piece);
    if (piece.empty()) return;
    const bool bare = piece.substr(0, piece.find('=')).find('.') == piece.npos;
    all.push_back((bare ? "machine." : "") + std::string(piece));
  };
  size_t begin = 0;
  int depth = 0;
  bool quoted = false;
  for (size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '"') quoted = !quoted;
    if (quoted) continue;
    depth += c == '{' || c == '[' ? 1 : c == '}' || c == ']' ? -1 : 0;
    if (c != ',' || depth > 0) continue;
    take(text.substr(begin, i - begin));
    begin = i + 1;
  }
  take(text.substr(begin));
  return all;
}

void compare_with_variant(Workbench& w, const std::string& name) {
  add(w, {.name = name, .variant = name});
}

std::string compare_with_machine(Workbench& w, std::string_view text) {
  const std::vector<std::string> settings = split_settings(text);
  if (settings.empty()) return "Name what differs, such as cores=1 or gil=false.";
  models::python::Scenario scenario;
  std::string name;
  for (const std::string& setting : settings) {
    try {
      models::python::apply_setting(scenario, setting);
    } catch (const models::python::ScenarioError& error) {
      return error.message;
    }
    const bool machine = setting.starts_with("machine.");
    name += (name.empty() ? "" : ", ") + (machine ? setting.substr(8) : setting);
  }
  add(w, {.name = name, .settings = settings});
  return {};
}

void compare_with_earlier(Workbench& w) {
  if (w.tab().earlier) add(w, {.name = "the run before", .run = w.tab().earlier});
}

void compare_with_tab(Workbench& w, size_t tab) {
  w.forget_picks();
  w.tab().compared = w.tabs[tab]->compared = true;
  w.bottom_panel = "compare";
  choose(w, [tab](const Workbench::Shown& s) { return s.tab == tab; });
}

void compare_with_file(Workbench& w, const std::filesystem::path& path) {
  if (const auto open = w.find_tab(path)) {
    if (*open != w.active) compare_with_tab(w, *open);
  } else {
    open_file(w, path, Where::beside);
    w.bottom_panel = "compare";
  }
}

void stop_comparing(Workbench& w, size_t index) {
  const auto shown = w.shown();
  if (index >= shown.size()) return;
  Tab& tab = *w.tabs[shown[index].tab];
  w.forget_picks();
  if (shown[index].rival) {
    tab.rivals.erase(tab.rivals.begin() + static_cast<ptrdiff_t>(*shown[index].rival));
  } else {
    tab.compared = false;
    tab.rivals.clear();
    const auto rest = std::ranges::find_if(w.tabs, [](const auto& t) { return t->compared; });
    if (&tab == &w.tab() && rest != w.tabs.end())
      w.activate(static_cast<size_t>(rest - w.tabs.begin()));
  }
  w.chosen_rival = 1;
}

void end_comparison(Workbench& w) {
  w.forget_picks();
  for (const auto& tab : w.tabs) tab->compared = false;
  w.tab().rivals.clear();
  w.chosen_rival = 1;
}

bool is_comparing(const Workbench& w) {
  const auto other = [&w](const auto& t) { return t.get() != &w.tab() && t->compared; };
  return !w.tab().rivals.empty() || (w.tab().compared && std::ranges::any_of(w.tabs, other));
}

const Comparison& ComparisonCache::result(const RunPtr& first, const RunPtr& second) const {
  if (first != first_ || second != second_) {
    comparison_ = compare(first->index, second->index);
    first_ = first;
    second_ = second;
  }
  return comparison_;
}

}  // namespace interleave::gui
