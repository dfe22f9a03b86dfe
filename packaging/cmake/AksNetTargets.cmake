# SPDX-License-Identifier: GPL-3.0-or-later
#
# The one way this project makes libraries and tests, so that every target gets the same language level,
# warnings, sanitizers and unity setting.

set(CMAKE_CXX_STANDARD 23)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)

if(NOT CMAKE_CXX_COMPILER_LAUNCHER)
  find_program(AKSNET_CCACHE ccache)
  if(AKSNET_CCACHE)
    set(CMAKE_CXX_COMPILER_LAUNCHER "${AKSNET_CCACHE}")
  endif()
endif()

add_library(aksnet_options INTERFACE)
target_compile_options(aksnet_options INTERFACE -Wall -Wextra -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual
  $<$<BOOL:${AKSNET_WERROR}>:-Werror>)
if(AKSNET_WERROR AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # GCC 12 sees accesses out of bounds in inlined std::string code that cannot happen; they stay warnings.
  target_compile_options(aksnet_options INTERFACE -Wno-error=array-bounds -Wno-error=maybe-uninitialized
    -Wno-error=restrict -Wno-error=stringop-overflow -Wno-error=stringop-overread)
endif()
if(AKSNET_SANITIZE)
  target_compile_options(aksnet_options INTERFACE -fsanitize=${AKSNET_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
  target_link_options(aksnet_options INTERFACE -fsanitize=${AKSNET_SANITIZE})
endif()
if(AKSNET_FUZZERS)
  # Counts the paths that inputs take; the targets themselves link libFuzzer's main.
  target_compile_options(aksnet_options INTERFACE -fsanitize=fuzzer-no-link)
endif()
if(AKSNET_COVERAGE)
  target_compile_options(aksnet_options INTERFACE --coverage)
  target_link_options(aksnet_options INTERFACE --coverage)
endif()
target_include_directories(aksnet_options INTERFACE "${PROJECT_SOURCE_DIR}")

# aksnet_library(NAME FOLDER LINK…): a static library of every source in FOLDER and below.
function(aksnet_library name folder)
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS "${folder}/*.cpp" "${folder}/*.h")
  add_library(${name} STATIC ${sources})
  set_target_properties(${name} PROPERTIES LINKER_LANGUAGE CXX UNITY_BUILD ${AKSNET_UNITY} UNITY_BUILD_BATCH_SIZE 12)
  target_link_libraries(${name} PUBLIC aksnet_options ${ARGN})
endfunction()
