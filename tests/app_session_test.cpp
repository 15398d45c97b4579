#include "gui/app/session.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <array>
#include <cstdlib>
#include <fstream>

#include "gui/app/dialog_recover.h"
#include "gui/app/file_io.h"
#include "gui/app/places.h"
#include "gui/app/recent_files.h"
#include "gui/app/recovery.h"
#include "tests/catch.h"

using namespace interleave::gui;
namespace fs = std::filesystem;

namespace {

struct Folder {
  fs::path path;
  Folder() {
    std::string name = (fs::temp_directory_path() / "interleave-XXXXXX").string();
    path = ::mkdtemp(name.data());
  }
  ~Folder() { fs::remove_all(path); }
};

void write(const fs::path& path, std::string_view text) { std::ofstream(path) << text; }

/// What a program that was killed leaves: its files, and a lock that nobody holds.
void leave(const fs::path& root, const std::string& session, const std::string& path, const std::string& text) {
  fs::create_directories(root / session);
  write(root / session / "lock", "");
  write(root / session / "1.path", path);
  write(root / session / "1.py", text);
}

}  // namespace

TEST_CASE("settings are read as they were written", "[session]") {
  Settings settings;
  settings.theme = "dark";
  settings.window_width = 1024;
  settings.gallery = false;
  settings.tour_seen = true;
  CHECK(parse_settings(to_text(settings)) == settings);
}

TEST_CASE("what can't be understood in settings is left out", "[session]") {
  const std::array broken{"", "theme", "theme = dark", "theme = \"", "= 3", "window_width = wide", "window_width = -4",
                          "window_width = 99999999999999", "gallery = maybe", "\xff\xfe\x01", "unknown = 1\n\n\n===\n"};
  for (const char* text : broken) CHECK(parse_settings(text) == Settings{});
  CHECK(parse_settings("nonsense\n  theme=\"dark\"\r\nwindow_width = 900x\n").theme == "dark");
  const Folder folder;
  CHECK(read_settings(folder.path) == Settings{});  // a directory
  CHECK(read_settings(folder.path / "none") == Settings{});
  write(folder.path / "binary", std::string("theme = \"dark\"\n\0", 16));
  CHECK(read_settings(folder.path / "binary") == Settings{});
}

TEST_CASE("recent files are listed newest first, each once", "[session]") {
  std::vector<fs::path> recent;
  for (int i = 0; i < 30; ++i) add_recent(recent, "/tmp/" + std::to_string(i % 25) + ".py");
  CHECK(recent.size() == kMostRecent);
  CHECK(recent.front() == "/tmp/4.py");
  CHECK(std::ranges::count(recent, fs::path("/tmp/4.py")) == 1);
  const Folder folder;
  write_recent(folder.path / "deep" / "recent", recent);
  CHECK(read_recent(folder.path / "deep" / "recent") == recent);
  write(folder.path / "bad", "relative.py\n\n/a.py\n");
  CHECK(read_recent(folder.path / "bad") == std::vector<fs::path>{"/a.py"});
}

TEST_CASE("unsaved texts are kept until they are saved", "[session]") {
  const Folder folder;
  {
    Recovery recovery(folder.path);
    CHECK(fs::is_empty(folder.path));
    recovery.keep(7, 1, "/x/a.py", "text");
    CHECK(recovery.is_kept(7, 1));
    CHECK_FALSE(recovery.is_kept(7, 2));
    CHECK(find_lost(folder.path).empty());  // it is at work
    recovery.forget(7);
    CHECK(recovery.ids().empty());
  }
  CHECK(fs::is_empty(folder.path));
}

TEST_CASE("what a killed program left is found once, and gone when it was taken", "[session]") {
  const Folder folder;
  leave(folder.path, "one", "/x/a.py", "lost");
  fs::create_directories(folder.path / "empty");
  {
    auto lost = find_lost(folder.path);
    REQUIRE(lost.size() == 1);
    REQUIRE(lost[0].texts().size() == 1);
    CHECK(lost[0].texts()[0].path == "/x/a.py");
    CHECK(lost[0].texts()[0].text == "lost");
    CHECK(find_lost(folder.path).empty());  // somebody looks at it
  }
  auto again = find_lost(folder.path);  // nobody took it
  REQUIRE(again.size() == 1);
  again[0].remove();
  CHECK(fs::is_empty(folder.path));
}

TEST_CASE("lost texts come back as unsaved changes", "[session]") {
  const Folder folder;
  write(folder.path / "a.py", "saved");
  Workbench w([] {});
  recover(w, {{folder.path / "a.py", "typed"}, {folder.path / "gone.py", "orphan"}, {{}, "new"}});
  REQUIRE(w.tabs.size() == 3);
  CHECK(w.tabs[0]->document.name() == "a.py");
  CHECK(w.tabs[0]->document.dirty());
  CHECK(w.tabs[0]->document.buffer().text() == "typed");
  w.tabs[0]->document.buffer().undo();
  CHECK(w.tabs[0]->document.buffer().text() == "saved");
  CHECK(w.tabs[1]->document.untitled());
  CHECK(w.tabs[1]->document.buffer().text() == "orphan");
  CHECK(w.tabs[2]->document.dirty());
}

TEST_CASE("a session keeps unsaved texts, settings and recent files", "[session]") {
  const Folder folder;
  const fs::path config = folder.path / "config", state = folder.path / "state";
  {
    Session session(config, state);
    Workbench w([] {});
    session.begin(w);
    CHECK(w.dialog == nullptr);
    w.tab().document.buffer().type("x");
    w.theme = &kDarkTheme;
    add_recent(w.recent, "/x/a.py");
    Settings layout;
    layout.editor_width = 321;
    session.update(w, layout, true);
    CHECK(w.recovery->ids().size() == 1);
    w.tab().document.buffer().undo();
    session.update(w, layout, true);
    CHECK(w.recovery->ids().empty());
  }
  leave(state / "unsaved", "killed", "", "lost");
  Session session(config, state);
  CHECK(session.settings().editor_width == 321);
  Workbench w([] {});
  session.begin(w);
  CHECK(w.theme == &kDarkTheme);
  CHECK(w.recent == std::vector<fs::path>{"/x/a.py"});
  CHECK(w.dialog != nullptr);
}

TEST_CASE("without a home nothing is kept, and nothing fails", "[session]") {
  Session session({}, {});
  Workbench w([] {});
  session.begin(w);
  w.tab().document.buffer().type("x");
  session.update(w, {}, true);
  CHECK(w.notice.text.empty());
}
