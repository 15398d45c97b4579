#include "gui/app/document.h"

#include <utility>

namespace interleave::gui {

namespace {

std::string with_crlf(std::string_view text) {
  std::string result;
  for (const char c : text) {
    if (c == '\n') result += '\r';
    result += c;
  }
  return result;
}

}  // namespace

Document::Document(std::string_view text) : buffer_(text) { saved_state_ = buffer_.state(); }

Document Document::load(const std::filesystem::path& path) {
  const std::string text = read_text(path);
  Document document(text);
  document.path_ = std::filesystem::absolute(path).lexically_normal();
  document.crlf_ = text.find("\r\n") != text.npos;
  document.set_saved();
  return document;
}

std::string Document::name() const {
  return untitled() ? "untitled.py" : path_.filename().string();
}

void Document::set_saved() {
  saved_state_ = buffer_.state();
  stamp_ = stamp_of(path_);
}

void Document::save_as(const std::filesystem::path& path) {
  const std::string text = buffer_.text();
  write_atomically(path, crlf_ ? with_crlf(text) : text);
  path_ = std::filesystem::absolute(path).lexically_normal();
  set_saved();
}

Document::OnDisk Document::look_at_disk() {
  if (untitled()) return OnDisk::same;
  const auto now = stamp_of(path_);
  if (now == stamp_) return OnDisk::same;
  stamp_ = now;
  return now ? OnDisk::changed : OnDisk::gone;
}

void Document::reload() {
  const std::string text = read_text(path_);
  crlf_ = text.find("\r\n") != text.npos;
  buffer_.replace_all(text);
  set_saved();
}

}  // namespace interleave::gui
