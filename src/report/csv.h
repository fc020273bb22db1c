// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <optional>

namespace derby {

/// One cell, safe to open in a spreadsheet: text that a spreadsheet could take for a formula (it begins with = + - @, a tab, a line feed or
/// a carriage return, and is no plain number) gets an apostrophe before it; quoted as RFC 4180 says where needed.
QString csvCell(const QString &text);
/// Cells joined by commas, with CR LF at the end (RFC 4180), as UTF-8.
QByteArray csvRow(const QStringList &cells);

/// The shortest decimal text that reads back as the same number, never with a locale's comma; empty where there is none (absent, NaN,
/// infinite).
QString csvNumber(const std::optional<double> &value);
QString csvNumber(const std::optional<qint64> &value);

} // namespace derby
