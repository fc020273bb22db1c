// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace derby {

/// A range of allowed values, ends included unless `aboveMinimum`.
struct Range
{
    double minimum = 0;
    double maximum = 0;
    bool aboveMinimum = false; ///< the minimum itself is not allowed

    bool contains(double value) const { return (aboveMinimum ? value > minimum : value >= minimum) && value <= maximum; }
};

/// What a plan may ask for, wherever it comes from (file, command line, dialog). The upper ends catch slips of the keyboard, not ambition.
namespace limits {
inline constexpr Range users{1, 10'000};
inline constexpr Range durationSeconds{0, 7 * 86'400, true};
inline constexpr Range rounds{1, 1'000};
inline constexpr Range iterations{1, 100'000};
inline constexpr Range blocks{1, 1'000'000}; ///< iterations x prompts: a journal's line with more is held for damaged
inline constexpr Range warmup{0, 10'000};
inline constexpr Range outputTokens{1, 131'072};
inline constexpr Range tgiOutputTokens{
    1, 1'024}; ///< TGI refuses more unless it was started with other limits, and so would cut one lane short
inline constexpr Range promptCount{1, 100'000};
inline constexpr Range promptWords{1, 100'000};
inline constexpr Range promptSpread{0, 100'000};
inline constexpr Range graceSeconds{0, 3'600};
inline constexpr Range thinkSeconds{0, 3'600};
inline constexpr Range thinkSigma{0, 3};
inline constexpr Range temperature{0, 2};
inline constexpr Range deadlineSeconds{0, 86'400, true};
inline constexpr Range breakerFailures{1, 1'000};
inline constexpr Range targetMs{0, 3'600'000, true};
inline constexpr Range share{0, 1};
inline constexpr Range targetRate{0, 1e9, true};
inline constexpr Range alpha{0, 0.5, true};
inline constexpr Range power{0.5, 0.999};
inline constexpr Range ratio{1, 10, true};
inline constexpr Range bootstrapDraws{100, 1'000'000};
inline constexpr int qnamStreams = 6; ///< QNetworkAccessManager opens six connections a host, and queues what is more in silence
} // namespace limits

/// The built-in prompt sets (resources/workload/NAME.yaml), the default first.
QStringList promptSetNames();

/// The metrics that can be a test's headline (docs/formats.md), the default first.
QStringList ttftHeadlines();
QStringList loadHeadlines();

} // namespace derby
