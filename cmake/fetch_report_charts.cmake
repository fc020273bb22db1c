# SPDX-FileCopyrightText: 2026 The TokenDerby authors
# SPDX-License-Identifier: GPL-3.0-or-later
# cmake -DFROM=… -DTO=… [-DNPM=…] [-DECHARTS=…] -P fetch_report_charts.cmake: Apache ECharts into the build folder, exactly as the lock file
# in FROM has it (npm checks its integrity), or from ECHARTS, an unpacked npm package, where there is no network. Leaves TO/echarts.js and
# TO/licences.txt.
set(advice "The HTML reports draw with Apache ECharts, which is fetched from npm once, when they are built")
if(ECHARTS)
  set(package ${ECHARTS})
else()
  if(NOT NPM)
    message(FATAL_ERROR "${advice}. npm is missing: install it (Debian: apt-get install nodejs npm), or name an unpacked package: -DTOKENDERBY_ECHARTS=FOLDER")
  endif()
  file(MAKE_DIRECTORY ${TO})
  configure_file(${FROM}/package.json ${TO}/package.json COPYONLY)
  configure_file(${FROM}/package-lock.json ${TO}/package-lock.json COPYONLY)
  # Unchanged since the last time: nothing to fetch.
  set(same 1)
  if(EXISTS ${TO}/installed.lock)
    execute_process(COMMAND ${CMAKE_COMMAND} -E compare_files ${TO}/package-lock.json ${TO}/installed.lock RESULT_VARIABLE same)
  endif()
  if(NOT same EQUAL 0)
    execute_process(COMMAND ${NPM} ci --ignore-scripts --no-audit --no-fund --loglevel=error --fetch-retries=2 WORKING_DIRECTORY ${TO}
      RESULT_VARIABLE result OUTPUT_VARIABLE said ERROR_VARIABLE said)
    if(NOT result EQUAL 0)
      message(FATAL_ERROR "${advice}. npm ci failed; is there a network? Try again, or name an unpacked package: -DTOKENDERBY_ECHARTS=FOLDER\n${said}")
    endif()
    configure_file(${TO}/package-lock.json ${TO}/installed.lock COPYONLY)
  endif()
  set(package ${TO}/node_modules/echarts)
endif()

if(NOT EXISTS ${package}/dist/echarts.min.js)
  message(FATAL_ERROR "${package} holds no dist/echarts.min.js: it is no package of Apache ECharts")
endif()
file(MAKE_DIRECTORY ${TO})
file(COPY_FILE ${package}/dist/echarts.min.js ${TO}/echarts.js)
set(texts "")
foreach(file ${package}/NOTICE ${package}/LICENSE ${package}/licenses/LICENSE-d3 ${package}/../zrender/LICENSE)
  if(EXISTS ${file})
    file(READ ${file} text)
    string(APPEND texts "${text}\n\n")
  endif()
endforeach()
file(WRITE ${TO}/licences.txt "${texts}")
