// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plan/endpoint.h"
#include "run/run_result.h"

#include <QByteArray>
#include <QSize>

#include <functional>

/// A load that keeps `streams` streams open for `seconds`, in one round, as a configuration file.
QByteArray loadFile(const derby::Endpoint &endpoint, int streams, int seconds);

/// The load from the real window, its Benchmark page shown and live; `began` is called just before it starts.
/// Null: it did not come to its end; why is on stderr.
derby::RunPtr runInWindow(const QByteArray &file, QSize size, const std::function<void()> &began = {});

/// The same load from the same process with no window.
derby::RunPtr runWithoutWindow(const QByteArray &file);
