// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/html_reports.h"

#include "report/comparison_json.h"
#include "report/html_page.h"
#include "report/html_sections.h"
#include "report/html_text.h"
#include "report/summary_csv.h"

namespace derby {

namespace {

HtmlPage newPage(const QString &name, const ReportSource &source, const QString &subtitle)
{
    HtmlPage page;
    page.title = (subtitle.isEmpty() ? QString() : QString(subtitle + QStringLiteral(" · "))) + source.run->plan.name
        + QStringLiteral(" · TokenDerby");
    page.simulated = source.comparison->simulated;
    page.head = headSection(source, name, subtitle);
    page.data = {{QStringLiteral("name"), source.run->plan.name},
                 {QStringLiteral("comparison"), comparisonToJson(*source.comparison)},
                 {QStringLiteral("summary_csv"), QString::fromUtf8(summaryCsv(*source.comparison))}};
    return page;
}

/// Charts of one test, one below the other.
QString charts(HtmlPage &page, const ReportSource &source, const TestComparison &test, std::initializer_list<ChartId> ids)
{
    QString html;
    for (const ChartId id : ids) {
        if (id == ChartId::Throughput && !test.load) // one request at a time: there is none
            continue;
        html += chartSlot(page, makePlot(id, PlotSource{source.run, source.comparison, test.name, {}}));
    }
    return html;
}

QString testHead(const ReportSource &source, const TestComparison &test)
{
    return QStringLiteral("<div class=\"test-head\"><h2>Test %1</h2><p class=\"sub\">%2</p></div>\n")
        .arg(htmlText(test.name), htmlText(testKind(*source.run, test)));
}

QString sentenceOf(const TestComparison &test)
{
    return test.sentence.isEmpty()
        ? QString()
        : QStringLiteral("<p class=\"sentence\">%1</p>\n").arg(withColouredNames(test.sentence, seriesLooks(test.lanes)));
}

QByteArray nothing(HtmlPage page)
{
    page.body = QStringLiteral(
        "<section class=\"card\"><p class=\"nothing\">Nothing was measured: this run has no test with a record.</p></section>\n");
    return htmlFile(page);
}

QByteArray executiveReport(const ReportSource &source)
{
    HtmlPage page = newPage(executiveReportName(), source, {});
    const Comparison &comparison = *source.comparison;
    const TestComparison *primary = comparison.primaryTest();
    if (!primary && !comparison.tests.empty())
        primary = &comparison.tests.front();
    if (!primary)
        return nothing(std::move(page));
    page.body = verdictSection(source, *primary) + targetsSection(source);
    const auto figures = [&](const TestComparison &test) {
        page.body += testHead(source, test) + QStringLiteral("<section class=\"card\">\n");
        if (&test != primary)
            page.body += sentenceOf(test);
        page.body += lanesSection(test) + insightsSection(source, test) + pairsSection(test, source.run->plan.judgement.practicalRatio)
            + QStringLiteral("</section>\n");
        page.body +=
            QStringLiteral("<div class=\"charts\">\n") + charts(page, source, test, {ChartId::TtftDistribution, ChartId::Percentiles});
        page.body += charts(page, source, test, {test.load ? ChartId::Throughput : ChartId::Timeline}) + QStringLiteral("</div>\n");
    };
    figures(*primary);
    for (const TestComparison &test : comparison.tests) {
        if (&test != primary)
            figures(test);
    }
    page.body += errorsSection(source) + qualitySection(source) + methodSection() + conditionsSection(source);
    return htmlFile(page);
}

/// The same charts for every test, the primary one first.
QByteArray chartReport(const QString &name, const ReportSource &source, const QString &subtitle, std::initializer_list<ChartId> ids)
{
    HtmlPage page = newPage(name, source, subtitle);
    const Comparison &comparison = *source.comparison;
    if (comparison.tests.empty())
        return nothing(std::move(page));
    for (const bool primary : {true, false}) {
        for (const TestComparison &test : comparison.tests) {
            if ((test.name == comparison.primary) == primary)
                page.body += testHead(source, test) + sentenceOf(test) + QStringLiteral("<div class=\"charts wide\">\n")
                    + charts(page, source, test, ids) + QStringLiteral("</div>\n");
        }
    }
    return htmlFile(page);
}

} // namespace

QString executiveReportName()
{
    return QStringLiteral("executive_report.html");
}

QStringList chartReportNames()
{
    return {QStringLiteral("charts/ttft_analysis.html"), QStringLiteral("charts/load_dashboard.html"),
            QStringLiteral("charts/performance_radar.html")};
}

QByteArray htmlReport(const QString &name, const ReportSource &source)
{
    const QStringList charts = chartReportNames();
    if (name == charts[0])
        return chartReport(
            name, source, QStringLiteral("Time to first token"),
            {ChartId::TtftDistribution, ChartId::TtftBox, ChartId::TtftHistogram, ChartId::Percentiles, ChartId::PromptScatter});
    if (name == charts[1])
        return chartReport(name, source, QStringLiteral("Over time"), {ChartId::Throughput, ChartId::Timeline, ChartId::Heatmap});
    if (name == charts[2])
        return chartReport(name, source, QStringLiteral("Radar"), {ChartId::Radar});
    return executiveReport(source);
}

} // namespace derby
