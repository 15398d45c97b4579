// Keys wait here between GLFW, which reports them whenever it is asked, and the frames, each of which
// takes a batch. ImGui and our own router get the same batch, so that both know the same order:
// - Text typed before Enter, or another key that acts, has a frame before that key.
// - A key that acts is down for a whole frame: ImGui before 1.87 misses quick presses.
// - While a text field is about to take the keyboard, the next keys are kept for it.
#pragma once

#include <deque>
#include <vector>

#include "gui/app/keys.h"

namespace interleave::gui {

/// As GLFW's callbacks say it: a key, or with key 0 a typed character.
struct RawKey {
  int key = 0, scancode = 0, action = 0, mods = 0;
  char32_t text = 0;
  Chord chord = {};  // of a press, by the keyboard's layout
};

class KeyQueue {
 public:
  void push(RawKey key) { waiting_.push_back(key); }
  bool empty() const { return waiting_.empty(); }
  /// Those of the next frame. `typing`: plain letters go into a text, so that they don't act.
  std::vector<RawKey> next_batch(bool typing);

 private:
  std::deque<RawKey> waiting_;
};

}  // namespace interleave::gui
