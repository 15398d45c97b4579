// "Save the changes?" before they would be lost.
#pragma once

#include <functional>
#include <string>
#include <utility>

#include "gui/app/dialog.h"

namespace interleave::gui {

class UnsavedDialog : public Dialog {
 public:
  using Then = std::function<void(Workbench&)>;
  UnsavedDialog(std::string name, Then save, Then discard)
      : name_(std::move(name)), save_(std::move(save)), discard_(std::move(discard)) {}

  std::string title() const override { return "Save the changes to " + name_ + "?"; }
  ImVec2 size() const override { return {440, 146}; }
  bool draw(Workbench& workbench, const Look& look, const DialogKeys& keys) override;

 private:
  std::string name_;
  Then save_, discard_;
};

}  // namespace interleave::gui
