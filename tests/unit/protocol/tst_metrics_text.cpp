// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/prometheus.h"
#include "transcripts.h"

#include <QDir>
#include <QtTest>

#include <cmath>

using namespace derby;

namespace {

std::string_view viewOf(const QByteArray &bytes)
{
    return {bytes.constData(), static_cast<std::size_t>(bytes.size())};
}

MetricsText parsed(const QString &file)
{
    Result<MetricsText> metrics = MetricsText::parse(viewOf(readData(file)));
    if (!metrics)
        qFatal("%s: %s", qPrintable(file), qPrintable(metrics.error().message));
    return *metrics;
}

} // namespace

class TestMetricsText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyScrape_data();
    void everyScrape();
    void vllm();
    void vllmOld();
    void tgi();
    void llamaCpp();
    void syntax();
    void wrongLines_data();
    void wrongLines();
};

void TestMetricsText::everyScrape_data()
{
    QTest::addColumn<QString>("file");
    QDir dir(QStringLiteral(TESTDATA "/transcripts"));
    for (const QString &file : dir.entryList({QStringLiteral("*-metrics*.txt")}))
        QTest::newRow(qPrintable(file)) << file;
    dir.cd(QStringLiteral("real"));
    for (const QString &file : dir.entryList({QStringLiteral("*metrics*.body")})) {
        if (file.contains(QLatin1String("501")) || file.contains(QLatin1String("nonstream"))) // answers about metrics, not scrapes
            continue;
        QTest::newRow(qPrintable(file)) << QString(QStringLiteral("real/") + file);
    }
}

void TestMetricsText::everyScrape()
{
    QFETCH(QString, file);
    const QByteArray bytes = readData(file);
    const MetricsText metrics = parsed(file);
    qsizetype samples = 0;
    qsizetype lines = 0;
    for (const QByteArray &line : bytes.split('\n'))
        lines += !line.trimmed().isEmpty() && !line.startsWith('#');
    for (const MetricFamily &family : metrics.families()) {
        samples += static_cast<qsizetype>(family.samples.size());
        for (const MetricSample &sample : family.samples)
            QVERIFY(sample.name.starts_with(family.name));
        if (family.type == MetricType::Histogram && !family.samples.empty()) {
            const auto histogram = metrics.histogram(family.name);
            QVERIFY2(histogram, family.name.c_str());
            QVERIFY(std::isinf(histogram->buckets.back().first));
            QCOMPARE(histogram->buckets.back().second, histogram->count);
        }
    }
    QCOMPARE(samples, lines);
    // The last line end may be missing.
    const Result<MetricsText> again = MetricsText::parse(viewOf(bytes.trimmed()));
    QVERIFY(again);
    QCOMPARE(again->families().size(), metrics.families().size());
}

void TestMetricsText::vllm()
{
    const MetricsText metrics = parsed(QStringLiteral("vllm-metrics.txt"));
    QCOMPARE(metrics.sum("vllm:request_success_total", {{"finished_reason", "stop"}}).value(), 31.0);
    QCOMPARE(metrics.sum("vllm:request_success_total", {{"finished_reason", "length"}}).value(), 1569.0);
    QCOMPARE(metrics.sum("vllm:request_success_total", {{"finished_reason", "abort"}}).value(), 4.0);
    QCOMPARE(metrics.sum("vllm:prompt_tokens_total").value(), 1234567.0);
    QCOMPARE(metrics.sum("vllm:generation_tokens_total").value(), 204800.0);
    QCOMPARE(metrics.sum("vllm:prefix_cache_hits_total").value() / metrics.sum("vllm:prefix_cache_queries_total").value(), 0.2);
    QCOMPARE(metrics.family("vllm:iteration_tokens_total")->type, MetricType::Histogram);
    QVERIFY(metrics.histogram("vllm:iteration_tokens_total"));
    QVERIFY(!metrics.histogram("vllm:prompt_tokens_total"));
    QVERIFY(!metrics.sum("vllm:gpu_cache_usage_perc")); // an old name: absent, not zero
    QVERIFY(!metrics.family("vllm:nothing"));
}

