// Opening, saving and closing, with the questions that they need: nothing that was typed is lost
// without asking.
#pragma once

#include <filesystem>
#include <functional>

namespace interleave::gui {

struct Workbench;
using Then = std::function<void(Workbench&)>;

enum class Where : uint8_t {
  here,    // takes the place of the active scenario, after the question if it has unsaved changes
  beside,  // compared with it, as one more panel on the same time axis
};

/// Where dialogs start: beside the active file, but not among the examples.
std::filesystem::path working_directory(const Workbench& workbench);
/// A file that is open already is activated. Errors go to the notice.
void open_file(Workbench& workbench, const std::filesystem::path& path, Where where);
void ask_open(Workbench& workbench);
void ask_recent(Workbench& workbench);
/// Saves the tab, asking for a name if it has none; then calls `then`, unless that failed.
void save(Workbench& workbench, size_t tab, Then then = {});
void save_as(Workbench& workbench, size_t tab, Then then = {});
void close_tab(Workbench& workbench, size_t tab);
/// Asks for each unsaved tab, then sets Workbench::quit.
void quit(Workbench& workbench);

}  // namespace interleave::gui
