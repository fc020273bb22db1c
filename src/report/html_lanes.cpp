// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/text.h"
#include "report/html_sections.h"
#include "report/html_text.h"

#include <algorithm>
#include <cmath>

namespace derby {

namespace {

/// A unit that suits one figure, so that its interval is printed in the same.
struct Scale
{
    double factor = 1;
    int decimals = 1;
    const char *unit = "ms";

    QString number(double ms) const { return QString::number(ms * factor, 'f', decimals); }
};

Scale scaleFor(double ms)
{
    const double size = std::fabs(ms);
    if (size >= 1000)
        return {1e-3, size >= 10000 ? 1 : 2, "s"};
    return {1, size >= 100 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 3, "ms"};
}

QString rangeText(const Scale &scale, const Interval &interval)
{
    if (interval.low && interval.high)
        return scale.number(*interval.low) + QStringLiteral(" – ") + scale.number(*interval.high);
    if (interval.low)
        return QStringLiteral("≥ ") + scale.number(*interval.low);
    return interval.high ? QString(QStringLiteral("≤ ") + scale.number(*interval.high)) : QString();
}

QString cell(const QString &figure, const QString &below = {}, const char *kind = "")
{
    return QStringLiteral("<td class=\"fig%1\">%2%3</td>")
        .arg(QLatin1String(kind), figure, below.isEmpty() ? QString() : QStringLiteral("<small>%1</small>").arg(below));
}

/// A target's figure in the unit that its name ends in.
QString targetFigure(const QString &name, double value)
{
    if (name.endsWith(QLatin1String("_ms")))
        return humanMs(value);
    return name.endsWith(QLatin1String("_rate")) ? shareText(value) : QString::number(value, 'g', 4);
}

/// What one lane came to in one target: the figure, met or missed, and how many requests kept it.
QString outcomeCell(const LaneFigures &lane, const QString &name)
{
    const auto target =
        std::find_if(lane.targets.begin(), lane.targets.end(), [&name](const TargetOutcome &outcome) { return outcome.name == name; });
    if (target == lane.targets.end())
        return cell(QStringLiteral("-"));
    const QString state = !target->value ? QStringLiteral("<span class=\"state unknown\"><b aria-hidden=\"true\">–</b>not measured</span>")
        : target->met                    ? QStringLiteral("<span class=\"state\"><b aria-hidden=\"true\">✓</b>met</span>")
                                         : QStringLiteral("<span class=\"state missed\"><b aria-hidden=\"true\">✕</b>missed</span>");
    return cell((target->value ? htmlText(targetFigure(name, *target->value)) : QStringLiteral("-")) + state,
                target->shareMet ? QString(QStringLiteral("by ") + shareText(target->shareMet) + QStringLiteral(" of requests"))
                                 : QString());
}

} // namespace

QString msCell(const MetricFigures &figures, double MetricFigures::*value, const std::optional<Interval> &interval,
               const QString &percentile)
{
    if (figures.n < 1)
        return cell(QStringLiteral("-"));
    const Scale scale = scaleFor(figures.*value);
    const bool few = figures.lowN.contains(percentile);
    QString text = scale.number(figures.*value) + QStringLiteral("<i> %1</i>").arg(QLatin1String(scale.unit));
    if (few)
        text += QStringLiteral(" <abbr class=\"few\" title=\"fewer requests than this percentile needs: it describes these requests only\">"
                               "⚠<span class=\"hidden\">too few requests</span></abbr>");
    QString below = interval ? rangeText(scale, *interval) : QString();
    if (few)
        below += (below.isEmpty() ? QString() : QStringLiteral(" · ")) + QStringLiteral("n %1").arg(figures.n);
    return cell(text, below, few ? " pale" : "");
}

QString figureCell(const std::optional<double> &value)
{
    if (!value || !std::isfinite(*value))
        return cell(QStringLiteral("-"));
    return cell(QString::number(*value, 'f', *value >= 100 ? 0 : *value >= 10 ? 1 : 2));
}

QString shareText(const std::optional<double> &share)
{
    if (!share || !std::isfinite(*share))
        return QStringLiteral("-");
    const double value = *share >= 1 ? 100.0 : std::floor(*share * 1000) / 10;
    return QString::number(value, 'f', value == std::floor(value) ? 0 : 1) + QStringLiteral(" %");
}

QString lanesSection(const TestComparison &test)
{
    const std::vector<SeriesLook> looks = seriesLooks(test.lanes);
    // One request at a time has no rates: no column of dashes.
    const auto known = [&test](std::optional<double> LaneFigures::*rate) {
        return std::any_of(test.lanes.begin(), test.lanes.end(), [rate](const LaneFigures &lane) { return (lane.*rate).has_value(); });
    };
    const bool rates = known(&LaneFigures::outputTokensPerSecond) || known(&LaneFigures::requestsPerSecond),
               goodput = known(&LaneFigures::goodputPerSecond);
    QString html = QStringLiteral(
        "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Figures of each lane\"><table class=\"figures\"><thead><tr>"
        "<th scope=\"col\">Lane</th><th scope=\"col\">TTFT p50</th><th scope=\"col\">TTFT p95</th><th scope=\"col\">TPOT p50</th>"
        "<th scope=\"col\">E2E p50</th><th scope=\"col\">E2E p95</th>");
    if (rates)
        html += QStringLiteral("<th scope=\"col\">tokens/s</th><th scope=\"col\">requests/s</th>");
    if (goodput)
        html += QStringLiteral("<th scope=\"col\">goodput/s</th>");
    html += QStringLiteral("<th scope=\"col\">succeeded</th></tr></thead><tbody>\n");
    QStringList notes;
    for (std::size_t i = 0; i < test.lanes.size(); ++i) {
        const LaneFigures &lane = test.lanes[i];
        html += QStringLiteral("<tr><th scope=\"row\">%1</th>").arg(laneName(looks[i]));
        const QString p95 = QStringLiteral("p95"), p50 = QStringLiteral("median");
        html += msCell(lane.ttftMs, &MetricFigures::median, lane.ttftMs.medianCi, p50)
            + msCell(lane.ttftMs, &MetricFigures::p95, lane.ttftMs.p95Ci, p95)
            + msCell(lane.tpotMs, &MetricFigures::median, lane.tpotMs.medianCi, p50)
            + msCell(lane.e2eMs, &MetricFigures::median, lane.e2eMs.medianCi, p50)
            + msCell(lane.e2eMs, &MetricFigures::p95, lane.e2eMs.p95Ci, p95);
        if (rates)
            html += figureCell(lane.outputTokensPerSecond) + figureCell(lane.requestsPerSecond);
        if (goodput)
            html += figureCell(lane.goodputPerSecond);
        QString counts = QStringLiteral("%1 of %2").arg(lane.succeeded).arg(lane.due);
        if (lane.cancelled > 0)
            counts += QStringLiteral(", %1 cancelled").arg(lane.cancelled);
        html += cell(shareText(lane.successRate), counts, lane.failed > lane.cancelled ? " bad" : "") + QStringLiteral("</tr>\n");
        const QString &note = lane.ttftMs.intervalNote;
        if (lane.ttftMs.n > 0 && !note.isEmpty() && !notes.contains(note))
            notes << note;
        if (lane.breakerOpenSeconds > 0)
            notes << QStringLiteral("%1 was not asked for %2: its requests failed one after another")
                         .arg(lane.shownName(), humanDuration(lane.breakerOpenSeconds));
    }
    html += QStringLiteral("</tbody></table></div>\n");
    QString below = QStringLiteral("Small: 95 % intervals.");
    for (const QString &note : std::as_const(notes))
        below += u' ' + note.left(1).toUpper() + note.mid(1) + u'.';
    return html + QStringLiteral("<p class=\"note\">%1</p>\n").arg(htmlText(below));
}

QString targetsSection(const ReportSource &source)
{
    const std::vector<TestComparison> &tests = source.comparison->tests;
    if (tests.empty())
        return {};
    QString rows, heads;
    const std::vector<SeriesLook> looks = seriesLooks(tests.front().lanes);
    for (const SeriesLook &look : looks)
        heads += QStringLiteral("<th scope=\"col\" class=\"right\">%1</th>").arg(laneName(look));
    for (const TestComparison &test : tests) {
        // Every lane of a test is held to the same targets.
        const auto most = std::max_element(test.lanes.begin(), test.lanes.end(),
                                           [](const LaneFigures &a, const LaneFigures &b) { return a.targets.size() < b.targets.size(); });
        if (most == test.lanes.end())
            continue;
        for (const TargetOutcome &target : most->targets) {
            const bool atMost = target.name.endsWith(QLatin1String("_ms"));
            rows +=
                QStringLiteral("<tr><th scope=\"row\">%1</th><td>%2</td>%3")
                    .arg(htmlText(target.metric), htmlText(test.name),
                         cell((atMost ? QStringLiteral("≤ ") : QStringLiteral("≥ ")) + htmlText(targetFigure(target.name, target.target))));
            for (const LaneFigures &lane : test.lanes)
                rows += outcomeCell(lane, target.name);
            rows += QStringLiteral("</tr>\n");
        }
    }
    if (rows.isEmpty())
        return {};
    return QStringLiteral(
               "<section class=\"card\"><h2>Targets</h2>\n<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Targets\">"
               "<table class=\"targets\"><thead><tr><th scope=\"col\">Figure</th><th scope=\"col\">Test</th>"
               "<th scope=\"col\" class=\"right\">Target</th>%1</tr></thead><tbody>\n%2</tbody></table></div></section>\n")
        .arg(heads, rows);
}

} // namespace derby
