#include "gui/app/compare.h"

#include "tests/app_settle.h"
#include "tests/catch.h"

using namespace interleave::gui;

namespace {

constexpr std::string_view kTwoThreads = R"(# /// scenario
# [machine]
# cores = 2
# gil = false
# [variants.one-core]
# machine.cores = 1
# ///
import threading
from interleave import work
threads = [threading.Thread(target=work, args=(1,)) for _ in range(2)]
for t in threads: t.start()
for t in threads: t.join()
)";

}  // namespace

TEST_CASE("settings are split as people write them", "[compare]") {
  using All = std::vector<std::string>;
  CHECK(split_settings("cores=1") == All{"machine.cores=1"});
  CHECK(split_settings(" cores=1 , machine.gil=false,") ==
        All{"machine.cores=1", "machine.gil=false"});
  CHECK(split_settings("cost.x={ cpu = \"1s\", wait = \"2s\" }, seed=3") ==
        All{"cost.x={ cpu = \"1s\", wait = \"2s\" }", "machine.seed=3"});
  CHECK(split_settings("").empty());
}

TEST_CASE("only the active scenario is drawn, and what is compared with it", "[compare]") {
  Workbench w([] {});
  w.add_tab(Document("import time\ntime.sleep(1)\n"));
  w.add_tab(Document("import time\ntime.sleep(2)\n"));
  w.add_tab(Document("import time\ntime.sleep(3)\n"));
  settle(w);
  CHECK(w.shown().size() == 1);
  CHECK(w.comparison() == nullptr);
  compare_with_tab(w, 0);
  REQUIRE(w.shown().size() == 2);
  CHECK(w.shown()[0].tab == 0);
  CHECK(w.shown()[1].tab == 2);
  CHECK(w.limits().end.seconds() == 3);
  w.activate(0);
  CHECK(w.shown().size() == 2);
  w.activate(1);
  CHECK(w.shown().size() == 1);
  CHECK_FALSE(is_comparing(w));
  w.activate(2);
  stop_comparing(w, 0);
  CHECK_FALSE(is_comparing(w));
}

TEST_CASE("a variant and another machine run beneath the scenario and follow its text",
          "[compare]") {
  Workbench w([] {});
  w.add_tab(Document(kTwoThreads));
  settle(w);
  compare_with_variant(w, "one-core");
  CHECK(compare_with_machine(w, "cores=1, context_switch=1ms") == "");
  CHECK(compare_with_machine(w, "cors=1").find("machine.cores") != std::string::npos);
  CHECK(compare_with_machine(w, "") != "");
  settle(w);
  const auto shown = w.shown();
  REQUIRE(shown.size() == 3);
  CHECK(shown[0].run->result.makespan.seconds() == 1);
  CHECK(shown[1].run->result.makespan.seconds() == 2);
  CHECK(shown[2].run->result.makespan.seconds() > 2);
  CHECK(w.chosen_rival == 2);
  CHECK(w.figure_panels()[1].subtitle == "makespan 2 s · speed-up 0.5×");
  REQUIRE(w.comparison());
  CHECK(w.figure_panels()[0].divergence.has_value());
  CHECK_FALSE(w.figure_panels()[1].divergence.has_value());
  CHECK(w.figure_panels()[2].divergence.has_value());

  w.tab().document.buffer().replace_all("import time\ntime.sleep(5)\n");
  compare_with_variant(w, "one-core");  // it is there already
  settle(w);
  CHECK(w.shown().size() == 3);
  CHECK(w.shown()[2].run->result.makespan.seconds() == 5);
  end_comparison(w);
  CHECK(w.shown().size() == 1);
}

TEST_CASE("the run before the last change can be kept", "[compare]") {
  Workbench w([] {});
  w.add_tab(Document("import time\ntime.sleep(1)\n"));
  settle(w);
  CHECK(w.tab().earlier == nullptr);
  w.run_now();
  settle(w);
  CHECK(w.tab().earlier == nullptr);  // nothing has changed
  w.tab().document.buffer().replace_all("import time\ntime.sleep(4)\n");
  settle(w);
  compare_with_earlier(w);
  REQUIRE(w.shown().size() == 2);
  CHECK(w.shown()[1].run->result.makespan.seconds() == 1);
}

TEST_CASE("each scenario keeps its own view of the timeline", "[compare]") {
  Workbench w([] {});
  w.add_tab(Document("import time\ntime.sleep(1)\n"));
  w.add_tab(Document("import time\ntime.sleep(2)\n"));
  settle(w);
  w.zoom(4);
  CHECK(w.view.range.has_value());
  w.activate(0);
  CHECK_FALSE(w.view.range.has_value());
  w.activate(1);
  CHECK(w.view.range.has_value());
}
