// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/endpoint.h"

#include "base/text.h"

#include <QSet>

namespace derby {

QByteArray headerValue(const HeaderList &headers, QByteArrayView name)
{
    for (const Header &header : headers) {
        if (header.first.compare(name, Qt::CaseInsensitive) == 0)
            return header.second;
    }
    return {};
}

void assignLaneIds(QList<Endpoint> &endpoints)
{
    QSet<QString> taken;
    for (Endpoint &endpoint : endpoints) {
        const QString base = endpoint.name.isEmpty() ? engineId(endpoint.engine) : fileName(endpoint.name, false);
        QString id = base;
        for (int n = 2; taken.contains(id.toLower()); ++n)
            id = base + u'-' + QString::number(n);
        taken.insert(id.toLower());
        endpoint.id = id;
    }
}

} // namespace derby
