// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "measure/snapshot_lane.h"

#include <algorithm>

namespace derby {

namespace {

/// Tokens count when their request ends, so a rate needs a few requests' time to settle.
constexpr Nanos rateWindow = std::chrono::seconds(5);
constexpr std::uint64_t medianFloor = 6; // two-sided interval of a median exists
constexpr std::uint64_t p95Floor = 59, p99Floor = 299; // Wilks 1941
constexpr std::size_t mostSeconds = 600; // a chart's points a series
constexpr std::size_t mostSecondsKept = 30 * 24 * 3600;

void addTo(LogHistogram &histogram, const std::optional<Nanos> &value)
{
    if (value)
        histogram.add(toMs(*value));
}

std::optional<double> percentileFrom(const LogHistogram &histogram, double p, std::uint64_t floor)
{
    return histogram.count() >= floor ? histogram.percentile(p) : std::nullopt;
}

} // namespace

void SnapshotLane::OwnTime::enter(int newRound, MonoTime at)
{
    if (round == newRound)
        return;
    if (round >= 0)
        before = this->at(last);
    round = newRound;
    begin = at;
    last = at;
}

void SnapshotLane::started(const Record &draft)
{
    ++m_counts.inFlight;
    if (draft.phase != Phase::Measured)
        return;
    m_time.enter(draft.round, draft.planned);
    m_open.insert(draft.planned);
    if (draft.counted)
        m_counted.enter(draft.round, draft.planned);
}

void SnapshotLane::ended(const Record &record)
{
    if (record.outcome != Outcome::Dropped)
        --m_counts.inFlight;
    const bool cancelled = record.error && record.error->kind == ErrorKind::Cancelled; // our own doing, no word about the server
    if (record.error && !cancelled)
        m_counts.lastError = record.error->message;
    if (record.phase != Phase::Measured)
        return;
    if (const auto open = m_open.find(record.planned); open != m_open.end())
        m_open.erase(open);
    if (record.round == m_time.round)
        m_time.saw(record.ended);
    addTokens(record);
    if (record.outcome == Outcome::Failed && !cancelled)
        addError(record);
    if (!record.counted || cancelled)
        return;
    if (record.round == m_counted.round)
        m_counted.saw(record.ended);
    ++m_counts.due;
    switch (record.outcome) {
    case Outcome::Dropped:
        ++m_counts.dropped;
        return;
    case Outcome::Failed:
        ++m_counts.failed;
        return;
    case Outcome::Succeeded:
        ++m_counts.succeeded;
        break;
    }
    succeeded(record);
}

void SnapshotLane::succeeded(const Record &record)
{
    addTo(m_ttft, record.ttft());
    addTo(m_e2e, record.e2e());
    addTo(m_tpot, record.tpot());
    if (m_test.load && record.sent && record.ttft())
        m_batches.add(m_time.at(*record.sent), toMs(*record.ttft()));
    m_metTargets += metTargets(record);
    if (!m_firstSent)
        m_firstSent = record.sent;
    if (record.outputTokens)
        m_recentTokens.emplace_back(record.ended, record.outputTokens->n);
    while (!m_recentTokens.empty() && m_recentTokens.front().first < record.ended - 2 * rateWindow)
        m_recentTokens.pop_front();
}

/// As goodput has it (docs/method.md 2): every target that a request can be held to.
bool SnapshotLane::metTargets(const Record &record) const
{
    const auto within = [](const std::optional<Nanos> &value, const std::optional<double> &limitMs) {
        return !limitMs || (value && toMs(*value) <= *limitMs);
    };
    const Targets &targets = m_test.targets;
    return within(record.ttft(), targets.ttftMs) && within(record.ttft(), targets.ttftP95Ms) && within(record.tpot(), targets.tpotMs)
        && within(record.e2e(), targets.e2eP95Ms);
}

/// Each token belongs to the second in which it came, known when its request ends.
void SnapshotLane::addTokens(const Record &record)
{
    if (record.outputTokens)
        m_counts.outputTokens += record.outputTokens->n;
    if (record.events.empty() || record.round != m_time.round)
        return;
    const double shared =
        record.outputTokens ? static_cast<double>(record.outputTokens->n) / static_cast<double>(record.events.size()) : 1.0;
    for (const RecordEvent &event : record.events) {
        const auto second = static_cast<std::size_t>(m_time.at(event.received));
        if (second >= mostSecondsKept)
            continue;
        if (second >= m_tokensBySecond.size())
            m_tokensBySecond.resize(second + 1, 0.0F);
        m_tokensBySecond[second] += static_cast<float>(event.tokens >= 0 ? event.tokens : shared);
    }
}

void SnapshotLane::addError(const Record &record)
{
    if (!record.error)
        return;
    auto same = std::find_if(m_counts.errors.begin(), m_counts.errors.end(),
                             [&record](const LiveErrors &known) { return known.kind == record.error->kind; });
    if (same == m_counts.errors.end())
        same = m_counts.errors.insert(same, LiveErrors{record.error->kind, 0, {}, 0});
    ++same->count;
    same->message = record.error->message;
    same->atSeconds = m_time.at(record.ended);
}

void SnapshotLane::setBreaker(bool open, MonoTime probeAt)
{
    m_counts.breakerOpen = open;
    m_counts.probeAt = open ? std::optional(probeAt) : std::nullopt;
}

LaneSnapshot SnapshotLane::snapshot(MonoTime now) const
{
    LaneSnapshot snapshot = m_counts;
    snapshot.ttftP50Ms = percentileFrom(m_ttft, 0.5, medianFloor);
    snapshot.ttftP95Ms = percentileFrom(m_ttft, 0.95, p95Floor);
    snapshot.ttftP99Ms = percentileFrom(m_ttft, 0.99, p99Floor);
    snapshot.e2eP50Ms = percentileFrom(m_e2e, 0.5, medianFloor);
    snapshot.e2eP95Ms = percentileFrom(m_e2e, 0.95, p95Floor);
    snapshot.tpotP50Ms = percentileFrom(m_tpot, 0.5, medianFloor);
    snapshot.e2eN = static_cast<int>(m_e2e.count());
    snapshot.tpotN = static_cast<int>(m_tpot.count());
    qint64 tokens = 0;
    for (const auto &[ended, n] : m_recentTokens) {
        if (ended > now - rateWindow)
            tokens += n;
    }
    const Nanos window = m_firstSent ? std::min(rateWindow, now - *m_firstSent) : Nanos::zero();
    if (window > Nanos::zero())
        snapshot.outputTokensPerSecond = static_cast<double>(tokens) / toSeconds(window);

    const double own = m_open.empty() ? m_time.whole() : std::max(m_time.whole(), m_time.at(now));
    snapshot.activeSeconds = own;
    addDistribution(snapshot, own);
    addThroughput(snapshot, own);
    const Targets &targets = m_test.targets;
    const bool held = targets.ttftMs || targets.ttftP95Ms || targets.tpotMs || targets.e2eP95Ms;
    const double countedSeconds = m_counted.whole();
    if (held && countedSeconds > 0)
        snapshot.goodputPerSecond = m_metTargets / countedSeconds;
    return snapshot;
}

void SnapshotLane::addDistribution(LaneSnapshot &snapshot, double nowSeconds) const
{
    LiveDistribution &ttft = snapshot.ttft;
    ttft.bins = m_ttft.bins();
    ttft.n = static_cast<int>(m_ttft.count());
    const auto effective = [&](double p, const std::optional<double> &value) -> std::optional<int> {
        if (!value)
            return std::nullopt;
        return m_test.load ? m_batches.effective(p, *value, nowSeconds) : std::optional(ttft.n);
    };
    ttft.nEffMedian = effective(0.5, snapshot.ttftP50Ms);
    ttft.nEffP95 = effective(0.95, snapshot.ttftP95Ms);
    ttft.nEffP99 = effective(0.99, snapshot.ttftP99Ms);
}

void SnapshotLane::addThroughput(LaneSnapshot &snapshot, double nowSeconds) const
{
    const double settled = m_open.empty() ? nowSeconds : std::min(nowSeconds, m_time.at(*m_open.begin()));
    const auto whole = static_cast<std::size_t>(std::max(0.0, settled));
    const std::size_t first = whole > mostSeconds ? whole - mostSeconds : 0;
    snapshot.firstSecond = static_cast<int>(first);
    snapshot.tokensBySecond.reserve(whole - first);
    for (std::size_t second = first; second < whole; ++second)
        snapshot.tokensBySecond.push_back(second < m_tokensBySecond.size() ? m_tokensBySecond[second] : 0.0F);
}

} // namespace derby
