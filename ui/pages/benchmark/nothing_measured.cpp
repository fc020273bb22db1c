// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/benchmark/nothing_measured.h"

#include "plan/lane_names.h"

namespace derby::ui {

std::optional<Error> nothingMeasured(const RunOutcome &outcome)
{
    for (const TestComparison &test : outcome.comparison->tests) {
        for (const LaneFigures &lane : test.lanes) {
            if (lane.succeeded > 0)
                return std::nullopt;
        }
    }
    Error error = makeError(outcome.run->partial && outcome.run->warnings.isEmpty() ? ErrorKind::Cancelled : ErrorKind::Refused,
                            BenchmarkRun::tr("Nothing was measured: no request succeeded."));
    QStringList details;
    error.actions.clear();
    const auto add = [&](const QString &lane, const Error &found) {
        details << lane + QStringLiteral(": ") + found.message;
        for (const QString &action : found.actions) {
            if (error.actions.size() < 3 && !error.actions.contains(action))
                error.actions << action;
        }
        error.kind = found.kind;
    };
    for (qsizetype i = 0; i < outcome.run->plan.endpoints.size(); ++i) {
        const QString lane = givenName(outcome.run->plan.endpoints[i]);
        const auto index = static_cast<std::size_t>(i);
        if (index < outcome.run->preparation.size() && outcome.run->preparation[index].error) {
            add(lane, *outcome.run->preparation[index].error);
            continue;
        }
        for (const TestComparison &test : outcome.comparison->tests) {
            if (index < test.lanes.size() && !test.lanes[index].errors.empty()) {
                const ErrorCount &first = test.lanes[index].errors.front();
                Error found = makeError(first.kind, first.message, {}, first.actions);
                add(lane, found);
                break;
            }
        }
    }
    if (details.isEmpty() || error.kind == ErrorKind::Cancelled)
        error.message = BenchmarkRun::tr("Nothing was measured: the run was stopped before the first request counted.");
    else
        error.detail = details.join(u'\n');
    if (error.actions.isEmpty())
        error.actions << BenchmarkRun::tr("Check on the Engines page that the servers answer.");
    return error;
}

} // namespace derby::ui
