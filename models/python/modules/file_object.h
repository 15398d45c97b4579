// What open(), StringIO and BytesIO return: one object over bytes in memory, which a path may name.
#pragma once

#include <string>

#include "models/io/file_system.h"
#include "models/python/bootstrap.h"
#include "models/python/interpreter.h"

namespace interleave::models::python::modules {

/// The parameter `newline` of open(): what ends a line when reading, and what becomes of `\n`.
enum class Newline : uint8_t {
  translate,  // None: `\r`, `\n`, `\r\n` end a line and are read as `\n`
  keep,       // "": they end a line and stay
  lf, cr, crlf,
};

struct File : Object {
  static constexpr Kind kKind = Kind::file;
  explicit File(Type* t) : Object(t, kKind) {}

  io::FileSystem::Content content;
  size_t position = 0;  // in bytes
  bool readable = false;
  bool writable = false;
  bool append = false;
  bool binary = false;
  bool closed = false;
  io::Device device = io::Device::none;  // else `content` stays empty
  std::string mode;
  std::string encoding = "utf-8";
  std::string errors = "strict";
  Newline newline = Newline::lf;
  int descriptor = -1;  // -1: in memory
  Value name;  // undefined: in memory
};

/// The types, made once a run.
struct FileTypes : ModuleState {
  int next_descriptor = 3;
  Type* text = nullptr;
  Type* reader = nullptr;
  Type* writer = nullptr;
  Type* random = nullptr;
  Type* string_io = nullptr;
  Type* bytes_io = nullptr;
  Type* unsupported = nullptr;
};

/// Defines the types below `_io._IOBase` and adds them to the module.
void make_file_types(Vm& vm, Dict& module);  // file_methods.cpp
/// Raise ValueError, LookupError, NotImplementedError for what files can't have.
Newline parse_newline(Vm& vm, const Value& value);
std::string parse_encoding(Vm& vm, const Value& value);

}  // namespace interleave::models::python::modules
