// Notes in the scenario's header, which the figure of the run shows and the run itself ignores:
//
//   # [[annotation]]
//   # at = "1.5s"
//   # text = "here the loop stands still"
//   # track = "main"
#pragma once

#include <string>
#include <vector>

#include "models/python/source.h"
#include "sim/time.h"

namespace interleave::models::python {

struct Annotation {
  sim::Duration at;
  std::string text;
  std::string track;  // that it is about; "": none
};

/// In the header's order. Throws ScenarioError, as parse_header() does.
std::vector<Annotation> parse_annotations(const Source& source);

}  // namespace interleave::models::python
