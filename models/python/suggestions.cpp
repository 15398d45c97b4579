#include "models/python/suggestions.h"

#include <algorithm>
#include <cctype>

#include "models/python/code.h"
#include "models/python/interpreter.h"

namespace interleave::models::python {
namespace {

constexpr size_t kMostCandidates = 750;
constexpr size_t kLongest = 40;
constexpr size_t kMove = 2;  // the cost of a character more, less or other
constexpr size_t kCase = 1;  // of one in the other case

size_t substitution_cost(char a, char b) {
  if (a == b) return 0;
  const auto lower = [](char c) { return std::tolower(static_cast<unsigned char>(c)); };
  return lower(a) == lower(b) ? kCase : kMove;
}

/// The cheapest way from `a` to `b`; anything above `limit` is the same.
size_t distance(std::string_view a, std::string_view b, size_t limit) {
  while (!a.empty() && !b.empty() && a.front() == b.front()) a.remove_prefix(1), b.remove_prefix(1);
  while (!a.empty() && !b.empty() && a.back() == b.back()) a.remove_suffix(1), b.remove_suffix(1);
  if (a.empty() || b.empty()) return (a.size() + b.size()) * kMove;
  if (a.size() > kLongest || b.size() > kLongest) return limit + 1;
  if (b.size() < a.size()) std::swap(a, b);
  if ((b.size() - a.size()) * kMove > limit) return limit + 1;
  std::vector<size_t> row(a.size());
  for (size_t i = 0; i < a.size(); ++i) row[i] = (i + 1) * kMove;
  size_t result = 0;
  for (size_t j = 0; j < b.size(); ++j) {
    size_t diagonal = result = j * kMove;
    size_t least = SIZE_MAX;
    for (size_t i = 0; i < a.size(); ++i) {
      const size_t substitute = diagonal + substitution_cost(b[j], a[i]);
      diagonal = row[i];
      result = std::min(substitute, std::min(result, diagonal) + kMove);
      row[i] = result;
      least = std::min(least, result);
    }
    if (least > limit) return limit + 1;
  }
  return result;
}

class Search {
 public:
  explicit Search(std::string_view name) : name_(name) {}

  void offer(std::string_view candidate) {
    if (candidate == name_) return;
    const size_t limit = std::min((name_.size() + candidate.size() + 3) * kMove / 6, best_distance_ - 1);
    const size_t found = distance(name_, candidate, limit);
    if (found > limit) return;
    best_ = candidate;
    best_distance_ = found;
  }
  void offer(const Dict& names) {
    if (names.size() >= kMostCandidates) return;
    for (const Dict::Entry& entry : names.entries) {
      if (entry.key.is(Kind::str)) offer(entry.key.as<Str>()->view());
    }
  }
  bool found() const { return !best_.empty(); }
  std::string text() const { return best_.empty() ? "" : ". Did you mean: '" + best_ + "'?"; }

 private:
  std::string name_;
  std::string best_;
  size_t best_distance_ = SIZE_MAX / 2;
};

}  // namespace

std::string suggestion_for(Vm& vm, const Value& exception) {
  const auto* error = exception.as<Exception>();
  const Types& types = vm.types();
  if (!error->attributes) return "";
  const Value* name = error->attributes->find(vm.intern("name").get());
  if (name == nullptr || !name->is(Kind::str)) return "";
  Search search(name->as<Str>()->view());
  if (vm.is_instance(exception, types.AttributeError)) {
    const Value* object = error->attributes->find(vm.intern("obj").get());
    if (object == nullptr) return "";
    std::vector<std::string> names;
    try {
      vm.for_each(vm.call_method(*object, "__dir__"), [&](const Value& each) {
        if (each.is(Kind::str)) names.emplace_back(each.as<Str>()->view());
      });
    } catch (const PythonError&) {
      return "";
    }
    if (names.size() >= kMostCandidates) return "";
    std::ranges::sort(names);
    for (const std::string& each : names) search.offer(each);
  } else if (vm.is_instance(exception, types.NameError)) {
    if (error->traceback.empty()) return "";
    const auto& code = *error->traceback.front().code.as<Code>();
    for (const auto* names : {&code.locals, &code.cells, &code.frees}) {
      for (const Ref<Str>& local : *names) search.offer(local->view());
    }
    if (!search.found()) search.offer(vm.interpreter().main_module());
    if (!search.found()) search.offer(vm.interpreter().builtins());
  }
  return search.text();
}

}  // namespace interleave::models::python
