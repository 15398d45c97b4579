// Writes a setting into the header of a program, and changes nothing else: comments, order, spaces
// and the rest of the program stay as they are.
#pragma once

#include <string>
#include <string_view>

namespace interleave::models::python {

/// The program with `key` ("machine.cores") set to `value` (TOML: `2`, `"10ms"`) in its header. Where
/// the key stands already, its value is replaced; else it is added to its table; else the table is
/// added, or a header above the program, behind a `#!` line and a coding comment.
/// Throws ScenarioError if the header can't be read, or can't take the setting.
std::string with_setting(std::string_view program, std::string_view key, std::string_view value);

}  // namespace interleave::models::python
