// Which file to open, or where to save: a list of the directory and a field for the name. Typing
// goes to the field, the arrow keys walk through the list, Enter opens a directory or accepts.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "gui/app/dialog.h"
#include "gui/app/file_list.h"

namespace interleave::gui {

class FileDialog : public Dialog {
 public:
  enum class Purpose : uint8_t { open, save };
  using Chosen = std::function<void(Workbench&, const std::filesystem::path&)>;
  FileDialog(Purpose purpose, std::filesystem::path directory, std::string name, Chosen chosen);

  std::string title() const override {
    return purpose_ == Purpose::open ? "Open a scenario" : "Save the scenario as";
  }
  ImVec2 size() const override { return {620, 500}; }
  bool draw(Workbench& workbench, const Look& look, const DialogKeys& keys) override;

 private:
  void enter(const std::filesystem::path& directory);
  void draw_list(const Look& look, float height);
  void choose(int index);
  void draw_field(const Look& look, const std::string& typed);
  /// True if the dialog is done.
  bool accept(Workbench& workbench);

  Purpose purpose_;
  std::filesystem::path directory_;
  std::string name_;
  Chosen chosen_;
  std::vector<FileEntry> entries_;
  int selected_ = -1;
  bool reveal_ = false;  // scroll to the selected entry
  bool focus_field_ = true;
  bool accept_ = false;    // a double click
  std::string replacing_;  // the existing file that the next Enter replaces
  std::string message_;
};

}  // namespace interleave::gui
