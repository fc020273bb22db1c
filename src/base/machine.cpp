// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/machine.h"

#include <QFile>
#include <QList>

namespace derby {

std::optional<QString> cpuModel()
{
    QFile file(QStringLiteral("/proc/cpuinfo"));
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    const QList<QByteArray> lines = file.readAll().split('\n'); // files in /proc have no size: read until nothing comes
    for (const QByteArray &line : lines) {
        if (line.startsWith("model name") || line.startsWith("Model"))
            return QString::fromUtf8(line.mid(line.indexOf(':') + 1)).simplified();
    }
    return std::nullopt;
}

} // namespace derby
