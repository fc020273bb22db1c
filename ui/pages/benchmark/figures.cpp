// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/benchmark/figures.h"

#include <QLocale>

namespace derby::ui {

QString msText(double milliseconds)
{
    return QLocale().toString(milliseconds, 'f', milliseconds < 0.1 ? 3 : milliseconds < 10 ? 2 : milliseconds < 1000 ? 1 : 0);
}

QString msText(const std::optional<double> &milliseconds)
{
    return milliseconds ? msText(*milliseconds) : QStringLiteral("–");
}

QString intervalText(const std::optional<double> &low, const std::optional<double> &high)
{
    if (low && high)
        return msText(*low) + QStringLiteral(" – ") + msText(*high);
    if (low)
        return QStringLiteral("≥ ") + msText(*low);
    return high ? QString(QStringLiteral("≤ ") + msText(*high)) : QString();
}

QString countText(qint64 n)
{
    return QLocale().toString(n);
}

QString shareText(double share)
{
    const double percent = share * 100;
    return QLocale().toString(percent, 'f', percent > 0 && percent < 0.1 ? 2 : 1) + QStringLiteral(" %");
}

} // namespace derby::ui
