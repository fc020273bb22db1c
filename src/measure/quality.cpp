// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "measure/quality.h"

#include "base/json.h"
#include "base/percentile.h"
#include "base/text.h"
#include "measure/quality_sums.h"

#include <QJsonArray>

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace derby {

namespace {

// The limits beyond which the client was the bottleneck: first guesses with a reason (docs/method.md 5).
constexpr double coalescedLimit = 0.05; // of text events
constexpr double latenessFloorMs = 1.0;
constexpr double latenessShareOfTtft = 0.05;
constexpr double kernelToUserLimitMs = 10.0;
constexpr double cpuLimit = 0.9; // of one measuring thread
constexpr double userClockLimit = 0.01; // of text events: a few reads without a kernel time don't make another clock
constexpr double mismatchShare = 0.05; // between the server's count and the events'

double share(qint64 part, qint64 whole)
{
    return whole > 0 ? static_cast<double>(part) / static_cast<double>(whole) : 0.0;
}

/// E2E = TTFT + sum of ITL, and no event before the one that it follows.
bool identityHolds(const Record &record)
{
    if (!record.firstToken && record.events.empty())
        return true;
    if (!record.sent || !record.firstToken || !record.lastToken || record.events.empty()
        || record.events.front().received != *record.firstToken)
        return false;
    Nanos gaps{0};
    for (std::size_t i = 1; i < record.events.size(); ++i) {
        const Nanos gap = record.events[i].received - record.events[i - 1].received;
        if (gap < Nanos::zero())
            return false;
        gaps += gap;
    }
    return *record.ttft() >= Nanos::zero() && *record.e2e() == *record.ttft() + gaps;
}

/// What the records of one test add up to.
struct Sums
{
    EventSums events;
    qint64 requests = 0, succeeded = 0, compared = 0, disagree = 0;
    std::vector<double> latenessMs, lagMs, ttftMs;
};

Sums sumUp(const QualityInput &input, Quality &quality)
{
    Sums sums;
    for (const Record &record : *input.records) {
        if (record.test != input.test || record.phase != Phase::Measured)
            continue;
        ++sums.requests;
        quality.staleRetries += record.staleRetries;
        if (record.outcome == Outcome::Dropped)
            ++quality.dropped;
        addEvents(record, sums.events, [&sums](double ms) { sums.lagMs.push_back(ms); });
        if (const std::optional<double> late = latenessMs(record, input.transport))
            sums.latenessMs.push_back(*late);
        if (record.outcome != Outcome::Succeeded)
            continue;
        ++sums.succeeded;
        if (const std::optional<Nanos> ttft = record.ttft())
            sums.ttftMs.push_back(toMs(*ttft));
        quality.identityFaults += !identityHolds(record);
        if (record.outputTokens && record.outputTokens->source == Provenance::ServerReported) {
            ++sums.compared;
            sums.disagree += tokensDisagree(record);
        }
    }
    return sums;
}

/// Reorders `values`; absent where there are none.
std::optional<double> percentileOf(std::vector<double> &values, double p)
{
    return values.empty() ? std::nullopt : std::optional(percentileInPlace(values, p));
}

QString percent(double part)
{
    return QString::number(part * 100, 'f', part > 0 && part < 0.01 ? 2 : 1) + QLatin1String(" %");
}

/// One of the four figures that decide, as a fraction of its limit.
struct Figure
{
    double ofLimit = 0;
    QString sentence;
};

std::vector<Figure> decidingFigures(const Quality &quality, double latenessLimitMs)
{
    std::vector<Figure> figures;
    figures.push_back({quality.coalescedShare / coalescedLimit,
                       QStringLiteral("%1 of the text events were read late, together with the next one (limit %2).")
                           .arg(percent(quality.coalescedShare), percent(coalescedLimit))});
    if (quality.latenessP99Ms) {
        figures.push_back({*quality.latenessP99Ms / latenessLimitMs,
                           QStringLiteral("Requests left up to %1 after they were due (p99; limit %2).")
                               .arg(humanMs(*quality.latenessP99Ms), humanMs(latenessLimitMs))});
    }
    if (quality.kernelToUserP99Ms) {
        figures.push_back({*quality.kernelToUserP99Ms / kernelToUserLimitMs,
                           QStringLiteral("Received bytes waited up to %1 for this program (p99; limit %2).")
                               .arg(humanMs(*quality.kernelToUserP99Ms), humanMs(kernelToUserLimitMs))});
    }
    if (quality.healthKnown)
        figures.push_back({quality.cpuShare / cpuLimit,
                           QStringLiteral("The busiest measuring thread used %1 of a core (limit %2).")
                               .arg(percent(quality.cpuShare), percent(cpuLimit))});
    std::stable_sort(figures.begin(), figures.end(), [](const Figure &a, const Figure &b) { return a.ofLimit > b.ofLimit; });
    return figures;
}

QString gradeOf(double worstOfLimit)
{
    if (worstOfLimit <= 0.2)
        return QStringLiteral("A");
    if (worstOfLimit <= 0.5)
        return QStringLiteral("B");
    return worstOfLimit <= 1.0 ? QStringLiteral("C") : QStringLiteral("D");
}

void addNotes(Quality &quality, const QualityInput &input)
{
    if (!quality.healthKnown)
        quality.reasons.append(QStringLiteral("CPU use and steps of the clock are not known: the run ended before they were written."));
    if (quality.clockSteps > 0)
        quality.reasons.append(QStringLiteral("The system's clock was set %1 while the test ran: kernel times near that moment may be off.")
                                   .arg(counted(quality.clockSteps, u"time")));
    if (quality.identityFaults > 0)
        quality.reasons.append(
            QStringLiteral("In %1 the end-to-end time is not the sum of its parts.").arg(counted(quality.identityFaults, u"request")));
    if (quality.coalescedFirstShare > 0)
        quality.reasons.append(QStringLiteral("%1 of the first tokens were read late: their time to first token is an upper bound.")
                                   .arg(percent(quality.coalescedFirstShare)));
    if (quality.burstShare > 0)
        quality.reasons.append(
            QStringLiteral("%1 of the text events came in bursts that the server sent.").arg(percent(quality.burstShare)));
    if (quality.tokenMismatchShare > 0)
        quality.reasons.append(
            QStringLiteral(
                "In %1 of the requests the server's token count and the events differ by more than 5 %: an event may hold several tokens.")
                .arg(percent(quality.tokenMismatchShare)));
    if (quality.dropped > 0)
        quality.reasons.append(QStringLiteral("%1 could not be sent and were dropped.").arg(counted(quality.dropped, u"due request")));
    if (quality.staleRetries > 0)
        quality.reasons.append(
            QStringLiteral("%1 met a connection that the server had closed while idle, and went out again on a fresh one.")
                .arg(counted(quality.staleRetries, u"request")));
    if (!quality.kernelClock)
        quality.reasons.append(QStringLiteral("Times are this program's own, not the kernel's: a busy machine shows as latency."));
    if (!quality.stopwatchError) {
        quality.reasons.append(input.calibration
                                   ? QStringLiteral("The stopwatch is not calibrated for %1: run tokenderby-cli calibrate --streams %2.")
                                         .arg(counted(input.streams, u"stream"))
                                         .arg(input.streams)
                                   : QStringLiteral("The stopwatch is not calibrated: run tokenderby-cli calibrate --quick."));
    }
}

QJsonObject pair(const std::optional<double> &p50, const std::optional<double> &p99)
{
    return {{QStringLiteral("p50"), jsonOrNull(p50)}, {QStringLiteral("p99"), jsonOrNull(p99)}};
}

} // namespace

std::optional<double> latenessMs(const Record &record, TransportKind transport)
{
    const std::optional<Nanos> late = record.lateness();
    // Connecting is not lateness, and has its own numbers. Qt tells of connecting only in part, so that its new connections are left out.
    if (!late || record.staleRetries != 0 || (transport == TransportKind::Qnam && !record.reusedConnection))
        return std::nullopt;
    const Nanos connecting = record.connect.dns.value_or(Nanos::zero()) + record.connect.connect.value_or(Nanos::zero())
        + record.connect.tls.value_or(Nanos::zero());
    return toMs(std::max(Nanos::zero(), *late - connecting));
}

bool tokensDisagree(const Record &record)
{
    if (!record.outputTokens || record.outputTokens->source != Provenance::ServerReported || record.events.empty())
        return false;
    qint64 counted = 0;
    for (const RecordEvent &event : record.events)
        counted += event.tokens >= 0 ? event.tokens : 1;
    const qint64 apart = std::llabs(record.outputTokens->n - counted);
    return apart > 1 && static_cast<double>(apart) > mismatchShare * static_cast<double>(record.outputTokens->n);
}

void takeEventSums(Quality &quality, const EventSums &sums)
{
    quality.coalescedShare = share(sums.coalesced, sums.events - sums.bursts);
    quality.coalescedFirstShare = share(sums.firstCoalesced, sums.firsts);
    quality.burstShare = share(sums.bursts, sums.events);
    if (sums.events > 0)
        quality.kernelClock = share(sums.userClock, sums.events) <= userClockLimit;
}

void gradeQuality(Quality &quality, double medianTtftMs)
{
    const std::vector<Figure> figures = decidingFigures(quality, std::max(latenessFloorMs, latenessShareOfTtft * medianTtftMs));
    const double worstOfLimit = figures.front().ofLimit;
    quality.clientLimited = worstOfLimit > 1.0;
    quality.grade = gradeOf(worstOfLimit);
    if ((quality.clockSteps > 0 || quality.identityFaults > 0 || !quality.healthKnown) && quality.grade < QStringLiteral("C"))
        quality.grade = QStringLiteral("C");
    // The worst figure always, the others from where they cost a grade.
    for (std::size_t i = 0; i < figures.size(); ++i) {
        if (i == 0 || figures[i].ofLimit > 0.2)
            quality.reasons.append(figures[i].sentence);
    }
}

Quality assessQuality(const QualityInput &input)
{
    Quality quality;
    Sums sums = sumUp(input, quality);
    quality.kernelClock = input.health.kernelTime;
    takeEventSums(quality, sums.events);
    quality.tokenMismatchShare = share(sums.disagree, sums.compared);
    const double userClockShare = share(sums.events.userClock, sums.events.events);
    quality.latenessP50Ms = percentileOf(sums.latenessMs, 0.5);
    quality.latenessP99Ms = percentileOf(sums.latenessMs, 0.99);
    quality.kernelToUserP50Ms = percentileOf(sums.lagMs, 0.5);
    quality.kernelToUserP99Ms = percentileOf(sums.lagMs, 0.99);
    quality.healthKnown = input.healthKnown;
    quality.cpuShare = input.health.busiestLoopShare;
    quality.clockSteps = input.health.clockSteps;
    if (input.calibration) {
        const QString transport = input.transport == TransportKind::Stopwatch ? QStringLiteral("stopwatch") : QStringLiteral("qnam");
        if (const CalibrationRow *row = input.calibration->rowFor(transport, input.streams))
            quality.stopwatchError = row->ttftError;
    }
    gradeQuality(quality, percentileOf(sums.ttftMs, 0.5).value_or(0));
    if (sums.succeeded == 0) {
        quality.grade = QStringLiteral("D");
        quality.reasons.prepend(QStringLiteral("No request succeeded: nothing was measured."));
    }
    if (quality.kernelClock && userClockShare > 0)
        quality.reasons.append(
            QStringLiteral("%1 of the text events carry no kernel time: theirs is this program's own.").arg(percent(userClockShare)));
    addNotes(quality, input);
    return quality;
}

Quality worst(const std::vector<Quality> &qualities)
{
    const auto less = [](const Quality &a, const Quality &b) {
        return a.clientLimited != b.clientLimited ? !a.clientLimited : a.grade < b.grade;
    };
    const auto found = std::max_element(qualities.begin(), qualities.end(), less);
    return found != qualities.end() ? *found : Quality{};
}

QJsonObject qualityToJson(const Quality &quality)
{
    QJsonValue stopwatch(QJsonValue::Null);
    if (quality.stopwatchError)
        stopwatch =
            QJsonObject{{QStringLiteral("p50"), quality.stopwatchError->p50Ms}, {QStringLiteral("p99"), quality.stopwatchError->p99Ms}};
    return {{QStringLiteral("grade"), quality.grade.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(quality.grade)},
            {QStringLiteral("client_limited"), quality.clientLimited},
            {QStringLiteral("clock"), quality.kernelClock ? QStringLiteral("kernel") : QStringLiteral("user")},
            {QStringLiteral("stopwatch_error_ms"), stopwatch},
            {QStringLiteral("coalesced_share"), quality.coalescedShare},
            {QStringLiteral("coalesced_first_share"), quality.coalescedFirstShare},
            {QStringLiteral("server_burst_share"), quality.burstShare},
            {QStringLiteral("send_lateness_ms"), pair(quality.latenessP50Ms, quality.latenessP99Ms)},
            {QStringLiteral("kernel_to_user_ms"), pair(quality.kernelToUserP50Ms, quality.kernelToUserP99Ms)},
            {QStringLiteral("cpu_share"), quality.healthKnown ? QJsonValue(quality.cpuShare) : QJsonValue(QJsonValue::Null)},
            {QStringLiteral("clock_steps"), quality.healthKnown ? QJsonValue(quality.clockSteps) : QJsonValue(QJsonValue::Null)},
            {QStringLiteral("identity_faults"), quality.identityFaults},
            {QStringLiteral("token_mismatch_share"), quality.tokenMismatchShare},
            {QStringLiteral("dropped"), quality.dropped},
            {QStringLiteral("stale_retries"), quality.staleRetries},
            {QStringLiteral("reasons"), QJsonArray::fromStringList(quality.reasons)}};
}

} // namespace derby
