// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/comparison_check.h"

#include "base/json_shape.h"

namespace derby {

namespace {

using Type = QJsonValue::Type;

QString laneFault(const QJsonObject &lane, const QString &path)
{
    const QString wrong = jsonFault(lane,
                                    {{"id", Type::String},
                                     {"endpoint", Type::Object},
                                     {"requests", Type::Object},
                                     {"metrics", Type::Object},
                                     {"targets", Type::Array},
                                     {"errors", Type::Array}},
                                    path);
    if (!wrong.isEmpty())
        return wrong;
    return jsonFault(lane.value(QStringLiteral("requests")).toObject(),
                     {{"due", Type::Double}, {"succeeded", Type::Double}, {"failed", Type::Double}}, path + QStringLiteral("requests."));
}

QString verdictFault(const QJsonObject &verdict, const QString &path)
{
    return jsonFault(verdict, {{"metric", Type::String}, {"pair", Type::Array}, {"state", Type::String}, {"sentence", Type::String}}, path);
}

QString testFault(const QJsonObject &test, const QString &path)
{
    QString wrong = jsonFault(test,
                              {{"name", Type::String},
                               {"kind", Type::String},
                               {"users", Type::Double},
                               {"lanes", Type::Array},
                               {"quality", Type::Object},
                               {"verdicts", Type::Array},
                               {"sentence", Type::String}},
                              path);
    if (wrong.isEmpty())
        wrong = jsonListFault(test, "lanes", path, laneFault);
    if (wrong.isEmpty())
        wrong = jsonListFault(test, "verdicts", path, verdictFault);
    return wrong;
}

} // namespace

QString comparisonFault(const QJsonObject &comparison)
{
    const QString wrong = jsonFault(comparison,
                                    {{"schema", Type::Double},
                                     {"name", Type::String},
                                     {"simulated", Type::Bool},
                                     {"partial", Type::Bool},
                                     {"primary", Type::String},
                                     {"tests", Type::Array},
                                     {"lanes", Type::Array},
                                     {"verdicts", Type::Array},
                                     {"quality", Type::Object}});
    return wrong.isEmpty() ? jsonListFault(comparison, "tests", {}, testFault) : wrong;
}

} // namespace derby
