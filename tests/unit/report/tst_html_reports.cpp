// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The HTML reports as files: nothing supplied becomes markup, nothing is fetched, the data are the plots', the same run gives the same
// bytes. How they behave in a browser: tests/browser.
#include "../analyse/made_run.h"
#include "../store/sample_run.h"
#include "analyse/judge.h"
#include "report/html_reports.h"
#include "report/html_text.h"
#include "report/plots.h"
#include "report/run_files.h"
#include "store/run_folder.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QtTest>

using namespace derby;

namespace {

QStringList allNames()
{
    return QStringList{executiveReportName()} + chartReportNames();
}

/// What the page's script reads.
QJsonObject dataOf(const QByteArray &html)
{
    const QByteArray open = "<script type=\"application/json\" id=\"report-data\">";
    const qsizetype from = html.indexOf(open) + open.size();
    return QJsonDocument::fromJson(html.mid(from, html.indexOf("</script>", from) - from)).object();
}

QDir stored(const QTemporaryDir &path, const RunResult &run)
{
    const auto folder = createRunFolder(path.path(), QStringLiteral("html"), QDateTime(QDate(2026, 11, 24), QTime(8, 15)));
    sample::writeJournal(*folder, run);
    if (!writeManifest(*folder, run, false))
        qFatal("no manifest");
    return *folder;
}

QJsonObject listedIn(const QDir &folder)
{
    return QJsonDocument::fromJson(sample::read(folder.filePath(QStringLiteral("test_manifest.json"))))
        .object()[QStringLiteral("files")]
        .toObject();
}

} // namespace

class HtmlReportsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void textIsEscaped_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("html");
        QTest::newRow("plain") << QStringLiteral("vLLM 0.6") << QStringLiteral("vLLM 0.6");
        QTest::newRow("script") << QStringLiteral("<script>alert('x')</script>")
                                << QStringLiteral("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;");
        QTest::newRow("attribute") << QStringLiteral("\" onload=\"x") << QStringLiteral("&quot; onload=&quot;x");
        QTest::newRow("entity") << QStringLiteral("&lt;") << QStringLiteral("&amp;lt;");
        QTest::newRow("escape sequence") << QStringLiteral("a\x1b[31mb\x07") << QStringLiteral("a\uFFFD[31mb\uFFFD");
        QTest::newRow("formula") << QStringLiteral("=cmd()") << QStringLiteral("=cmd()");
    }
    void textIsEscaped()
    {
        QFETCH(QString, text);
        QFETCH(QString, html);
        QCOMPARE(htmlText(text), html);
    }

    void jsonCannotLeaveItsElement()
    {
        const QJsonObject hostile{{QStringLiteral("</script><!-- &"), QStringLiteral("\u2028\u2029</SCRIPT >]]>\u00e2\u20ac")}};
        const QByteArray safe = scriptJson(hostile);
        for (const char *bad : {"<", ">", "&", "\xe2\x80\xa8", "\xe2\x80\xa9"})
            QVERIFY2(!safe.contains(bad), safe.constData());
        QCOMPARE(QJsonDocument::fromJson(safe).object(), hostile);
    }

    void partsAreNotLookedAtAgain()
    {
        QCOMPARE(filled("a {{x}} b {{y}} {{none}}c {{", {{"x", "{{y}}"}, {"y", "{{x}}"}}), QByteArray("a {{y}} b {{x}} c {{"));
    }

    void scriptsAreNamedInThePolicy()
    {
        const RunResult run = sample::run();
        const Comparison comparison = judge(run);
        for (const QString &name : allNames()) {
            const QByteArray html = htmlReport(name, {&run, &comparison, {}, {}});
            QVERIFY(html.contains("default-src 'none'"));
            QVERIFY(!html.contains("script-src 'unsafe-inline'"));
            // Each script that the page has is allowed by its hash, and it has no other.
            static const QRegularExpression script(QStringLiteral("<script>(.*?)</script>"),
                                                   QRegularExpression::DotMatchesEverythingOption);
            auto found = script.globalMatch(QString::fromUtf8(html));
            int count = 0;
            while (found.hasNext()) {
                const QByteArray source = found.next().captured(1).toUtf8();
                ++count;
                if (!source.isEmpty())
                    QVERIFY(html.contains(QCryptographicHash::hash(source, QCryptographicHash::Sha256).toBase64()));
            }
            QCOMPARE(count, 2);
            QVERIFY(html.contains("Licensed to the Apache Software Foundation")); // the notice stays in the file
            QVERIFY(html.contains("Apache License"));
            static const QRegularExpression fetched(QStringLiteral("(src|href)=\"(https?:)?//"));
            QVERIFY(!fetched.match(QString::fromUtf8(html).section(QStringLiteral("<script>"), 0, 0)).hasMatch());
        }
    }

    void dataAreThePlots()
    {
        MadeRun made(3);
        const auto latency = [](int lane, int round, int request) {
            return MadeRun::Latency{40 + 10 * lane + 5 * noise(3, lane, round, request), 8, 16, lane == 2 && request == 5};
        };
        made.ttft(60, latency).load(6, 80, latency);
        const Comparison comparison = judge(made.run());
        QSet<QString> charts;
        for (const QString &name : allNames()) {
            const QByteArray html = htmlReport(name, {&made.run(), &comparison, {}, {}});
            const QJsonArray plots = dataOf(html)[QStringLiteral("plots")].toArray();
            QVERIFY(!plots.isEmpty());
            for (const QJsonValue &plot : plots) {
                const QString chart = plot[QStringLiteral("chart")].toString();
                charts.insert(chart);
                const ChartId id = chartFromName(chart).value_or(ChartId::Radar);
                bool same = false;
                for (const TestComparison &test : comparison.tests)
                    same = same || plotToJson(makePlot(id, PlotSource{&made.run(), &comparison, test.name, {}})) == plot.toObject();
                QVERIFY2(same, qPrintable(name + u' ' + chart));
            }
        }
        // The violin and the CDF stand together in ttft_distribution.
        QCOMPARE(charts.size(), allCharts().size() - 2);
    }

    void hostileTextStaysText()
    {
        RunResult run = sample::run();
        run.plan.name = QStringLiteral("</title><script>x</script>");
        run.plan.description = QStringLiteral("</textarea><img src=x onerror=y>");
        run.plan.endpoints[0].name = QStringLiteral("<script>alert(1)</script>");
        run.plan.endpoints[1].name = QStringLiteral("=cmd(){{body}}");
        run.preparation[0].serverVersion = QStringLiteral("<i>9</i>");
        run.preparation[1].warnings << QStringLiteral("<svg onload=z>");
        run.warnings << QStringLiteral("--></script><iframe>");
        const Comparison comparison = judge(run);
        for (const QString &name : allNames()) {
            const QByteArray html = htmlReport(name, {&run, &comparison, {}, allNames()});
            const QByteArray before = html.left(html.indexOf("<script>"));
            for (const char *markup : {"<script>alert", "<script>x", "</textarea>", "<img", "<i>9", "<svg onload", "<iframe"})
                QVERIFY2(!before.contains(markup), markup);
            QVERIFY(before.contains("&lt;/title&gt;&lt;script&gt;x&lt;/script&gt;"));
            QVERIFY(before.contains("=cmd(){{body}}")); // and no part of a page
        }
    }

    void sameJournalSameBytes()
    {
        QTemporaryDir path;
        const QDir folder = stored(path, sample::run(MonoTime(std::chrono::hours(50))));
        QList<QByteArray> first;
        for (int pass = 0; pass < 2; ++pass) {
            const auto run = loadRun(folder);
            QVERIFY(run.has_value());
            const auto files = writeRunFiles(folder, *run, judge(*run));
            QVERIFY(files.has_value());
            for (qsizetype i = 0; i < allNames().size(); ++i) {
                const QString name = allNames()[i];
                QVERIFY(files->contains(name));
                const QByteArray html = sample::read(folder.filePath(name));
                QVERIFY(html.size() > 500000);
                if (pass == 0)
                    first << html;
                else
                    QVERIFY2(html == first[i], qPrintable(name));
                QCOMPARE(listedIn(folder)[name].toObject()[QStringLiteral("sha256")].toString(),
                         QString::fromLatin1(QCryptographicHash::hash(html, QCryptographicHash::Sha256).toHex()));
            }
        }
    }

    void thePlanDecides_data()
    {
        QTest::addColumn<bool>("report");
        QTest::addColumn<bool>("charts");
        QTest::newRow("both") << true << true;
        QTest::newRow("report") << true << false;
        QTest::newRow("charts") << false << true;
        QTest::newRow("none") << false << false;
    }
    void thePlanDecides()
    {
        QFETCH(bool, report);
        QFETCH(bool, charts);
        QTemporaryDir path;
        RunResult run = sample::run();
        run.plan.output.generateReport = report;
        run.plan.output.generateCharts = charts;
        const QDir folder = stored(path, run);
        QVERIFY(writeRunFiles(folder, run, judge(run)).has_value());
        QCOMPARE(QFile::exists(folder.filePath(executiveReportName())), report);
        for (const QString &name : chartReportNames())
            QCOMPARE(QFile::exists(folder.filePath(name)), charts);
        // No way leads to a file that is not there.
        if (report)
            QCOMPARE(sample::read(folder.filePath(executiveReportName())).contains("href=\"charts/"), charts);
    }

    void madeAgainBesideWhatIsThere()
    {
        QTemporaryDir path;
        RunResult run = sample::run();
        run.plan.output.generateCharts = false;
        const QDir folder = stored(path, run);
        QVERIFY(writeRunFiles(folder, run, judge(run)).has_value());
        const QJsonObject before = listedIn(folder);
        const auto files = writeReports(folder, run, judge(run), chartReportNames());
        QVERIFY(files.has_value());
        QCOMPARE(*files, chartReportNames() + QStringList{QStringLiteral("test_manifest.json")});
        const QJsonObject after = listedIn(folder);
        QCOMPARE(after.size(), before.size() + 3);
        for (const QString &name : before.keys())
            QCOMPARE(after[name], before[name]);
        QVERIFY(!writeReports(QDir(QStringLiteral("/proc/no/such")), run, judge(run), allNames()).has_value());
    }

    void nothingMeasured()
    {
        RunResult run = sample::run();
        run.records.clear();
        run.conditions.clear();
        run.plan.ttft.reset();
        run.plan.loads.clear();
        const Comparison comparison = judge(run);
        for (const QString &name : allNames())
            QVERIFY(htmlReport(name, {&run, &comparison, {}, {}}).contains("Nothing was measured"));
    }

    void oneLaneHasNoVerdict()
    {
        MadeRun made(1);
        made.ttft(40, [](int, int round, int) { return MadeRun::Latency{40.0 + round, 8, 16, false}; });
        const Comparison comparison = judge(made.run());
        const QByteArray html = htmlReport(executiveReportName(), {&made.run(), &comparison, {}, {}});
        QVERIFY(html.contains("was measured alone, so there is nothing to compare.</p>\n<p class=\"rests\">The TTFT of "));
        QVERIFY(!html.contains("Every pair in every metric"));
    }

    void partialAndSimulatedAreSaid()
    {
        RunResult run = sample::run();
        const Comparison real = judge(run);
        QVERIFY(!htmlReport(executiveReportName(), {&run, &real, {}, {}}).contains("class=\"badge\""));
        run.partial = true;
        for (Endpoint &endpoint : run.plan.endpoints)
            endpoint.simulated = true;
        const Comparison simulated = judge(run);
        for (const QString &name : allNames()) {
            const QByteArray html = htmlReport(name, {&run, &simulated, {}, {}});
            QVERIFY(html.contains(">SIMULATED</span>"));
            QVERIFY(html.contains("page-hatch\" aria"));
            QVERIFY(html.contains(">partial</span>"));
        }
    }
};

QTEST_GUILESS_MAIN(HtmlReportsTest)
#include "tst_html_reports.moc"
