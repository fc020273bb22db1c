// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/text.h"
#include "report/headline.h"
#include "report/html_page.h"
#include "report/html_sections.h"
#include "report/html_text.h"

#include <QFile>

#include <algorithm>
#include <cmath>

namespace derby {

namespace {

QString brand()
{
    QFile file(QStringLiteral(":/derby/report/icon.svg"));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()).trimmed() : QString();
}

/// How to get from one file of the run folder to another: both may lie in charts/.
QString wayTo(const QString &target, const QString &from)
{
    return from.contains(u'/') ? (target.contains(u'/') ? target.section(u'/', -1) : QString(QStringLiteral("../") + target)) : target;
}

QString linkTitle(const QString &file)
{
    if (file.contains(QLatin1String("ttft")))
        return QStringLiteral("Time to first token");
    if (file.contains(QLatin1String("load")))
        return QStringLiteral("Over time");
    return file.contains(QLatin1String("radar")) ? QStringLiteral("Radar") : QStringLiteral("Summary");
}

/// "yyyy-MM-dd" in words, in UTC: the same bytes wherever the report is made.
QString startedText(const RunResult &run)
{
    return run.started.isValid() ? QLocale::c().toString(run.started.toUTC(), QStringLiteral("d MMM yyyy, HH:mm 'UTC'")) : QString();
}

QString models(const RunResult &run)
{
    QStringList models;
    for (qsizetype i = 0; i < run.plan.endpoints.size(); ++i) {
        const auto index = static_cast<std::size_t>(i);
        const QString &found = index < run.preparation.size() && !run.preparation[index].model.isEmpty() ? run.preparation[index].model
                                                                                                         : run.plan.endpoints[i].model;
        if (!found.isEmpty() && !models.contains(found))
            models << found;
    }
    return models.size() <= 2 ? models.join(QStringLiteral(", ")) : counted(models.size(), u"model");
}

const QString SimulatedPrefix = QStringLiteral("Simulated: ");

} // namespace

QString testKind(const RunResult &run, const TestComparison &test)
{
    if (!test.load) {
        int blocks = 0;
        for (const LaneFigures &lane : test.lanes)
            blocks = std::max(blocks, lane.due);
        return QStringLiteral("one request at a time, %1 a lane").arg(counted(blocks, u"request"));
    }
    QString text = counted(test.users, u"user");
    for (const LoadTest &load : run.plan.loads) {
        if (load.name == test.name)
            text += QStringLiteral(", %1, %2 a lane").arg(counted(load.rounds, u"round"), humanDuration(load.durationSeconds));
    }
    if (!test.order.isEmpty() && test.lanes.size() > 1)
        text += QStringLiteral(", lanes ") + QString(test.order).replace(u'_', u' ');
    return text;
}

QString metricTitle(const QString &metric)
{
    static constexpr std::pair<const char *, const char *> titles[] = {
        {"ttft_typical", "Time to first token, typical request"},
        {"tpot_typical", "Time per output token, typical request"},
        {"e2e_typical", "End to end, typical request"},
        {"ttft_p50", "Time to first token, median"},
        {"ttft_p95", "Time to first token, p95"},
        {"tpot_p50", "Time per output token, median"},
        {"e2e_p50", "End to end, median"},
        {"e2e_p95", "End to end, p95"},
        {"output_tokens_per_s", "Output tokens a second"},
    };
    for (const auto &[id, title] : titles) {
        if (metric == QLatin1String(id))
            return QLatin1String(title);
    }
    return metric;
}

QString withColouredNames(const QString &text, const std::vector<SeriesLook> &looks)
{
    std::vector<const SeriesLook *> byLength;
    for (const SeriesLook &look : looks) {
        if (!look.name.isEmpty())
            byLength.push_back(&look);
    }
    std::stable_sort(byLength.begin(), byLength.end(), [](auto *a, auto *b) { return a->name.size() > b->name.size(); });
    const auto part = [&text](qsizetype i) { return i >= 0 && i < text.size() && text[i].isLetterOrNumber(); };
    QString html;
    qsizetype plain = 0;
    for (qsizetype i = 0; i < text.size();) {
        const auto found = std::find_if(byLength.begin(), byLength.end(), [&](const SeriesLook *look) {
            return QStringView(text).mid(i).startsWith(look->name) && !part(i - 1) && !part(i + look->name.size());
        });
        if (found == byLength.end()) {
            ++i;
            continue;
        }
        html += htmlText(QStringView(text).mid(plain, i - plain));
        html += QStringLiteral("<span class=\"%1-text\">%2</span>").arg((*found)->slot, htmlText((*found)->name));
        i += (*found)->name.size();
        plain = i;
    }
    return html + htmlText(QStringView(text).mid(plain));
}

QString laneName(const SeriesLook &look)
{
    const QString paint = look.second ? QStringLiteral("fill=\"var(--surface)\" stroke=\"var(--%1-mark)\" stroke-width=\"1.5\"")
                                      : QStringLiteral("fill=\"var(--%1-mark)\"");
    return QStringLiteral(
               "<span class=\"lane\"><svg class=\"marker\" viewBox=\"0 0 12 12\" width=\"12\" height=\"12\" aria-hidden=\"true\">"
               "<path d=\"%1\" %2/></svg><span class=\"%3-text\">")
               .arg(slotMarkerPath(look.slot), paint.arg(look.slot), look.slot)
        + htmlText(look.name) + QStringLiteral("</span></span>");
}

