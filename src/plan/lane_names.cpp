// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/lane_names.h"

#include "base/text.h"

namespace derby {

QString givenName(const Endpoint &endpoint)
{
    return endpoint.name.isEmpty() ? engineName(endpoint.engine) : endpoint.name;
}

QStringList laneNames(const QList<Endpoint> &endpoints)
{
    QStringList names;
    for (const Endpoint &endpoint : endpoints) {
        const QString name = printable(endpoint.name).trimmed();
        const bool isEngine = name.isEmpty() || engineFromId(name) == endpoint.engine;
        names.append(isEngine ? engineName(endpoint.engine) : name);
    }
    QStringList unique = names;
    for (qsizetype i = 0; i < names.size(); ++i) {
        if (names.count(names[i]) > 1)
            unique[i] = endpoints[i].id;
    }
    return unique;
}

} // namespace derby
