#include "gui/app/clipboard_image.h"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <stdexcept>
#include <vector>

namespace interleave::gui {

namespace {

constexpr int kNotFound = 127;

/// Runs the program with `input` on its standard input; its exit status.
int run_with_input(const std::vector<const char*>& command, const std::string& input) {
  std::array<int, 2> ends{};
  if (pipe2(ends.data(), O_CLOEXEC) != 0) throw std::runtime_error(std::strerror(errno));
  const pid_t child = fork();
  if (child < 0) throw std::runtime_error(std::strerror(errno));
  if (child == 0) {
    // Nothing here may allocate: other threads may hold the allocator's lock.
    dup2(ends[0], STDIN_FILENO);
    const int nowhere = open("/dev/null", O_WRONLY);
    dup2(nowhere, STDOUT_FILENO);  // xclip stays behind and must not hold our output open
    dup2(nowhere, STDERR_FILENO);
    execvp(command[0], const_cast<char* const*>(command.data()));
    _exit(kNotFound);
  }
  close(ends[0]);
  // A program that isn't there closes the pipe: that isn't a reason to die.
  struct sigaction ignore {}, before {};
  ignore.sa_handler = SIG_IGN;
  sigaction(SIGPIPE, &ignore, &before);
  for (size_t at = 0; at < input.size();) {
    const ssize_t written = write(ends[1], input.data() + at, input.size() - at);
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) break;
    at += static_cast<size_t>(written);
  }
  close(ends[1]);
  sigaction(SIGPIPE, &before, nullptr);
  int status = 0;
  while (waitpid(child, &status, 0) < 0 && errno == EINTR) continue;
  return WIFEXITED(status) ? WEXITSTATUS(status) : kNotFound;
}

}  // namespace

void copy_png(const std::string& png) {
  const bool wayland = std::getenv("WAYLAND_DISPLAY") != nullptr;
  const std::vector<const char*> command =
      wayland ? std::vector<const char*>{"wl-copy", "--type", "image/png", nullptr}
              : std::vector<const char*>{"xclip", "-selection", "clipboard", "-t", "image/png", "-i",
                                         nullptr};
  const int status = run_with_input(command, png);
  if (status == kNotFound)
    throw std::runtime_error(wayland ? "Copying a picture needs wl-copy: install wl-clipboard."
                                     : "Copying a picture needs xclip: install the package xclip.");
  if (status != 0) throw std::runtime_error("The clipboard didn't take the picture.");
}

}  // namespace interleave::gui
