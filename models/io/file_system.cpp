#include "models/io/file_system.h"

namespace interleave::models::io {

namespace {

std::string parent_of(std::string_view path) {
  const size_t slash = path.rfind('/');
  return slash == 0 ? "/" : std::string(path.substr(0, slash));
}

std::string inside(std::string_view directory) {
  return directory == "/" ? "/" : std::string(directory) + "/";
}

}  // namespace

std::string_view describe(FileError error) {
  switch (error) {
    case FileError::none:
      return "Success";
    case FileError::no_entry:
      return "No such file or directory";
    case FileError::exists:
      return "File exists";
    case FileError::not_a_directory:
      return "Not a directory";
    case FileError::is_a_directory:
      return "Is a directory";
    case FileError::invalid_argument:
      return "Invalid argument";
    case FileError::not_empty:
      return "Directory not empty";
  }
  return "";
}

FileSystem::FileSystem() : directories_{"/", "/home", "/home/user", "/tmp"} {}

std::string FileSystem::resolve(std::string_view path) const {
  const std::string full =
      path.starts_with('/') ? std::string(path) : working_directory_ + "/" + std::string(path);
  std::vector<std::string_view> parts;
  for (size_t at = 0; at < full.size();) {
    const size_t slash = std::min(full.find('/', at), full.size());
    const std::string_view part = std::string_view(full).substr(at, slash - at);
    if (part == "..") {
      if (!parts.empty()) parts.pop_back();
    } else if (!part.empty() && part != ".") {
      parts.push_back(part);
    }
    at = slash + 1;
  }
  std::string result;
  for (const std::string_view part : parts) result.append("/").append(part);
  return result.empty() ? "/" : result;
}

Device FileSystem::device_at(std::string_view path) const {
  constexpr std::pair<std::string_view, Device> kDevices[] = {{"/dev/null", Device::null},
                                                              {"/dev/zero", Device::zero},
                                                              {"/dev/random", Device::random},
                                                              {"/dev/urandom", Device::random}};
  const std::string full = resolve(path);
  for (const auto& [name, device] : kDevices) {
    if (name == full) return device;
  }
  return Device::none;
}

FileSystem::Content FileSystem::open(std::string_view path, OpenMode mode, FileError& error) {
  const std::string full = resolve(path);
  error = FileError::none;
  if (device_at(full) != Device::none) return std::make_shared<std::string>();
  if (directories_.contains(full)) {
    error = FileError::is_a_directory;
    return nullptr;
  }
  if (const auto found = files_.find(full); found != files_.end()) {
    if (mode.exclusive) {
      error = FileError::exists;
      return nullptr;
    }
    if (mode.truncate) found->second->clear();
    return found->second;
  }
  const std::string parent = parent_of(full);
  if (files_.contains(parent)) error = FileError::not_a_directory;
  if (!mode.create || !directories_.contains(parent)) error = FileError::no_entry;
  if (error != FileError::none) return nullptr;
  return files_[full] = std::make_shared<std::string>();
}

void FileSystem::add(std::string_view path, std::string_view bytes) {
  const std::string full = resolve(path);
  for (std::string folder = parent_of(full); directories_.insert(folder).second;) folder = parent_of(folder);
  files_[full] = std::make_shared<std::string>(bytes);
}

bool FileSystem::is_file(std::string_view path) const {
  return files_.contains(resolve(path)) || device_at(path) != Device::none;
}

bool FileSystem::is_directory(std::string_view path) const {
  return directories_.contains(resolve(path));
}

FileError FileSystem::remove(std::string_view path) {
  const std::string full = resolve(path);
  if (directories_.contains(full)) return FileError::is_a_directory;
  return files_.erase(full) == 1 ? FileError::none : FileError::no_entry;
}

FileError FileSystem::rename(std::string_view from, std::string_view to) {
  const std::string source = resolve(from), target = resolve(to);
  if (const auto found = files_.find(source); found != files_.end()) {
    if (directories_.contains(target)) return FileError::is_a_directory;
    if (!directories_.contains(parent_of(target))) return FileError::no_entry;
    const Content content = found->second;
    files_.erase(found);
    files_[target] = content;
    return FileError::none;
  }
  if (!directories_.contains(source)) return FileError::no_entry;
  if (source == target) return FileError::none;
  if (target.starts_with(inside(source))) return FileError::invalid_argument;
  if (files_.contains(target)) return FileError::not_a_directory;
  if (!directories_.contains(parent_of(target))) return FileError::no_entry;
  if (directories_.contains(target) && !list(target).empty()) return FileError::not_empty;
  move_directory(source, target);
  return FileError::none;
}

void FileSystem::move_directory(const std::string& source, const std::string& target) {
  directories_.erase(source);
  directories_.insert(target);
  const std::string prefix = inside(source);
  const auto renamed = [&](const std::string& path) {
    return inside(target) + path.substr(prefix.size());
  };
  std::map<std::string, Content, std::less<>> files;
  std::set<std::string, std::less<>> directories;
  for (auto& [path, content] : files_)
    files[path.starts_with(prefix) ? renamed(path) : path] = content;
  for (const std::string& path : directories_)
    directories.insert(path.starts_with(prefix) ? renamed(path) : path);
  files_ = std::move(files);
  directories_ = std::move(directories);
}

FileError FileSystem::change_directory(std::string_view path) {
  const std::string full = resolve(path);
  if (!directories_.contains(full))
    return files_.contains(full) ? FileError::not_a_directory : FileError::no_entry;
  working_directory_ = full;
  return FileError::none;
}

FileError FileSystem::make_directory(std::string_view path) {
  const std::string full = resolve(path);
  if (files_.contains(full) || directories_.contains(full)) return FileError::exists;
  if (!directories_.contains(parent_of(full))) return FileError::no_entry;
  directories_.insert(full);
  return FileError::none;
}

FileError FileSystem::remove_directory(std::string_view path) {
  const std::string full = resolve(path);
  if (files_.contains(full)) return FileError::not_a_directory;
  if (!directories_.contains(full)) return FileError::no_entry;
  if (!list(full).empty()) return FileError::not_empty;
  directories_.erase(full);
  return FileError::none;
}

std::vector<std::string> FileSystem::list(std::string_view path) const {
  const std::string prefix = inside(resolve(path));
  std::set<std::string> names;
  const auto add = [&](std::string_view full) {
    if (full.size() <= prefix.size() || !full.starts_with(prefix)) return;
    const std::string_view rest = full.substr(prefix.size());
    if (rest.find('/') == std::string_view::npos) names.emplace(rest);
  };
  for (const auto& [full, content] : files_) add(full);
  for (const std::string& full : directories_) add(full);
  return {names.begin(), names.end()};
}

size_t FileSystem::size(std::string_view path) const {
  const auto found = files_.find(resolve(path));
  return found == files_.end() ? 0 : found->second->size();
}

}  // namespace interleave::models::io
