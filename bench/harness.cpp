#include "bench/harness.h"

#include <fmt/core.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

namespace interleave::bench {

namespace {

struct Sample {
  double ns;
  uint64_t rss;
};

[[noreturn]] void fail(const char* what) {
  std::perror(what);
  std::exit(1);
}

/// What this process has used, so that its neighbours on the machine count less.
double cpu_time_ns() {
  timespec time{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) * 1e9 + static_cast<double>(time.tv_nsec);
}

Sample sample_in_child(const Program& program) {
  int ends[2];
  if (pipe(ends) != 0) fail("pipe");
  const pid_t child = fork();
  if (child < 0) fail("fork");
  if (child == 0) {
    const std::function<void()> timed = program();
    const double begin = cpu_time_ns();
    timed();
    const double end = cpu_time_ns();
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    const Sample sample{end - begin, static_cast<uint64_t>(usage.ru_maxrss) * 1024};
    const bool written = write(ends[1], &sample, sizeof sample) == sizeof sample;
    _exit(written ? 0 : 1);
  }
  close(ends[1]);
  Sample sample{};
  const bool complete = read(ends[0], &sample, sizeof sample) == sizeof sample;
  close(ends[0]);
  int status = 0;
  waitpid(child, &status, 0);
  if (!complete || status != 0) {
    fmt::print(stderr, "a benchmark ended with status {}\n", status);
    std::exit(1);
  }
  return sample;
}

double median(std::vector<double> values) {
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

Result measure_row(const Row& row, int rounds) {
  std::vector<double> engine;
  std::vector<double> floor;
  uint64_t rss = 0;
  for (int round = 0; round < rounds; ++round) {
    const Sample sample = sample_in_child(row.engine);
    engine.push_back(sample.ns);
    rss = std::max(rss, sample.rss);
    floor.push_back(sample_in_child(row.floor).ns);
  }
  const auto operations = static_cast<double>(row.operations);
  const double ns = median(engine) / operations;
  const double floor_ns = median(floor) / operations;
  return {row.name, ns, floor_ns, ns / floor_ns, rss};
}

}  // namespace

void measure(const std::vector<Row>& rows, const MeasureOptions& options) {
  fmt::print("{:<28}{:>10}{:>10}{:>8}{:>12}\n", "per operation", "ns", "floor ns", "ratio",
             "peak MiB");
  nlohmann::ordered_json json = nlohmann::ordered_json::array();
  for (const Row& row : rows) {
    if (row.name.find(options.only) == std::string::npos) continue;
    const Result r = measure_row(row, options.rounds);
    fmt::print("{:<28}{:>10.1f}{:>10.1f}{:>8.2f}{:>12.1f}\n", r.name, r.ns, r.floor_ns, r.ratio,
               static_cast<double>(r.rss) / (1 << 20));
    std::fflush(stdout);
    json.push_back({{"name", r.name},
                    {"ns", r.ns},
                    {"floor_ns", r.floor_ns},
                    {"ratio", r.ratio},
                    {"rss", r.rss}});
  }
  std::filesystem::create_directories(std::filesystem::path(options.path).parent_path());
  std::ofstream(options.path) << json.dump(2) << "\n";
}

}  // namespace interleave::bench
