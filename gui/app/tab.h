// An open scenario with its runs: the document, the worker that runs it, and the latest results;
// and its rivals, the same program on other machines, which are drawn beneath it to compare.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "gui/app/code_editor.h"
#include "gui/app/document.h"
#include "gui/app/lane_choices.h"
#include "gui/app/machine_settings.h"
#include "gui/app/runner.h"
#include "gui/app/what_if.h"
#include "gui/figure/view.h"

namespace interleave::gui {

/// A run to compare with the tab's own: a variant of the header, another machine, or an earlier run
/// that stays as it was.
struct Rival {
  std::string name;                          // "no-gil", "1 core", "earlier run": unique in its tab
  std::string variant = {};                  // of the header
  std::vector<std::string> settings = {};    // over the header
  RunPtr run = nullptr;                      // the latest that has something to draw, or null
  uint64_t asked_state = 0;                  // the text that was last asked to run
  std::unique_ptr<Runner> runner = nullptr;  // null: an earlier run
};

/// What of the timeline is seen, kept while another tab is shown.
struct Sight {
  std::optional<TimeRange> range;
  std::optional<sim::Time> cursor;
  float scroll = 0;
  std::set<LaneId> collapsed;
  std::vector<LaneId> pinned;
  std::map<LaneId, std::vector<sim::TrackId>> order;
  std::string filter;
  uint8_t emphasis = 0;
  std::vector<PanelOwner> owners;  // of the panels that the lanes count
};

struct Tab {
  Tab(Document d, std::function<void()> wake) : document(std::move(d)), runner(std::move(wake)) {}

  /// The scenario's title, else the file's name.
  std::string title() const {
    return run && !run->result.scenario.title.empty() ? run->result.scenario.title
                                                      : document.name();
  }

  uint64_t id = 0;  // its own among all that a workbench ever had
  Document document;
  EditorState editor;
  RunPtr run;               // the latest result; null before the first
  RunPtr timeline;          // the latest result that has something to draw, or null
  RunPtr earlier;           // the timeline before that, of another text or machine, or null
  MachineSettings machine;  // what the reader changed over the header
  RunPtr ghost;             // the run before, behind the timeline, or null: see what_if.h
  std::string ghost_key;    // the control that was moved since
  GhostCache ghosts;
  uint64_t asked_state = 0;       // what was last asked to run: text
  MachineSettings asked_machine;  // and machine
  // The header of the text, read when it is asked for: see what_if.h.
  mutable models::python::Scenario header;
  mutable uint64_t header_state = 0;
  bool changed_on_disk = false;  // and edited here: the user decides
  bool compared = false;         // drawn together with the other tabs that are
  std::vector<Rival> rivals;     // beneath it, in this order
  Sight sight;
  Runner runner;  // last: it stops before the rest goes
};

}  // namespace interleave::gui
