# SPDX-FileCopyrightText: 2026 The TokenDerby authors
# SPDX-License-Identifier: GPL-3.0-or-later

# derby_folder(NAME [MOC] [USES folder…] [LINK target…]): one folder of src/ as a static library that can only link the folders
# named in USES, all of which stand above it in src/CMakeLists.txt. So the linker keeps the house.
function(derby_folder name)
  cmake_parse_arguments(arg "MOC" "" "USES;LINK" ${ARGN})
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/${name}/*.cpp ${CMAKE_CURRENT_SOURCE_DIR}/${name}/*.h)
  add_library(derby_${name} STATIC ${sources})
  set_target_properties(derby_${name} PROPERTIES LINKER_LANGUAGE CXX)
  if(arg_MOC)
    set_target_properties(derby_${name} PROPERTIES AUTOMOC ON)
  endif()
  list(TRANSFORM arg_USES PREPEND derby_)
  target_link_libraries(derby_${name} PUBLIC derby_flags ${arg_USES} ${arg_LINK})
  set_property(GLOBAL APPEND PROPERTY DERBY_FOLDERS derby_${name})
endfunction()

# derby_test(NAME SOURCES file… USES folder… [LINK target…] [LABELS …] [TIMEOUT s]): one Qt Test executable, no display needed.
# The label "tsan" makes it part of the ThreadSanitizer leg of ./dev test.
function(derby_test name)
  cmake_parse_arguments(arg "" "TIMEOUT" "SOURCES;USES;LINK;LABELS" ${ARGN})
  add_executable(${name} ${arg_SOURCES})
  set_target_properties(${name} PROPERTIES AUTOMOC ON)
  list(TRANSFORM arg_USES PREPEND derby_)
  target_link_libraries(${name} PRIVATE ${arg_USES} ${arg_LINK} derby_flags Qt6::Test)
  target_compile_definitions(${name} PRIVATE TESTDATA="${PROJECT_SOURCE_DIR}/tests/data" SOURCE_ROOT="${PROJECT_SOURCE_DIR}")
  add_test(NAME ${name} COMMAND ${name})
  if("tsan" IN_LIST arg_LABELS)
    set_property(GLOBAL APPEND PROPERTY DERBY_TSAN_TESTS ${name})
  endif()
  if(NOT arg_TIMEOUT)
    set(arg_TIMEOUT 300)
  endif()
  set_tests_properties(${name} PROPERTIES TIMEOUT ${arg_TIMEOUT} LABELS "${arg_LABELS}"
    ENVIRONMENT "QT_QPA_PLATFORM=offscreen;XDG_CONFIG_HOME=${CMAKE_CURRENT_BINARY_DIR}/cfg;XDG_CACHE_HOME=${CMAKE_CURRENT_BINARY_DIR}/cache;XDG_DATA_HOME=${CMAKE_CURRENT_BINARY_DIR}/data")
endfunction()
