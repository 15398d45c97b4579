// One of many things, found by typing a few letters of it: the palette of commands, the ways to
// compare. The arrow keys walk through what is left, Enter and a click choose.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "gui/app/dialog.h"
#include "gui/app/fuzzy.h"

namespace interleave::gui {

struct PickItem {
  std::string label;
  std::string detail;  // to the right: a shortcut, what kind of thing it is
  std::function<void(Workbench&)> choose;
  bool enabled = true;
};

class PickDialog : public Dialog {
 public:
  /// Called with the typed text when Enter finds no item. Returns what is wrong with it; "": done.
  using Typed = std::function<std::string(Workbench&, const std::string&)>;
  PickDialog(std::string title, std::string hint, std::vector<PickItem> items, Typed typed = {});

  std::string title() const override { return title_; }
  ImVec2 size() const override { return {600, items_.empty() ? 140.0f : 470.0f}; }
  bool draw(Workbench& workbench, const Look& look, const DialogKeys& keys) override;

 private:
  struct Found {
    size_t item;
    FuzzyMatch match;
  };
  void search();
  void draw_list(const Look& look, float height);
  void draw_item(const Found& found, bool selected, const Look& look);

  std::string title_, hint_;
  std::vector<PickItem> items_;
  Typed typed_;
  std::string needle_, message_;
  std::vector<Found> found_;  // best first; as given while nothing is typed
  size_t selected_ = 0;
  bool focus_ = true, reveal_ = false, clicked_ = false;
};

}  // namespace interleave::gui
