// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace derby {

/// The candidate nearest to `word` (Damerau-Levenshtein, without regard to case), or empty when none is near enough to be meant.
QString nearest(QStringView word, const QStringList &candidates);

/// `text` without C0/C1 control characters (escape sequences among them) but tab and newline: what a server sent may be printed on a
/// terminal.
QString printable(QStringView text);

/// `text` with every occurrence of each secret, and every "Bearer …" or "sk-…"/"hf_…" like token, replaced by "***".
QString redacted(QString text, const QList<QByteArray> &secrets = {});

/// `name` in the form that folder and lane names have: letters, digits, - and _ kept, spaces become -; lower case if `lower`; "unnamed" if
/// nothing is left.
QString fileName(QStringView name, bool lower);

/// "1 request", "2 requests".
QString counted(qint64 n, QStringView singular, QStringView plural = {});

/// Milliseconds with three significant digits and a unit: "0.42 ms", "42.1 ms", "1.23 s".
QString humanMs(double milliseconds);

/// "4 s", "2 min 5 s", "1 h 3 min".
QString humanDuration(double seconds);

} // namespace derby
