// A scenario that is open: its text, the file it came from, and whether the two differ. Knows
// nothing of runs or drawing.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "gui/app/file_io.h"
#include "gui/app/text_buffer.h"

namespace interleave::gui {

class Document {
 public:
  /// Untitled; `text` counts as saved, so that a fresh one can be closed without a question.
  explicit Document(std::string_view text = {});
  /// Throws std::runtime_error with a message for the user.
  static Document load(const std::filesystem::path& path);

  TextBuffer& buffer() { return buffer_; }
  const TextBuffer& buffer() const { return buffer_; }
  const std::filesystem::path& path() const { return path_; }
  bool untitled() const { return path_.empty(); }
  std::string name() const;  // "coffee.py", "untitled.py"
  bool dirty() const { return buffer_.state() != saved_state_; }

  /// Requires: !untitled(). Throws like write_atomically(); then the document stays dirty.
  void save() { save_as(path_); }
  void save_as(const std::filesystem::path& path);

  /// What happened to the file since it was last read or written here. A change is reported once.
  enum class OnDisk { same, changed, gone };
  OnDisk look_at_disk();
  /// Takes the file's text, as an edit that can be undone. Throws like load().
  void reload();

 private:
  void set_saved();

  TextBuffer buffer_;
  std::filesystem::path path_;
  std::optional<FileStamp> stamp_;
  uint64_t saved_state_ = 0;
  bool crlf_ = false;  // line ends in the file; kept when it is saved
};

}  // namespace interleave::gui
