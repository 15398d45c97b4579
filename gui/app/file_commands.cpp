#include "gui/app/file_commands.h"

#include <algorithm>
#include <stdexcept>
#include <utility>

#include "gui/app/dialog_file.h"
#include "gui/app/dialog_pick.h"
#include "gui/app/dialog_unsaved.h"
#include "gui/app/recent_files.h"
#include "gui/app/workbench.h"

namespace interleave::gui {

namespace fs = std::filesystem;

namespace {

/// Runs `then` when tab `index` has nothing unsaved any more.
void guard(Workbench& workbench, size_t index, Then then) {
  if (!workbench.tabs[index]->document.dirty()) return then(workbench);
  workbench.activate(index);
  workbench.dialog = std::make_unique<UnsavedDialog>(
      workbench.tab().document.name(), [index, then](Workbench& w) { save(w, index, then); }, then);
}

/// Examples are found in the gallery.
void remember(Workbench& workbench, const fs::path& path) {
  std::error_code error;
  const fs::path whole = fs::absolute(path, error).lexically_normal();
  if (!fs::equivalent(whole.parent_path(), workbench.gallery_directory, error))
    add_recent(workbench.recent, whole);
}

void replace_tab(Workbench& workbench, size_t index, Document document) {
  const bool compared = workbench.tabs[index]->compared;
  workbench.add_tab(std::move(document)).compared = compared;
  if (workbench.tabs.size() == 1) return;  // a pristine one gave way
  std::swap(workbench.tabs[index], workbench.tabs.back());
  workbench.remove_tab(workbench.tabs.size() - 1);
  workbench.activate(index);
}

}  // namespace

fs::path working_directory(const Workbench& workbench) {
  const Document& document = workbench.tab().document;
  const fs::path folder = document.path().parent_path();
  std::error_code error;
  const bool elsewhere =
      document.untitled() || fs::equivalent(folder, workbench.gallery_directory, error);
  return elsewhere ? fs::current_path(error) : folder;
}

void open_file(Workbench& workbench, const fs::path& path, Where where) {
  if (const auto open = workbench.find_tab(path)) return workbench.activate(*open);
  try {
    Document document = Document::load(path);
    workbench.notice = {};
    remember(workbench, path);
    if (where == Where::beside) {
      workbench.forget_picks();
      workbench.tab().compared = true;
      workbench.add_tab(std::move(document)).compared = true;
      return;
    }
    const auto here = [path](Workbench& w) {
      try {
        replace_tab(w, w.active, Document::load(path));
      } catch (const std::runtime_error& error) {
        w.complain(error.what());
      }
    };
    guard(workbench, workbench.active, here);
  } catch (const std::runtime_error& error) {
    workbench.complain(error.what());
  }
}

void ask_open(Workbench& workbench) {
  workbench.dialog = std::make_unique<FileDialog>(
      FileDialog::Purpose::open, working_directory(workbench), "",
      [](Workbench& w, const fs::path& path) { open_file(w, path, Where::here); });
}

void ask_recent(Workbench& workbench) {
  std::vector<PickItem> items;
  for (const fs::path& path : workbench.recent) {
    items.push_back({path.filename().string(), path.parent_path().string(),
                     [path](Workbench& w) { open_file(w, path, Where::here); }});
  }
  workbench.dialog =
      std::make_unique<PickDialog>("Open a recent file", "Part of its name", std::move(items));
}

void save(Workbench& workbench, size_t index, Then then) {
  Document& document = workbench.tabs[index]->document;
  if (document.untitled()) return save_as(workbench, index, std::move(then));
  try {
    document.save();
    workbench.tabs[index]->changed_on_disk = false;
    workbench.say("Saved " + document.path().string());
  } catch (const std::runtime_error& error) {
    return workbench.complain(error.what());
  }
  if (then) then(workbench);
}

void save_as(Workbench& workbench, size_t index, Then then) {
  const std::string name = workbench.tabs[index]->document.name();
  workbench.dialog =
      std::make_unique<FileDialog>(FileDialog::Purpose::save, working_directory(workbench), name,
                                   [index, then](Workbench& w, const fs::path& path) {
                                     try {
                                       w.tabs[index]->document.save_as(path);
                                       remember(w, path);
                                       w.say("Saved " + path.string());
                                     } catch (const std::runtime_error& error) {
                                       return w.complain(error.what());
                                     }
                                     if (then) then(w);
                                   });
}

void close_tab(Workbench& workbench, size_t index) {
  guard(workbench, index, [index](Workbench& w) { w.remove_tab(index); });
}

void quit(Workbench& workbench) {
  const auto unsaved =
      std::ranges::find_if(workbench.tabs, [](const auto& tab) { return tab->document.dirty(); });
  if (unsaved == workbench.tabs.end()) {
    workbench.quit = true;
    return;
  }
  const auto index = static_cast<size_t>(unsaved - workbench.tabs.begin());
  guard(workbench, index, [index](Workbench& w) {
    if (w.tabs[index]->document.dirty()) w.remove_tab(index);  // its changes were given up
    quit(w);
  });
}

}  // namespace interleave::gui
