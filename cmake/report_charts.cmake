# SPDX-FileCopyrightText: 2026 The TokenDerby authors
# SPDX-License-Identifier: GPL-3.0-or-later
# What the HTML reports are made of, as Qt resources of derby_report: our own page, style and script, the colours of the desktop, and Apache
# ECharts, which is fetched from npm when the lock file changed and is never kept in the repository.
set(TOKENDERBY_ECHARTS "" CACHE PATH "An unpacked npm package of Apache ECharts, for builds without a network; empty: npm fetches it")
find_program(NPM npm)

set(report_source ${PROJECT_SOURCE_DIR}/resources/report)
set(report_build ${PROJECT_BINARY_DIR}/report_charts)
set(report_npm "")
if(NPM)
  set(report_npm -DNPM=${NPM})
endif()
add_custom_command(OUTPUT ${report_build}/echarts.js ${report_build}/licences.txt
  COMMAND ${CMAKE_COMMAND} -DFROM=${report_source}/npm -DTO=${report_build} ${report_npm} -DECHARTS=${TOKENDERBY_ECHARTS}
    -P ${PROJECT_SOURCE_DIR}/cmake/fetch_report_charts.cmake
  DEPENDS ${report_source}/npm/package-lock.json ${PROJECT_SOURCE_DIR}/cmake/fetch_report_charts.cmake
  COMMENT "Fetching Apache ECharts for the HTML reports" VERBATIM)

set(report_files ${report_source}/page.html ${report_source}/report.css ${report_source}/report.js ${report_source}/method.html
  ${PROJECT_SOURCE_DIR}/resources/ui/tokens.json ${PROJECT_SOURCE_DIR}/resources/ui/icon.svg ${report_build}/echarts.js ${report_build}/licences.txt)
foreach(file IN LISTS report_files)
  get_filename_component(name ${file} NAME)
  set_source_files_properties(${file} PROPERTIES QT_RESOURCE_ALIAS ${name})
endforeach()
qt_add_resources(derby_report report_pages PREFIX /derby/report FILES ${report_files} OPTIONS --compress-algo zlib --compress 9)
