// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/text.h"
#include "report/plots_charts.h"
#include "report/plots_cloud.h"
#include "workload/prompts.h"

#include <algorithm>
#include <cmath>

namespace derby {

namespace {

constexpr double SmallestMs = 0.001;
constexpr double CharactersPerToken = 4; // the usual rule of thumb for English text; marked as an estimate

/// The prompts of a test as the plan makes them, only asked for when a server does not say how long they were.
class PromptLengths
{
public:
    explicit PromptLengths(const TestData &test)
        : m_test(test)
    {
    }

    std::optional<double> estimate(int prompt)
    {
        if (!m_made) {
            m_made = true;
            const PromptSpec &spec = m_test.load ? m_test.loadTest->prompts : m_test.ttft->prompts;
            m_prompts = makePrompts(spec, m_test.run->plan.seed).value_or(QStringList());
        }
        if (prompt < 0 || prompt >= m_prompts.size())
            return std::nullopt;
        return static_cast<double>(m_prompts[prompt].size()) / CharactersPerToken;
    }

private:
    const TestData &m_test;
    bool m_made = false;
    QStringList m_prompts;
};

struct LaneByLength
{
    std::vector<PlotPoint> points;
    bool estimated = false;
    int unknown = 0; ///< requests whose prompt's length nobody knows
};

LaneByLength byLength(const PlotLane &lane, PromptLengths &lengths)
{
    LaneByLength result;
    // Counted or estimated, but never both in one lane: they would not lie on one axis.
    result.estimated = std::any_of(lane.counted().begin(), lane.counted().end(),
                                   [](const Record *record) { return record->outcome == Outcome::Succeeded && !record->promptTokens; });
    for (const Record *record : lane.counted()) {
        const auto ttft = ttftMs(*record);
        if (!ttft)
            continue;
        const std::optional<double> length =
            result.estimated ? lengths.estimate(record->prompt) : std::optional(static_cast<double>(*record->promptTokens));
        if (length)
            result.points.push_back({*length, std::max(*ttft, SmallestMs)});
        else
            ++result.unknown;
    }
    std::sort(result.points.begin(), result.points.end(),
              [](const PlotPoint &a, const PlotPoint &b) { return std::pair(a.x, a.y) < std::pair(b.x, b.y); });
    return result;
}

} // namespace

void drawPromptScatter(Plot &plot, const PlotLanes &input)
{
    plot.subtitle = QStringLiteral("each request; line: running median");
    std::vector<PromptLengths> lengths;
    for (const TestData &test : input.tests)
        lengths.emplace_back(test);
    plot.table.headers =
        QStringList{QStringLiteral("lane"), QStringLiteral("prompt tokens"), QStringLiteral("median TTFT, ms"), QStringLiteral("note")};
    double left = INFINITY, right = 0, low = INFINITY, high = 0;
    QStringList said, estimated;
    for (const PlotLane &lane : input.lanes) {
        const LaneByLength found = byLength(lane, lengths[static_cast<std::size_t>(lane.source)]);
        PlotCloud cloud;
        cloud.look = lane.look;
        cloud.points = thinnedCloud(found.points);
        cloud.trend = runningMedian(found.points);
        const QString note = found.estimated ? QStringLiteral("estimated: characters / 4") : QString();
        if (found.points.empty()) {
            cloud.missing = found.unknown > 0
                ? QStringLiteral("the server does not say how long its prompts were, and the prompts are not there")
                : missingText(lane);
            said.append(QStringLiteral("%1: %2.").arg(lane.look.name, cloud.missing));
            plot.table.rows.push_back({lane.look.name, QStringLiteral("-"), QStringLiteral("-"), cloud.missing});
        } else {
            if (found.estimated)
                estimated.append(lane.look.name);
            for (const PlotPoint &point : found.points) {
                left = std::min(left, point.x);
                right = std::max(right, point.x);
                low = std::min(low, point.y);
                high = std::max(high, point.y);
            }
            for (const PlotPoint &point : cloud.trend)
                plot.table.rows.push_back({lane.look.name, tableNumber(point.x), tableNumber(point.y), note});
            QString text =
                QStringLiteral("%1: %2, prompts of %3 to %4 tokens%5")
                    .arg(lane.look.name, counted(static_cast<qint64>(found.points.size()), u"request"),
                         QString::number(std::lround(found.points.front().x)), QString::number(std::lround(found.points.back().x)),
                         note.isEmpty() ? QString() : QStringLiteral(" (%1)").arg(note));
            if (cloud.trend.size() >= 2)
                text += QStringLiteral("; median TTFT %1 at the shortest, %2 at the longest")
                            .arg(humanMs(cloud.trend.front().y), humanMs(cloud.trend.back().y));
            else
                plot.table.rows.push_back({lane.look.name, tableNumber(found.points.front().x), QStringLiteral("-"),
                                           QStringLiteral("all prompts are of one length")});
            said.append(text + u'.');
        }
        plot.clouds.push_back(std::move(cloud));
    }
    if (right <= 0) {
        QStringList why;
        for (const PlotCloud &cloud : plot.clouds)
            why.append(QStringLiteral("%1: %2").arg(cloud.look.name, cloud.missing));
        plot.empty = QStringLiteral("There is no prompt length to draw. %1.").arg(why.join(QStringLiteral("; ")));
        plot.clouds.clear();
        return;
    }
    putTtftTarget(plot, input);
    if (plot.target) {
        low = std::min(low, *plot.target);
        high = std::max(high, *plot.target);
    }
    if (!estimated.isEmpty())
        plot.subtitle += QStringLiteral("; %1: characters / 4, estimated").arg(estimated.join(QStringLiteral(", ")));
    const bool wide = left > 0 && right / left > 10;
    plot.x = axisOver(wide ? QStringLiteral("prompt tokens (log)") : QStringLiteral("prompt tokens"), left, right, wide);
    plot.y = axisOver(QStringLiteral("time to first token, ms (log)"), low, high, true);
    plot.evidence =
        input.several ? severalText(input) : QStringLiteral("Prompts of %1 to %2 tokens.").arg(std::lround(left)).arg(std::lround(right));
    plot.description = said.join(u' ');
}

} // namespace derby
