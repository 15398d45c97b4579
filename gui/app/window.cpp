#include "gui/app/window.h"

#include <backends/imgui_impl_glfw.h>
#include <backends/imgui_impl_opengl3.h>
#include <imgui.h>

#include <GL/gl.h>

#include <algorithm>
#include <cmath>

namespace interleave::gui {

namespace {

constexpr float kLeastWidth = 900, kLeastHeight = 560;  // units

/// Letters by what the keyboard's layout shows on the key, all others by position.
int layout_key(int key, int scancode) {
  if (key < GLFW_KEY_A || key > GLFW_KEY_Z) return key;
  const char* name = glfwGetKeyName(key, scancode);
  if (!name || name[0] == '\0' || name[1] != '\0') return key;
  return name[0] >= 'a' && name[0] <= 'z' ? GLFW_KEY_A + (name[0] - 'a') : key;
}

}  // namespace

/// GLFW calls these; ImGui's backend is installed after them and passes its events on. Keys it gets
/// from pass_on().
struct Window::Callbacks {
  static Window& self(GLFWwindow* window) {
    return *static_cast<Window*>(glfwGetWindowUserPointer(window));
  }

  static void key(GLFWwindow* window, int key, int scancode, int action, int mods) {
    self(window).invalidate();
    if (key == GLFW_KEY_UNKNOWN) return;
    uint8_t held = 0;
    if (mods & (GLFW_MOD_CONTROL | GLFW_MOD_SUPER)) held |= kCtrl;
    if (mods & GLFW_MOD_SHIFT) held |= kShift;
    if (mods & GLFW_MOD_ALT) held |= kAlt;
    self(window).waiting_.push({key, scancode, action, mods, 0, {layout_key(key, scancode), held}});
  }
  static void character(GLFWwindow* window, unsigned int c) {
    self(window).invalidate();
    self(window).waiting_.push({.text = c});
  }
  static void drop(GLFWwindow* window, int count, const char** paths) {
    self(window).invalidate();
    self(window).dropped_.insert(self(window).dropped_.end(), paths, paths + count);
  }
  static void button(GLFWwindow* window, int, int, int) { self(window).invalidate(); }
  static void pair(GLFWwindow* window, double, double) { self(window).invalidate(); }
  static void number(GLFWwindow* window, int) { self(window).invalidate(); }
  static void size(GLFWwindow* window, int, int) { self(window).invalidate(); }
  static void signal(GLFWwindow* window) { self(window).invalidate(); }
  static void content_scale(GLFWwindow* window, float x, float) {
    self(window).invalidate();
    if (self(window).fixed_scale_ <= 0) self(window).scale_ = x;
  }
};

Window::GlfwLibrary::GlfwLibrary() {
  glfwSetErrorCallback(nullptr);
  if (!glfwInit()) {
    const char* why = nullptr;
    glfwGetError(&why);
    throw NoDisplay(std::string("no display: ") + (why ? why : "GLFW can't start"));
  }
}

Window::GlfwLibrary::~GlfwLibrary() { glfwTerminate(); }

Window::Window(int width, int height, bool maximized, float scale) : fixed_scale_(scale) {
  glfwWindowHint(GLFW_MAXIMIZED, maximized ? GLFW_TRUE : GLFW_FALSE);
  glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
  glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 2);
  glfwWindowHint(GLFW_OPENGL_PROFILE, GLFW_OPENGL_CORE_PROFILE);
  glfwWindowHint(GLFW_OPENGL_FORWARD_COMPAT, GLFW_TRUE);
  glfwWindowHintString(GLFW_X11_CLASS_NAME, "interleave");
  glfwWindowHintString(GLFW_X11_INSTANCE_NAME, "interleave");
  float content = 1;
  if (GLFWmonitor* monitor = glfwGetPrimaryMonitor()) {
    float y = 1;
    glfwGetMonitorContentScale(monitor, &content, &y);
    int left = 0, top = 0, most_width = 0, most_height = 0;
    glfwGetMonitorWorkarea(monitor, &left, &top, &most_width, &most_height);
    const float wanted = scale > 0 ? scale : content;
    width = static_cast<int>(static_cast<float>(width) * wanted);
    height = static_cast<int>(static_cast<float>(height) * wanted);
    if (most_width > 0) width = std::min(width, most_width), height = std::min(height, most_height);
  }
  window_.reset(glfwCreateWindow(width, height, "Interleave", nullptr, nullptr));
  if (!window_) {
    const char* why = nullptr;
    glfwGetError(&why);
    throw NoDisplay(std::string("no window: ") + (why ? why : "OpenGL 3.2 is missing"));
  }
  GLFWwindow* window = window_.get();
  scale_ = scale > 0 ? scale : content;
  glfwSetWindowSizeLimits(window, static_cast<int>(kLeastWidth * scale_),
                          static_cast<int>(kLeastHeight * scale_), GLFW_DONT_CARE, GLFW_DONT_CARE);
  glfwSetWindowUserPointer(window, this);
  glfwSetDropCallback(window, Callbacks::drop);
  glfwSetMouseButtonCallback(window, Callbacks::button);
  glfwSetCursorPosCallback(window, Callbacks::pair);
  glfwSetScrollCallback(window, Callbacks::pair);
  glfwSetCursorEnterCallback(window, Callbacks::number);
  glfwSetWindowFocusCallback(window, Callbacks::number);
  glfwSetWindowSizeCallback(window, Callbacks::size);
  glfwSetFramebufferSizeCallback(window, Callbacks::size);
  glfwSetWindowRefreshCallback(window, Callbacks::signal);
  glfwSetWindowCloseCallback(window, Callbacks::signal);
  glfwSetWindowContentScaleCallback(window, Callbacks::content_scale);
  glfwMakeContextCurrent(window);
  glfwSwapInterval(1);

