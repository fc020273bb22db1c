// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/json_shape.h"

#include <QJsonArray>

namespace derby {

namespace {

QString typeText(QJsonValue::Type type)
{
    switch (type) {
    case QJsonValue::Bool:
        return QStringLiteral("true or false");
    case QJsonValue::Double:
        return QStringLiteral("a number");
    case QJsonValue::String:
        return QStringLiteral("a text");
    case QJsonValue::Array:
        return QStringLiteral("a list");
    default:
        return QStringLiteral("an object");
    }
}

} // namespace

QString jsonFault(const QJsonObject &object, std::initializer_list<JsonKey> keys, const QString &path)
{
    for (const JsonKey &key : keys) {
        const QJsonValue value = object.value(QLatin1String(key.name));
        if (value.isUndefined())
            return path + QLatin1String(key.name) + QStringLiteral(" is missing");
        if (value.type() != key.type && !(key.orNull && value.isNull()))
            return path + QLatin1String(key.name) + QStringLiteral(" is not ") + typeText(key.type);
    }
    return {};
}

QString jsonListFault(const QJsonObject &object, const char *key, const QString &path,
                      const std::function<QString(const QJsonObject &, const QString &)> &fault)
{
    const QJsonArray items = object.value(QLatin1String(key)).toArray();
    for (qsizetype i = 0; i < items.size(); ++i) {
        const QString at = QStringLiteral("%1%2[%3]").arg(path, QLatin1String(key)).arg(i);
        if (!items[i].isObject())
            return at + QStringLiteral(" is not an object");
        if (const QString found = fault(items[i].toObject(), at + u'.'); !found.isEmpty())
            return found;
    }
    return {};
}

} // namespace derby
