// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/app/drop.h"

#include <QFileInfo>
#include <QMimeData>
#include <QStringList>
#include <QUrl>

namespace derby::ui {

QString droppedPath(const QMimeData *data)
{
    const QList<QUrl> urls = data->urls();
    if (urls.size() != 1 || !urls.first().isLocalFile())
        return {};
    const QFileInfo info(urls.first().toLocalFile());
    static const QStringList endings{QStringLiteral("yaml"), QStringLiteral("yml"), QStringLiteral("json")};
    return info.isDir() || endings.contains(info.suffix().toLower()) ? info.absoluteFilePath() : QString();
}

} // namespace derby::ui
