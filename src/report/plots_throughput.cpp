// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/plots_charts.h"
#include "report/plots_clock.h"
#include "report/plots_curve.h"

#include <algorithm>
#include <cmath>

namespace derby {

namespace {

constexpr double BinSeconds = 1;

/// Tokens a second in bins of one second of each round's steady window; the last of a round may be shorter.
std::vector<PlotPoint> rates(const PlotLane &lane, const LaneClock &clock)
{
    struct Round
    {
        MonoTime from, to;
        std::vector<double> tokens;
    };
    std::vector<Round> rounds;
    for (int round = 0; round < lane.test->rounds(); ++round) {
        rounds.emplace_back();
        if (const auto window = lane.test->steadyWindow(lane.lane, round)) {
            rounds.back() = {window->first, window->second, {}};
            rounds.back().tokens.resize(static_cast<std::size_t>(std::ceil(toSeconds(window->second - window->first) / BinSeconds)));
        }
    }
    const TokenWeights weights(lane.measured());
    for (const Record *record : lane.measured()) {
        if (record->round < 0 || static_cast<std::size_t>(record->round) >= rounds.size())
            continue;
        Round &round = rounds[static_cast<std::size_t>(record->round)];
        weights.each(*record, [&round](const RecordEvent &event, double tokens) {
            if (event.received >= round.from && event.received < round.to)
                round.tokens[static_cast<std::size_t>(toSeconds(event.received - round.from) / BinSeconds)] += tokens;
        });
    }
    std::vector<PlotPoint> points;
    for (std::size_t i = 0; i < rounds.size(); ++i) {
        const double whole = toSeconds(rounds[i].to - rounds[i].from);
        for (std::size_t bin = 0; bin < rounds[i].tokens.size(); ++bin) {
            const double from = static_cast<double>(bin) * BinSeconds, to = std::min(whole, from + BinSeconds);
            points.push_back({clock.rounds()[i] + (from + to) / 2, rounds[i].tokens[bin] / (to - from)});
        }
    }
    return points;
}

} // namespace

void drawThroughput(Plot &plot, const PlotLanes &input)
{
    plot.subtitle = QStringLiteral("in seconds of each lane's steady windows");
    if (!input.load) {
        plot.empty = QStringLiteral("The TTFT test sends one request at a time: it has no throughput. Choose a load test.");
        return;
    }
    const LaneClock clock(input);
    plot.x.title = clock.title();
    plot.table.headers = QStringList{QStringLiteral("lane"),          QStringLiteral("output tokens/s"), QStringLiteral("requests/s"),
                                     QStringLiteral("lowest second"), QStringLiteral("highest second"),  QStringLiteral("note")};
    QStringList said, overall;
    double high = 0;
    for (const PlotLane &lane : input.lanes) {
        PlotLine line;
        line.look = lane.look;
        const LaneFigures &figures = *lane.figures;
        std::vector<PlotPoint> points;
        if (!figures.outputTokensPerSecond)
            line.missing = figures.succeeded == 0 ? missingText(lane) : QStringLiteral("its steady window is not known");
        else
            points = rates(lane, clock);
        QStringList cells{lane.look.name, tableNumber(figures.outputTokensPerSecond), tableNumber(figures.requestsPerSecond)};
        if (points.empty()) {
            cells << QStringLiteral("-") << QStringLiteral("-") << line.missing;
            said.append(QStringLiteral("%1: %2.").arg(lane.look.name, line.missing));
        } else {
            const auto [least, most] =
                std::minmax_element(points.begin(), points.end(), [](const PlotPoint &a, const PlotPoint &b) { return a.y < b.y; });
            high = std::max(high, most->y);
            const QString note = figures.outputTokensEstimated
                ? QStringLiteral("estimated: the server does not report its tokens, text events are counted")
                : QString();
            cells << tableNumber(least->y) << tableNumber(most->y) << note;
            overall.append(QStringLiteral("%1 %2 tokens/s%3")
                               .arg(lane.look.name, tableNumber(figures.outputTokensPerSecond),
                                    note.isEmpty() ? QString() : QStringLiteral(" (estimated)")));
            said.append(QStringLiteral("%1: %2 output tokens a second over all, between %3 and %4 in single seconds%5.")
                            .arg(lane.look.name, tableNumber(figures.outputTokensPerSecond), tableNumber(least->y), tableNumber(most->y),
                                 note.isEmpty() ? QString() : QString(QStringLiteral(", ") + note)));
        }
        plot.table.rows.push_back(cells);
        line.points = thinned(points);
        plot.lines.push_back(std::move(line));
    }
    if (high <= 0 && std::all_of(plot.lines.begin(), plot.lines.end(), [](const PlotLine &line) { return line.points.empty(); })) {
        plot.empty = emptyText(input, QStringLiteral("throughput"));
        plot.lines.clear();
        return;
    }
    if (const auto target = input.tests.front().targets->outputTokensPerSecond; target && !input.several) {
        plot.target = target;
        plot.targetText = QStringLiteral("target: at least %1 tokens/s").arg(tableNumber(*target));
        high = std::max(high, *target);
    }
    plot.x = timeAxis(plot.x.title, std::max(clock.length(), BinSeconds));
    plot.y = axisOver(QStringLiteral("output tokens/s"), 0, high > 0 ? high : 1, false);
    clock.noteRounds(plot);
    noteFailures(plot, input, clock);
    plot.finding = metricFinding(input, {QStringLiteral("output_tokens_per_s")});
    plot.evidence = input.several ? severalText(input) : QStringLiteral("Over all: %1.").arg(overall.join(QStringLiteral(", ")));
    plot.description = (plot.finding.isEmpty() ? QString() : QString(plot.finding + u' ')) + said.join(u' ');
}

} // namespace derby
