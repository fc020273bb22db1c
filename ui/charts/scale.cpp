// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/scale.h"

#include <QLocale>

#include <algorithm>
#include <cmath>

namespace derby::ui {

Scale::Scale(const PlotAxis &axis, bool probability)
    : m_kind(axis.log ? Kind::Log : Kind::Linear)
    , m_named(probability)
{
    // A percentile axis comes as shares (0.5 … 0.999), in per cent, or as 100 / (100 - percent) on a log axis, which is even already.
    if (probability && !axis.log && axis.high <= 1)
        m_kind = Kind::Probability;
    else if (probability && !axis.log && axis.high > 20) {
        m_kind = Kind::Probability;
        m_whole = 100;
    }
    double low = axis.low, high = axis.high;
    if (!std::isfinite(low) || !std::isfinite(high) || low >= high) {
        low = std::isfinite(low) ? low : 0;
        high = low + std::max(1.0, std::abs(low));
    }
    if (m_kind == Kind::Log) {
        high = high > 0 ? high : 1;
        low = low > 0 ? low : high / 1000;
    }
    m_low = -1e9; // toUnit() clamps to the range, which it does not know yet
    m_high = 1e9;
    const double from = toUnit(low), to = toUnit(high);
    m_low = from;
    m_high = to;
    for (size_t i = 0; i < axis.ticks.size(); ++i) {
        const double tick = axis.ticks[i];
        if (!std::isfinite(tick) || (m_kind == Kind::Log && tick <= 0))
            continue;
        m_ticks.push_back({toUnit(tick), qsizetype(i) < axis.labels.size() ? axis.labels[qsizetype(i)] : shownTick(tick)});
    }
}

double Scale::toUnit(double value) const
{
    switch (m_kind) {
    case Kind::Linear:
        return value;
    case Kind::Log:
        return value > 0 ? std::log10(value) : m_low;
    case Kind::Probability: {
        const double rest = 1 - value / m_whole;
        return rest > 1e-9 ? -std::log10(rest) : std::min(m_high, 9.0);
    }
    }
    return value;
}

double Scale::fromUnit(double unit) const
{
    switch (m_kind) {
    case Kind::Linear:
        return unit;
    case Kind::Log:
        return std::pow(10, unit);
    case Kind::Probability:
        return (1 - std::pow(10, -unit)) * m_whole;
    }
    return unit;
}

std::vector<Scale::Tick> Scale::ticks(double low, double high, int most) const
{
    const double slack = (high - low) * 1e-6;
    const bool whole = low <= m_low + slack && high >= m_high - slack;
    std::vector<Tick> found;
    for (const Tick &tick : m_ticks)
        if (tick.unit >= low - slack && tick.unit <= high + slack)
            found.push_back(tick);
    if ((whole && !found.empty()) || m_named)
        return found;
    if (found.size() >= 4 && found.size() <= size_t(most))
        return found;
    found.clear();
    // Inside a decade, steps of 1, 2, 5 leave too little: even steps say more there.
    const double from = fromUnit(low), to = fromUnit(high);
    std::vector<double> values = niceTicks(from, to, m_kind == Kind::Log, most);
    const auto inside = [&](double value) { return toUnit(value) >= low - slack && toUnit(value) <= high + slack; };
    if (m_kind == Kind::Log && std::count_if(values.begin(), values.end(), inside) < 3)
        values = niceTicks(from, to, false, most);
    for (const double value : values)
        if (inside(value) && (m_kind != Kind::Log || value > 0))
            found.push_back({toUnit(value), shownTick(value)});
    return found;
}

QString shownNumber(double value)
{
    if (!std::isfinite(value))
        return QStringLiteral("–");
    const double size = std::abs(value);
    const int decimals = size >= 999.5 || size == 0 ? 0 : size >= 9.995 ? 1 : size >= 0.9995 ? 2 : 3;
    return QLocale().toString(value, 'f', decimals);
}

QString shownTick(double value)
{
    for (int decimals = 0; decimals < 6; ++decimals) {
        const double scaled = value * std::pow(10, decimals);
        if (std::abs(scaled - std::round(scaled)) < 1e-6 * std::max(1.0, std::abs(scaled)))
            return QLocale().toString(value, 'f', decimals);
    }
    return QLocale().toString(value, 'g', 4);
}

QString unitOf(const PlotAxis &axis)
{
    QString title = axis.title;
    const qsizetype bracket = title.indexOf(QLatin1String(" ("));
    if (bracket >= 0)
        title.truncate(bracket);
    const qsizetype comma = title.lastIndexOf(QLatin1String(", "));
    const QString unit = comma >= 0 ? title.mid(comma + 2) : QString();
    return unit.size() <= 12 ? unit : QString();
}

} // namespace derby::ui
