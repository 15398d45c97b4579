// The parts of the header's reader: header.cpp reads machine and variants, header_io.cpp what the
// world around the machine does, and the notes.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <toml++/toml.h>

#include "models/python/annotations.h"
#include "models/python/header.h"

namespace interleave::models::python {

/// What is wrong with a value; "" if nothing is.
using Complaint = std::string;

/// A mistake and the piece of TOML that has it.
struct Mistake {
  std::string message;
  toml::source_region where;
};

inline constexpr std::string_view kHeaderOpening = "# /// scenario";
inline constexpr std::string_view kHeaderClosing = "# ///";

/// The block of comment lines: its TOML, and where each line of it stands in the program.
struct HeaderBlock {
  std::string toml;
  uint32_t first_line = 0;            // of the program
  std::vector<uint32_t> indentation;  // characters before the TOML, by line
};
/// nullopt if the program has none. Throws ScenarioError if it has no end.
std::optional<HeaderBlock> find_header_block(const Source& source);

Complaint read_duration(const toml::node& node, sim::Duration& duration);

// Each throws Mistake.
void read_cost(std::string_view pattern, const toml::node& node,
               Scenario& scenario);                              // one line of [cost]
void read_replies(const toml::node& node, Scenario& scenario);   // [reply."URL"], all of them
void read_requests(const toml::node& node, Scenario& scenario);  // [[request]], all of them
std::vector<Annotation> read_annotations(const toml::node& node);  // [[annotation]], all of them

}  // namespace interleave::models::python
