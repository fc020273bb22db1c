#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The TokenDerby authors
# SPDX-License-Identifier: GPL-3.0-or-later
# Usage: run.sh BUILD_FOLDER [tokens|calibrate|errors|charts|start|window]      tables of ratios and errors; nothing is asserted
set -euo pipefail
build=$1; shift
for name in ${1:-tokens calibrate}; do
  printf '\n== %s\n' "$name"
  case $name in
    tokens) "$build/tests/benchmark/tokens/bench_tokens" "$build/tokenderby-cli" "${2:-6}" ;;
    calibrate) "$build/tokenderby-cli" calibrate ;;
    errors) "$build/tests/benchmark/error_rates/derby_error_rates" ;;
    charts) "$build/tests/benchmark/charts/bench_charts" ;;
    start) "$build/tests/benchmark/start_up/bench_start_up" "${2:-10000}" ;;
    window) "$build/tests/benchmark/window/bench_window" "$build/tokenderby-cli" "${2:-10}" "${3:-10}" ;;
    *) echo "no benchmark called $name: tokens, calibrate, errors, charts, start, window" >&2; exit 2 ;;
  esac
done
