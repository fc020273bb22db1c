// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/results/words.h"

#include <QLocale>

#include <cmath>

namespace derby::ui {

QString Words::metric(const QString &id)
{
    static const std::pair<QLatin1String, QString> names[] = {
        {QLatin1String("ttft_typical"), tr("TTFT")},
        {QLatin1String("tpot_typical"), tr("TPOT")},
        {QLatin1String("e2e_typical"), tr("E2E")},
        {QLatin1String("ttft_p95"), tr("TTFT p95")},
        {QLatin1String("ttft_p50"), tr("TTFT p50")},
        {QLatin1String("tpot_p50"), tr("TPOT p50")},
        {QLatin1String("e2e_p50"), tr("E2E p50")},
        {QLatin1String("e2e_p95"), tr("E2E p95")},
        {QLatin1String("output_tokens_per_s"), tr("Tokens/s")},
    };
    for (const auto &[key, name] : names) {
        if (id == key)
            return name;
    }
    return id;
}

QString Words::when(const QDateTime &started, const QDateTime &now)
{
    if (!started.isValid())
        return tr("unknown");
    const QDateTime local = started.toLocalTime();
    const QString time = local.toString(QStringLiteral("HH:mm"));
    const qint64 days = local.date().daysTo(now.date());
    if (days == 0)
        return tr("Today %1").arg(time);
    if (days == 1)
        return tr("Yesterday %1").arg(time);
    const QLocale locale;
    if (local.date().year() == now.date().year())
        return locale.toString(local.date(), tr("d MMM", "date without year")) + u' ' + time;
    return locale.toString(local.date(), tr("d MMM yyyy", "date with year"));
}

QString Words::load(const RunListEntry &run)
{
    if (run.requests <= 0)
        return QStringLiteral("–");
    const QLocale locale;
    const QString size =
        tr("%1 × %2", "requests a lane × lanes").arg(locale.toString(run.requests), locale.toString(static_cast<int>(run.figures.size())));
    return run.users > 0 ? tr("%n user(s) · %1", nullptr, run.users).arg(size) : size;
}

QString Words::state(VerdictState state, const QString &winner, int moreNeeded, bool rounds)
{
    switch (state) {
    case VerdictState::Faster:
        return winner.isEmpty() ? tr("Settled") : tr("%1 is faster").arg(winner);
    case VerdictState::TooClose:
        return tr("Too close to call");
    case VerdictState::NotEnoughData:
        if (moreNeeded <= 0)
            return tr("Not enough data");
        return rounds ? tr("Not enough data: %n more round(s)", nullptr, moreNeeded)
                      : tr("Not enough data: %n more each", nullptr, moreNeeded);
    case VerdictState::NotComparable:
        return tr("Not comparable");
    case VerdictState::ClientLimited:
        return tr("Client-limited, no verdict");
    }
    return {};
}

QString Words::finding(const RunListEntry &run)
{
    if (run.recoverable && run.grade.isEmpty())
        return tr("Cannot be read");
    if (run.running)
        return tr("Being measured");
    const std::optional<VerdictState> state = verdictOf(run);
    if (!state)
        return run.finding;
    if (*state == VerdictState::Faster && run.winner >= 0) {
        return tr("%1 is faster, %2", "engine, metric").arg(run.figures[static_cast<size_t>(run.winner)].name, metric(run.metric));
    }
    if (*state == VerdictState::TooClose && run.figures.size() == 2)
        return tr("%1 and %2 too close to call").arg(run.figures[0].name, run.figures[1].name);
    return Words::state(*state, {}, run.moreNeeded, run.load);
}

QString Words::order(const QString &id)
{
    if (id == QLatin1String("interleaved"))
        return tr("in turn, in an order drawn anew for each block");
    if (id == QLatin1String("one_after_another"))
        return tr("one after another in each round");
    if (id == QLatin1String("all_at_once"))
        return tr("all at once");
    return id;
}

QString Words::ms(double value)
{
    const double size = std::fabs(value);
    const int decimals = size >= 1000 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 3;
    return QLocale().toString(value, 'f', decimals);
}

QString Words::interval(const std::optional<Interval> &interval)
{
    if (!interval || (!interval->low && !interval->high))
        return {};
    if (!interval->high)
        return QStringLiteral("[≥ %1]").arg(ms(*interval->low));
    if (!interval->low)
        return QStringLiteral("[≤ %1]").arg(ms(*interval->high));
    return QStringLiteral("[%1, %2]").arg(ms(*interval->low), ms(*interval->high));
}

QString Words::ratio(double value)
{
    return QLocale().toString(value, 'f', value >= 10 ? 1 : 2);
}

QString Words::chance(double p)
{
    constexpr double least = 0.001;
    return p < least ? QStringLiteral("< %1").arg(QLocale().toString(least)) : QLocale().toString(p, 'g', 2);
}

QString Words::share(double value)
{
    // Never rounded up to 100 %: one failure among thousands is a failure.
    const double percent = value >= 1 ? 100.0 : std::floor(value * 1000) / 10;
    return QLocale().toString(percent, 'f', percent == std::floor(percent) ? 0 : 1) + QStringLiteral(" %");
}

std::optional<VerdictState> verdictOf(const RunListEntry &run)
{
    for (const VerdictState state : {VerdictState::Faster, VerdictState::TooClose, VerdictState::NotEnoughData, VerdictState::NotComparable,
                                     VerdictState::ClientLimited}) {
        if (!run.verdict.isEmpty() && run.verdict == verdictStateId(state))
            return state;
    }
    return std::nullopt;
}

} // namespace derby::ui
