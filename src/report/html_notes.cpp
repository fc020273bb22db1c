// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analyse/insights.h"
#include "base/text.h"
#include "plan/lane_names.h"
#include "report/failure_text.h"
#include "report/html_sections.h"
#include "report/html_text.h"

namespace derby {

namespace {

QString actionsList(const QStringList &actions)
{
    if (actions.isEmpty())
        return {};
    QString items;
    for (const QString &action : actions)
        items += QStringLiteral("<li>%1</li>").arg(htmlText(action));
    return QStringLiteral("<ul>%1</ul>").arg(items);
}

QString card(const QString &title, const QString &text, const QStringList &actions)
{
    return QStringLiteral("<div class=\"error\"><p><b>%1</b></p><p>%2</p>%3</div>\n").arg(title, htmlText(text), actionsList(actions));
}

} // namespace

QString insightsSection(const ReportSource &source, const TestComparison &test)
{
    const std::vector<SeriesLook> looks = seriesLooks(test.lanes);
    QString items;
    for (const Insight &insight : insights(*source.run, test)) {
        items += QStringLiteral("<li class=\"is-%1\">%2</li>\n").arg(insightKindId(insight.kind), withColouredNames(insight.text, looks));
    }
    return items.isEmpty() ? QString() : QStringLiteral("<h3>Worth knowing</h3>\n<ul class=\"insights\">\n%1</ul>\n").arg(items);
}

QString errorsSection(const ReportSource &source)
{
    QString cards;
    const RunResult &run = *source.run;
    const QStringList names = laneNames(run.plan.endpoints);
    for (qsizetype i = 0; i < run.plan.endpoints.size(); ++i) {
        const auto index = static_cast<std::size_t>(i);
        if (index < run.preparation.size() && run.preparation[index].error) {
            const Error &error = *run.preparation[index].error;
            cards += card(htmlText(QStringLiteral("%1 could not take part").arg(names[i])), error.message, error.actions);
        }
    }
    for (const TestComparison &test : source.comparison->tests) {
        const std::vector<SeriesLook> looks = seriesLooks(test.lanes);
        for (std::size_t i = 0; i < test.lanes.size(); ++i) {
            for (const ErrorCount &error : test.lanes[i].errors) {
                if (error.count == 0 && error.outside == 0)
                    continue; // of the preparation, and above
                QString where = error.count > 0
                    ? QStringLiteral("%1 of %2 failed").arg(QString::number(error.count), counted(test.lanes[i].due, u"request"))
                    : QStringLiteral("%1 failed outside what is measured").arg(counted(error.outside, u"request"));
                if (error.count > 0 && error.outside > 0)
                    where += QStringLiteral(", and %1 outside what is measured").arg(error.outside);
                cards += card(QStringLiteral("%1, %2: %3 · <code>%4</code>")
                                  .arg(laneName(looks[i]), htmlText(test.name), htmlText(where), htmlText(errorKindId(error.kind))),
                              error.message, error.actions);
            }
        }
    }
    if (cards.isEmpty())
        cards = QStringLiteral("<p><b class=\"tick\" aria-hidden=\"true\">✓</b> No request failed.</p>\n");
    return QStringLiteral("<section class=\"card\" id=\"errors\"><h2>Errors</h2>\n%1</section>\n").arg(cards);
}

} // namespace derby
