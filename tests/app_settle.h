// For tests of the workbench: waits until what was asked to run has run.
#pragma once

#include <chrono>
#include <thread>

#include "gui/app/workbench.h"

namespace interleave::gui {

inline void settle(Workbench& w) {
  w.update();
  while (w.busy()) {
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
    w.update();
  }
  w.update();
}

}  // namespace interleave::gui
