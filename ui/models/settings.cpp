// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/settings.h"

#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

namespace derby::ui {

namespace {

QString defaultFile()
{
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) + QStringLiteral("/tokenderby");
    return folder + QStringLiteral("/tokenderby.ini");
}

} // namespace

Settings::Settings(const QString &file)
    : m_store(std::make_unique<QSettings>(file.isEmpty() ? defaultFile() : QFileInfo(file).absoluteFilePath(), QSettings::IniFormat))
{
}

QString Settings::resultsFolder() const
{
    QString folder = get(settings::resultsFolder);
    if (folder.isEmpty())
        folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation) + QStringLiteral("/TokenDerby/results");
    // What cannot be made shows when something is to be written there, with the system's words.
    QDir().mkpath(folder);
    return QDir(folder).absolutePath();
}

QString Settings::folder() const
{
    return QFileInfo(m_store->fileName()).absolutePath();
}

} // namespace derby::ui
