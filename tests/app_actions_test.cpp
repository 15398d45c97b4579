#include "gui/app/actions.h"

#include <map>
#include <set>
#include <string>

#include "gui/app/panels.h"
#include "gui/app/workbench.h"
#include "tests/catch.h"

using namespace interleave::gui;

TEST_CASE("every action has its own id, label and shortcut", "[actions]") {
  std::set<std::string_view> ids;
  std::set<std::pair<Menu, std::string>> labels;
  std::map<std::string, std::string_view> chords;
  for (const Action& a : actions()) {
    CAPTURE(a.id);
    CHECK(ids.insert(a.id).second);
    CHECK(labels.insert({a.place.menu, a.label}).second);
    CHECK(a.run != nullptr);
    for (const Chord chord : a.chords) {
      if (!chord) continue;
      CHECK(chords.emplace(to_string(chord), a.id).second);
      CHECK(action_for(chord) == &a);
    }
  }
  CHECK(action_for({}) == nullptr);
  CHECK(action_for({GLFW_KEY_F12, kCtrl}) == nullptr);
}

TEST_CASE("shortcuts are written as people know them", "[actions]") {
  CHECK(to_string(Chord{GLFW_KEY_S, kCtrl | kShift}) == "Ctrl+Shift+S");
  CHECK(to_string(Chord{GLFW_KEY_F5}) == "F5");
  CHECK(to_string(Chord{GLFW_KEY_EQUAL}) == "+");
  CHECK(to_string(Chord{GLFW_KEY_PAGE_UP, kCtrl}) == "Ctrl+Page Up");
  CHECK(to_string(Chord{}).empty());
}

TEST_CASE("actions change the workbench, and only when they are enabled", "[actions]") {
  Workbench w([] {});
  perform("undo", w);
  w.tab().document.buffer().type("x");
  CHECK(is_enabled(action("undo"), w));
  perform("undo", w);
  CHECK(w.tab().document.buffer().text().empty());
  CHECK_FALSE(is_enabled(action("fit"), w));
  CHECK_FALSE(is_enabled(action("export"), w));
  perform("view_cores", w);
  CHECK(w.view.grouping == Grouping::cores);
  CHECK(action("view_cores").checked(w));
  perform("dark", w);
  CHECK(w.theme == &kDarkTheme);
  w.tab().machine.values["machine.cores"] = "1";
  perform("reset_machine", w);
  CHECK_FALSE(w.tab().machine.any());
}

TEST_CASE("closing asks only for what is unsaved", "[actions]") {
  Workbench w([] {});
  perform("new", w);
  CHECK(w.tabs.size() == 1);  // the empty one gave way
  w.tab().document.buffer().type("x");
  perform("new", w);
  CHECK(w.tabs.size() == 2);
  perform("close", w);
  CHECK(w.tabs.size() == 1);
  perform("close", w);
  CHECK(w.dialog != nullptr);
  CHECK(w.tabs.size() == 1);
  perform("quit", w);
  CHECK_FALSE(w.quit);
}

TEST_CASE("every panel can be found and drawn", "[panels]") {
  std::set<std::string_view> ids;
  for (const PanelType& type : panels()) {
    CHECK(ids.insert(type.id).second);
    CHECK(type.draw != nullptr);
    CHECK(&panel(type.id) == &type);
  }
}
