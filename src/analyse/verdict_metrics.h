// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analyse/comparison.h"
#include "analyse/test_data.h"

#include <QString>

#include <span>

namespace derby {

/// A metric that a verdict is given for (docs/formats.md): what is compared, how, and how it is said.
struct VerdictMetric
{
    enum class What { Ttft, Tpot, EndToEnd, TokensPerSecond };
    enum class How {
        Typical, ///< TTFT test: the same prompts, signed rank
        PairedP95, ///< TTFT test: block bootstrap
        RoundMedian, ///< load: by rounds
        RoundP95,
        RoundRate,
    };

    const char *id;
    What what;
    How how;
    const char *noun; ///< "any difference in {noun} between A and B"
    /// "{W} answers first{load}: on the same prompt its first token takes": {load} becomes " under 24 users" under load.
    const char *lead;
    const char *than; ///< "less time than"

    QString name() const { return QString::fromLatin1(id); }
    bool largerIsBetter() const { return what == What::TokensPerSecond; }
    bool tail() const { return how == How::PairedP95 || how == How::RoundP95; }
    double probability() const { return tail() ? 0.95 : 0.5; }
    /// Requests that a lane needs: blocks of the TTFT test, requests in each round under load (docs/method.md 4.2, 4.3).
    int requestFloor() const { return tail() ? 72 : 20; }
    /// The latency that it compares; not for TokensPerSecond.
    std::optional<double> latency(const Record &record) const;
    /// The lane's printed figure; absent where there is none.
    std::optional<double> printed(const LaneFigures &figures) const;
};

/// The metrics of a TTFT test or of a load test.
std::span<const VerdictMetric> verdictMetrics(bool load);

/// Fewest rounds that carry a verdict.
inline constexpr int RoundFloor = 6;

} // namespace derby
