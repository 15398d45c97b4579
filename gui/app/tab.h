// An open scenario with its runs: the document, the worker that runs it, and the latest results.
#pragma once

#include <functional>
#include <utility>

#include "gui/app/code_editor.h"
#include "gui/app/document.h"
#include "gui/app/machine_settings.h"
#include "gui/app/runner.h"

namespace interleave::gui {

struct Tab {
  Tab(Document d, std::function<void()> wake) : document(std::move(d)), runner(std::move(wake)) {}

  /// The scenario's title, else the file's name.
  std::string title() const {
    return run && !run->result.scenario.title.empty() ? run->result.scenario.title
                                                      : document.name();
  }

  Document document;
  EditorState editor;
  RunPtr run;                     // the latest result; null before the first
  RunPtr timeline;                // the latest result that has something to draw, or null
  uint64_t asked_state = 0;       // what was last asked to run: text
  MachineSettings asked_machine;  // and machine
  bool changed_on_disk = false;   // and edited here: the user decides
  Runner runner;                  // last: it stops before the rest goes
};

}  // namespace interleave::gui
