// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/presets.h"

#include <QDirIterator>
#include <QFile>

// At global scope: the macro declares a function of the resource compiler's own.
static void initialisePresets()
{
    Q_INIT_RESOURCE(presets); // a static library's resources are linked only when they are asked for
}

namespace derby {

namespace {

const QString root = QStringLiteral(":/derby/config/");

} // namespace

QStringList presetFiles()
{
    initialisePresets();
    QStringList names;
    QDirIterator files(root, {QStringLiteral("*.yaml"), QStringLiteral("*.json")}, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext())
        names << files.next().mid(root.size());
    names.sort();
    return names;
}

QByteArray presetYaml(const QString &name)
{
    initialisePresets();
    QFile file(root + name + (name.contains(u'.') ? QString() : QStringLiteral(".yaml")));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace derby