QString stateText(VerdictState state, const SeriesLook *winner)
{
    const auto words = [](const char *glyph, const QString &text, const char *kind) {
        return QStringLiteral("<span class=\"state %1\"><b aria-hidden=\"true\">%2</b>%3</span>")
            .arg(QLatin1String(kind), QString::fromUtf8(glyph), text);
    };
    switch (state) {
    case VerdictState::Faster:
        return winner ? QStringLiteral("<span class=\"state\">%1 faster</span>").arg(laneName(*winner))
                      : words("", QStringLiteral("faster"), "");
    case VerdictState::TooClose:
        return words("=", QStringLiteral("too close to call"), "");
    case VerdictState::NotEnoughData:
        return words("⋯", QStringLiteral("not enough data"), "unknown");
    case VerdictState::NotComparable:
        return words("≠", QStringLiteral("not comparable"), "unknown");
    case VerdictState::ClientLimited:
        return words("⚠", QStringLiteral("client-limited, no verdict"), "warned");
    }
    return {};
}

QString headSection(const ReportSource &source, const QString &file, const QString &subtitle)
{
    const RunResult &run = *source.run;
    QStringList facts;
    if (!subtitle.isEmpty())
        facts << subtitle;
    facts << startedText(run) << counted(run.plan.endpoints.size(), u"lane") << models(run);
    facts.removeAll(QString());
    QString html =
        QStringLiteral(
            "<div class=\"brand\">%1<span>TokenDerby</span></div>\n<div class=\"title\"><h1>%2</h1><p class=\"sub\">%3</p></div>\n")
            .arg(brand(), htmlText(run.plan.name), htmlText(facts.join(QStringLiteral(" · "))));
    html += QStringLiteral("<div class=\"chips\">");
    if (!source.comparison->quality.grade.isEmpty())
        html +=
            QStringLiteral("<a class=\"chip\" href=\"%1#quality\">quality <b class=\"grade grade-%2\">%2</b></a>")
                .arg(file == executiveReportName() || !source.files.contains(executiveReportName()) ? QString()
                                                                                                    : wayTo(executiveReportName(), file),
                     htmlText(source.comparison->quality.grade));
    if (source.comparison->partial)
        html += QStringLiteral("<span class=\"chip warned\" title=\"This run did not reach its end\">partial</span>");
    html += simulatedBadge(source.comparison->simulated) + QStringLiteral("</div>\n<nav aria-label=\"Reports of this run\">");
    for (const QString &other : QStringList{executiveReportName()} + chartReportNames()) {
        if (!source.files.contains(other) && other != file)
            continue;
        html += other == file ? QStringLiteral("<a aria-current=\"page\" href=\"#main\">%1</a>").arg(linkTitle(other))
                              : QStringLiteral("<a href=\"%1\">%2</a>").arg(wayTo(other, file), linkTitle(other));
    }
    html += QStringLiteral(
        "</nav>\n<div class=\"actions\"><button type=\"button\" data-download=\"csv\">CSV</button>"
        "<button type=\"button\" data-download=\"json\">JSON</button><button type=\"button\" data-print>Print</button>"
        "<button type=\"button\" data-theme-switch aria-label=\"Light or dark\"><span aria-hidden=\"true\">◐</span></button></div>\n");
    return html;
}

QString verdictSection(const ReportSource &source, const TestComparison &test)
{
    const std::vector<SeriesLook> looks = seriesLooks(test.lanes);
    const std::optional<Headline> headline = headlineOf(test);
    QString sentence = test.sentence;
    const bool simulated = sentence.startsWith(SimulatedPrefix);
    if (simulated)
        sentence.remove(0, SimulatedPrefix.size());
    QString lead = sentence, rest;
    // "vLLM answers first: on the same prompt …", "vLLM was measured alone, … . The TTFT of vLLM: …": the claim, then what it rests on.
    const qsizetype colon = sentence.indexOf(QLatin1String(": ")), stop = sentence.indexOf(QLatin1String(". "));
    const qsizetype cut = stop > 0 && (colon < 0 || stop < colon) ? stop : colon;
    if (cut > 0 && cut < 90) {
        lead = sentence.left(cut) + u'.';
        const QString after = sentence.mid(cut + 2);
        const bool name = std::any_of(looks.begin(), looks.end(), [&after](const SeriesLook &look) { return after.startsWith(look.name); });
        rest = name ? after : QString(after.left(1).toUpper() + after.mid(1)); // a name is written as it is
    }
    if (lead.isEmpty())
        lead = QStringLiteral("Nothing to compare: one lane was measured.");
    QString state;
    if (headline) {
        const SeriesLook *winner = headline->winner && static_cast<std::size_t>(*headline->winner) < looks.size()
            ? &looks[static_cast<std::size_t>(*headline->winner)]
            : nullptr;
        state = stateText(headline->state, winner);
    }
    QString html =
        QStringLiteral("<section class=\"card verdict\" aria-label=\"Verdict\"><p class=\"label\">Verdict%1 <span>%2</span></p>\n")
            .arg(headline ? QString(QStringLiteral(" · ") + htmlText(metricTitle(headline->metric))) : QString(), state);
    html += QStringLiteral("<p class=\"finding\">%1%2</p>\n")
                .arg(simulated ? QStringLiteral("<span class=\"sim\">In simulation: </span>") : QString(), withColouredNames(lead, looks));
    if (!rest.isEmpty())
        html += QStringLiteral("<p class=\"rests\">%1</p>\n").arg(withColouredNames(rest, looks));
    QStringList basis{QStringLiteral("Test %1: %2").arg(test.name, testKind(*source.run, test))};
    if (test.quality.stopwatchError)
        basis << QStringLiteral("stopwatch's error %1 (p99)").arg(humanMs(test.quality.stopwatchError->p99Ms));
    else
        basis << QStringLiteral("stopwatch not calibrated");
    return html + QStringLiteral("<p class=\"note\">%1.</p></section>\n").arg(htmlText(basis.join(QStringLiteral("; "))));
}

} // namespace derby
