// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/run_list.h"

#include <QString>

#include <vector>

namespace derby::ui {

/// The logarithmic axis, in ms, that all dot plots of the list share.
class DotAxis
{
public:
    DotAxis() = default;
    /// Holds every p95 of these runs and every interval.
    static DotAxis of(const std::vector<const RunListEntry *> &runs);

    bool isEmpty() const { return m_high <= m_low; }
    /// Where a value stands in a range `width` px wide; clamped to it.
    double x(double ms, double width) const;
    struct Tick
    {
        double ms = 0;
        QString text; ///< "50", "1 s"
    };
    const std::vector<Tick> &ticks() const { return m_ticks; }

private:
    double m_low = 0, m_high = 0; ///< log10
    std::vector<Tick> m_ticks;
};

} // namespace derby::ui
