// Every importable module that is written in C++. Those written in Python are the .py files of this
// folder; a file `a__b.py` is the module a.b. To add one: a file here, and for C++ a line below.
#include "models/python/modules/table.h"

#include <array>

#include "models/python/interpreter.h"

namespace interleave::models::python {

std::span<const ModuleDef> module_table() {
  static constexpr std::array kModules{
      ModuleDef{"_asyncio", modules::init_asyncio},
      ModuleDef{"_collections", modules::init_collections},
      ModuleDef{"_frames", modules::init_frames},
      ModuleDef{"_functools", modules::init_functools},
      ModuleDef{"_hashlib", modules::init_hashlib},
      ModuleDef{"_heapq", modules::init_heapq},
      ModuleDef{"_interleave", modules::init_interleave_internals},
      ModuleDef{"_io", modules::init_io},
      ModuleDef{"_json", modules::init_json},
      ModuleDef{"_language_tables", modules::init_language_tables},
      ModuleDef{"_process_copy", modules::init_process_copy},
      ModuleDef{"_processes", modules::init_processes},
      ModuleDef{"_random", modules::init_random},
      ModuleDef{"_regex", modules::init_regex},
      ModuleDef{"_sqlite3", modules::init_sqlite},
      ModuleDef{"_struct", modules::init_struct},
      ModuleDef{"_threading", modules::init_threading},
      ModuleDef{"_time", modules::init_time},
      ModuleDef{"_weakref", modules::init_weakref},
      ModuleDef{"_zlib", modules::init_zlib},
      ModuleDef{"binascii", modules::init_binascii},
      ModuleDef{"contextvars", modules::init_contextvars},
      ModuleDef{"interleave", modules::init_interleave},
      ModuleDef{"itertools", modules::init_itertools},
      ModuleDef{"math", modules::init_math},
      ModuleDef{"operator", modules::init_operator},
      ModuleDef{"posix", modules::init_posix},
      ModuleDef{"queue", modules::init_queue},
      ModuleDef{"sys", modules::init_sys},
  };
  return kModules;
}

}  // namespace interleave::models::python
