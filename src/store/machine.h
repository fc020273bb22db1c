// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>

namespace derby {

/// This machine: host, os, kernel, cpu, cores, memory_bytes; null where unknown.
QJsonObject machineJson();

/// What measured: tokenderby, qt, boost, simdjson, compiler.
QJsonObject versionsJson();

} // namespace derby
