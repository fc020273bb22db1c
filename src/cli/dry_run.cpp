// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/dry_run.h"

#include "base/json.h"
#include "base/text.h"
#include "plan/lane_names.h"

#include <QJsonArray>

#include <cmath>

namespace derby::cli {

namespace {

using namespace Qt::StringLiterals;

QString testText(const TestForecast &test)
{
    QString text = u"  %1: "_s.arg(test.name);
    text += test.load ? u"%1, %2"_s.arg(counted(test.users, u"user"), counted(test.rounds, u"round"))
                      : u"one request at a time, %1"_s.arg(counted(test.rounds, u"block"));
    text += u", %1%2 in all lanes, %3 of warm-up, %4"_s.arg(test.requestsKnown ? QString() : u"about "_s,
                                                            counted(static_cast<qint64>(std::llround(test.requests)), u"request"),
                                                            QString::number(test.warmup), humanDuration(test.seconds));
    return text + u'\n';
}

QJsonObject unreachableToJson(const UnreachableVerdict &verdict)
{
    return {{u"metric"_s, verdict.metric},
            {u"needed"_s, verdict.needed},
            {u"expected"_s, jsonNumber(verdict.expected)},
            {u"unit"_s, verdict.unit},
            {u"duration_seconds"_s, jsonOrNull(verdict.durationSeconds)},
            {u"sentence"_s, verdict.sentence}};
}

QJsonObject testToJson(const TestForecast &test)
{
    QJsonArray unreachable;
    for (const UnreachableVerdict &verdict : test.unreachable)
        unreachable.append(unreachableToJson(verdict));
    return {{u"name"_s, test.name},
            {u"kind"_s, test.load ? u"load"_s : u"ttft"_s},
            {u"users"_s, test.users},
            {u"rounds"_s, test.rounds},
            {u"streams"_s, test.streams},
            {u"warmup_requests"_s, test.warmup},
            {u"requests"_s, jsonNumber(test.requests)},
            {u"requests_known"_s, test.requestsKnown},
            {u"seconds"_s, jsonNumber(test.seconds)},
            {u"output_tokens"_s, jsonNumber(test.outputTokens)},
            {u"unreachable_verdicts"_s, unreachable}};
}

} // namespace

QString dryRunText(const Plan &plan, const DryRun &facts)
{
    QString text = u"Dry run of \"%1\"%2: nothing is sent.\n"_s.arg(plan.name, plan.simulated() ? u" (SIMULATED)"_s : QString());
    text += u"Lanes:\n"_s;
    const QStringList names = laneNames(plan.endpoints);
    for (qsizetype i = 0; i < names.size(); ++i) {
        const Endpoint &endpoint = plan.endpoints[i];
        text +=
            u"  %1: %2, %3%4\n"_s.arg(names[i], engineName(endpoint.engine), protocolId(endpoint.protocol),
                                      endpoint.url.isEmpty() ? QString() : QString(u", "_s + endpoint.url.toString(QUrl::RemoveUserInfo)));
    }
    text += u"Tests:\n"_s;
    for (const TestForecast &test : facts.tests)
        text += testText(test);
    text += u"In all: about %1, %2, about %3 of output, at most %4 at once.\n"_s.arg(
        humanDuration(facts.seconds), counted(static_cast<qint64>(std::llround(facts.requests)), u"request"),
        counted(static_cast<qint64>(std::llround(facts.outputTokens)), u"token"), counted(facts.streams, u"stream"));
    if (!plan.loads.empty())
        text +=
            u"Taken for granted: an answer of 128 tokens takes about 3 s. A faster server gets more requests in the same time, a slower one fewer.\n"_s;
    for (const QString &warning : facts.warnings)
        text += u"Warning: "_s + warning + u'\n';
    return text;
}

QJsonObject dryRunJson(const Plan &plan, const DryRun &facts)
{
    QJsonArray tests, lanes;
    for (const TestForecast &test : facts.tests)
        tests.append(testToJson(test));
    for (const Endpoint &endpoint : plan.endpoints)
        lanes.append(endpoint.id);
    return {{u"dry_run"_s, true},
            {u"name"_s, plan.name},
            {u"simulated"_s, plan.simulated()},
            {u"lanes"_s, lanes},
            {u"tests"_s, tests},
            {u"requests"_s, jsonNumber(facts.requests)},
            {u"seconds"_s, jsonNumber(facts.seconds)},
            {u"output_tokens"_s, jsonNumber(facts.outputTokens)},
            {u"streams"_s, facts.streams},
            {u"warnings"_s, QJsonArray::fromStringList(facts.warnings)}};
}

} // namespace derby::cli
