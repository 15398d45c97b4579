// posix: the system calls behind `os`, answered by the simulated machine. Files are those of
// models/io/file_system.h; nothing here reaches the host.
#include <cstdint>

#include "models/python/builtins/buffer.h"
#include "models/python/exit_request.h"
#include "models/python/interpreter.h"
#include "models/python/modules/process_copy.h"
#include "models/python/modules/files.h"
#include "models/python/modules/table.h"
#include "models/python/types.h"
#include "models/python/vm.h"
#include "models/threads/thread.h"
#include "sim/cores.h"
#include "sim/random.h"

namespace interleave::models::python {

namespace modules {

namespace {

/// A generator that the scenario's seed starts and no program can set.
struct Entropy : ModuleState {
  sim::Random generator;
};

/// Raises what the system call answered for `path`.
void check(Vm& vm, io::FileError error, const Value& path) {
  if (error != io::FileError::none) raise_file_error(vm, error, path);
}

Value posix_getpid(Vm& vm, Value*) { return Value::integer(vm.thread().process().pid()); }
/// The main process was started by a shell.
Value posix_getppid(Vm& vm, Value*) {
  constexpr int kShellPid = 999;
  const threads::Process* parent = vm.thread().process().parent();
  return Value::integer(parent != nullptr ? parent->pid() : kShellPid);
}
Value posix_cpu_count(Vm& vm, Value*) { return Value::integer(vm.thread().cores().count()); }
Value posix_getcwd(Vm& vm, Value*) { return vm.str(file_system(vm).working_directory()); }

Value posix_chdir(Vm& vm, Value* a) {
  check(vm, file_system(vm).change_directory(path_text(vm, a[0], "chdir")), a[0]);
  return Value::none();
}

Value posix_listdir(Vm& vm, Value* a) {
  const std::string path = path_text(vm, a[0], "listdir");
  const io::FileSystem& files = file_system(vm);
  if (!files.is_directory(path)) {
    raise_file_error(
        vm, files.is_file(path) ? io::FileError::not_a_directory : io::FileError::no_entry, a[0]);
  }
  std::vector<Value> names;
  for (const std::string& name : files.list(path)) names.push_back(vm.str(name));
  return vm.list(std::move(names));
}

Value posix_mkdir(Vm& vm, Value* a) {
  check(vm, file_system(vm).make_directory(path_text(vm, a[0], "mkdir")), a[0]);
  return Value::none();
}
Value posix_rmdir(Vm& vm, Value* a) {
  check(vm, file_system(vm).remove_directory(path_text(vm, a[0], "rmdir")), a[0]);
  return Value::none();
}
Value posix_remove(Vm& vm, Value* a) {
  check(vm, file_system(vm).remove(path_text(vm, a[0], "remove")), a[0]);
  return Value::none();
}

Value posix_rename(Vm& vm, Value* a) {
  const io::FileError error =
      file_system(vm).rename(path_text(vm, a[0], "rename"), path_text(vm, a[1], "rename"));
  if (error == io::FileError::none) return Value::none();
  raise_file_error(vm, error, a[0], a[1]);
}

// size_of(path): bytes of a file, None for a directory; raises if there is neither.
Value posix_size_of(Vm& vm, Value* a) {
  const std::string path = path_text(vm, a[0], "stat");
  const io::FileSystem& files = file_system(vm);
  if (files.is_directory(path)) return Value::none();
  if (!files.is_file(path)) raise_file_error(vm, io::FileError::no_entry, a[0]);
  return Value::integer(static_cast<int64_t>(files.size(path)));
}

Value posix_urandom(Vm& vm, Value* a) {
  const int64_t count = vm.to_index(a[0]);
  if (count < 0) vm.raise(vm.types().ValueError, "negative argument not allowed");
  return vm.interpreter().make_bytes(entropy(vm, count));
}

// write(fd, data): to the standard streams.
Value posix_write(Vm& vm, Value* a) {
  const std::string_view data = need_buffer(vm, a[1]);
  switch (vm.to_index(a[0])) {
    case 1:
      vm.interpreter().write_out(data);
      break;
    case 2:
      vm.interpreter().write_err(data);
      break;
    default: {
      constexpr int kBadDescriptor = 9;
      const Value arguments[] = {Value::integer(kBadDescriptor),
                                 Value(vm.str("Bad file descriptor"))};
      vm.raise_value(vm.call(Value(vm.types().OSError), arguments));
    }
  }
  return Value::integer(static_cast<int64_t>(data.size()));
}

// _exit(status): nothing of the program runs any more.
Value posix_exit(Vm& vm, Value* a) {
  exit_process(vm, static_cast<int>(vm.to_index(a[0]) & 0xff));
  vm.interpreter().state<ExitRequest>(static_cast<int>(vm.to_index(a[0]) & 0xff));
  vm.interpreter().simulator().stop();
  while (true) vm.thread().sleep(sim::Duration::seconds(1));
}

constexpr NativeDef kFunctions[] = {
    {"_exit", "(status)", posix_exit},
    {"getpid", "()", posix_getpid},
    {"getppid", "()", posix_getppid},
    {"cpu_count", "()", posix_cpu_count},
    {"getcwd", "()", posix_getcwd},
    {"chdir", "(path)", posix_chdir},
    {"listdir", "(path='.')", posix_listdir},
    {"mkdir", "(path, mode=511)", posix_mkdir},
    {"rmdir", "(path)", posix_rmdir},
    {"remove", "(path)", posix_remove},
    {"unlink", "(path)", posix_remove},
    {"rename", "(src, dst)", posix_rename},
    {"replace", "(src, dst)", posix_rename},
    {"size_of", "(path, /)", posix_size_of},
    {"urandom", "(size, /)", posix_urandom},
    {"write", "(fd, data, /)", posix_write},
};

}  // namespace

void init_posix(Vm& vm, Dict& module) { vm.add_natives(module, kFunctions); }

}  // namespace modules

std::string entropy(Vm& vm, int64_t count) {
  const bool fresh = vm.interpreter().find_state<modules::Entropy>() == nullptr;
  sim::Random& generator = vm.interpreter().state<modules::Entropy>().generator;
  if (fresh) {
    constexpr uint32_t kTag = 0x6e747279;  // apart from the stream of `random`
    const uint64_t seed = vm.interpreter().scenario().machine.seed;
    generator.seed(std::vector<uint32_t>{static_cast<uint32_t>(seed),
                                         static_cast<uint32_t>(seed >> 32), kTag});
  }
  vm.heap().charge(count);  // an absurd size ends in MemoryError before it is allocated
  std::string bytes(static_cast<size_t>(count), '\0');
  vm.heap().charge(-count);
  for (char& byte : bytes) byte = static_cast<char>(generator.getrandbits(8));
  return bytes;
}

}  // namespace interleave::models::python
