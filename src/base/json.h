// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/units.h"

#include <QJsonValue>

#include <cmath>
#include <optional>

namespace derby {

/// `null` where nobody knows, never 0.
template <class T>
QJsonValue jsonOrNull(const std::optional<T> &value)
{
    return value ? QJsonValue(*value) : QJsonValue(QJsonValue::Null);
}

inline QJsonValue jsonOrNull(const std::optional<Nanos> &value)
{
    return value ? QJsonValue(static_cast<qint64>(value->count())) : QJsonValue(QJsonValue::Null);
}

/// NaN and infinities have no JSON form: null.
inline QJsonValue jsonNumber(double value)
{
    return std::isfinite(value) ? QJsonValue(value) : QJsonValue(QJsonValue::Null);
}

} // namespace derby
