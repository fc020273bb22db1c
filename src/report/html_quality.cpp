// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/text.h"
#include "plan/lane_names.h"
#include "report/html_sections.h"
#include "report/html_text.h"

#include <QFile>

#include <optional>
#include <utility>
#include <vector>

namespace derby {

namespace {

QString row(const QString &name, const QString &value)
{
    return value.isEmpty() ? QString()
                           : QStringLiteral("<tr><th scope=\"row\">%1</th><td>%2</td></tr>\n").arg(htmlText(name), htmlText(value));
}

QString facts(const QString &rows)
{
    return QStringLiteral("<div class=\"scroll\"><table class=\"facts\"><tbody>\n%1</tbody></table></div>\n").arg(rows);
}

QString shareOf(double share)
{
    return QString::number(100 * share, 'g', 2) + QStringLiteral(" %");
}

/// The figures of one test's quality: name and value, in the same order for each test.
std::vector<std::pair<QString, QString>> qualityFigures(const Quality &quality)
{
    const auto p99 = [](const std::optional<double> &p50, const std::optional<double> &p99) {
        return p99 ? QStringLiteral("%1 (p50 %2)").arg(humanMs(*p99), p50 ? humanMs(*p50) : QStringLiteral("-"))
                   : QStringLiteral("not known");
    };
    return {
        {QStringLiteral("Clock"),
         quality.kernelClock ? QStringLiteral("the kernel's receive time") : QStringLiteral("the program's time after each read")},
        {QStringLiteral("Stopwatch's true error of TTFT, p99"),
         quality.stopwatchError ? QStringLiteral("%1 (p50 %2, largest %3)")
                                      .arg(humanMs(quality.stopwatchError->p99Ms), humanMs(quality.stopwatchError->p50Ms),
                                           humanMs(quality.stopwatchError->maxMs))
                                : QStringLiteral("not calibrated: tokenderby-cli calibrate")},
        {QStringLiteral("Sent after it was due, p99"), p99(quality.latenessP50Ms, quality.latenessP99Ms)},
        {QStringLiteral("Kernel to program, p99"), p99(quality.kernelToUserP50Ms, quality.kernelToUserP99Ms)},
        {QStringLiteral("Text events read late (coalesced)"), shareOf(quality.coalescedShare)},
        {QStringLiteral("First tokens read late"), shareOf(quality.coalescedFirstShare)},
        {QStringLiteral("Sent together by the server"), QStringLiteral("%1 of text events").arg(shareOf(quality.burstShare))},
        {QStringLiteral("Busiest measuring thread"),
         quality.healthKnown ? QStringLiteral("%1 of a core").arg(shareOf(quality.cpuShare)) : QStringLiteral("not known")},
        {QStringLiteral("Steps of the wall clock"),
         quality.healthKnown ? QString::number(quality.clockSteps) : QStringLiteral("not known")},
        {QStringLiteral("Server's count and events disagree"), QStringLiteral("%1 of requests").arg(shareOf(quality.tokenMismatchShare))},
        {QStringLiteral("E2E is not TTFT + gaps"), counted(quality.identityFaults, u"request")},
        {QStringLiteral("Dropped"), counted(quality.dropped, u"request")},
        {QStringLiteral("Connections replaced"), QString::number(quality.staleRetries)},
    };
}

QString textAt(const QJsonObject &object, const char *key)
{
    const QJsonValue value = object.value(QLatin1String(key));
    return value.isDouble() ? QString::number(value.toDouble(), 'f', 0) : value.toString();
}

QString targetsOf(const Targets &targets)
{
    QStringList said;
    const auto ms = [&said](const char *name, const std::optional<double> &value) {
        if (value)
            said << QStringLiteral("%1 at most %2").arg(QLatin1String(name), humanMs(*value));
    };
    ms("TTFT p50", targets.ttftMs);
    ms("TTFT p95", targets.ttftP95Ms);
    ms("E2E p95", targets.e2eP95Ms);
    ms("TPOT p50", targets.tpotMs);
    if (targets.successRate)
        said << QStringLiteral("success at least %1").arg(shareText(targets.successRate));
    if (targets.outputTokensPerSecond)
        said << QStringLiteral("at least %1 tokens/s").arg(*targets.outputTokensPerSecond, 0, 'g', 4);
    return said.isEmpty() ? QString() : QString(QStringLiteral("; targets: ") + said.join(QStringLiteral(", ")));
}

QString promptsOf(const PromptSpec &prompts)
{
    switch (prompts.source) {
    case PromptSpec::Source::Set:
        return QStringLiteral("at most %1 of the set %2").arg(counted(prompts.count, u"prompt"), prompts.set);
    case PromptSpec::Source::File:
        return QStringLiteral("at most %1 of %2").arg(counted(prompts.count, u"prompt"), prompts.file.section(u'/', -1));
    case PromptSpec::Source::Synthetic:
        return QStringLiteral("%1 of %2 words on average")
            .arg(counted(prompts.count, u"synthetic prompt"), QString::number(prompts.wordsMean));
    }
    return {};
}

QString planRows(const Plan &plan)
{
    QString rows = row(QStringLiteral("Description"), plan.description);
    if (plan.ttft)
        rows += row(QStringLiteral("Test %1").arg(plan.ttft->name),
                    QStringLiteral("one request at a time, %1, %2 each, at most %3%4")
                        .arg(promptsOf(plan.ttft->prompts), counted(plan.ttft->iterations, u"time"),
                             counted(plan.ttft->outputTokens, u"output token"), targetsOf(plan.ttft->targets)));
    for (const LoadTest &load : plan.loads) {
        rows += row(
            QStringLiteral("Test %1").arg(load.name),
            QStringLiteral("%1, %2 a lane in %3, %4, %5, at most %6%7")
                .arg(counted(load.users, u"user"), humanDuration(load.durationSeconds), counted(load.rounds, u"round"),
                     load.order == LaneOrder::AllAtOnce ? QStringLiteral("all lanes at once") : QStringLiteral("one lane after another"),
                     promptsOf(load.prompts), counted(load.outputTokens, u"output token"), targetsOf(load.targets)));
    }
    rows += row(QStringLiteral("Seed"), QString::number(plan.seed));
    rows += row(QStringLiteral("Temperature"), QString::number(plan.temperature));
    rows += row(QStringLiteral("Connections"),
                plan.coldConnections ? QStringLiteral("a new one for each request") : QStringLiteral("kept open"));
    return rows;
}

QString calibrationText(const std::optional<Calibration> &calibration)
{
    if (!calibration)
        return QStringLiteral("none: tokenderby-cli calibrate");
    QStringList said;
    for (const auto &[name, value] :
         {std::pair("made", calibration->made), std::pair("version", calibration->version), std::pair("kernel", calibration->kernel)}) {
        if (!value.isEmpty())
            said << QLatin1String(name) + u' ' + value;
    }
    return said.isEmpty() ? QStringLiteral("there is one") : said.join(QStringLiteral(", "));
}

QString serverRows(const RunResult &run)
{
    const std::vector<SeriesLook> looks = seriesLooks(run.plan.endpoints);
    QString rows;
    for (qsizetype i = 0; i < run.plan.endpoints.size(); ++i) {
        const Endpoint &endpoint = run.plan.endpoints[i];
        const auto index = static_cast<std::size_t>(i);
        const LanePreparation none, &found = index < run.preparation.size() ? run.preparation[index] : none;
        QStringList said{engineName(endpoint.engine)
                         + (found.serverVersion.isEmpty() ? QStringLiteral(", version not told") : QString(u' ' + found.serverVersion))};
        if (const QString &model = found.model.isEmpty() ? endpoint.model : found.model; !model.isEmpty())
            said << model;
        said << protocolId(endpoint.protocol) << endpoint.url.toString(QUrl::RemoveUserInfo | QUrl::RemoveQuery);
        if (endpoint.simulated)
            said << QStringLiteral("SIMULATED");
        if (found.loadMs)
            said << QStringLiteral("model loaded in %1").arg(humanMs(*found.loadMs));
        QStringList warnings = found.warnings;
        if (!found.protocolNote.isEmpty())
            warnings.prepend(found.protocolNote);
        QString small;
        for (const QString &warning : std::as_const(warnings))
            small += QStringLiteral("<small>%1</small>").arg(htmlText(warning));
        rows += QStringLiteral("<tr><th scope=\"row\">%1</th><td>%2%3</td></tr>\n")
                    .arg(laneName(looks[index]), htmlText(said.join(QStringLiteral(" · "))), small);
    }
    return rows;
}

} // namespace

QString qualitySection(const ReportSource &source)
{
    QString html = QStringLiteral("<section class=\"card\" id=\"quality\"><h2>Quality of the measurement</h2>\n"), heads, rows;
    std::vector<std::vector<std::pair<QString, QString>>> figures;
    for (const TestComparison &test : source.comparison->tests) {
        html += QStringLiteral("<h3><b class=\"grade grade-%1\">%1</b> Test %2</h3>\n<ul class=\"reasons\">")
                    .arg(htmlText(test.quality.grade), htmlText(test.name));
        for (const QString &reason : test.quality.reasons)
            html += QStringLiteral("<li>%1</li>").arg(htmlText(reason));
        html += QStringLiteral("</ul>\n");
        heads += QStringLiteral("<th scope=\"col\">Test %1</th>").arg(htmlText(test.name));
        figures.push_back(qualityFigures(test.quality));
    }
    for (std::size_t i = 0; !figures.empty() && i < figures.front().size(); ++i) {
        rows += QStringLiteral("<tr><th scope=\"row\">%1</th>").arg(htmlText(figures.front()[i].first));
        for (const auto &test : figures)
            rows += QStringLiteral("<td>%1</td>").arg(htmlText(test[i].second));
        rows += QStringLiteral("</tr>\n");
    }
    return html + QStringLiteral("<div class=\"scroll\"><table class=\"facts\"><thead><tr><th scope=\"col\">Figure</th>") + heads
        + QStringLiteral("</tr></thead><tbody>\n") + rows
        + QStringLiteral("</tbody></table></div>\n<p class=\"note\">A: nothing passes a fifth of its limit. B: half. C: none passes it. "
                         "D: this machine limited what was measured.</p></section>\n");
}

QString methodSection()
{
    QFile file(QStringLiteral(":/derby/report/method.html"));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

QString conditionsSection(const ReportSource &source)
{
    const RunResult &run = *source.run;
    QString html = QStringLiteral("<section class=\"card\" id=\"conditions\"><h2>Conditions</h2>\n<h3>Servers</h3>\n")
        + facts(serverRows(run)) + QStringLiteral("<h3>Plan</h3>\n") + facts(planRows(run.plan));
    const QJsonObject where = source.manifest.value(QLatin1String("where")).toObject(),
                      versions = source.manifest.value(QLatin1String("versions")).toObject();
    QString rows = row(QStringLiteral("Started"), run.started.isValid() ? run.started.toUTC().toString(Qt::ISODate) : QString());
    rows += row(QStringLiteral("Machine"), textAt(where, "cpu"));
    rows += row(QStringLiteral("Cores"), textAt(where, "cores"));
    rows += row(QStringLiteral("System"),
                QStringList{textAt(where, "os"), textAt(where, "kernel"), textAt(where, "architecture")}.join(u' ').simplified());
    rows += row(QStringLiteral("Measured by"),
                textAt(versions, "tokenderby").isEmpty()
                    ? QString()
                    : QStringLiteral("TokenDerby %1, Qt %2, %3")
                          .arg(textAt(versions, "tokenderby"), textAt(versions, "qt"), textAt(versions, "compiler")));
    rows += row(QStringLiteral("Network layer"),
                run.plan.transport == TransportKind::Qnam ? QStringLiteral("Qt's, HTTP/1.1") : QStringLiteral("the stopwatch, HTTP/1.1"));
    rows += row(QStringLiteral("Calibration"), calibrationText(run.calibration));
    rows += row(QStringLiteral("Requests recorded"), QString::number(run.records.size()));
    html += QStringLiteral("<h3>Where and with what</h3>\n") + facts(rows);
    if (!run.warnings.isEmpty()) {
        html += QStringLiteral("<h3>Warnings</h3>\n<ul>");
        for (const QString &warning : run.warnings)
            html += QStringLiteral("<li>%1</li>").arg(htmlText(warning));
        html += QStringLiteral("</ul>\n");
    }
    return html + QStringLiteral("</section>\n");
}

} // namespace derby
