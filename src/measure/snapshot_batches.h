// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "measure/histogram.h"

#include <optional>
#include <vector>

namespace derby {

/// How many independent requests the dependent ones of a load test are worth while it runs: the batch means of docs/method.md 4.1 over ten
/// to nineteen equal windows of the lane's own time. The windows grow with the run: twenty become ten of twice the length.
class SnapshotBatches
{
public:
    /// `atSeconds`: when the request was sent, on the lane's own time.
    void add(double atSeconds, double milliseconds);
    /// n_eff for the quantile `probability`, whose live value is `quantile`, from the windows that `nowSeconds` has left behind. Absent:
    /// fewer than 100 values or ten windows, an empty window, or drift.
    std::optional<int> effective(double probability, double quantile, double nowSeconds) const;

private:
    static constexpr std::size_t mostWindows = 20;
    double m_length = 0.25; // of a window, in seconds
    std::vector<LogHistogram> m_windows;
};

} // namespace derby
