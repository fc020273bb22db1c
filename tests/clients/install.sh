#!/bin/sh
# SPDX-FileCopyrightText: 2026 The TokenDerby authors
# SPDX-License-Identifier: GPL-3.0-or-later
# install.sh SOURCE TARGET: the clients' test and its packages, exactly as the lock file has them, in a folder outside of the source tree.
set -eu
mkdir -p "$2"
cp "$1/package.json" "$1/package-lock.json" "$1/stream.test.mjs" "$2/"
cd "$2"
# Unchanged since the last time: nothing to fetch.
if [ -f installed.lock ] && cmp -s package-lock.json installed.lock; then
  exit 0
fi
npm ci --no-audit --no-fund --ignore-scripts
cp package-lock.json installed.lock
