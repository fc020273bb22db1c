// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/resources.h"

#include <QDir>
#include <QFile>

// Outside of any namespace, as Qt wants it: a static library's resource is only linked when somebody names its initialiser.
static void initSimulatorResources()
{
    Q_INIT_RESOURCE(simulator);
}

namespace derby {

QByteArray simulatorResource(const QString &name)
{
    initSimulatorResources();
    QFile file(u":/simulator/" % name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QStringList simulatorCorpusFiles()
{
    initSimulatorResources();
    QStringList names = QDir(QStringLiteral(":/simulator/corpus")).entryList({QStringLiteral("*.yaml")}, QDir::Files, QDir::Name);
    for (QString &name : names)
        name = u"corpus/" % name;
    return names;
}

} // namespace derby
