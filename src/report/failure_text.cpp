// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/failure_text.h"

#include "base/sentence.h"
#include "base/text.h"

namespace derby {

QString errorText(const ErrorCount &error)
{
    if (error.count == 0 && error.outside == 0)
        return printable(QStringLiteral("%1 before the run: %2").arg(errorKindId(error.kind), error.message));
    QString text = QStringLiteral("%1 x %2").arg(QString::number(error.count > 0 ? error.count : error.outside), errorKindId(error.kind));
    if (error.count == 0)
        text += QStringLiteral(" outside what is measured");
    else if (error.outside > 0)
        text += QStringLiteral(" (and %1 outside what is measured)").arg(error.outside);
    return printable(QString(text + QStringLiteral(": ") + error.message));
}

QString whyNotMeasured(const LaneFigures &lane)
{
    if (lane.due == 0 && lane.answeredOutside > 0) {
        const QString answers =
            lane.outsideSeconds ? QStringLiteral(", as an answer takes about %1").arg(humanDuration(*lane.outsideSeconds)) : QString();
        return QStringLiteral("%1 answered, but none began in a steady window%2: give it a longer duration_seconds or fewer output tokens")
            .arg(counted(lane.answeredOutside, u"request"), answers);
    }
    if (lane.due == 0) {
        const QString nothing = QStringLiteral("no request was due");
        return lane.errors.empty() ? nothing : QString(nothing + QStringLiteral(": ") + clause(printable(lane.errors.front().message)));
    }
    if (lane.succeeded == 0)
        return QStringLiteral("none of %1 succeeded").arg(counted(lane.due, u"request"));
    return QStringLiteral("no request has this figure");
}

QStringList unmetTargets(const Comparison &comparison)
{
    QStringList sentences;
    for (const TestComparison &test : comparison.tests) {
        for (const LaneFigures &lane : test.lanes) {
            for (const TargetOutcome &target : lane.targets) {
                if (target.met)
                    continue;
                const QString which = QStringLiteral("Target of %1, %2: %3 ").arg(lane.shownName(), printable(test.name), target.metric);
                sentences << (target.value ? QString(which + QStringLiteral("was missed."))
                                           : QString(which + QStringLiteral("was not measured: %1.").arg(whyNotMeasured(lane))));
            }
        }
    }
    return sentences;
}

} // namespace derby
