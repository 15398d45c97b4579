#include "gui/app/settings.h"

#include <array>
#include <charconv>
#include <stdexcept>
#include <variant>

#include "gui/app/file_io.h"

namespace interleave::gui {

namespace fs = std::filesystem;

namespace {

using Member = std::variant<std::string Settings::*, bool Settings::*, int Settings::*>;
struct Key {
  std::string_view name;
  Member member;
};
const std::array kKeys{
    Key{"theme", &Settings::theme},
    Key{"view", &Settings::view},
    Key{"panel", &Settings::panel},
    Key{"gallery", &Settings::gallery},
    Key{"inspector", &Settings::inspector},
    Key{"auto_run", &Settings::auto_run},
    Key{"tour_seen", &Settings::tour_seen},
    Key{"maximized", &Settings::maximized},
    Key{"window_width", &Settings::window_width},
    Key{"window_height", &Settings::window_height},
    Key{"gallery_width", &Settings::gallery_width},
    Key{"editor_width", &Settings::editor_width},
    Key{"bottom_height", &Settings::bottom_height},
    Key{"inspector_width", &Settings::inspector_width},
};
constexpr int kLargest = 20'000;  // units

std::string_view trimmed(std::string_view text) {
  const size_t begin = text.find_first_not_of(" \t\r");
  if (begin == text.npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\r") - begin + 1);
}

struct Reader {
  Settings& settings;
  std::string_view value;
  void operator()(std::string Settings::*member) const {
    if (value.size() < 2 || value.front() != '"' || value.back() != '"') return;
    settings.*member = value.substr(1, value.size() - 2);
  }
  void operator()(bool Settings::*member) const {
    if (value == "true" || value == "false") settings.*member = value == "true";
  }
  void operator()(int Settings::*member) const {
    int number = 0;
    const char* end = value.data() + value.size();
    const auto [rest, error] = std::from_chars(value.data(), end, number);
    if (error == std::errc() && rest == end && number >= 0 && number <= kLargest)
      settings.*member = number;
  }
};

struct Writer {
  const Settings& settings;
  std::string operator()(std::string Settings::*member) const {
    return '"' + settings.*member + '"';
  }
  std::string operator()(bool Settings::*member) const {
    return settings.*member ? "true" : "false";
  }
  std::string operator()(int Settings::*member) const { return std::to_string(settings.*member); }
};

}  // namespace

Settings parse_settings(std::string_view text) {
  Settings settings;
  while (!text.empty()) {
    const std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(text.size(), line.size() + 1));
    const size_t equals = line.find('=');
    if (equals == line.npos) continue;
    for (const Key& key : kKeys) {
      if (trimmed(line.substr(0, equals)) == key.name)
        std::visit(Reader{settings, trimmed(line.substr(equals + 1))}, key.member);
    }
  }
  return settings;
}

std::string to_text(const Settings& settings) {
  std::string text;
  for (const Key& key : kKeys)
    text += std::string(key.name) + " = " + std::visit(Writer{settings}, key.member) + '\n';
  return text;
}

Settings read_settings(const fs::path& file) {
  try {
    return parse_settings(read_text(file));
  } catch (const std::runtime_error&) {
    return {};  // there is none yet, or it can't be read
  }
}

void write_settings(const fs::path& file, const Settings& settings) {
  std::error_code error;
  fs::create_directories(file.parent_path(), error);
  write_atomically(file, to_text(settings));
}

}  // namespace interleave::gui
