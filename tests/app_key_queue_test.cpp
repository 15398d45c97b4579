// Which keys a frame gets.
#include "gui/app/key_queue.h"

#include <string>

#include "tests/catch.h"

using namespace interleave::gui;

namespace {

RawKey press(int key, uint8_t mods = 0) { return {key, 0, GLFW_PRESS, mods, 0, {key, mods}}; }
RawKey repeat(int key) { return {key, 0, GLFW_REPEAT, 0, 0, {key, 0}}; }
RawKey release(int key) { return {key, 0, GLFW_RELEASE, 0, 0, {key, 0}}; }

/// A letter as a quick typist or a program makes it: pressed, typed, let go.
void type(KeyQueue& queue, std::string_view text) {
  for (const char c : text) {
    const int key = c >= 'a' && c <= 'z' ? c - 'a' + GLFW_KEY_A : c;
    queue.push(press(key));
    queue.push({.text = static_cast<char32_t>(c)});
    queue.push(release(key));
  }
}

/// "abc <257>": typed characters, and in brackets the other keys that were pressed.
std::string next(KeyQueue& queue, bool typing) {
  std::string text;
  for (const RawKey& key : queue.next_batch(typing)) {
    if (key.text != 0) text += utf8(key.text);
    if (key.action != GLFW_RELEASE && key.key != 0 && !(typing && types_text(key.chord)))
      text += "<" + to_string(key.chord) + ">";
  }
  return text;
}

}  // namespace

TEST_CASE("text comes a frame before the Enter that follows it", "[keys]") {
  KeyQueue queue;
  type(queue, "tea");
  queue.push(press(GLFW_KEY_ENTER));
  queue.push(release(GLFW_KEY_ENTER));
  type(queue, "x");
  CHECK(next(queue, true) == "tea");
  CHECK(next(queue, true) == "<Enter>");
  CHECK(next(queue, true) == "x");
  CHECK(queue.empty());
}

TEST_CASE("a key that acts is down for a whole frame", "[keys]") {
  KeyQueue queue;
  queue.push(press(GLFW_KEY_LEFT_CONTROL));
  queue.push(press(GLFW_KEY_A, kCtrl));
  queue.push(release(GLFW_KEY_A));
  queue.push(release(GLFW_KEY_LEFT_CONTROL));
  CHECK(queue.next_batch(true).size() == 2);
  CHECK(queue.next_batch(true).size() == 2);
  CHECK(queue.empty());
}

TEST_CASE("where letters are shortcuts, each has its frame with what it types", "[keys]") {
  KeyQueue queue;
  type(queue, "mn");
  CHECK(next(queue, false) == "<M>m");
  // It opened a field: what follows is text.
  CHECK(next(queue, true) == "n");
}

TEST_CASE("a key that is held repeats as often as it was reported", "[keys]") {
  KeyQueue queue;
  queue.push(press(GLFW_KEY_DOWN));
  for (int i = 0; i < 5; ++i) queue.push(repeat(GLFW_KEY_DOWN));
  queue.push(release(GLFW_KEY_DOWN));
  CHECK(queue.next_batch(false).size() == 6);
  CHECK(queue.next_batch(false).size() == 1);
}
