// [cost], [reply], [[request]] and [[annotation]] of the header: what calls cost, what sites
// answer, who asks a server, what is noted.
#include <algorithm>
#include <array>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "models/python/header_impl.h"
#include "models/python/nearest.h"

namespace interleave::models::python {

Complaint read_duration(const toml::node& node, sim::Duration& duration) {
  const auto text = node.value<std::string>();
  const auto parsed = text ? sim::parse_duration(*text) : std::nullopt;
  if (!parsed) return "must be a duration such as \"10ms\", \"1.5s\" or \"200us\"";
  duration = *parsed;
  return {};
}

namespace {

Complaint read_text(const toml::node& node, std::string& text) {
  const auto value = node.value_exact<std::string>();
  if (!value) return "must be a text in quotes";
  text = *value;
  return {};
}

Complaint read_optional_duration(const toml::node& node, std::optional<sim::Duration>& duration) {
  return read_duration(node, duration.emplace());
}

Complaint read_whole(const toml::node& node, int64_t low, int64_t high, int64_t& number) {
  const auto value = node.value_exact<int64_t>();
  if (!value || *value < low || *value > high)
    return fmt::format("must be a whole number from {} to {}", low, high);
  number = *value;
  return {};
}

Complaint read_share(const toml::node& node, double& share) {
  const auto value = node.is_number() ? node.value<double>() : std::nullopt;
  if (!value || !(*value >= 0 && *value <= 1)) return "must be a number from 0 to 1";
  share = *value;
  return {};
}

Complaint read_jitter(const toml::node& node, io::Jitter& jitter) {
  const auto text = node.value<std::string>();
  const auto parsed = text ? io::parse_jitter(*text) : std::nullopt;
  if (!parsed) {
    return "must be a duration such as \"10ms\", or \"uniform(10ms)\", \"normal(10ms)\", "
           "\"exponential(10ms)\", \"lognormal(0.5)\"";
  }
  jitter = *parsed;
  return {};
}

using Pairs = std::vector<std::pair<std::string, std::string>>;

void set_header(Pairs& headers, std::string_view name, std::string value) {
  const auto same = [name](const auto& header) {
    return std::equal(name.begin(), name.end(), header.first.begin(), header.first.end(),
                      [](char a, char b) { return std::tolower(a) == std::tolower(b); });
  };
  if (std::none_of(headers.begin(), headers.end(), same))
    headers.emplace_back(name, std::move(value));
}

Complaint read_headers(const toml::node& node, Pairs& headers) {
  const toml::table* table = node.as_table();
  if (table == nullptr) return "must be a table such as { \"Retry-After\" = \"1\" }";
  for (const auto& [name, value] : *table) {
    const auto text = value.value_exact<std::string>();
    if (!text) return "must have texts in quotes as values";
    std::erase_if(headers,
                  [&name = name](const auto& header) { return header.first == name.str(); });
    headers.emplace_back(name.str(), *text);
  }
  return {};
}

/// A value as `json.dumps` writes it, keys in the header's order.
std::string json_text(const toml::node& node) {
  if (const toml::table* table = node.as_table()) {
    std::vector<std::pair<toml::source_position, std::string>> members;
    for (const auto& [key, value] : *table) {
      members.emplace_back(
          key.source().begin,
          fmt::format("{}: {}", nlohmann::json(key.str()).dump(), json_text(value)));
    }
    std::stable_sort(members.begin(), members.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    std::string text;
    for (const auto& member : members) text += (text.empty() ? "" : ", ") + member.second;
    return "{" + text + "}";
  }
  if (const toml::array* array = node.as_array()) {
    std::string text;
    for (const toml::node& item : *array) text += (text.empty() ? "" : ", ") + json_text(item);
    return "[" + text + "]";
  }
  if (const auto text = node.value_exact<std::string>())
    return nlohmann::json(*text).dump(-1, ' ', true);
  if (const auto truth = node.value_exact<bool>()) return *truth ? "true" : "false";
  if (const auto whole = node.value_exact<int64_t>()) return std::to_string(*whole);
  if (const auto number = node.value_exact<double>()) return nlohmann::json(*number).dump();
  return "null";  // dates and times, which JSON doesn't have
}

/// A message's body as `json` or `text`.
template <class Message>
Complaint read_json(const toml::node& node, Message& message) {
  message.body = json_text(node);
  set_header(message.headers, "Content-Type", "application/json");
  return {};
}
template <class Message>
Complaint read_body_text(const toml::node& node, Message& message) {
  if (Complaint complaint = read_text(node, message.body); !complaint.empty()) return complaint;
  const bool html =
      message.body.find_first_not_of(" \n") == message.body.find('<') && !message.body.empty();
  set_header(message.headers, "Content-Type",
             html ? "text/html; charset=utf-8" : "text/plain; charset=utf-8");
  return {};
}

Complaint read_method_and_path(const toml::node& node, ScriptedRequest& request) {
  const auto text = node.value_exact<std::string>();
  const size_t space = text ? text->find(' ') : std::string::npos;
  if (space == std::string::npos || space + 1 >= text->size() || (*text)[space + 1] != '/') {
    return "must be a method and a path, such as \"GET /items/1?q=x\"";
  }
  request.method = text->substr(0, space);
  request.path = text->substr(space + 1);
  return {};
}

template <class T>
struct Field {
  std::string_view name;
  Complaint (*read)(const toml::node& node, T& to);
};

constexpr Field<io::Cost> kCost[] = {
    {"cpu", [](const auto& node, io::Cost& cost) { return read_duration(node, cost.cpu); }},
    {"wait",
     [](const auto& node, io::Cost& cost) { return read_optional_duration(node, cost.wait); }},
    {"jitter", [](const auto& node, io::Cost& cost) { return read_jitter(node, cost.jitter); }},
    {"capacity", [](const auto& node,
                    io::Cost& cost) { return read_whole(node, 1, 1'000'000, cost.capacity); }},
    {"error_rate",
     [](const auto& node, io::Cost& cost) { return read_share(node, cost.error_rate); }},
    {"error", [](const auto& node, io::Cost& cost) { return read_text(node, cost.error); }},
};
constexpr Field<ScriptedReply> kReply[] = {
    {"headers",
     [](const auto& node, ScriptedReply& reply) { return read_headers(node, reply.headers); }},
    {"status", [](const auto& node,
                  ScriptedReply& reply) { return read_whole(node, 100, 599, reply.status); }},
    {"json", read_json<ScriptedReply>},
    {"text", read_body_text<ScriptedReply>},
    {"latency", [](const auto& node,
                   ScriptedReply& reply) { return read_optional_duration(node, reply.latency); }},
    {"error", [](const auto& node, ScriptedReply& reply) { return read_text(node, reply.error); }},
};
constexpr Field<ScriptedRequest> kRequest[] = {
    {"at",
     [](const auto& node, ScriptedRequest& request) { return read_duration(node, request.at); }},
    {"call", read_method_and_path},
    {"headers", [](const auto& node,
                   ScriptedRequest& request) { return read_headers(node, request.headers); }},
    {"json", read_json<ScriptedRequest>},
    {"text", read_body_text<ScriptedRequest>},
};

constexpr Field<Annotation> kAnnotation[] = {
    {"at", [](const auto& node, Annotation& note) { return read_duration(node, note.at); }},
    {"text", [](const auto& node, Annotation& note) { return read_text(node, note.text); }},
    {"track", [](const auto& node, Annotation& note) { return read_text(node, note.track); }},
};

/// Reads a table key by key. `what` begins the messages: "the cost of 'resize'".
template <class T, size_t N>
void read_fields(const toml::node& node, const Field<T> (&fields)[N], std::string_view what,
                 std::string_view example, T& to) {
  const toml::table* table = node.as_table();
  if (table == nullptr)
    throw Mistake{fmt::format("{} must be a table such as {}", what, example), node.source()};
  for (const auto& [name, value] : *table) {
    const auto* known =
        std::find_if(std::begin(fields), std::end(fields),
                     [&name = name](const auto& f) { return f.name == name.str(); });
    if (known == std::end(fields)) {
      std::vector<std::string_view> names;
      for (const Field<T>& field : fields) names.push_back(field.name);
      throw Mistake{fmt::format("unknown key '{}' in {}; known are {}", name.str(), what,
                                fmt::join(names, ", ")),
                    name.source()};
    }
    if (const Complaint complaint = known->read(value, to); !complaint.empty()) {
      throw Mistake{fmt::format("'{}' of {} {}", name.str(), what, complaint), value.source()};
    }
  }
}

/// Calls `each` with the table, or with every table of an array of them.
template <class F>
void each_table(const toml::node& node, F&& each) {
  if (const toml::array* array = node.as_array()) {
    for (const toml::node& item : *array) each(item);
  } else {
    each(node);
  }
}

}  // namespace

void read_cost(std::string_view pattern, const toml::node& node, Scenario& scenario) {
  CallCost cost{std::string(pattern), {}};
  read_fields(node, kCost, fmt::format("the cost of '{}'", pattern), "{ wait = \"200ms\" }",
              cost.cost);
  scenario.costs.push_back(std::move(cost));
}

void read_replies(const toml::node& node, Scenario& scenario) {
  const toml::table* replies = node.as_table();
  if (replies == nullptr)
    throw Mistake{"replies must be tables: [reply.\"https://example.com/*\"]", node.source()};
  for (const auto& [pattern, reply] : *replies) {
    each_table(reply, [&, pattern = pattern.str()](const toml::node& one) {
      ScriptedReply read;
      read.pattern = pattern;
      read_fields(one, kReply, fmt::format("the reply of '{}'", pattern), "{ status = 404 }", read);
      scenario.replies.push_back(std::move(read));
    });
  }
}

void read_requests(const toml::node& node, Scenario& scenario) {
  each_table(node, [&](const toml::node& one) {
    ScriptedRequest read;
    read_fields(one, kRequest, "a request", "{ at = \"1s\", call = \"GET /\" }", read);
    if (read.path.empty()) throw Mistake{"a request needs call = \"GET /path\"", one.source()};
    scenario.requests.push_back(std::move(read));
  });
  std::stable_sort(scenario.requests.begin(), scenario.requests.end(),
                   [](const ScriptedRequest& a, const ScriptedRequest& b) { return a.at < b.at; });
}

std::vector<Annotation> read_annotations(const toml::node& node) {
  std::vector<Annotation> annotations;
  each_table(node, [&](const toml::node& one) {
    Annotation read;
    read_fields(one, kAnnotation, "an annotation", "{ at = \"1s\", text = \"here\" }", read);
    if (read.text.empty()) throw Mistake{"an annotation needs text = \"…\"", one.source()};
    annotations.push_back(std::move(read));
  });
  return annotations;
}

}  // namespace interleave::models::python
