// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/plots_lanes.h"

#include <optional>
#include <vector>

namespace derby {

/// The time axis of the charts over time. Under load it is each lane's own measured time: the steady windows of its rounds put end to end,
/// so that lanes that ran one after another stand above each other, without the time in which they were not asked. In a TTFT test it is
/// the time since the test began.
class LaneClock
{
public:
    explicit LaneClock(const PlotLanes &input);

    /// Seconds on the axis; absent where the lane's round has no steady window.
    std::optional<double> at(const PlotLane &lane, int round, MonoTime when) const;
    /// The record's place: where it was sent (planned, if it never was), within its round.
    std::optional<double> at(const PlotLane &lane, const Record &record) const;

    double length() const { return m_length; } ///< of the whole axis, s
    /// Where each round begins, s; one (0) without rounds.
    const std::vector<double> &rounds() const { return m_rounds; }
    QString title() const;
    /// The round borders but the first, as notes.
    void noteRounds(Plot &plot) const;

private:
    bool m_load;
    double m_length = 0;
    std::vector<double> m_rounds;
    std::vector<MonoTime> m_begun; ///< TTFT test: by source
};

/// Failed requests and open breakers as notes: those of one lane that say the same and lie in the same sixtieth of the axis are one, with
/// their number.
void noteFailures(Plot &plot, const PlotLanes &input, const LaneClock &clock);

} // namespace derby
