// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/plots.h"

#include <QString>

#include <vector>

namespace derby::ui {

/// An axis as Qt Charts gets it: plain numbers in which a log or a probability axis is even. (A QLogValueAxis would do without this, but
/// one point at 0 blanks its series, and its ticks are powers of its base.)
class Scale
{
public:
    enum class Kind { Linear, Log, Probability };

    Scale() = default;
    /// `probability`: the values are percentiles, as shares or in per cent, and stretch towards 100 %.
    Scale(const PlotAxis &axis, bool probability);

    Kind kind() const { return m_kind; }
    /// Values that the axis cannot hold (0 on a log axis) go to its edge.
    double toUnit(double value) const;
    double fromUnit(double unit) const;
    double low() const { return m_low; } ///< in units
    double high() const { return m_high; }

    struct Tick
    {
        double unit = 0;
        QString label;
    };
    /// The plot's own ticks over the whole range, new ones when a part of it is shown.
    std::vector<Tick> ticks(double low, double high, int most) const;

private:
    Kind m_kind = Kind::Linear;
    double m_low = 0, m_high = 1, m_whole = 1; ///< m_whole: what 100 % is in a probability's values
    bool m_named = false; ///< its ticks are all there are: percentiles have no values between their names
    std::vector<Tick> m_ticks;
};

/// A value for people: about three digits, thousands by the locale.
QString shownNumber(double value);
/// Without superfluous decimals, for ticks.
QString shownTick(double value);
/// "ms" of "time to first token, ms (log)"; empty where the title names none.
QString unitOf(const PlotAxis &axis);

} // namespace derby::ui
