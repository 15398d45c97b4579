#include "models/python/source.h"

#include <algorithm>
#include <cstdio>

#include "models/python/syntax_error.h"

namespace interleave::models::python {
namespace {

// The length of the UTF-8 sequence at `at`, 0 if it is none (overlong, surrogate, out of range).
size_t utf8_sequence(std::string_view text, size_t at) {
  const auto byte = [&](size_t i) {
    return i < text.size() ? static_cast<unsigned char>(text[i]) : 0u;
  };
  const auto tail = [&](size_t i) { return (byte(i) & 0xC0u) == 0x80u; };
  const unsigned c = byte(at), next = byte(at + 1);
  if (c < 0x80) return 1;
  if (c >= 0xC2 && c <= 0xDF) return tail(at + 1) ? 2 : 0;
  if (c >= 0xE0 && c <= 0xEF) {
    const bool fits = (c != 0xE0 || next >= 0xA0) && (c != 0xED || next < 0xA0);
    return fits && tail(at + 1) && tail(at + 2) ? 3 : 0;
  }
  if (c >= 0xF0 && c <= 0xF4) {
    const bool fits = (c != 0xF0 || next >= 0x90) && (c != 0xF4 || next < 0x90);
    return fits && tail(at + 1) && tail(at + 2) && tail(at + 3) ? 4 : 0;
  }
  return 0;
}

[[noreturn]] void reject(const std::string& name, std::string message, uint32_t line) {
  SyntaxError error;
  error.message = std::move(message);
  error.file = name;
  error.line = line;
  throw error;
}

}  // namespace

Source::Source(std::string name, std::string_view text) : name_(std::move(name)) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  text_.reserve(text.size() + 1);
  line_starts_.push_back(0);
  for (size_t i = 0; i < text.size();) {
    const char c = text[i];
    if (c == '\0') reject(name_, "source code cannot contain null bytes", line_count());
    if (c == '\r' || c == '\n') {
      i += c == '\r' && i + 1 < text.size() && text[i + 1] == '\n' ? 2 : 1;
      text_ += '\n';
      line_starts_.push_back(static_cast<uint32_t>(text_.size()));
      continue;
    }
    const size_t length = utf8_sequence(text, i);
    if (length == 0) {
      char hex[8];
      std::snprintf(hex, sizeof hex, "\\x%02x", static_cast<unsigned char>(c));
      reject(name_,
             std::string("Non-UTF-8 code starting with '") + hex + "' in file " + name_ +
                 " on line " + std::to_string(line_count()) +
                 ", but no encoding declared; see https://peps.python.org/pep-0263/ for details",
             line_count());
    }
    text_.append(text, i, length);
    i += length;
  }
  if (!text_.ends_with('\n')) {
    text_ += '\n';
    line_starts_.push_back(static_cast<uint32_t>(text_.size()));
  }
  line_starts_.pop_back();  // nothing stands behind the last line end
}

std::string_view Source::line(uint32_t number) const {
  if (number == 0 || number > line_count()) return {};
  const uint32_t begin = line_starts_[number - 1];
  const size_t end = text_.find('\n', begin);
  return std::string_view(text_).substr(begin, end - begin);
}

uint32_t characters(std::string_view line, uint32_t bytes) {
  const auto starts =
      std::count_if(line.begin(), line.begin() + std::min<size_t>(bytes, line.size()),
                    [](char c) { return (c & 0xC0) != 0x80; });
  return static_cast<uint32_t>(starts) + (bytes > line.size() ? 1 : 0);
}

}  // namespace interleave::models::python
