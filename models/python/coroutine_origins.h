// Where coroutines were made, for the warning that one was never awaited. Nobody looks unless a program asks
// with sys.set_coroutine_origin_tracking_depth(), as the debug mode of asyncio does. From then on the
// type `coroutine` is marked, so that whoever makes one tests no more than a bit.
#pragma once

#include "models/python/types.h"
#include "models/python/vm.h"

namespace interleave::models::python {

constexpr uint8_t kTracksOrigins = 0x10;  // in Object::flags of the type `coroutine`

inline bool tracks_coroutine_origins(Vm& vm) { return (vm.types().coroutine->flags & kTracksOrigins) != 0; }
/// How many calls are remembered from now on; 0: none. Returns how many were.
uint32_t track_coroutine_origins(Vm& vm, uint32_t depth);
uint32_t coroutine_origin_depth(Vm& vm);
/// Remembers the calls that make `coroutine`. Requires: tracks_coroutine_origins(vm).
void note_coroutine_origin(Vm& vm, const Object* coroutine);
void forget_coroutine_origin(const Object* coroutine);
/// `cr_origin`: ((file, line, function), …), innermost first, or None.
Value coroutine_origin(Vm& vm, const Object* coroutine);
/// "coroutine 'f' was never awaited" and, if it is known, where it was made; that is forgotten.
std::string never_awaited(Vm& vm, const Object* coroutine, std::string_view qualified_name);

}  // namespace interleave::models::python
