# interleave_layer(NAME [DEPENDS target…]): one static library for the folder that calls it, made of
# every .cpp in it. A layer may include only what it depends on; tests/layers_test.sh checks the
# #include lines against these lists.
add_library(interleave_options INTERFACE)
target_compile_features(interleave_options INTERFACE cxx_std_20)
target_include_directories(interleave_options INTERFACE ${CMAKE_SOURCE_DIR})
target_compile_options(interleave_options INTERFACE
  -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror -fno-strict-aliasing)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  # GCC 12 sees overlapping copies in std::string that aren't there (GCC bug 105651).
  target_compile_options(interleave_options INTERFACE -Wno-restrict)
endif()
if(CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
  # GCC's __extension__ doesn't reach the anonymous struct of an instruction's operands.
  target_compile_options(interleave_options INTERFACE -Wno-nested-anon-types -Wno-gnu-anonymous-struct)
endif()
if(INTERLEAVE_SANITIZE)
  target_compile_options(interleave_options INTERFACE
    -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
  target_compile_definitions(interleave_options INTERFACE _GLIBCXX_ASSERTIONS)
  target_link_options(interleave_options INTERFACE -fsanitize=address,undefined)
endif()

if(INTERLEAVE_LIBFUZZER)
  target_compile_options(interleave_options INTERFACE -fsanitize=fuzzer-no-link)
  target_compile_definitions(interleave_options INTERFACE __SANITIZE_ADDRESS__  # as GCC says it
    INTERLEAVE_ONE_DISPATCH)
endif()

# Half of a compile's time would go into these headers.
function(interleave_precompile target)
  if(INTERLEAVE_PRECOMPILE)
    target_precompile_headers(${target} PRIVATE <algorithm> <functional> <map> <memory> <optional> <string>
      <string_view> <unordered_map> <vector> <fmt/format.h>)
  endif()
endfunction()

function(interleave_layer name)
  cmake_parse_arguments(ARG "" "" "DEPENDS" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS *.cpp)
  add_library(${name} STATIC ${sources})
  set_target_properties(${name} PROPERTIES LINKER_LANGUAGE CXX)
  target_link_libraries(${name} PUBLIC interleave_options ${ARG_DEPENDS})
  interleave_precompile(${name})
endfunction()
