#include "gui/app/document.h"

#include <sys/stat.h>

#include <cstdlib>
#include <fstream>
#include <stdexcept>

#include "gui/app/file_list.h"
#include "gui/app/gallery.h"
#include "tests/catch.h"

using namespace interleave::gui;
namespace fs = std::filesystem;

namespace {

struct TemporaryDirectory {
  TemporaryDirectory() {
    std::string pattern = (fs::temp_directory_path() / "interleave-XXXXXX").string();
    path = ::mkdtemp(pattern.data());
  }
  ~TemporaryDirectory() { fs::remove_all(path); }
  void write(const std::string& name, const std::string& text) const {
    std::ofstream(path / name, std::ios::binary) << text;
  }
  std::string read(const std::string& name) const { return read_text(path / name); }
  fs::path path;
};

}  // namespace

TEST_CASE("a document is dirty while it differs from its file", "[document]") {
  const TemporaryDirectory dir;
  dir.write("a.py", "x = 1\n");
  Document document = Document::load(dir.path / "a.py");
  CHECK(document.name() == "a.py");
  CHECK_FALSE(document.dirty());
  document.buffer().replace({{0, 4}, {0, 5}}, "2");
  CHECK(document.dirty());
  document.buffer().undo();
  CHECK_FALSE(document.dirty());
  document.buffer().redo();
  document.save();
  CHECK_FALSE(document.dirty());
  CHECK(dir.read("a.py") == "x = 2\n");
  CHECK(std::distance(fs::directory_iterator(dir.path), {}) == 1);  // no temporary file is left
}

TEST_CASE("line ends and permissions survive", "[document]") {
  const TemporaryDirectory dir;
  dir.write("a.py", "a\r\nb\r\n");
  fs::permissions(dir.path / "a.py", fs::perms(0640));
  Document document = Document::load(dir.path / "a.py");
  document.buffer().type("#");
  document.save();
  CHECK(dir.read("a.py") == "#a\r\nb\r\n");
  CHECK(fs::status(dir.path / "a.py").permissions() == fs::perms(0640));
}

TEST_CASE("a save through a symbolic link keeps the link", "[document]") {
  const TemporaryDirectory dir;
  dir.write("real.py", "1");
  fs::create_symlink("real.py", dir.path / "link.py");
  Document document = Document::load(dir.path / "link.py");
  document.buffer().type("2");
  document.save();
  CHECK(fs::is_symlink(dir.path / "link.py"));
  CHECK(dir.read("real.py") == "21");
}

TEST_CASE("a failed save leaves the file and the document as they were", "[document]") {
  const TemporaryDirectory dir;
  Document document("x");
  document.buffer().type("y");
  CHECK_THROWS_AS(document.save_as(dir.path / "missing" / "a.py"), std::runtime_error);
  CHECK(document.dirty());
  CHECK(document.untitled());
}

TEST_CASE("changes on disk are seen once", "[document]") {
  const TemporaryDirectory dir;
  dir.write("a.py", "1");
  Document document = Document::load(dir.path / "a.py");
  CHECK(document.look_at_disk() == Document::OnDisk::same);
  dir.write("a.py", "22");
  CHECK(document.look_at_disk() == Document::OnDisk::changed);
  CHECK(document.look_at_disk() == Document::OnDisk::same);
  document.reload();
  CHECK(document.buffer().text() == "22");
  CHECK_FALSE(document.dirty());
  fs::remove(dir.path / "a.py");
  CHECK(document.look_at_disk() == Document::OnDisk::gone);
}

TEST_CASE("what isn't a text file can't be opened", "[document]") {
  const TemporaryDirectory dir;
  dir.write("binary.py", std::string("a\0b", 3));
  CHECK_THROWS_WITH(Document::load(dir.path / "binary.py"),
                    Catch::Matchers::EndsWith("not a text file"));
  CHECK_THROWS_WITH(Document::load(dir.path), Catch::Matchers::EndsWith("Is a directory"));
  CHECK_THROWS_WITH(Document::load(dir.path / "none.py"),
                    Catch::Matchers::EndsWith("No such file or directory"));
}

TEST_CASE("the gallery lists scenarios by file name, with their titles", "[gallery]") {
  const TemporaryDirectory dir;
  dir.write("02_two_tasks.py", "pass\n");
  dir.write("01_one.py", "# /// scenario\n# title = \"The first\"\n# ///\n");
  dir.write("interleave.py", "");
  dir.write("_helper.py", "");
  dir.write("notes.txt", "");
  const auto entries = read_gallery(dir.path);
  REQUIRE(entries.size() == 2);
  CHECK(entries[0].title == "The first");
  CHECK(entries[1].title == "Two tasks");
  CHECK(read_gallery(dir.path / "missing").empty());
}

TEST_CASE("a directory is listed folders first, without hidden files", "[file_list]") {
  const TemporaryDirectory dir;
  fs::create_directory(dir.path / "zoo");
  dir.write("b.py", "");
  dir.write("a.py", "");
  dir.write(".hidden.py", "");
  dir.write("a.txt", "");
  std::vector<std::string> names;
  for (const FileEntry& entry : list_directory(dir.path, ".py")) names.push_back(entry.name);
  CHECK(names == std::vector<std::string>{"zoo", "a.py", "b.py"});
  CHECK(typed_path("../x.py", "/a/b") == fs::path("/a/x.py"));
  CHECK(typed_path("/x.py", "/a") == fs::path("/x.py"));
}
