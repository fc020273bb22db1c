// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "../../unit/store/sample_run.h"

#include "analyse/judge.h"
#include "report/run_files.h"
#include "run/run_result.h"
#include "store/run_folder.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <cmath>
#include <random>

/// Run folders for tests: tiny ones by the thousand, and whole ones that the library wrote.
namespace fixture {

using namespace derby;

inline void write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("cannot write %s", qPrintable(path));
}

/// What a tiny run says of itself.
struct Tiny
{
    QString name;
    QDateTime started;
    bool simulated = false, partial = false;
    QString verdict = QStringLiteral("faster");
    QString grade = QStringLiteral("A");
    double p95 = 100;
};

/// A folder with a manifest and a comparison of two lanes, and no journal: enough to be listed.
inline QString tinyRun(const QString &results, const Tiny &tiny)
{
    const QString folder =
        QStringLiteral("%1/test_%2_%3")
            .arg(results, QString(tiny.name).replace(u' ', u'-').toLower(), tiny.started.toString(QStringLiteral("yyyyMMdd_HHmmss")));
    if (!QDir().mkpath(folder))
        qFatal("cannot make %s", qPrintable(folder));
    const auto endpoint = [](const char *id) {
        return QJsonObject{{QStringLiteral("id"), QLatin1String(id)}, {QStringLiteral("model"), QStringLiteral("some/model")}};
    };
    const QJsonObject manifest{{QStringLiteral("schema"), 1},
                               {QStringLiteral("name"), tiny.name},
                               {QStringLiteral("state"), QStringLiteral("finished")},
                               {QStringLiteral("started"), tiny.started.toUTC().toString(Qt::ISODateWithMs)},
                               {QStringLiteral("simulated"), tiny.simulated},
                               {QStringLiteral("partial"), tiny.partial},
                               {QStringLiteral("plan"), QJsonObject()},
                               {QStringLiteral("conditions"), QJsonArray()},
                               {QStringLiteral("endpoints"), QJsonArray{endpoint("vllm"), endpoint("tgi")}}};
    const auto lane = [&tiny](const char *id, const char *name, double p95) {
        const QJsonObject ttft{{QStringLiteral("n"), 600},
                               {QStringLiteral("p95"), p95},
                               {QStringLiteral("p95_ci"), QJsonArray{p95 * 0.9, p95 * 1.1}},
                               {QStringLiteral("low_n"), QJsonArray{}}};
        return QJsonObject{{QStringLiteral("id"), QLatin1String(id)},
                           {QStringLiteral("endpoint"),
                            QJsonObject{{QStringLiteral("name"), QLatin1String(name)}, {QStringLiteral("engine"), QLatin1String(id)}}},
                           {QStringLiteral("requests"), QJsonObject{{QStringLiteral("due"), 600}, {QStringLiteral("succeeded"), 600}}},
                           {QStringLiteral("metrics"), QJsonObject{{QStringLiteral("ttft_ms"), ttft}}}};
    };
    const QJsonObject verdict{
        {QStringLiteral("metric"), QStringLiteral("ttft_p95")},
        {QStringLiteral("headline"), true},
        {QStringLiteral("pair"), QJsonArray{QStringLiteral("vllm"), QStringLiteral("tgi")}},
        {QStringLiteral("state"), tiny.verdict},
        {QStringLiteral("faster"),
         tiny.verdict == QLatin1String("faster") ? QJsonValue(QStringLiteral("vllm")) : QJsonValue(QJsonValue::Null)},
        {QStringLiteral("more_needed"), tiny.verdict == QLatin1String("not_enough_data") ? QJsonValue(190) : QJsonValue(QJsonValue::Null)}};
    const QJsonObject test{{QStringLiteral("name"), QStringLiteral("load")},
                           {QStringLiteral("kind"), QStringLiteral("load")},
                           {QStringLiteral("users"), 24},
                           {QStringLiteral("lanes"), QJsonArray{lane("vllm", "vLLM", tiny.p95), lane("tgi", "TGI", tiny.p95 * 1.3)}},
                           {QStringLiteral("verdicts"), QJsonArray{verdict}},
                           {QStringLiteral("sentence"), QStringLiteral("The sentence of %1.").arg(tiny.name)}};
    const QJsonObject comparison{{QStringLiteral("primary"), QStringLiteral("load")},
                                 {QStringLiteral("quality"), QJsonObject{{QStringLiteral("grade"), tiny.grade}}},
                                 {QStringLiteral("tests"), QJsonArray{test}}};
    write(folder + QStringLiteral("/test_manifest.json"), QJsonDocument(manifest).toJson(QJsonDocument::Compact));
    write(folder + QStringLiteral("/comparison.json"), QJsonDocument(comparison).toJson(QJsonDocument::Compact));
    return folder;
}

