// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/trace_text.h"

#include "base/text.h"
#include "cli/trace_json.h"

#include <QJsonDocument>

namespace derby::cli {

namespace {

using namespace Qt::StringLiterals;

QString indented(const QString &text, const QString &by = u"    "_s)
{
    QString out;
    for (const QString &line : text.split(u'\n'))
        out += by + line + u'\n';
    return out;
}

QString sinceSent(const Trace &trace, const std::optional<MonoTime> &time)
{
    return trace.sent && time ? humanMs(toMs(*time - *trace.sent)) : u"-"_s;
}

/// A server may give the key away anywhere in its answer.
QString withoutKey(QString text, const Trace &trace)
{
    return trace.endpoint.apiKey.isEmpty() ? text : text.replace(QString::fromUtf8(trace.endpoint.apiKey), u"***"_s);
}

/// "vLLM 0.32.0"; "TGI, answers as vLLM 0.32.0" where another engine was found: a version is never another one's.
QString engineText(const Trace &trace)
{
    const LanePreparation &preparation = trace.preparation;
    const QString version = preparation.serverVersion.isEmpty() ? QString() : QString(u' ' + preparation.serverVersion);
    const std::optional<Engine> found = engineFromId(preparation.fingerprint);
    if (!found || *found == trace.endpoint.engine)
        return engineName(trace.endpoint.engine) + version;
    return engineName(trace.endpoint.engine) + u", answers as "_s + engineName(*found) + version;
}

QString title(const Trace &trace)
{
    QStringList parts{trace.name.isEmpty() ? engineId(trace.endpoint.engine) : trace.name};
    if (!trace.endpoint.url.isEmpty())
        parts << trace.endpoint.url.toString(QUrl::RemoveUserInfo);
    parts << engineText(trace) << protocolId(trace.endpoint.protocol);
    if (!trace.endpoint.model.isEmpty())
        parts << trace.endpoint.model;
    if (trace.endpoint.simulated)
        parts << u"SIMULATED"_s;
    return parts.join(u"  "_s);
}

QString errorCard(const Trace &trace)
{
    const Error &error = *trace.error;
    QString text = u"  FAILED ("_s + errorKindId(error.kind) + u"): "_s + error.message + u'\n';
    const QString detail = redacted(error.detail, {trace.endpoint.apiKey}).trimmed();
    if (!detail.isEmpty())
        text += indented(detail);
    for (const QString &action : error.actions)
        text += u"  Try: "_s + action + u'\n';
    return text;
}

QString tokensText(const Reading &reading)
{
    if (!reading.outputTokens) {
        return reading.contentEvents > 0 ? counted(reading.contentEvents, u"text event"_s) + u" (the server does not count tokens)"_s
                                         : QString();
    }
    static const QHash<Provenance, QString> words{{Provenance::Measured, u"measured"_s},
                                                  {Provenance::ServerReported, u"counted by the server"_s},
                                                  {Provenance::Derived, u"derived"_s},
                                                  {Provenance::Estimated, u"estimated"_s}};
    QString text = counted(*reading.outputTokens, u"token"_s);
    if (reading.outputTokensSource)
        text += u" ("_s + words.value(*reading.outputTokensSource) + u')';
    return text;
}

QString serverTimingText(const ServerTiming &timing)
{
    QStringList parts;
    const auto add = [&parts](const QString &name, const std::optional<double> &ms) {
        if (ms)
            parts << QString(name + u' ' + humanMs(*ms));
    };
    add(u"load"_s, timing.loadMs);
    add(u"validation"_s, timing.validationMs);
    add(u"queue"_s, timing.queueMs);
    add(u"prefill"_s, timing.prefillMs);
    add(u"decode"_s, timing.decodeMs);
    add(u"inference"_s, timing.inferenceMs);
    add(u"per token"_s, timing.perTokenMs);
    add(u"total"_s, timing.totalMs);
    return parts.join(u", "_s);
}

/// What both commands say of an answer: times, counts, the server's own times.
QString summary(const Trace &trace)
{
    const Reading &reading = trace.reading;
    QStringList parts;
    if (trace.firstToken)
        parts << u"TTFT "_s + sinceSent(trace, trace.firstToken);
    if (trace.firstAnswer && trace.firstAnswer != trace.firstToken)
        parts << u"first answer "_s + sinceSent(trace, trace.firstAnswer);
    if (trace.lastToken && trace.sent)
        parts << u"last token "_s + sinceSent(trace, trace.lastToken);
    if (const QString tokens = tokensText(reading); !tokens.isEmpty())
        parts << tokens;
    const bool counts = reading.outputTokens && *reading.outputTokens > 1 && trace.firstToken && trace.lastToken > trace.firstToken
        && reading.outputTokensSource != Provenance::Estimated;
    if (counts) {
        const double rate = static_cast<double>(*reading.outputTokens - 1) / toSeconds(*trace.lastToken - *trace.firstToken);
        parts << QString::number(rate, 'f', 1) + u" tokens/s"_s;
    }
    if (reading.promptTokens) {
        parts << QString::number(*reading.promptTokens) + u" prompt tokens"_s
                + (reading.cachedTokens ? QString(u" ("_s + QString::number(*reading.cachedTokens) + u" cached)"_s) : QString());
    }
    if (reading.finishReason)
        parts << u"finish: "_s + QString::fromStdString(*reading.finishReason);
    QString text = parts.isEmpty() ? QString() : QString(u"  "_s + parts.join(u"   "_s) + u'\n');
    if (reading.serverTiming.any())
        text += u"  server: "_s + serverTimingText(reading.serverTiming) + u'\n';
    if (trace.preparation.loadMs)
        text += u"  model loaded before in "_s + humanMs(*trace.preparation.loadMs) + u'\n';
    if (!trace.preparation.protocolNote.isEmpty())
        text += u"  note: "_s + trace.preparation.protocolNote + u'\n';
    return text;
}

QString answerText(const Reading &reading)
{
    QString text;
    if (!reading.reasoning.empty())
        text += u"  reasoning:\n"_s + indented(QString::fromStdString(reading.reasoning).trimmed());
    const std::string &answer = reading.textClean.empty() ? reading.text : reading.textClean;
    if (!answer.empty())
        text += indented(QString::fromStdString(answer).trimmed());
    if (!reading.toolCalls.isEmpty())
        text += u"  tool calls: "_s + QString::fromUtf8(QJsonDocument(reading.toolCalls).toJson(QJsonDocument::Compact)) + u'\n';
    return text;
}

QString requestText(const Trace &trace)
{
    const ShownRequest shown = shownRequest(trace);
    QString text = u"> "_s + shown.method + u' ' + shown.url + u'\n';
    for (const auto &[name, value] : shown.headers)
        text += u"> "_s + name + u": "_s + value + u'\n';
    const QJsonDocument body = QJsonDocument::fromJson(shown.body.toUtf8());
    text += indented(body.isNull() ? shown.body : QString::fromUtf8(body.toJson()).trimmed(), u"> "_s);
    return text;
}

QString headText(const Trace &trace)
{
    QString text = u"< "_s + QString::number(trace.head->status) + u' ' + QString::fromUtf8(trace.head->reason);
    if (trace.firstByte && trace.sent)
        text += u"   (after "_s + sinceSent(trace, trace.firstByte) + u')';
    text += u'\n';
    for (const auto &[name, value] : shownHeaders(trace.head->headers, trace.endpoint.apiKey))
        text += u"< "_s + name + u": "_s + value + u'\n';
    return text;
}

QString connectText(const Trace &trace)
{
    QStringList parts;
    const auto add = [&parts](const QString &name, const std::optional<Nanos> &time) {
        if (time)
            parts << QString(name + u' ' + humanMs(toMs(*time)));
    };
    add(u"DNS"_s, trace.connect.dns);
    add(u"connect"_s, trace.connect.connect);
    add(u"TLS"_s, trace.connect.tls);
    add(u"round trip"_s, trace.rtt);
    if (trace.sent)
        parts << (trace.kernelTime ? u"clock: kernel"_s : u"clock: user"_s);
    return parts.isEmpty() ? QString() : QString(u"  "_s + parts.join(u"   "_s) + u'\n');
}

QString eventsText(const Trace &trace, bool raw)
{
    const bool timed = trace.sent.has_value();
    QString text = timed ? u"     #        time         gap  kind       tokens  "_s : u"     #  kind       tokens  "_s;
    text += raw ? u"payload\n"_s : u"text\n"_s;
    std::optional<MonoTime> before;
    for (const TracedEvent &traced : trace.events) {
        const DecodedEvent &event = traced.event;
        text += (event.index >= 0 ? QString::number(event.index) : u"-"_s).rightJustified(6);
        if (timed) {
            text += sinceSent(trace, traced.received).rightJustified(12);
            text += (before && traced.received ? QString(u'+' + humanMs(toMs(*traced.received - *before))) : QString()).rightJustified(12);
            before = traced.received;
        }
        text += u"  "_s + eventKindId(event.kind).leftJustified(9);
        text += (event.tokens >= 0 ? QString::number(event.tokens) : QString()).rightJustified(8) + u"  "_s;
        QString shown = shownText(raw ? event.raw : event.text, trace.endpoint.apiKey);
        shown.replace(u'\n', u"\\n"_s);
        text += shown;
        if (traced.coalesced)
            text += u"   (late: the time is an upper bound)"_s;
        text += u'\n';
    }
    return text;
}

} // namespace

QString testText(const Trace &trace)
{
    QString text = title(trace) + u'\n';
    if (trace.error)
        text += errorCard(trace);
    if (trace.head && !trace.error)
        text += u"  healthy\n"_s;
    if (trace.head)
        text += summary(trace) + answerText(trace.reading);
    return withoutKey(text, trace);
}

QString inspectText(const Trace &trace, bool raw)
{
    QString text = title(trace) + u'\n' + connectText(trace);
    if (trace.request)
        text += requestText(trace);
    if (trace.head) {
        text += headText(trace);
        text += eventsText(trace, raw);
        text += summary(trace);
    }
    if (trace.error)
        text += errorCard(trace);
    return withoutKey(text, trace);
}

} // namespace derby::cli
