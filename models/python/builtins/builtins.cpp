#include "models/python/builtins/builtins.h"

#include "models/python/builtins/buffer.h"
#include "models/python/builtins/bytes.h"
#include "models/python/builtins/complex.h"
#include "models/python/builtins/dict.h"
#include "models/python/builtins/floating.h"
#include "models/python/builtins/integer.h"
#include "models/python/builtins/iterators.h"
#include "models/python/builtins/list.h"
#include "models/python/builtins/range.h"
#include "models/python/builtins/set.h"
#include "models/python/builtins/slice.h"
#include "models/python/builtins/str.h"
#include "models/python/builtins/tuple.h"

namespace interleave::models::python {

void init_builtins(Bootstrap& bootstrap) {
  for (const auto init : {init_singletons,
                          init_integer,
                          init_floating,
                          init_complex,
                          init_str,
                          init_bytes,
                          init_bytearray,
                          init_memory_view,
                          init_tuple,
                          init_list,
                          init_dict,
                          init_dict_views,
                          init_set,
                          init_range,
                          init_slice,
                          init_container_iterators,
                          init_functional_iterators,
                          init_number_functions,
                          init_iteration_functions,
                          init_reflection_functions,
                          init_code_functions,
                          init_text_functions}) {
    init(bootstrap);
  }
}

}  // namespace interleave::models::python
