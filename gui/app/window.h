// The system's window with its OpenGL context and Dear ImGui in it. It waits for events without
// using the CPU, collects keys in their order, and says when a frame is worth drawing.
#pragma once

#include <atomic>
#include <chrono>
#include <filesystem>
#include <memory>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "gui/app/key_queue.h"

namespace interleave::gui {

/// There is no display, or it can't do OpenGL 3.
struct NoDisplay : std::runtime_error {
  using std::runtime_error::runtime_error;
};

class Window {
 public:
  /// Throws NoDisplay. The size is in units; `scale` 0: as the display says. One Window at a time.
  Window(int width, int height, bool maximized, float scale);
  ~Window();
  Window(const Window&) = delete;
  Window& operator=(const Window&) = delete;

  /// Waits until something happens or `seconds` have passed; 0 looks without waiting.
  void wait(double seconds);
  /// Something came since the last frames were drawn, so that another is due. ImGui needs a few
  /// frames to settle after an event.
  bool wants_frame() const { return frames_due_ > 0 || !waiting_.empty(); }
  /// Asks for frames; wake() also ends wait(). wake() may be called on any thread.
  void invalidate() { frames_due_ = kFramesToSettle; }
  void wake();

  /// Before ImGui's fonts are loaded anew: the next frame takes them.
  void forget_fonts();
  /// Takes the next keys from those that wait, for ImGui and for take_keys(): see key_queue.h.
  enum class Keys : uint8_t { act, type, wait };
  void begin_frame(Keys keys);
  void end_frame(unsigned ground);  // IM_COL32

  /// Those of this frame.
  std::vector<KeyEvent> take_keys() { return std::exchange(keys_, {}); }
  /// What came since the last call.
  std::vector<std::filesystem::path> take_dropped() { return std::exchange(dropped_, {}); }
  /// The user asked to close; asking again resets it.
  bool take_close_request();
  /// From one frame to the next as the display shows them.
  std::chrono::nanoseconds frame_time() const;
  /// Pixels per unit.
  float scale() const { return scale_; }
  /// Of the window, in units, and whether it fills the screen.
  int width() const;
  int height() const;
  bool maximized() const;
  void set_title(const std::string& title);

 private:
  static constexpr int kFramesToSettle = 3;
  struct Callbacks;
  void pass_on(const RawKey& key);
  struct GlfwLibrary {
    GlfwLibrary();
    ~GlfwLibrary();
  };
  struct Destroy {
    void operator()(GLFWwindow* window) const { glfwDestroyWindow(window); }
  };

  GlfwLibrary library_;
  std::unique_ptr<GLFWwindow, Destroy> window_;
  KeyQueue waiting_;
  std::vector<KeyEvent> keys_;
  std::vector<std::filesystem::path> dropped_;
  std::atomic<bool> woken_{false};
  int frames_due_ = kFramesToSettle;
  float fixed_scale_ = 0, scale_ = 1;
  std::string title_;
};

}  // namespace interleave::gui
