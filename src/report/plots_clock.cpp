// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/plots_clock.h"

#include "base/text.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace derby {

namespace {

constexpr int NoteColumns = 60;

MonoTime sentTime(const Record &record)
{
    return record.sent.value_or(record.planned);
}

} // namespace

LaneClock::LaneClock(const PlotLanes &input)
    : m_load(input.load)
{
    if (!m_load) {
        m_rounds = {0};
        m_begun.assign(input.tests.size(), MonoTime::max());
        std::vector<MonoTime> ends(input.tests.size(), MonoTime::min());
        for (const PlotLane &lane : input.lanes) {
            MonoTime &begun = m_begun[static_cast<std::size_t>(lane.source)], &end = ends[static_cast<std::size_t>(lane.source)];
            for (const Record *record : lane.counted()) {
                begun = std::min(begun, sentTime(*record));
                end = std::max(end, sentTime(*record));
            }
        }
        for (std::size_t i = 0; i < ends.size(); ++i) {
            if (ends[i] > m_begun[i])
                m_length = std::max(m_length, toSeconds(ends[i] - m_begun[i]));
        }
        return;
    }
    int rounds = 0;
    for (const TestData &test : input.tests)
        rounds = std::max(rounds, test.rounds());
    for (int round = 0; round < rounds; ++round) {
        double longest = 0;
        for (const PlotLane &lane : input.lanes) {
            if (const auto window = lane.test->steadyWindow(lane.lane, round))
                longest = std::max(longest, toSeconds(window->second - window->first));
        }
        m_rounds.push_back(m_length);
        m_length += longest;
    }
}

std::optional<double> LaneClock::at(const PlotLane &lane, int round, MonoTime when) const
{
    if (!m_load)
        return toSeconds(when - m_begun[static_cast<std::size_t>(lane.source)]);
    const auto window = lane.test->steadyWindow(lane.lane, round);
    if (!window || static_cast<std::size_t>(round) >= m_rounds.size())
        return std::nullopt;
    // A request that waited for a connection may have left a little after the window that it belongs to.
    const double within = toSeconds(std::clamp(when, window->first, window->second) - window->first);
    return m_rounds[static_cast<std::size_t>(round)] + within;
}

std::optional<double> LaneClock::at(const PlotLane &lane, const Record &record) const
{
    return at(lane, record.round, sentTime(record));
}

QString LaneClock::title() const
{
    if (!m_load)
        return QStringLiteral("time since the test began, s");
    return m_rounds.size() > 1 ? QStringLiteral("each lane's own measured time, its rounds end to end, s")
                               : QStringLiteral("each lane's own measured time, s");
}

void LaneClock::noteRounds(Plot &plot) const
{
    for (std::size_t round = 1; round < m_rounds.size(); ++round)
        plot.notes.push_back({PlotNote::Kind::Round, m_rounds[round], QStringLiteral("round %1").arg(round + 1), {}});
}

void noteFailures(Plot &plot, const PlotLanes &input, const LaneClock &clock)
{
    for (const PlotLane &lane : input.lanes) {
        struct Failures
        {
            double first = 0;
            int count = 0;
        };
        std::map<std::tuple<int, ErrorKind, QString>, Failures> failures;
        for (const Record *record : lane.counted()) {
            if (record->outcome == Outcome::Succeeded)
                continue;
            const auto at = clock.at(lane, *record);
            if (!at)
                continue;
            const int column = clock.length() > 0 ? std::min(NoteColumns - 1, static_cast<int>(*at / clock.length() * NoteColumns)) : 0;
            const Error error = record->error.value_or(makeError(ErrorKind::BadResponse));
            const bool dropped = record->outcome == Outcome::Dropped;
            Failures &same =
                failures[{column, error.kind, dropped ? QStringLiteral("never sent: the lane was not ready for it") : error.message}];
            same.first = same.count == 0 ? *at : std::min(same.first, *at);
            ++same.count;
        }
        for (const auto &[key, same] : failures) {
            const QString words = printable(std::get<2>(key));
            plot.notes.push_back({PlotNote::Kind::Error, same.first,
                                  same.count == 1
                                      ? QStringLiteral("%1: %2").arg(lane.look.name, words)
                                      : QStringLiteral("%1, %2 requests: %3").arg(lane.look.name, QString::number(same.count), words),
                                  lane.look.lane});
        }
        for (std::size_t round = 0; round < clock.rounds().size(); ++round) {
            if (const double open = lane.test->openSeconds(lane.lane, static_cast<int>(round)); open > 0)
                plot.notes.push_back({PlotNote::Kind::Breaker, clock.rounds()[round],
                                      QStringLiteral("%1 was not asked for %2 of this round: its requests failed one after another")
                                          .arg(lane.look.name, humanDuration(open)),
                                      lane.look.lane});
        }
    }
}

} // namespace derby