void TestMetricsText::vllmOld()
{
    const MetricsText metrics = parsed(QStringLiteral("vllm-metrics-v0.txt"));
    QVERIFY(metrics.sum("vllm:gpu_cache_usage_perc"));
    QVERIFY(metrics.histogram("vllm:time_per_output_token_seconds"));
}

void TestMetricsText::tgi()
{
    const MetricsText metrics = parsed(QStringLiteral("tgi-metrics.txt"));
    QCOMPARE(metrics.sum("tgi_request_count").value(), 246.0);
    QCOMPARE(metrics.sum("tgi_request_success").value(), 240.0);
    QCOMPARE(metrics.sum("tgi_request_failure", {{"err", "overloaded"}}).value(), 5.0);
    QCOMPARE(metrics.sum("tgi_request_failure", {{"err", "validation"}}).value(), 1.0);
    QCOMPARE(metrics.sum("tgi_request_failure").value(), 6.0);
    const auto forward = metrics.histogram("tgi_batch_forward_duration", {{"method", "decode"}});
    QVERIFY(forward);
    QCOMPARE(forward->buckets.front().first, 0.00015000000000000001);
}

void TestMetricsText::llamaCpp()
{
    const MetricsText metrics = parsed(QStringLiteral("llamacpp-metrics.txt"));
    QCOMPARE(metrics.sum("llamacpp:prompt_tokens_total").value(), 1.23457e+06);
}

void TestMetricsText::syntax()
{
    const Result<MetricsText> parsed = MetricsText::parse("# TYPE h histogram\n"
                                                          "h_bucket{le=\"1\",}   2 \n"
                                                          "h_bucket { le = \"+Inf\" } 3\r\n"
                                                          "h_sum NaN\n"
                                                          "h_count 3 1700000000000\n"
                                                          "\n   \n# a comment\n#\n"
                                                          "bare_total +1.5e3\n"
                                                          "down -Inf\n"
                                                          "up{a=\"q\\\"b\\\\c\\nd\\x\"} +Inf # {trace=\"x\"} 0.5\n"
                                                          "h_sum_of_parts 1\n"
                                                          "last 7");
    QVERIFY(parsed);
    const MetricFamily *histogram = parsed->family("h");
    QCOMPARE(histogram->samples.size(), std::size_t(4));
    QVERIFY(std::isnan(parsed->histogram("h")->sum));
    QCOMPARE(parsed->histogram("h")->count, 3.0);
    QCOMPARE(histogram->samples[3].timestampMs.value(), 1700000000000);
    QCOMPARE(parsed->sum("bare_total").value(), 1500.0);
    QVERIFY(parsed->sum("down").value() < 0 && std::isinf(parsed->sum("down").value()));
    QVERIFY(std::isinf(parsed->sum("up").value()));
    QCOMPARE(QString::fromStdString(parsed->family("up")->samples[0].labels[0].second), QStringLiteral("q\"b\\c\nd\\x"));
    QCOMPARE(parsed->sum("last").value(), 7.0);
    QVERIFY(parsed->family("h_sum_of_parts"));
    QVERIFY(MetricsText::parse("")->families().empty()); // TGI before its first request
}

void TestMetricsText::wrongLines_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char *text : {"<html>", "{\"a\":1}", "9a 1", "a", "a b", "a{", "a{b} 1", "a{b=c} 1", "a{b=\"c} 1", "a{b=\"c\" d=\"e\"} 1",
                             "a 1 x", "a 1 2 3", "a 1x"})
        QTest::newRow(text) << QByteArray(text);
}

void TestMetricsText::wrongLines()
{
    QFETCH(QByteArray, text);
    const QByteArray body = "ok 1\n" + text + "\nok 2\n";
    const Result<MetricsText> metrics = MetricsText::parse(viewOf(body));
    QVERIFY(!metrics);
    QVERIFY(metrics.error().message.contains(QLatin1String("Line 2 ")));
    QCOMPARE(metrics.error().detail, QString::fromUtf8(text));
}

QTEST_GUILESS_MAIN(TestMetricsText)
#include "tst_metrics_text.moc"
