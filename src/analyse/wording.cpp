// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analyse/wording.h"

#include "base/text.h"

#include <algorithm>
#include <cmath>

namespace derby {

namespace {

QString joined(const QStringList &parts, QStringView last = u" and ")
{
    if (parts.size() < 2)
        return parts.join(QString());
    return parts.mid(0, parts.size() - 1).join(QStringLiteral(", ")) + last + parts.last();
}

int loser(const Verdict &verdict)
{
    return *verdict.faster == verdict.a ? verdict.b : verdict.a;
}

/// The winner's advantage as a share: less time than the loser, or more tokens.
double advantage(const Verdict &verdict, const VerdictMetric &metric, double ratio)
{
    const double winnerByLoser = *verdict.faster == verdict.a ? ratio : 1 / ratio;
    return metric.largerIsBetter() ? winnerByLoser - 1 : 1 - winnerByLoser;
}

QString range(const Verdict &verdict, const VerdictMetric &metric)
{
    const double one = advantage(verdict, metric, *verdict.interval->low), other = advantage(verdict, metric, *verdict.interval->high);
    QString from = percent(std::min(one, other));
    from.chop(2); // " %"
    return from + QStringLiteral(" to ") + percent(std::max(one, other));
}

QString worth(const Wording &wording)
{
    return percent(wording.worthFindingRatio - 1);
}

/// Why a lane has no figure: "TGI had no success", or that it answered and no request began in a steady window.
QString lackOf(const QString &name, const LaneFigures &lane)
{
    if (lane.answeredOutside == 0)
        return name + QStringLiteral(" had no success");
    return QStringLiteral("%1 answered %2, none of which began in a steady window").arg(name, counted(lane.answeredOutside, u"request"));
}

QString lackOf(const QStringList &names, const std::vector<LaneFigures> &lanes)
{
    QStringList failed, said;
    for (std::size_t i = 0; i < lanes.size(); ++i) {
        const QString &name = names.at(static_cast<int>(i));
        if (lanes[i].succeeded > 0)
            continue;
        if (lanes[i].answeredOutside > 0)
            said << lackOf(name, lanes[i]);
        else
            failed << name;
    }
    if (!failed.isEmpty())
        said.prepend(lackOf(joined(failed, u" and "), {}));
    return said.join(QStringLiteral(", "));
}

/// What can be said of lanes of which one at most had a success; empty: more had.
QString nothingToCompare(const Wording &wording, const VerdictMetric &metric, const std::vector<LaneFigures> &lanes)
{
    QStringList alive, dead;
    int only = 0;
    for (std::size_t i = 0; i < lanes.size(); ++i) {
        (lanes[i].succeeded > 0 ? alive : dead).append(wording.names.at(static_cast<int>(i)));
        only = lanes[i].succeeded > 0 ? static_cast<int>(i) : only;
    }
    if (alive.size() > 1 || lanes.empty())
        return {};
    if (alive.isEmpty())
        return QStringLiteral("No verdict: ") + lackOf(wording.names, lanes);
    const LaneFigures &lane = lanes[static_cast<std::size_t>(only)];
    QString said;
    if (const auto figure = metric.printed(lane)) {
        const QString value = metric.largerIsBetter() ? QString::number(*figure, 'f', 1) : humanMs(*figure);
        said = QStringLiteral(" The %1 of %2: %3, over %4.")
                   .arg(QString::fromLatin1(metric.noun), alive.first(), value, counted(lane.succeeded, u"request"));
        said.chop(1);
    }
    if (dead.isEmpty())
        return QStringLiteral("%1 was measured alone, so there is nothing to compare.").arg(alive.first()) + said;
    return QStringLiteral("Only %1 was measured, so there is nothing to compare: %2.").arg(alive.first(), lackOf(wording.names, lanes))
        + said;
}

/// "vLLM is ahead of TGI by 12 % and of Ollama by 30 %", one part a winner.
QStringList aheadParts(const Wording &wording, const VerdictMetric &metric, const std::vector<const WordedVerdict *> &verdicts)
{
    QStringList parts;
    for (int lane = 0; lane < wording.names.size(); ++lane) {
        QStringList over;
        for (const WordedVerdict *worded : verdicts) {
            const Verdict &verdict = worded->verdict;
            if (verdict.state == VerdictState::Faster && *verdict.faster == lane)
                over.append(QStringLiteral("of %1 by %2")
                                .arg(wording.names.at(loser(verdict)), percent(advantage(verdict, metric, *verdict.ratio))));
        }
        if (!over.isEmpty())
            parts.append(QStringLiteral("%1 is ahead %2").arg(wording.names.at(lane), joined(over)));
    }
    return parts;
}

QString unsettledPart(const Wording &wording, const Verdict &verdict)
{
    const QString &a = wording.names.at(verdict.a), &b = wording.names.at(verdict.b);
    switch (verdict.state) {
    case VerdictState::TooClose:
        return QStringLiteral("%1 and %2 are too close to call (under %3)").arg(a, b, worth(wording));
    case VerdictState::NotEnoughData:
        return verdict.moreNeeded
            ? QStringLiteral("not enough data to tell %1 from %2 (%3 more needed)").arg(a, b, units(wording, *verdict.moreNeeded))
            : QStringLiteral("not enough data to tell %1 from %2").arg(a, b);
    case VerdictState::NotComparable:
        return QStringLiteral("%1 and %2 cannot be compared (%3)").arg(a, b, verdict.reason);
    default:
        return {};
    }
}

/// The clause over the pairs of lanes that had successes; two at least.
QString overPairs(const Wording &wording, const VerdictMetric &metric, const std::vector<const WordedVerdict *> &verdicts,
                  const QStringList &alive)
{
    if (verdicts.size() == 1)
        return verdicts.front()->clause;
    for (int lane = 0; lane < wording.names.size(); ++lane) {
        std::vector<const Verdict *> won;
        for (const WordedVerdict *worded : verdicts) {
            if (worded->verdict.faster == lane)
                won.push_back(&worded->verdict);
        }
        if (static_cast<int>(won.size()) + 1 == alive.size())
            return fasterClause(wording, metric, won);
    }
    const auto all = [&](VerdictState state) {
        return std::all_of(verdicts.begin(), verdicts.end(), [&](const WordedVerdict *worded) { return worded->verdict.state == state; });
    };
    if (all(VerdictState::TooClose))
        return tooCloseClause(wording, metric, alive);
    if (all(VerdictState::NotEnoughData)) {
        int more = 0;
        bool known = true, estimated = true;
        for (const WordedVerdict *worded : verdicts) {
            known = known && worded->verdict.moreNeeded;
            estimated = estimated && worded->verdict.ratio;
            more = std::max(more, worded->verdict.moreNeeded.value_or(0));
        }
        if (!estimated) { // below the floor: the same for all pairs, or one pair is to be named
            const auto first = std::find_if(verdicts.begin(), verdicts.end(), [](const WordedVerdict *v) { return !v->verdict.ratio; });
            const WordedVerdict &without = **first;
            if (std::all_of(verdicts.begin(), verdicts.end(), [&](const WordedVerdict *v) { return v->clause == without.clause; }))
                return without.clause;
            const Verdict &verdict = without.verdict;
            QString clause =
                QStringLiteral("Not enough data to tell %1 from %2 in %3 (%4)")
                    .arg(wording.names.at(verdict.a), wording.names.at(verdict.b), QString::fromLatin1(metric.noun), verdict.reason);
            if (more > 0 && known) // a number that does it for every pair, or none
                clause += QStringLiteral("; %1 more needed for all pairs").arg(units(wording, more));
            return clause;
        }
        QString clause =
            QStringLiteral("Not enough data: no two of %1 can be told apart in %2").arg(joined(alive), QString::fromLatin1(metric.noun));
        if (known)
            clause += QStringLiteral("; %1 more would %2").arg(units(wording, more), promise(wording));
        return clause;
    }
    QStringList parts = aheadParts(wording, metric, verdicts);
    const bool someAhead = !parts.isEmpty();
    for (const WordedVerdict *worded : verdicts) {
        if (worded->verdict.state != VerdictState::Faster)
            parts.append(unsettledPart(wording, worded->verdict));
    }
    return QStringLiteral("%1 in %2: %3")
        .arg(someAhead ? QStringLiteral("No single winner") : QStringLiteral("No winner"), QString::fromLatin1(metric.noun),
             parts.join(QStringLiteral("; ")));
}

} // namespace

QString percent(double share)
{
    const double value = 100 * share;
    const bool fine = std::abs(value - std::round(value)) > 1e-6 && (std::abs(value) < 9.95 || value >= 98.95);
    return QString::number(value, 'f', fine ? 1 : 0) + QStringLiteral(" %");
}

QString levelText(double value)
{
    const double rounded = std::round(1000 * value) / 10;
    return QString::number(rounded, 'f', rounded == std::floor(rounded) ? 0 : 1) + QStringLiteral(" %");
}

QString units(const Wording &wording, int n)
{
    return wording.load ? counted(n, u"round") : counted(n, u"block");
}

QString promise(const Wording &wording)
{
    const double tenths = 10 * wording.power;
    const bool whole = std::abs(tenths - std::round(tenths)) < 1e-9;
    return QStringLiteral("find a difference of %1 or more with %2")
        .arg(worth(wording),
             whole ? QStringLiteral("%1 chances in 10").arg(std::lround(tenths))
                   : QStringLiteral("%1 chances in 100").arg(std::lround(10 * tenths)));
}

QString fasterClause(const Wording &wording, const VerdictMetric &metric, const std::vector<const Verdict *> &verdicts,
                     const QString &remark)
{
    QString lead = QString::fromLatin1(metric.lead);
    lead.replace(QLatin1String("{load}"), QStringLiteral(" under %1").arg(counted(wording.users, u"user")));
    lead.replace(QLatin1String("{W}"), wording.names.at(*verdicts.front()->faster));
    QStringList over, ranges, levels;
    int fewest = verdicts.front()->n, most = fewest;
    for (const Verdict *verdict : verdicts) {
        over.append(QStringLiteral("%1 %2 %3's")
                        .arg(percent(advantage(*verdict, metric, *verdict->ratio)), QString::fromLatin1(metric.than),
                             wording.names.at(loser(*verdict))));
        ranges.append(range(*verdict, metric));
        levels.append(levelText(verdict->interval->level));
        fewest = std::min(fewest, verdict->n);
        most = std::max(most, verdict->n);
    }
    const QString counts =
        fewest == most ? units(wording, most) : QStringLiteral("%1 to %2").arg(QString::number(fewest), units(wording, most));
    QString brackets = QStringLiteral("%1 %2 %3, %4")
                           .arg(levels.count(levels.front()) == levels.size() ? levels.front() : joined(levels),
                                ranges.size() == 1 ? QStringLiteral("interval") : QStringLiteral("intervals"), joined(ranges), counts);
    if (!remark.isEmpty())
        brackets += QStringLiteral(", ") + remark;
    return QStringLiteral("%1 %2 (%3)").arg(lead, joined(over), brackets);
}

QString tooCloseClause(const Wording &wording, const VerdictMetric &metric, const QStringList &names)
{
    return QStringLiteral("Too close to call: any difference in %1 %2 %3 is under %4")
        .arg(QString::fromLatin1(metric.noun), names.size() == 2 ? QStringLiteral("between") : QStringLiteral("among"), joined(names),
             worth(wording));
}

QString finished(const Wording &wording, const QString &clause, bool measured)
{
    QString sentence = wording.simulated ? QStringLiteral("Simulated: ") + clause : clause;
    if (measured && wording.uncalibrated)
        sentence += QStringLiteral(", stopwatch not calibrated");
    return sentence.endsWith(QLatin1Char('.')) ? sentence : QString(sentence + QLatin1Char('.'));
}

QString headlineSentence(const Wording &wording, const VerdictMetric &metric, const TestComparison &comparison,
                         const std::vector<WordedVerdict> &verdicts)
{
    if (comparison.lanes.empty())
        return {};
    if (const QString clause = nothingToCompare(wording, metric, comparison.lanes); !clause.isEmpty())
        return finished(wording, clause, false);
    QStringList alive, dead;
    for (std::size_t i = 0; i < comparison.lanes.size(); ++i)
        (comparison.lanes[i].succeeded > 0 ? alive : dead).append(wording.names.at(static_cast<int>(i)));
    std::vector<const WordedVerdict *> live;
    for (const WordedVerdict &worded : verdicts) {
        if (comparison.lanes[static_cast<std::size_t>(worded.verdict.a)].succeeded > 0
            && comparison.lanes[static_cast<std::size_t>(worded.verdict.b)].succeeded > 0)
            live.push_back(&worded);
    }
    if (live.empty())
        return {};
    const VerdictState first = live.front()->verdict.state;
    QString clause = first == VerdictState::ClientLimited ? live.front()->clause : overPairs(wording, metric, live, alive);
    if (!dead.isEmpty())
        clause += QStringLiteral("; ") + lackOf(wording.names, comparison.lanes);
    const bool measured = !metric.largerIsBetter()
        && std::any_of(live.begin(), live.end(), [](const WordedVerdict *worded) { return worded->verdict.ratio.has_value(); });
    return finished(wording, clause, measured);
}

} // namespace derby
