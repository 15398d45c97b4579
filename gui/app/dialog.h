// A modal dialog. At most one is open (Workbench::dialog); it owns its state and ends by returning
// false from draw(), possibly after it has put its successor into Workbench::dialog.
// Enter does what the highlighted button does, Escape cancels, Tab and Shift+Tab walk through the
// controls, Space presses one.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "gui/app/look.h"

namespace interleave::gui {

struct Workbench;

struct DialogKeys {
  bool enter = false, escape = false;
  bool space = false;
  int up_down = 0;   // arrow keys pressed, down positive
  int tab = 0;       // Tab pressed, Shift+Tab negative
  std::string text;  // typed before the dialog's field had the keyboard
};

class Dialog {
 public:
  virtual ~Dialog() = default;
  virtual std::string title() const = 0;
  virtual ImVec2 size() const = 0;  // units
  /// The id of a part of the window (see Workbench::areas) that the dialog is about: it stays
  /// bright, and the dialog lies beside it. Empty: the dialog lies in the middle.
  virtual std::string_view spotlight() const { return {}; }
  /// Draws the content; false: the dialog is done.
  virtual bool draw(Workbench& workbench, const Look& look, const DialogKeys& keys) = 0;

  uint64_t opened_as = 0;  // of all that were ever shown, from 1; 0: not yet
};

/// What the row of buttons at a dialog's bottom says; the labels of what isn't needed are null.
enum class Answer : uint8_t { none, primary, cancel, other };
struct DialogButtons {
  const char* primary;           // Enter
  const char* cancel = nullptr;  // Escape; without it Escape means `primary`
  const char* other = nullptr;
  bool enabled = true;  // `primary`
};
Answer dialog_buttons(const DialogButtons& buttons, const Look& look, const DialogKeys& keys);
/// The room above them.
float dialog_content_height(const Look& look);

/// Shows Workbench::dialog, if there is one, over everything else.
void draw_dialog(Workbench& workbench, const Look& look);

}  // namespace interleave::gui