/// How a whole run is made up.
struct Made
{
    QString name = QStringLiteral("Production readiness");
    QList<std::pair<Engine, double>> lanes{{Engine::Vllm, 50}, {Engine::Tgi, 62}, {Engine::Ollama, 180}}; ///< median TTFT, ms
    int iterations = 5; ///< of 20 prompts: blocks = iterations x 20
    bool simulated = false;
    bool partial = false;
    int failures = 0; ///< of the last lane
    double spread = 0.25; ///< of ln TTFT
    quint32 seed = 1;
};

/// A TTFT test of made-up but possible times; everything about it is worked out by the library.
inline RunResult run(const Made &made)
{
    RunResult run;
    run.plan.name = made.name;
    run.plan.ttft = TtftTest{};
    run.plan.ttft->iterations = made.iterations;
    run.plan.ttft->outputTokens = 8;
    run.plan.ttft->targets.ttftP95Ms = 100;
    for (const auto &[engine, ttft] : made.lanes) {
        Endpoint endpoint;
        endpoint.engine = engine;
        endpoint.protocol = defaultProtocol(engine);
        endpoint.url = QUrl(QStringLiteral("http://127.0.0.1:%1").arg(defaultPort(engine)));
        endpoint.model = QStringLiteral("Qwen2.5-7B-Instruct");
        endpoint.simulated = made.simulated;
        run.plan.endpoints << endpoint;
    }
    assignLaneIds(run.plan.endpoints);
    run.started = QDateTime(QDate(2026, 11, 24), QTime(14, 41), Qt::UTC);
    run.partial = made.partial;
    std::mt19937 random(made.seed); // its sequence is the standard's; the shape below is our own
    const auto normal = [&random] {
        double sum = 0;
        for (int i = 0; i < 12; ++i)
            sum += random() / 4294967296.0;
        return sum - 6;
    };
    const auto at = [](double ms) { return MonoTime(Nanos(static_cast<qint64>(ms * 1e6))); };
    double clock = 100;
    const int prompts = run.plan.ttft->prompts.count, blocks = made.iterations * prompts;
    int failures = made.failures;
    for (int block = 0; block < blocks; ++block) {
        const double ofPrompt = 0.1 * normal();
        for (int lane = 0; lane < made.lanes.size(); ++lane) {
            Record record;
            record.lane = lane;
            record.test = run.plan.ttft->name;
            record.round = block;
            record.prompt = block % prompts;
            record.planned = at(clock);
            record.sent = record.planned;
            if (lane == made.lanes.size() - 1 && failures > 0) {
                --failures;
                record.done = at(clock + 3);
                record.error = makeError(ErrorKind::Overloaded, {}, QStringLiteral("429 model overloaded"));
                run.records.push_back(record);
                clock += 50;
                continue;
            }
            const double ttft = made.lanes[lane].second * std::exp(ofPrompt + made.spread * normal());
            const MonoTime first = at(clock + ttft);
            record.head = record.firstByte = first;
            record.firstToken = first;
            record.firstAnswer = first;
            for (int token = 0; token < 8; ++token) {
                const double when = clock + ttft + 12.0 * token;
                record.events.push_back({at(when), at(when + 0.05), 1, 0});
            }
            record.lastToken = at(clock + ttft + 84);
            record.done = at(clock + ttft + 85);
            record.contentEvents = 8;
            record.outputTokens = TokenCount{8, Provenance::ServerReported};
            record.promptTokens = 40 + block % prompts;
            record.status = 200;
            record.finishReason = QStringLiteral("length");
            record.outcome = Outcome::Succeeded;
            run.records.push_back(record);
            clock += ttft + 100;
        }
    }
    run.preparation.resize(static_cast<size_t>(made.lanes.size()));
    TestConditions conditions;
    conditions.test = run.plan.ttft->name;
    conditions.health.kernelTime = true;
    conditions.health.busiestLoopShare = 0.04;
    conditions.started = at(100);
    conditions.ended = at(clock);
    run.conditions = {conditions};
    return run;
}

/// A run folder as a benchmark leaves it.
inline QString wholeRun(const QString &results, const Made &made, const QDateTime &started = QDateTime(QDate(2026, 11, 24), QTime(14, 41)))
{
    RunResult result = run(made);
    result.started = started.toUTC();
    const auto folder = createRunFolder(results, made.name, started);
    sample::writeJournal(*folder, result);
    if (const auto files = writeRunFiles(*folder, result, judge(result)); !files)
        qFatal("%s", qPrintable(files.error().message));
    return folder->path();
}

} // namespace fixture
