#include "gui/app/what_if.h"

#include <algorithm>
#include <set>

#include "models/python/header.h"
#include "tests/app_settle.h"
#include "tests/catch.h"

using namespace interleave::gui;

namespace {

constexpr std::string_view kTwoThreads = R"(# /// scenario
# [machine]
# cores = 2   # a small one
# gil = false
# ///
import threading
from interleave import work
threads = [threading.Thread(target=work, args=(1,)) for _ in range(2)]
for t in threads: t.start()
for t in threads: t.join()
)";

const Knob& knob(std::string_view key) {
  return *std::ranges::find_if(knobs(), [key](const Knob& k) { return k.key == key; });
}

}  // namespace

TEST_CASE("every control is a key of the header, with values that it takes", "[what_if]") {
  std::set<std::string_view> keys;
  const interleave::models::python::Scenario defaults;
  for (const Knob& k : knobs()) {
    CAPTURE(k.key);
    CHECK(keys.insert(k.key).second);
    CHECK(k.values.size() >= 2);
    for (const std::string& value : k.values) {
      interleave::models::python::Scenario scenario;
      CHECK_NOTHROW(apply_setting(scenario, std::string(k.key) + '=' + value));
      CHECK(header_value(scenario, k.key) == value);
      CHECK_FALSE(shown_value(k, value).empty());
    }
    CHECK(std::ranges::find(k.values, header_value(defaults, k.key)) != k.values.end());
  }
}

TEST_CASE("a value of the file that isn't among a control's takes its place between them", "[what_if]") {
  CHECK(values_of(knob("machine.cores"), {"5", "100"}) ==
        std::vector<std::string>{"1", "2", "3", "4", "5", "6", "8", "12", "16", "24", "32", "48", "64", "100"});
  const auto quanta = values_of(knob("machine.quantum"), {"\"3ms\"", "\"1000us\""});
  CHECK(quanta[1] == "\"1000us\"");  // 1 ms as the file writes it
  CHECK(quanta[3] == "\"3ms\"");
}

TEST_CASE("a control runs the program again, with the run before as a ghost", "[what_if]") {
  Workbench w([] {});
  w.add_tab(Document(kTwoThreads));
  settle(w);
  const RunPtr first = w.tab().timeline;
  CHECK(first->result.makespan.seconds() == 1);
  set_knob(w, knob("machine.cores"), "1");
  settle(w);
  CHECK(w.tab().timeline->result.makespan.seconds() == 2);
  CHECK(w.tab().ghost == first);
  REQUIRE(w.figure_panels()[0].ghost);
  CHECK(w.figure_panels()[0].ghost->index == &first->index);
  CHECK(w.figure_panels()[0].subtitle == "makespan 2 s, was 1 s");
  step_knob(w, knob("machine.cores"), 2);  // the same control: one change
  settle(w);
  CHECK(w.tab().ghost == first);
  const RunPtr second = w.tab().timeline;
  set_knob(w, knob("machine.gil"), "true");
  settle(w);
  CHECK(w.tab().ghost == second);
  CHECK(w.tab().machine.settings() == std::vector<std::string>{"machine.cores=3", "machine.gil=true"});
  reset_knob(w, knob("machine.gil"));
  reset_knob(w, knob("machine.cores"));
  CHECK_FALSE(w.tab().machine.any());
  CHECK(w.tab().ghost == nullptr);
  settle(w);
  CHECK(w.tab().timeline->result.makespan.seconds() == 1);
}

TEST_CASE("what was changed can be written into the header, as one edit", "[what_if]") {
  Workbench w([] {});
  w.add_tab(Document(kTwoThreads));
  settle(w);
  TextBuffer& buffer = w.tab().document.buffer();
  buffer.place({6, 3});
  set_knob(w, knob("machine.cores"), "1");
  set_knob(w, knob("machine.quantum"), "\"20ms\"");
  write_knobs(w);
  CHECK_FALSE(w.tab().machine.any());
  CHECK(buffer.line(2) == "# cores = 1   # a small one");
  CHECK(buffer.line(4) == "# quantum = \"20ms\"");
  CHECK(buffer.cursor() == Position{7, 3});
  settle(w);
  CHECK(w.tab().timeline->result.makespan.seconds() == 2);
  CHECK(w.tab().ghost == nullptr);
  buffer.undo();
  CHECK(buffer.text() == kTwoThreads);

  Workbench plain([] {});
  plain.add_tab(Document("print('é')\n"));
  plain.tab().document.buffer().place({0, 5});
  set_knob(plain, knob("machine.seed"), "3");
  write_knob(plain, knob("machine.seed"));
  CHECK(plain.tab().document.buffer().text() == "# /// scenario\n# [machine]\n# seed = 3\n# ///\nprint('é')\n");
  CHECK(plain.tab().document.buffer().cursor() == Position{4, 5});
}

TEST_CASE("a broken header is not written", "[what_if]") {
  Workbench w([] {});
  w.add_tab(Document("# /// scenario\n# cors = 1\n# ///\n"));
  settle(w);
  set_knob(w, knob("machine.cores"), "1");
  write_knobs(w);
  CHECK(w.notice.is_error);
  CHECK(w.tab().document.buffer().text() == "# /// scenario\n# cors = 1\n# ///\n");
  CHECK(w.tab().machine.any());
}

TEST_CASE("compared scenarios move together", "[what_if]") {
  Workbench w([] {});
  w.add_tab(Document(kTwoThreads));
  w.add_tab(Document(kTwoThreads));
  w.add_tab(Document(kTwoThreads));
  w.tabs[0]->compared = w.tabs[2]->compared = true;
  set_knob(w, knob("machine.cores"), "8");
  CHECK(w.tabs[0]->machine.any());
  CHECK_FALSE(w.tabs[1]->machine.any());
  CHECK(w.tabs[2]->machine.any());
}
