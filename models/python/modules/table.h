// The init functions of the modules written in C++: each fills the attributes of a new module.
#pragma once

namespace interleave::models::python {

class Vm;
struct Dict;

namespace modules {

void init_asyncio(Vm& vm, Dict& module);               // asyncio_functions.cpp
void init_binascii(Vm& vm, Dict& module);              // binascii.cpp
void init_collections(Vm& vm, Dict& module);           // collections.cpp
void init_contextvars(Vm& vm, Dict& module);           // contexts.cpp
void init_frames(Vm& vm, Dict& module);                // frames.cpp
void init_functools(Vm& vm, Dict& module);             // functools.cpp
void init_hashlib(Vm& vm, Dict& module);               // hashes.cpp
void init_heapq(Vm& vm, Dict& module);                 // heapq.cpp
void init_interleave(Vm& vm, Dict& module);            // interleave.cpp
void init_interleave_internals(Vm& vm, Dict& module);  // internals.cpp
void init_io(Vm& vm, Dict& module);                    // files.cpp
void init_itertools(Vm& vm, Dict& module);             // itertools.cpp
void init_json(Vm& vm, Dict& module);                  // json.cpp
void init_language_tables(Vm& vm, Dict& module);      // language_tables.cpp
void init_math(Vm& vm, Dict& module);                  // math.cpp
void init_operator(Vm& vm, Dict& module);              // operator.cpp
void init_posix(Vm& vm, Dict& module);                 // posix.cpp
void init_process_copy(Vm& vm, Dict& module);          // process_memory.cpp
void init_processes(Vm& vm, Dict& module);             // process_children.cpp
void init_queue(Vm& vm, Dict& module);                 // thread_queue.cpp
void init_random(Vm& vm, Dict& module);                // random.cpp
void init_regex(Vm& vm, Dict& module);                 // regex.cpp
void init_sqlite(Vm& vm, Dict& module);                // sqlite.cpp
void init_struct(Vm& vm, Dict& module);                // struct_pack.cpp
void init_sys(Vm& vm, Dict& module);                   // sys.cpp
void init_threading(Vm& vm, Dict& module);             // threading_threads.cpp
void init_time(Vm& vm, Dict& module);                  // time.cpp
void init_weakref(Vm& vm, Dict& module);               // weak_references.cpp
void init_zlib(Vm& vm, Dict& module);                  // compression.cpp

}  // namespace modules

}  // namespace interleave::models::python