  ImGui::CreateContext();
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;
  io.LogFilename = nullptr;
  io.ConfigInputTextCursorBlink = false;  // an idle window draws no frames
  ImGui_ImplGlfw_InitForOpenGL(window, true);
  glfwSetKeyCallback(window, Callbacks::key);  // instead of the backend's
  glfwSetCharCallback(window, Callbacks::character);
  ImGui_ImplOpenGL3_Init("#version 150");
}

Window::~Window() {
  ImGui_ImplOpenGL3_Shutdown();
  ImGui_ImplGlfw_Shutdown();
  ImGui::DestroyContext();
}

void Window::wait(double seconds) {
  if (seconds > 0) {
    glfwWaitEventsTimeout(seconds);
  } else {
    glfwPollEvents();
  }
  if (woken_.exchange(false)) invalidate();
}

void Window::wake() {
  woken_ = true;
  glfwPostEmptyEvent();
}

void Window::forget_fonts() { ImGui_ImplOpenGL3_DestroyDeviceObjects(); }

void Window::pass_on(const RawKey& key) {
  GLFWwindow* window = window_.get();
  if (key.key == 0) {
    ImGui_ImplGlfw_CharCallback(window, key.text);
    keys_.push_back({{}, key.text});
    return;
  }
  ImGui_ImplGlfw_KeyCallback(window, key.key, key.scancode, key.action, key.mods);
  if (key.action != GLFW_RELEASE) keys_.push_back({key.chord, 0});
}

void Window::begin_frame(Keys keys) {
  frames_due_ = std::max(0, frames_due_ - 1);
  if (keys != Keys::wait) {
    const std::vector<RawKey> batch = waiting_.next_batch(keys == Keys::type);
    for (const RawKey& key : batch) pass_on(key);
    if (!batch.empty()) invalidate();
  }
  ImGui_ImplOpenGL3_NewFrame();
  ImGui_ImplGlfw_NewFrame();
  ImGui::NewFrame();
}

void Window::end_frame(unsigned ground) {
  ImGui::Render();
  int width = 0, height = 0;
  glfwGetFramebufferSize(window_.get(), &width, &height);
  const ImVec4 color = ImGui::ColorConvertU32ToFloat4(ground);
  glViewport(0, 0, width, height);
  glClearColor(color.x, color.y, color.z, 1);
  glClear(GL_COLOR_BUFFER_BIT);
  ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
  glfwSwapBuffers(window_.get());
}

std::chrono::nanoseconds Window::frame_time() const {
  constexpr int kUsual = 60;
  GLFWmonitor* monitor = glfwGetPrimaryMonitor();
  const GLFWvidmode* mode = monitor ? glfwGetVideoMode(monitor) : nullptr;
  return std::chrono::nanoseconds(std::chrono::seconds(1)) /
         (mode && mode->refreshRate > 0 ? mode->refreshRate : kUsual);
}

bool Window::take_close_request() {
  const bool asked = glfwWindowShouldClose(window_.get()) != 0;
  if (asked) glfwSetWindowShouldClose(window_.get(), GLFW_FALSE);
  return asked;
}

int Window::width() const {
  int width = 0;
  glfwGetWindowSize(window_.get(), &width, nullptr);
  return static_cast<int>(std::lround(static_cast<float>(width) / scale_));
}

int Window::height() const {
  int height = 0;
  glfwGetWindowSize(window_.get(), nullptr, &height);
  return static_cast<int>(std::lround(static_cast<float>(height) / scale_));
}

bool Window::maximized() const { return glfwGetWindowAttrib(window_.get(), GLFW_MAXIMIZED) != 0; }

void Window::set_title(const std::string& title) {
  if (title == title_) return;
  title_ = title;
  glfwSetWindowTitle(window_.get(), title.c_str());
}

}  // namespace interleave::gui
