#include "gui/app/key_queue.h"

namespace interleave::gui {

namespace {

bool is_modifier(int key) { return key >= GLFW_KEY_LEFT_SHIFT && key <= GLFW_KEY_RIGHT_SUPER; }

}  // namespace

std::vector<RawKey> KeyQueue::next_batch(bool typing) {
  std::vector<RawKey> batch;
  Chord acting;  // the key of the batch that acts
  bool typed = false;
  for (; !waiting_.empty(); waiting_.pop_front()) {
    const RawKey& next = waiting_.front();
    if (next.key == 0) {
      typed = true;  // by the press before it
    } else if (acting) {
      const bool again = next.action == GLFW_REPEAT && next.chord == acting;
      if (!again) break;
    } else if (next.action != GLFW_RELEASE && !is_modifier(next.key) &&
               !(typing && types_text(next.chord))) {
      if (typed) break;
      acting = next.chord;
    }
    batch.push_back(next);
  }
  return batch;
}

}  // namespace interleave::gui
