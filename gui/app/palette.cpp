#include "gui/app/palette.h"

#include <charconv>
#include <memory>
#include <string>
#include <vector>

#include "gui/app/actions.h"
#include "gui/app/compare.h"
#include "gui/app/dialog_file.h"
#include "gui/app/dialog_pick.h"
#include "gui/app/file_commands.h"
#include "gui/app/panels.h"
#include "gui/app/workbench.h"

namespace interleave::gui {

namespace fs = std::filesystem;

namespace {

void add_actions(const Workbench& w, std::vector<PickItem>& items) {
  for (const Action& action : actions()) {
    const char* menu = kMenuNames[static_cast<size_t>(action.place.menu)];
    const std::string keys = to_string(action.chords[0]);
    items.push_back({std::string(menu) + ": " + action.label, keys,
                     [id = action.id](Workbench& it) { perform(id, it); }, is_enabled(action, w)});
  }
}

void add_files(const Workbench& w, std::vector<PickItem>& items) {
  for (const fs::path& path : w.recent) {
    if (w.find_tab(path)) continue;
    items.push_back({path.filename().string(), path.parent_path().string(),
                     [path](Workbench& it) { open_file(it, path, Where::here); }});
  }
  for (size_t i = 0; i < w.tabs.size(); ++i) {
    const Document& document = w.tabs[i]->document;
    items.push_back({document.name(), "open", [i](Workbench& it) { it.activate(i); }});
  }
  for (const GalleryEntry& entry : w.gallery) {
    items.push_back({entry.title, entry.path.filename().string(),
                     [path = entry.path](Workbench& it) { open_file(it, path, Where::here); }});
  }
}

PickItem machine_item(std::string label, std::string settings) {
  return {std::move(label), settings,
          [settings](Workbench& w) { compare_with_machine(w, settings); }};
}

void add_machines(const models::python::MachineSettings& machine, std::vector<PickItem>& items) {
  for (const int cores : {1, 2, 4, 8, 16}) {
    if (cores == machine.cores) continue;
    const std::string count = std::to_string(cores);
    items.push_back(machine_item(count + (cores == 1 ? " core" : " cores"), "cores=" + count));
  }
  items.push_back(machine.gil ? machine_item("Without the GIL", "gil=false")
                              : machine_item("With the GIL", "gil=true"));
}

void ask_other_file(Workbench& workbench) {
  workbench.dialog = std::make_unique<FileDialog>(
      FileDialog::Purpose::open, working_directory(workbench), "",
      [](Workbench& w, const fs::path& path) { compare_with_file(w, path); });
}

}  // namespace

void show_palette(Workbench& w) {
  std::vector<PickItem> items;
  add_actions(w, items);
  add_files(w, items);
  w.dialog = std::make_unique<PickDialog>("Commands", "What to do or to open", std::move(items));
}

void ask_compare(Workbench& w) {
  const models::python::Scenario fallback;
  const auto& scenario = w.tab().run ? w.tab().run->result.scenario : fallback;
  std::vector<PickItem> items;
  for (const auto& variant : scenario.variants) {
    std::string settings;
    for (const std::string& setting : variant.settings)
      settings += (settings.empty() ? "" : ", ") + setting;
    items.push_back({variant.name, "variant: " + settings,
                     [name = variant.name](Workbench& it) { compare_with_variant(it, name); }});
  }
  items.push_back({"The run before",
                   w.tab().earlier ? "before the last change" : "there is none yet",
                   compare_with_earlier, w.tab().earlier != nullptr});
  add_machines(scenario.machine, items);
  for (size_t i = 0; i < w.tabs.size(); ++i) {
    if (i == w.active) continue;
    items.push_back(
        {w.tabs[i]->document.name(), "open", [i](Workbench& it) { compare_with_tab(it, i); }});
  }
  items.push_back({"A file…", "", ask_other_file});
  for (const GalleryEntry& entry : w.gallery) {
    if (w.find_tab(entry.path) == w.active) continue;
    items.push_back({entry.title, entry.path.filename().string(),
                     [path = entry.path](Workbench& it) { compare_with_file(it, path); }});
  }
  w.dialog = std::make_unique<PickDialog>(
      "Compare with", "A run from the list, or a machine such as: cores=8, gil=false",
      std::move(items),
      [](Workbench& it, const std::string& text) { return compare_with_machine(it, text); });
}

void ask_line(Workbench& w) {
  w.dialog = std::make_unique<PickDialog>(
      "Go to line", "Line, or line:column", std::vector<PickItem>(),
      [](Workbench& it, const std::string& text) -> std::string {
        uint32_t line = 0, column = 1;
        const char* end = text.data() + text.size();
        const auto [rest, error] = std::from_chars(text.data(), end, line);
        const bool more = rest != end && *rest == ':';
        if (more && std::from_chars(rest + 1, end, column).ptr != end) line = 0;
        if (error != std::errc() || (!more && rest != end) || line == 0)
          return "A line is a number from 1, such as 12 or 12:5.";
        it.go_to_line(it.active, line, column);
        it.focus = &panel(Place::editor);
        return {};
      });
}

}  // namespace interleave::gui
