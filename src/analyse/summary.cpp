// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analyse/summary.h"

#include "analyse/quantiles.h"
#include "analyse/stats/order_statistics.h"
#include "base/percentile.h"

#include <algorithm>

namespace derby {

namespace {

/// One printed percentile: where it goes, and what it needs.
struct Figure
{
    double probability;
    double MetricFigures::*value;
    std::optional<Interval> MetricFigures::*interval;
    int MetricFigures::Effective::*effective; ///< null: not told
    int floor; ///< 0: none
    const char *name;
};

const Figure Figures[] = {
    {0.5, &MetricFigures::median, &MetricFigures::medianCi, &MetricFigures::Effective::median, 0, "median"},
    {0.9, &MetricFigures::p90, &MetricFigures::p90Ci, nullptr, FloorP90, "p90"},
    {0.95, &MetricFigures::p95, &MetricFigures::p95Ci, &MetricFigures::Effective::p95, FloorP95, "p95"},
    {0.99, &MetricFigures::p99, &MetricFigures::p99Ci, &MetricFigures::Effective::p99, FloorP99, "p99"},
};

QString whyNoInterval(EffectiveSize::State state)
{
    switch (state) {
    case EffectiveSize::State::TooFew:
        return QStringLiteral("no interval: one round with fewer than 100 values");
    case EffectiveSize::State::EmptyWindow:
        return QStringLiteral("no interval: a tenth of the time has no request");
    case EffectiveSize::State::Drift:
        return QStringLiteral("no interval: the server drifts more slowly than this run is long");
    case EffectiveSize::State::Known:
        break;
    }
    return {};
}

} // namespace

MetricFigures summarise(const Series &series)
{
    MetricFigures figures;
    if (series.samples.empty())
        return figures;

    const Quantiles quantiles(series);
    const std::vector<double> &sorted = quantiles.sorted();
    figures.n = quantiles.n();
    figures.leftOut = quantiles.leftOut();
    figures.mean = mean(sorted); // of what the other figures are of: a mean above the largest value would be no mean
    figures.sd = standardDeviation(sorted);
    figures.min = sorted.front();
    figures.max = sorted.back();

    MetricFigures::Effective effective;
    bool all = quantiles.how() != Quantiles::How::ByRounds, any = false;
    for (const Figure &figure : Figures) {
        const Quantile quantile = quantiles.at(figure.probability);
        figures.*figure.value = quantile.value;
        figures.*figure.interval = quantile.interval;
        if (quantile.n < figure.floor)
            figures.lowN.append(QString::fromLatin1(figure.name));
        if (quantile.state != EffectiveSize::State::Known) {
            figures.intervalNote = whyNoInterval(quantile.state);
            all = false;
            continue;
        }
        any = true;
        if (figure.effective)
            effective.*figure.effective = quantile.n;
    }
    if (all)
        figures.nEff = effective;
    if (quantiles.how() == Quantiles::How::ByRounds && quantiles.rounds() < RoundsForInterval)
        figures.intervalNote = QStringLiteral("no interval: %1 rounds, 6 are needed").arg(quantiles.rounds());
    else if (quantiles.how() == Quantiles::How::WithinOneRun && any && figures.intervalNote.isEmpty())
        figures.intervalNote = QStringLiteral("within this run");
    return figures;
}

} // namespace derby
