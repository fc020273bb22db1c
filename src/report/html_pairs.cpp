// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/html_sections.h"
#include "report/html_text.h"

#include <algorithm>
#include <cmath>

namespace derby {

namespace {

constexpr double Width = 220, Height = 20, Edge = 8;

/// A logarithmic axis of ratios around 1.
struct RatioAxis
{
    double reach = std::log(1.25); ///< to both sides

    double x(double ratio) const { return Width / 2 + std::clamp(std::log(ratio) / reach, -1.0, 1.0) * (Width / 2 - Edge); }
};

QString at(double value)
{
    return QString::number(value, 'f', 1);
}

/// The interval as a bar with caps and a diamond at the estimate, over the zone in which no difference counts.
QString intervalPicture(const RatioAxis &axis, const Verdict &verdict, double practicalRatio)
{
    QString svg = QStringLiteral("<svg class=\"interval\" viewBox=\"0 0 %1 %2\" width=\"%1\" height=\"%2\" aria-hidden=\"true\">")
                      .arg(at(Width), at(Height));
    const double from = axis.x(1 / practicalRatio), to = axis.x(practicalRatio), middle = Height / 2;
    svg += QStringLiteral("<rect class=\"zone\" x=\"%1\" y=\"0\" width=\"%2\" height=\"%3\"/>").arg(at(from), at(to - from), at(Height));
    svg += QStringLiteral("<path class=\"one\" d=\"M%1 0V%2\"/>").arg(at(axis.x(1)), at(Height));
    if (verdict.ratio && verdict.interval && *verdict.ratio > 0) {
        const double low = axis.x(verdict.interval->low.value_or(1e-9)), high = axis.x(verdict.interval->high.value_or(1e9)),
                     estimate = axis.x(*verdict.ratio);
        svg += QStringLiteral("<path class=\"bar\" d=\"M%1 %3H%2M%1 %4v10M%2 %4v10\"/>").arg(at(low), at(high), at(middle), at(middle - 5));
        svg += QStringLiteral("<path class=\"estimate\" d=\"M%1 %2l5 5l-5 5l-5 -5z\"/>").arg(at(estimate), at(middle - 5));
    }
    return svg + QStringLiteral("</svg>");
}

QString ratioText(const Verdict &verdict)
{
    if (!verdict.ratio)
        return QStringLiteral("-");
    const auto number = [](const std::optional<double> &value) { return value ? QString::number(*value, 'f', 2) : QStringLiteral("?"); };
    QString text = number(verdict.ratio);
    if (verdict.interval)
        text +=
            QStringLiteral("<small>%1 – %2, at %3 %</small>")
                .arg(number(verdict.interval->low), number(verdict.interval->high), QString::number(100 * verdict.interval->level, 'g', 3));
    return text;
}

} // namespace

QString pairsSection(const TestComparison &test, double practicalRatio)
{
    if (test.verdicts.empty())
        return {};
    const std::vector<SeriesLook> looks = seriesLooks(test.lanes);
    RatioAxis axis;
    for (const Verdict &verdict : test.verdicts) {
        for (const auto &end :
             {verdict.interval ? verdict.interval->low : std::nullopt, verdict.interval ? verdict.interval->high : std::nullopt}) {
            if (end && *end > 0 && std::isfinite(*end))
                axis.reach = std::clamp(std::fabs(std::log(*end)) * 1.05, axis.reach, std::log(10.0));
        }
    }
    QString rows, metric;
    for (const Verdict &verdict : test.verdicts) {
        const auto a = static_cast<std::size_t>(verdict.a), b = static_cast<std::size_t>(verdict.b);
        if (a >= looks.size() || b >= looks.size())
            continue;
        if (verdict.metric != metric) {
            metric = verdict.metric;
            rows += QStringLiteral("<tr class=\"group\"><th colspan=\"5\" scope=\"colgroup\">%1%2</th></tr>\n")
                        .arg(htmlText(metricTitle(metric)),
                             verdict.headline ? QStringLiteral(" <span class=\"chip\">headline</span>") : QString());
        }
        const SeriesLook *winner = verdict.faster && static_cast<std::size_t>(*verdict.faster) < looks.size()
            ? &looks[static_cast<std::size_t>(*verdict.faster)]
            : nullptr;
        rows += QStringLiteral("<tr><th scope=\"row\">%1 <span class=\"over\">/</span> %2</th><td class=\"fig\">%3</td><td>%4</td>"
                               "<td>%5</td><td class=\"why\">%6</td></tr>\n")
                    .arg(laneName(looks[a]), laneName(looks[b]), ratioText(verdict), intervalPicture(axis, verdict, practicalRatio),
                         stateText(verdict.state, winner), htmlText(verdict.sentence));
    }
    return QStringLiteral(
               "<details class=\"pairs\"><summary>Every pair in every metric</summary>\n"
               "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Pairs\"><table><thead><tr><th scope=\"col\">Pair</th>"
               "<th scope=\"col\" class=\"right\">Ratio</th><th scope=\"col\">Interval, log</th><th scope=\"col\">Verdict</th>"
               "<th scope=\"col\">In words</th></tr></thead><tbody>\n%1</tbody></table></div>\n"
               "<p class=\"note\">Ratios of the first lane to the second, each with its interval and that one's level: that at which the "
               "pair was tested where a lane is faster, else the first of Holm's; the line is 1, the zone around it %2 %, "
               "within "
               "which no difference is called a win. Below 1 the first takes less time; of tokens a second it delivers fewer. Only the "
               "headline fills the run's sentence.</p></details>\n")
        .arg(rows, QString::number(100 * (practicalRatio - 1), 'g', 2));
}

} // namespace derby
