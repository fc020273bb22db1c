// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/plots_lanes.h"

#include "analyse/metric_sentence.h"
#include "base/text.h"

#include <QLocale>
#include <QRegularExpression>

#include <algorithm>

namespace derby {

QString metricFinding(const PlotLanes &input, const QStringList &metrics)
{
    if (input.several || input.tests.empty() || input.lanes.empty())
        return {};
    const TestData &test = input.tests.front();
    const TestComparison &comparison = *input.lanes.front().comparison;
    for (const VerdictMetric &metric : verdictMetrics(test.load)) {
        if (metrics.contains(metric.name()))
            return metricSentence(test, comparison, metric);
    }
    return {};
}

std::pair<QString, QString> findingAndIntervals(const QString &finding)
{
    // As fasterClause() (analyse/wording.h) writes them; names of lanes may hold brackets of their own.
    static const QRegularExpression brackets(QStringLiteral(R"( \(((?:[0-9.]+ %(?:,| and) )*[0-9.]+ % intervals?[^()]*)\))"));
    QStringList said;
    for (auto found = brackets.globalMatch(finding); found.hasNext();)
        said.append(found.next().captured(1));
    return {QString(finding).remove(brackets), said.join(QStringLiteral("; "))};
}

QString sourceLine(const PlotLanes &input, const QString &drawn)
{
    QStringList parts, models, dates;
    int fewest = input.lanes.front().figures->due, most = fewest;
    for (const PlotLane &lane : input.lanes) {
        const QString model =
            lane.figures->endpoint.simulated ? QStringLiteral("SIMULATED: built-in simulators") : printable(lane.figures->endpoint.model);
        if (!model.isEmpty() && !models.contains(model))
            models.append(model);
        fewest = std::min(fewest, lane.figures->due);
        most = std::max(most, lane.figures->due);
        const QString date = QLocale::c().toString(lane.run->started.toUTC().date(), QStringLiteral("d MMM yyyy"));
        if (lane.run->started.isValid() && !dates.contains(date))
            dates.append(date);
    }
    parts.append(models.join(QStringLiteral(", ")));
    QStringList loads;
    // Where a run has more than one test, the line says whose figures these are.
    const bool named = std::any_of(input.lanes.begin(), input.lanes.end(),
                                   [](const PlotLane &lane) { return lane.run->plan.loads.size() + (lane.run->plan.ttft ? 1 : 0) > 1; });
    for (const TestData &test : input.tests) {
        const QString load = (named ? QString(QStringLiteral("test ") + printable(test.name) + QStringLiteral(": ")) : QString())
            + (test.load ? counted(test.loadTest->users, u"user") : QStringLiteral("one request at a time"));
        if (!loads.contains(load))
            loads.append(load);
    }
    const QString requests = fewest == most ? counted(most, u"request") : QStringLiteral("%1 to %2 requests").arg(fewest).arg(most);
    parts.append(QStringLiteral("%1, %2 a lane").arg(loads.join(QStringLiteral(" and ")), requests));
    parts.append(drawn);
    if (input.partial)
        parts.append(QStringLiteral("partial run"));
    parts.append(dates.join(QStringLiteral(", ")));
    parts.removeAll(QString());
    return parts.join(QStringLiteral(" · "));
}

} // namespace derby
