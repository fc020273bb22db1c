# SPDX-FileCopyrightText: 2026 The TokenDerby authors
# SPDX-License-Identifier: GPL-3.0-or-later
# Every flag lives on this one target.
add_library(derby_flags INTERFACE)
target_compile_definitions(derby_flags INTERFACE
  QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_KEYWORDS QT_NO_FOREACH QT_USE_QSTRINGBUILDER
  QT_NO_NARROWING_CONVERSIONS_IN_CONNECT QT_NO_CONTEXTLESS_CONNECT
  BOOST_ASIO_NO_DEPRECATED BOOST_ASIO_SEPARATE_COMPILATION BOOST_BEAST_SEPARATE_COMPILATION
  TOKENDERBY_VERSION="${PROJECT_VERSION}")
target_include_directories(derby_flags INTERFACE ${PROJECT_SOURCE_DIR}/src)
target_compile_options(derby_flags INTERFACE -Wall -Wextra $<$<BOOL:${TOKENDERBY_WERROR}>:-Werror>)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # GCC 12 reports false positives inside inlined coroutine frames, std::optional and std::string (its bugs 105593, 105651).
  target_compile_options(derby_flags INTERFACE -Wno-maybe-uninitialized -Wno-restrict)
endif()
# The presets asan and tsan switch -Werror off: instrumented code makes GCC warn inside Boost where there is nothing (the preset dev keeps it on).
if(TOKENDERBY_SANITIZE)
  target_compile_options(derby_flags INTERFACE -fsanitize=${TOKENDERBY_SANITIZE} -fno-omit-frame-pointer)
  target_link_options(derby_flags INTERFACE -fsanitize=${TOKENDERBY_SANITIZE})
  if(TOKENDERBY_SANITIZE MATCHES "thread")
    # Asio's fences are invisible to TSan and trip -Wtsan.
    target_compile_definitions(derby_flags INTERFACE BOOST_ASIO_DISABLE_FENCED_BLOCK)
  else()
    target_compile_options(derby_flags INTERFACE -fno-sanitize-recover=all)
  endif()
endif()

find_program(MOLD mold)
if(MOLD AND CMAKE_CXX_COMPILER_ID MATCHES "GNU|Clang")
  target_link_options(derby_flags INTERFACE -fuse-ld=mold)
endif()
