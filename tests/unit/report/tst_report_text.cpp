// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/comparison_json.h"
#include "report/csv.h"
#include "report/failure_text.h"
#include "report/summary_csv.h"
#include "report/table.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QtTest>

#include <limits>

using namespace derby;

namespace {

constexpr double notANumber = std::numeric_limits<double>::quiet_NaN();

MetricFigures figures(double median)
{
    MetricFigures metric;
    metric.n = 40;
    metric.nEff = MetricFigures::Effective{40, 40, 40};
    metric.mean = median * 1.1;
    metric.sd = 3;
    metric.min = median / 2;
    metric.median = median;
    metric.p90 = median * 1.5;
    metric.p95 = median * 1.6;
    metric.p99 = median * 1.9;
    metric.max = median * 2;
    metric.medianCi = Interval{median * 0.9, median * 1.2, 0.95};
    metric.p95Ci = Interval{median, std::nullopt, 0.95};
    metric.lowN = QStringList{QStringLiteral("p95"), QStringLiteral("p99")};
    return metric;
}

LaneFigures lane(const char *id, Engine engine, double ttft)
{
    LaneFigures lane;
    lane.id = QLatin1String(id);
    lane.endpoint.engine = engine;
    lane.endpoint.protocol = defaultProtocol(engine);
    lane.endpoint.url = QUrl(QStringLiteral("http://me:secret@host:8000"));
    lane.endpoint.model = QStringLiteral("m");
    lane.due = 40;
    lane.succeeded = 40;
    lane.successRate = 1;
    lane.outputTokensPerSecond = 812.34;
    lane.requestsPerSecond = 6.4;
    lane.rounds = 6;
    lane.ttftMs = figures(ttft);
    lane.e2eMs = figures(ttft * 40);
    lane.meanPromptTokens = 24;
    lane.meanOutputTokens = 128;
    return lane;
}

Comparison comparison()
{
    Comparison result;
    result.name = QStringLiteral("Sample");
    result.primary = QStringLiteral("load");
    TestComparison ttft;
    ttft.name = QStringLiteral("ttft");
    ttft.order = QStringLiteral("interleaved");
    ttft.lanes = {lane("vllm", Engine::Vllm, 42.1), lane("tgi", Engine::Tgi, 55.5)};
    ttft.quality.grade = QStringLiteral("A");
    TestComparison load = ttft;
    load.name = QStringLiteral("load");
    load.load = true;
    load.users = 10;
    load.order = QStringLiteral("one_after_another");
    load.sentence = QStringLiteral("vLLM answers first: end to end it takes 12 % less time than TGI (95 % interval 8 to 16 %).");
    load.quality.grade = QStringLiteral("B");
    load.quality.reasons << QStringLiteral("Requests left up to 0.4 ms late.");
    LaneFigures &bad = load.lanes[1];
    bad.succeeded = 37;
    bad.failed = 3;
    bad.successRate = 37 / 40.0;
    bad.errors.push_back({ErrorKind::Reset,
                          3,
                          QStringLiteral("The server closed the connection without finishing."),
                          {QStringLiteral("Look at the server's log for a crash")},
                          1500000000});
    bad.targets.push_back({QStringLiteral("ttft_ms"), QStringLiteral("typical TTFT"), 100, 55.5, true, 0.9});
    Verdict verdict;
    verdict.metric = QStringLiteral("e2e_p50");
    verdict.headline = true;
    verdict.a = 0;
    verdict.b = 1;
    verdict.state = VerdictState::Faster;
    verdict.faster = 0;
    verdict.ratio = 0.88;
    verdict.interval = Interval{0.84, 0.92, 0.983};
    verdict.pHolm = 0.001;
    verdict.differenceMs = -120;
    verdict.n = 6;
    verdict.sentence = QStringLiteral("vLLM is faster.");
    load.verdicts.push_back(verdict);
    Verdict unknown;
    unknown.metric = QStringLiteral("tpot_p50");
    unknown.a = 1;
    unknown.b = 0;
    unknown.state = VerdictState::NotEnoughData;
    unknown.moreNeeded = 4;
    unknown.ratio = notANumber;
    load.verdicts.push_back(unknown);
    result.tests = {ttft, load};
    result.quality = load.quality;
    return result;
}

QStringList keys(const char *words)
{
    QStringList list = QString::fromLatin1(words).split(u' ');
    list.sort();
    return list;
}

/// `keys` are all there.
void verifyHas(const QJsonObject &object, const char *words)
{
    const QStringList wanted = keys(words);
    for (const QString &key : wanted)
        QVERIFY2(object.contains(key), qPrintable(key));
}

} // namespace

class ReportTextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cellsAreSafeInSpreadsheets_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("cell");
        const auto row = [](const char *name, const QString &text, const QString &cell) { QTest::newRow(name) << text << cell; };
        row("plain", QStringLiteral("vllm"), QStringLiteral("vllm"));
        row("empty", QString(), QString());
        row("formula", QStringLiteral("=1+1"), QStringLiteral("'=1+1"));
        row("command", QStringLiteral("=cmd|' /C calc'!A0"), QStringLiteral("'=cmd|' /C calc'!A0"));
        row("plus", QStringLiteral("+SUM(A1)"), QStringLiteral("'+SUM(A1)"));
        row("minus", QStringLiteral("-2+3"), QStringLiteral("'-2+3"));
        row("at", QStringLiteral("@SUM(1)"), QStringLiteral("'@SUM(1)"));
        row("tab", QStringLiteral("\t=1"), QStringLiteral("'\t=1"));
        row("return", QStringLiteral("\r=1"), QStringLiteral("\"'\r=1\""));
        row("line feed", QStringLiteral("\n=1"), QStringLiteral("\"'\n=1\""));
        row("negative number", QStringLiteral("-0.25"), QStringLiteral("-0.25"));
        row("exponent", QStringLiteral("-1e-07"), QStringLiteral("-1e-07"));
        row("signed number", QStringLiteral("+5"), QStringLiteral("+5"));
        row("number and more", QStringLiteral("-5\n=1"), QStringLiteral("\"'-5\n=1\""));
        row("not a number", QStringLiteral("-inf"), QStringLiteral("'-inf"));
        row("lone minus", QStringLiteral("-"), QStringLiteral("'-"));
        row("digits of another script", QStringLiteral("-\u0661"), QStringLiteral("'-\u0661"));
        row("comma", QStringLiteral("a,b"), QStringLiteral("\"a,b\""));
        row("quote", QStringLiteral("say \"hi\""), QStringLiteral("\"say \"\"hi\"\"\""));
        row("formula in quotes", QStringLiteral("=HYPERLINK(\"http://x\",\"y\")"),
            QStringLiteral("\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\""));
    }

    void cellsAreSafeInSpreadsheets()
    {
        QFETCH(QString, text);
        QFETCH(QString, cell);
        QCOMPARE(csvCell(text), cell);
    }

    void numbersAreExactAndUnknownOnesEmpty()
    {
        QCOMPARE(csvNumber(std::optional(0.1)), QStringLiteral("0.1"));
        QCOMPARE(csvNumber(std::optional(1234567.0)), QStringLiteral("1234567"));
        QCOMPARE(csvNumber(std::optional(notANumber)), QString());
        QCOMPARE(csvNumber(std::optional<double>()), QString());
        QCOMPARE(csvNumber(std::optional<qint64>(0)), QStringLiteral("0"));
        QCOMPARE(csvRow({QStringLiteral("a"), QString(), QStringLiteral("b")}), QByteArray("a,,b\r\n"));
    }

    void comparisonHasTheContractsKeys()
    {
        const QJsonObject json = comparisonToJson(comparison());
        QCOMPARE(json.keys(), keys("schema name simulated partial primary tests lanes verdicts quality"));
        QCOMPARE(json[QStringLiteral("schema")].toInt(), 1);
        const QJsonArray tests = json[QStringLiteral("tests")].toArray();
        QCOMPARE(tests.size(), 2);
        const QJsonObject load = tests[1].toObject();
        verifyHas(load, "name kind users order lanes quality verdicts");
        QCOMPARE(load[QStringLiteral("kind")].toString(), QStringLiteral("load"));
        QCOMPARE(tests[0].toObject()[QStringLiteral("kind")].toString(), QStringLiteral("ttft"));
        QCOMPARE(json[QStringLiteral("lanes")].toArray(), load[QStringLiteral("lanes")].toArray());
        QCOMPARE(json[QStringLiteral("verdicts")].toArray(), load[QStringLiteral("verdicts")].toArray());
        const QJsonObject lane = load[QStringLiteral("lanes")].toArray()[1].toObject();
        verifyHas(lane, "id endpoint requests success_rate output_tokens_per_s requests_per_s goodput_per_s rounds metrics targets errors");
        QCOMPARE(lane[QStringLiteral("goodput_per_s")].isNull(), true);
        verifyHas(lane[QStringLiteral("endpoint")].toObject(), "name engine url model protocol");
        QCOMPARE(lane[QStringLiteral("endpoint")].toObject()[QStringLiteral("url")].toString(), QStringLiteral("http://host:8000"));
        QCOMPARE(lane[QStringLiteral("endpoint")].toObject()[QStringLiteral("name")].toString(), QStringLiteral("TGI"));
        verifyHas(lane[QStringLiteral("requests")].toObject(), "due succeeded failed dropped");
        const QJsonObject metrics = lane[QStringLiteral("metrics")].toObject();
        verifyHas(metrics, "ttft_ms itl_ms tpot_ms e2e_ms");
        const QJsonObject ttft = metrics[QStringLiteral("ttft_ms")].toObject();
        verifyHas(ttft, "n n_eff mean sd min median p90 p95 p99 max median_ci p90_ci p95_ci p99_ci low_n");
        QVERIFY(ttft[QStringLiteral("p90_ci")].isNull());
        QVERIFY(ttft[QStringLiteral("p95_ci")].toArray()[1].isNull());
        QCOMPARE(ttft[QStringLiteral("median_ci")].toArray().size(), 2);
        QCOMPARE(ttft[QStringLiteral("low_n")].toArray().size(), 2);
        const QJsonObject none = metrics[QStringLiteral("itl_ms")].toObject(); // nothing measured: unknown, not 0
        QCOMPARE(none[QStringLiteral("n")].toInt(-1), 0);
        for (const char *key : {"mean", "sd", "min", "median", "p90", "p95", "p99", "max", "n_eff", "median_ci"})
            QVERIFY2(none[QLatin1String(key)].isNull(), key);
        verifyHas(lane[QStringLiteral("targets")].toArray()[0].toObject(), "name metric target value met share_met");
        const QJsonObject error = lane[QStringLiteral("errors")].toArray()[0].toObject();
        verifyHas(error, "kind count message first_at_ns");
        QCOMPARE(error[QStringLiteral("kind")].toString(), QStringLiteral("reset"));
        QCOMPARE(error[QStringLiteral("first_at_ns")].toInteger(), 1500000000);
        const QJsonObject verdict = load[QStringLiteral("verdicts")].toArray()[0].toObject();
        QCOMPARE(verdict.keys(),
                 keys("metric headline pair state faster ratio interval level p_holm difference_ms n more_needed reason sentence"));
        QCOMPARE(verdict[QStringLiteral("pair")].toArray(), (QJsonArray{QStringLiteral("vllm"), QStringLiteral("tgi")}));
        QCOMPARE(verdict[QStringLiteral("state")].toString(), QStringLiteral("faster"));
        QCOMPARE(verdict[QStringLiteral("faster")].toString(), QStringLiteral("vllm"));
        QCOMPARE(verdict[QStringLiteral("level")].toDouble(), 0.983);
        QVERIFY(verdict[QStringLiteral("more_needed")].isNull());
        const QJsonObject unknown = load[QStringLiteral("verdicts")].toArray()[1].toObject();
        for (const char *key : {"faster", "ratio", "interval", "level", "p_holm", "difference_ms"})
            QVERIFY2(unknown[QLatin1String(key)].isNull(), key);
        QCOMPARE(unknown[QStringLiteral("more_needed")].toInt(), 4);
        QVERIFY(!QJsonDocument(json).toJson().contains("secret"));
    }

    void emptyComparisonIsWholeJson()
    {
        const QJsonObject json = comparisonToJson({});
        QCOMPARE(json[QStringLiteral("lanes")], QJsonValue(QJsonArray()));
        QCOMPARE(json[QStringLiteral("verdicts")], QJsonValue(QJsonArray()));
        QVERIFY(json[QStringLiteral("quality")].isObject());
    }

    void summaryHasTheContractsColumns()
    {
        Comparison attacked = comparison();
        attacked.tests[1].name = QStringLiteral("=load");
        const QList<QByteArray> lines = summaryCsv(attacked).split('\n');
        QCOMPARE(lines[0], QByteArray("test,lane,metric,unit,n,mean,p50,p95,p99,ci_low,ci_high\r"));
        for (const QByteArray &line : lines)
            QVERIFY(line.isEmpty() || line.count(',') == 10);
        QVERIFY(lines.contains("ttft,vllm,ttft,ms,40,46.31,42.1,67.36,79.99,37.89,50.52\r"));
        QVERIFY(lines.contains("ttft,vllm,itl,ms,0,,,,,,\r"));
        QVERIFY(lines.contains("'=load,tgi,success_rate,share,40,0.925,,,,,\r"));
        QVERIFY(lines.contains("'=load,tgi,output_tokens_per_s,tokens/s,37,812.34,,,,,\r"));
    }

    void tableShowsFiguresSentenceAndFailures()
    {
        const QString text = resultTable(comparison(), {160, false});
        for (const char *part : {"Test ttft: one request at a time", "Test load: 10 users, lanes one after another", "42.1 ms [37.9, 50.5]",
                                 "67.4 ms *", "1.68 s [1.52, 2.02]", "37/40", "92.5 %", "812", "24.0/128", "vLLM answers first",
                                 "Finding (load): vLLM", "grade B. Requests left up to 0.4 ms late.", "tgi: 3 x reset: The server closed",
                                 "try: Look at the server's log", "tgi meets: typical TTFT 55.5 ms (target at most 100 ms)"})
            QVERIFY2(text.contains(QLatin1String(part)), qPrintable(QLatin1String(part) + QStringLiteral(" in\n") + text));
        QVERIFY(!text.contains(QStringLiteral("SIMULATED")));
        QVERIFY(!text.contains(u'\x1b'));
        QVERIFY(text.endsWith(u'\n'));
    }

    void tableFitsItsWidth_data()
    {
        QTest::addColumn<int>("columns");
        for (const int columns : {40, 60, 79, 100, 132, 200})
            QTest::addRow("%d", columns) << columns;
    }

    void tableFitsItsWidth()
    {
        QFETCH(int, columns);
        Comparison wide = comparison();
        wide.simulated = wide.partial = true;
        const QStringList lines = resultTable(wide, {columns, false}).split(u'\n');
        for (const QString &line : lines)
            QVERIFY2(line.size() <= columns, qPrintable(line));
        QVERIFY(lines.filter(QStringLiteral("42.1 ms [37.9, 50.5]")).size() >= 1);
        // A usual terminal shows lanes below one another, if in two tables.
        if (columns >= 79)
            QCOMPARE(lines.filter(QRegularExpression(QStringLiteral("^  vllm  .*40/40"))).size(), 2); // one a test
    }

    void tableMarksWhatIsNotReal()
    {
        Comparison marked = comparison();
        marked.simulated = marked.partial = true;
        marked.tests[1].lanes[0].id = QStringLiteral("a\x1b[2Jb");
        marked.tests[1].lanes[1].errors[0].message = QStringLiteral("\x1b]0;owned\x07");
        marked.tests[1].lanes[1].succeeded = 9999;
        marked.tests[1].lanes[1].due = 10000;
        marked.tests[1].lanes[1].successRate = 0.99999;
        const QString text = resultTable(marked, {120, false});
        QVERIFY(text.startsWith(QStringLiteral("SIMULATED")));
        QVERIFY(text.contains(QStringLiteral("PARTIAL")));
        QVERIFY(!text.contains(u'\x1b') && !text.contains(u'\x07'));
        QVERIFY(text.contains(QStringLiteral("99.9 %"))); // a failure is never rounded away
        const QString coloured = resultTable(marked, {120, true});
        QVERIFY(coloured.contains(QStringLiteral("\x1b[1m")));
        QVERIFY(!coloured.contains(QStringLiteral("\x1b[2J")));
    }

    void laneWithoutAnySuccessIsShown()
    {
        Comparison failing = comparison();
        LaneFigures &lane = failing.tests[0].lanes[0];
        lane = LaneFigures{};
        lane.id = QStringLiteral("vllm");
        lane.due = lane.failed = 40;
        lane.successRate = 0;
        const QString text = resultTable(failing, {160, false});
        QVERIFY(text.contains(QStringLiteral("0/40")));
        QVERIFY(text.contains(QStringLiteral("0 %")));
        QVERIFY(!text.contains(QStringLiteral("nan")));
    }

    void tableUsesNamesAndSaysWhatWasNotMeasured()
    {
        Comparison failing = comparison();
        failing.tests[1].name = QStringLiteral("load");
        LaneFigures &lane = failing.tests[1].lanes[1];
        const QString name = QStringLiteral("\u6a21\u578b");
        lane.id = QStringLiteral("unnamed-2");
        lane.name = name;
        lane.succeeded = 0;
        lane.failed = lane.due = 40;
        lane.ttftMs = lane.e2eMs = {};
        lane.outputTokensPerSecond.reset();
        lane.errors[0].outside = 2;
        lane.targets = {{QStringLiteral("ttft_ms"), QStringLiteral("typical TTFT"), 100, std::nullopt, false, 0.0},
                        {QStringLiteral("success_rate"), QStringLiteral("success rate"), 0.95, 0.0, false, std::nullopt}};
        const QString text = resultTable(failing, {160, false});
        QVERIFY2(!text.contains(lane.id), qPrintable(text));
        for (const QString &part : {QString(name + QStringLiteral(": 3 x reset (and 2 outside what is measured): The server closed")),
                                    QString(name + QStringLiteral(": not measured: typical TTFT (target at most 100 ms)")),
                                    QString(name + QStringLiteral(" misses: success rate 0 % (target at least 95 %)")),
                                    QStringLiteral("why: none of 40 requests succeeded")})
            QVERIFY2(text.contains(part), qPrintable(part + QStringLiteral(" in\n") + text));

        const QStringList unmet = unmetTargets(failing);
        QCOMPARE(unmet,
                 (QStringList{QString(QStringLiteral("Target of ") + name
                                      + QStringLiteral(", load: typical TTFT was not measured: none of 40 requests succeeded.")),
                              QString(QStringLiteral("Target of ") + name + QStringLiteral(", load: success rate was missed."))}));
        lane.due = 0;
        lane.errors[0].count = 0;
        QVERIFY2(
            unmetTargets(failing)[0].endsWith(QStringLiteral("no request was due: The server closed the connection without finishing.")),
            qPrintable(unmetTargets(failing)[0]));
        QVERIFY2(errorText(lane.errors[0]).startsWith(QStringLiteral("2 x reset outside what is measured: ")),
                 qPrintable(errorText(lane.errors[0])));
    }
};

QTEST_GUILESS_MAIN(ReportTextTest)
#include "tst_report_text.moc"
