// Where the program keeps what it remembers: the XDG base directories.
// https://specifications.freedesktop.org/basedir-spec/latest/
#pragma once

#include <filesystem>

namespace interleave::gui {

/// $XDG_CONFIG_HOME/interleave, else ~/.config/interleave; empty if there is no home.
std::filesystem::path config_directory();
/// $XDG_STATE_HOME/interleave, else ~/.local/state/interleave; empty if there is no home.
std::filesystem::path state_directory();

}  // namespace interleave::gui
