// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace derby {

/// A file of resources/simulator, which is compiled in; empty when there is none of that name.
QByteArray simulatorResource(const QString &name);
/// Names of the corpus files ("corpus/….yaml"), sorted.
QStringList simulatorCorpusFiles();

} // namespace derby
