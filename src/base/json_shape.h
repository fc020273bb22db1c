// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QJsonValue>
#include <QString>

#include <functional>
#include <initializer_list>

namespace derby {

/// A key that an object must have.
struct JsonKey
{
    const char *name;
    QJsonValue::Type type;
    bool orNull = false;
};

/// The first thing that is wrong with an object as a clause, `path` before the key's name: "tests is missing", "tests[2].name is not a
/// text"; empty: nothing.
QString jsonFault(const QJsonObject &object, std::initializer_list<JsonKey> keys, const QString &path = {});

/// The same for every item of the list `object[key]`, which are objects: `fault` gets each with its path ("tests[2].").
QString jsonListFault(const QJsonObject &object, const char *key, const QString &path,
                      const std::function<QString(const QJsonObject &, const QString &)> &fault);

} // namespace derby
