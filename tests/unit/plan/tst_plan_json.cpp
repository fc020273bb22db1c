// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/plan_json.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace derby;
using namespace Qt::StringLiterals;

namespace {

Plan fullPlan()
{
    Plan plan;
    plan.name = u"näme \"x\""_s;
    plan.description = u"line\nline"_s;
    plan.model = u"m"_s;
    plan.nameSpace = u"ns"_s;
    plan.primary = u"b"_s;
    plan.seed = (quint64{1} << 60) + 1;
    plan.temperature = 0.1;
    plan.coldConnections = true;
    plan.transport = TransportKind::Qnam;
    plan.deadlines = {Nanos(1), Nanos(123456789012), Nanos(3), Nanos(std::chrono::hours(2))};
    plan.breaker = {9, 0.125};
    plan.judgement = {0.01, 0.77, 1.01, 1.3, 321};
    plan.output = {u"o"_s, false, false, false};
    Endpoint a;
    a.id = u"a-2"_s;
    a.name = u"A"_s;
    a.engine = Engine::Tgi;
    a.protocol = Protocol::OpenAiChat;
    a.url = QUrl(u"https://[::1]:8443/x%20y"_s);
    a.apiKeyEnv = u"KEY"_s;
    a.apiKey = "the secret";
    a.headers = {{"X-A", "1"}, {"X-A", "2"}};
    a.caFile = u"relative.pem"_s;
    a.verifyTls = false;
    a.proxy = u"http://p:1"_s;
    a.simulated = true;
    Endpoint b; // as bare as a test may make it
    plan.endpoints = {a, b};
    plan.ttft = TtftTest();
    plan.ttft->name = u"first"_s;
    plan.ttft->targets.ttftP95Ms = 12.25;
    plan.ttft->prompts.source = PromptSpec::Source::File;
    plan.ttft->prompts.file = u"somewhere.txt"_s;
    LoadTest load;
    load.name = u"b"_s;
    load.users = 20000; // outside the file's limits: a stored plan is not judged again
    load.durationSeconds = 0.3;
    load.order = LaneOrder::AllAtOnce;
    load.warmup = 0;
    load.think = {0.7, 0.2};
    load.prompts.source = PromptSpec::Source::Synthetic;
    load.prompts.wordsSpread = 3;
    load.graceSeconds = 1.5;
    load.targets.successRate = 0.999;
    plan.loads = {LoadTest(), load};
    return plan;
}

} // namespace

class PlanJsonTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everythingButKeysComesBack()
    {
        const Plan plan = fullPlan();
        const QByteArray bytes = QJsonDocument(planToJson(plan)).toJson();
        QVERIFY(!bytes.contains("the secret"));
        const Result<Plan> read = planFromJson(QJsonDocument::fromJson(bytes).object());
        QVERIFY2(read, read ? "" : qPrintable(read.error().detail));
        QCOMPARE(planToJson(*read), planToJson(plan));

        QCOMPARE(read->name, plan.name);
        QCOMPARE(read->description, plan.description);
        QCOMPARE(read->seed, plan.seed);
        QCOMPARE(read->deadlines.connect, plan.deadlines.connect);
        QCOMPARE(read->deadlines.firstToken, plan.deadlines.firstToken);
        QCOMPARE(read->deadlines.whole, plan.deadlines.whole);
        QCOMPARE(read->coldConnections, true);
        QCOMPARE(read->transport, TransportKind::Qnam);
        const Endpoint &a = read->endpoints.at(0);
        QCOMPARE(a.id, u"a-2"_s);
        QCOMPARE(a.engine, Engine::Tgi);
        QCOMPARE(a.protocol, Protocol::OpenAiChat);
        QCOMPARE(a.url, plan.endpoints[0].url);
        QCOMPARE(a.headers, plan.endpoints[0].headers);
        QCOMPARE(a.caFile, u"relative.pem"_s);
        QVERIFY(a.simulated);
        QVERIFY(!a.verifyTls);
        QVERIFY(a.apiKey.isEmpty());
        QVERIFY(!read->endpoints.at(1).simulated);
        QCOMPARE(read->ttft->name, u"first"_s);
        QCOMPARE(read->ttft->prompts.file, u"somewhere.txt"_s);
        QCOMPARE(read->ttft->targets.ttftP95Ms, std::optional(12.25));
        QVERIFY(!read->ttft->targets.ttftMs); // absent stays absent: no default comes in
        const LoadTest &load = read->loads.at(1);
        QCOMPARE(load.users, 20000);
        QCOMPARE(load.durationSeconds, 0.3);
        QCOMPARE(load.order, LaneOrder::AllAtOnce);
        QCOMPARE(load.warmup, 0);
        QCOMPARE(load.think.sigma, 0.2);
        QCOMPARE(load.prompts.source, PromptSpec::Source::Synthetic);
        QCOMPARE(load.targets.successRate, std::optional(0.999));
        QCOMPARE(read->loads.at(0).warmup, -1);
        QCOMPARE(read->judgement.bootstrapDraws, 321);
        QVERIFY(!read->output.saveRawData);
    }

    void anEmptyPlanComesBack()
    {
        const Result<Plan> read = planFromJson(planToJson(Plan()));
        QVERIFY(read);
        QVERIFY(!read->ttft);
        QVERIFY(read->loads.empty());
        QCOMPARE(planToJson(*read), planToJson(Plan()));
    }

    void keysOfLaterVersionsAreIgnored()
    {
        QJsonObject json = planToJson(Plan());
        json.insert(u"later"_s, 1);
        QVERIFY(planFromJson(json));
    }

    void nonsenseIsAnError()
    {
        const Result<Plan> read = planFromJson({{u"seed"_s, u"x"_s}});
        QVERIFY(!read);
        QCOMPARE(read.error().kind, ErrorKind::Io);
    }
};

QTEST_GUILESS_MAIN(PlanJsonTest)
#include "tst_plan_json.moc"
