// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/lane_logs.h"

#include "base/text.h"
#include "report/csv.h"

#include <QHash>

#include <algorithm>

namespace derby {

namespace {

QString ms(const std::optional<Nanos> &value)
{
    return csvNumber(value ? std::optional(toMs(*value)) : std::nullopt);
}

std::optional<Nanos> since(const std::optional<MonoTime> &from, const std::optional<MonoTime> &to)
{
    return from && to ? std::optional<Nanos>(*to - *from) : std::nullopt;
}

QString index(int value)
{
    return value < 0 ? QString() : QString::number(value);
}

QString yesNo(bool value)
{
    return value ? QStringLiteral("true") : QStringLiteral("false");
}

QString outcomeText(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Succeeded:
        return QStringLiteral("succeeded");
    case Outcome::Dropped:
        return QStringLiteral("dropped");
    case Outcome::Failed:
        break;
    }
    return QStringLiteral("failed");
}

/// Wall-clock time of a moment of the run; without a known start, seconds since it.
QString when(const RunResult &run, MonoTime time)
{
    const Nanos offset = time - run.origin;
    if (!run.started.isValid())
        return QStringLiteral("+%1 s").arg(toSeconds(offset), 0, 'f', 3);
    return run.started.addMSecs(std::chrono::duration_cast<std::chrono::milliseconds>(offset).count()).toUTC().toString(Qt::ISODateWithMs);
}

void appendCard(QString &log, const Error &error)
{
    if (!error.detail.isEmpty()) {
        QString detail = error.detail;
        log += QStringLiteral("    detail: %1\n").arg(detail.replace(u'\n', QStringLiteral("\n            ")));
    }
    for (const QString &action : error.actions)
        log += QStringLiteral("    try: %1\n").arg(action);
}

} // namespace

QByteArray performanceLog(const RunResult &run, int lane)
{
    QByteArray csv = csvRow({QStringLiteral("request"),
                             QStringLiteral("test"),
                             QStringLiteral("phase"),
                             QStringLiteral("round"),
                             QStringLiteral("user"),
                             QStringLiteral("prompt"),
                             QStringLiteral("counted"),
                             QStringLiteral("outcome"),
                             QStringLiteral("status"),
                             QStringLiteral("planned_s"),
                             QStringLiteral("lateness_ms"),
                             QStringLiteral("dns_ms"),
                             QStringLiteral("connect_ms"),
                             QStringLiteral("tls_ms"),
                             QStringLiteral("rtt_ms"),
                             QStringLiteral("reused_connection"),
                             QStringLiteral("stale_retries"),
                             QStringLiteral("first_byte_ms"),
                             QStringLiteral("ttft_ms"),
                             QStringLiteral("ttfa_ms"),
                             QStringLiteral("tpot_ms"),
                             QStringLiteral("e2e_ms"),
                             QStringLiteral("done_ms"),
                             QStringLiteral("ttft_from_planned_ms"),
                             QStringLiteral("e2e_from_planned_ms"),
                             QStringLiteral("prompt_tokens"),
                             QStringLiteral("cached_tokens"),
                             QStringLiteral("output_tokens"),
                             QStringLiteral("output_tokens_source"),
                             QStringLiteral("reasoning_tokens"),
                             QStringLiteral("text_events"),
                             QStringLiteral("coalesced_events"),
                             QStringLiteral("finish_reason"),
                             QStringLiteral("error_kind"),
                             QStringLiteral("error")});
    qint64 request = 0;
    for (const Record &record : run.records) {
        if (record.lane != lane)
            continue;
        ++request;
        const auto coalesced = std::count_if(record.events.begin(), record.events.end(),
                                             [](const RecordEvent &event) { return event.flags & EventCoalesced; });
        csv += csvRow({QString::number(request),
                       record.test,
                       record.phase == Phase::Warmup ? QStringLiteral("warmup") : QStringLiteral("measured"),
                       index(record.round),
                       index(record.user),
                       index(record.prompt),
                       yesNo(record.counted),
                       outcomeText(record.outcome),
                       record.status > 0 ? QString::number(record.status) : QString(),
                       csvNumber(std::optional(toSeconds(record.planned - run.origin))),
                       ms(record.lateness()),
                       ms(record.connect.dns),
                       ms(record.connect.connect),
                       ms(record.connect.tls),
                       ms(record.rtt),
                       yesNo(record.reusedConnection),
                       QString::number(record.staleRetries),
                       ms(since(record.sent, record.firstByte)),
                       ms(record.ttft()),
                       ms(record.ttfa()),
                       ms(record.tpot()),
                       ms(record.e2e()),
                       ms(since(record.sent, record.done)),
                       ms(record.ttftFromPlanned()),
                       ms(record.e2eFromPlanned()),
                       csvNumber(record.promptTokens),
                       csvNumber(record.cachedTokens),
                       csvNumber(record.outputTokens ? std::optional(record.outputTokens->n) : std::nullopt),
                       record.outputTokens ? provenanceId(record.outputTokens->source) : QString(),
                       csvNumber(record.reasoningTokens),
                       QString::number(record.contentEvents),
                       QString::number(coalesced),
                       printable(record.finishReason),
                       record.error ? errorKindId(record.error->kind) : QString(),
                       record.error ? printable(record.error->message) : QString()});
    }
    return csv;
}

QByteArray errorLog(const RunResult &run, int lane)
{
    QString log;
    const auto index = static_cast<size_t>(lane);
    if (index < run.preparation.size() && run.preparation[index].error) {
        const Error &error = *run.preparation[index].error;
        log += QStringLiteral("before the run  %1  %2\n").arg(errorKindId(error.kind), error.message);
        appendCard(log, error);
    }
    QHash<QString, int> seen;
    int number = 0;
    for (const Record &record : run.records) {
        if (record.lane != lane || !record.error)
            continue;
        const Error &error = *record.error;
        ++number;
        log += QStringLiteral("#%1  %2  %3%4  %5  %6\n")
                   .arg(QString::number(number), when(run, record.done.value_or(record.sent.value_or(record.planned))), record.test,
                        record.phase == Phase::Warmup ? QStringLiteral(" (warm-up)") : QString(), errorKindId(error.kind), error.message);
        const QString same = errorKindId(error.kind) + u'\n' + error.message + u'\n' + error.detail;
        const auto earlier = seen.constFind(same);
        if (earlier != seen.constEnd()) {
            log += QStringLiteral("    as #%1\n").arg(*earlier);
        } else {
            seen.insert(same, number);
            appendCard(log, error);
        }
    }
    return printable(log).toUtf8();
}

} // namespace derby
