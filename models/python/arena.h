// Memory that is freed all at once: what a syntax tree and its strings live in. Objects in it are
// never destroyed, so they must not own anything themselves. Addresses stay when the arena moves.
#pragma once

#include <cstring>
#include <memory>
#include <memory_resource>
#include <span>
#include <string_view>
#include <type_traits>
#include <unordered_set>
#include <utility>
#include <vector>

namespace interleave::models::python {

class Arena {
 public:
  Arena() : memory_(std::make_unique<std::pmr::monotonic_buffer_resource>(16 * 1024)) {}

  template <class T, class... Args>
  T* make(Args&&... args) {
    static_assert(std::is_trivially_destructible_v<T>);
    return new (memory_->allocate(sizeof(T), alignof(T))) T{std::forward<Args>(args)...};
  }

  template <class T>
  std::span<T> copy(std::span<const T> items) {
    static_assert(std::is_trivially_copyable_v<T>);
    if (items.empty()) return {};
    auto* to = static_cast<T*>(memory_->allocate(items.size_bytes(), alignof(T)));
    std::uninitialized_copy(items.begin(), items.end(), to);
    return {to, items.size()};
  }
  template <class T>
  std::span<T> copy(const std::vector<T>& items) {
    return copy(std::span<const T>(items));
  }

  std::string_view copy(std::string_view text) {
    if (text.empty()) return {};
    auto* to = static_cast<char*>(memory_->allocate(text.size(), 1));
    std::memcpy(to, text.data(), text.size());
    return {to, text.size()};
  }

  /// The one copy of `name`: equal names give the same data().
  std::string_view intern(std::string_view name) {
    if (auto found = names_.find(name); found != names_.end()) return *found;
    return *names_.insert(copy(name)).first;
  }

 private:
  std::unique_ptr<std::pmr::monotonic_buffer_resource> memory_;
  std::unordered_set<std::string_view> names_;
};

}  // namespace interleave::models::python
