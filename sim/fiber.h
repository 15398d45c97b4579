// A fiber: a computation with its own stack that can be left in the middle and entered again.
//
// This is the only file that knows Boost.Context, and switch_to() the only function that changes
// stacks; it tells AddressSanitizer. A Fiber is plain data: it doesn't own its stack. Requires of
// every user: no switch inside a C++ `catch` block, because the runtime keeps the exceptions being
// handled per thread, not per fiber.
#pragma once

#include <boost/context/detail/fcontext.hpp>
#include <cstddef>

#if defined(__SANITIZE_ADDRESS__)
#define INTERLEAVE_ASAN 1
#include <sanitizer/asan_interface.h>
#include <sanitizer/common_interface_defs.h>
#else
#define INTERLEAVE_ASAN 0
#endif

namespace interleave::sim {

struct Fiber {
  boost::context::detail::fcontext_t context = nullptr;
#if INTERLEAVE_ASAN
  void* fake_stack = nullptr;
  const void* stack_bottom = nullptr;
  size_t stack_bytes = 0;
#endif
};

/// Frames grow with AddressSanitizer's red zones.
inline constexpr size_t kStackScale = INTERLEAVE_ASAN ? 4 : 1;

/// Requires: nothing lives on this stack any more.
inline void wipe_stack([[maybe_unused]] std::byte* bottom, [[maybe_unused]] size_t bytes) {
#if INTERLEAVE_ASAN
  __asan_unpoison_memory_region(bottom, bytes);  // of frames that were left for good
#endif
}

/// Runs `to` until somebody switches back to `from`. `last`: `from` is never entered again.
/// `context` is that of `to`; the switch waits for nothing else, so that it is best read early.
[[gnu::always_inline]] inline void switch_to(Fiber& from, [[maybe_unused]] Fiber& to,
                                             boost::context::detail::fcontext_t context,
                                             [[maybe_unused]] bool last = false) {
#if INTERLEAVE_ASAN
  __sanitizer_start_switch_fiber(last ? nullptr : &from.fake_stack, to.stack_bottom,
                                 to.stack_bytes);
#endif
  const auto back = boost::context::detail::jump_fcontext(context, &from);
  auto& previous = *static_cast<Fiber*>(back.data);
  previous.context = back.fctx;
#if INTERLEAVE_ASAN
  __sanitizer_finish_switch_fiber(from.fake_stack, &previous.stack_bottom, &previous.stack_bytes);
#endif
}

[[gnu::always_inline]] inline void switch_to(Fiber& from, Fiber& to, bool last = false) {
  switch_to(from, to, to.context, last);
}

/// Enters `to`, which was left by switch_to(), by throwing `Exception()` there.
template <class Exception>
void throw_into(Fiber& from, Fiber& to) {
#if INTERLEAVE_ASAN
  __sanitizer_start_switch_fiber(&from.fake_stack, to.stack_bottom, to.stack_bytes);
#endif
  struct Both {
    Fiber& from;
    Fiber& to;
  } both{from, to};
  const auto back = boost::context::detail::ontop_fcontext(
      to.context, &both,
      [](boost::context::detail::transfer_t arrival) -> boost::context::detail::transfer_t {
        Both fibers = *static_cast<Both*>(arrival.data);
        fibers.from.context = arrival.fctx;
#if INTERLEAVE_ASAN
        __sanitizer_finish_switch_fiber(fibers.to.fake_stack, &fibers.from.stack_bottom,
                                        &fibers.from.stack_bytes);
#endif
        throw Exception();
      });
  static_cast<Fiber*>(back.data)->context = back.fctx;
#if INTERLEAVE_ASAN
  __sanitizer_finish_switch_fiber(from.fake_stack, nullptr, nullptr);
#endif
}

/// Prepares `fiber` to call `Entry(from)` on the given stack when it is first switched to; `from`
/// is the fiber that switched. Entry must not return.
template <void (*Entry)(Fiber& from)>
void prepare(Fiber& fiber, std::byte* stack_bottom, size_t stack_bytes) {
  fiber.context = boost::context::detail::make_fcontext(
      stack_bottom + stack_bytes, stack_bytes, [](boost::context::detail::transfer_t arrival) {
        auto& previous = *static_cast<Fiber*>(arrival.data);
        previous.context = arrival.fctx;
#if INTERLEAVE_ASAN
        __sanitizer_finish_switch_fiber(nullptr, &previous.stack_bottom, &previous.stack_bytes);
#endif
        Entry(previous);
        __builtin_unreachable();
      });
#if INTERLEAVE_ASAN
  fiber.fake_stack = nullptr;
  fiber.stack_bottom = stack_bottom;
  fiber.stack_bytes = stack_bytes;
#endif
}

}  // namespace interleave::sim
