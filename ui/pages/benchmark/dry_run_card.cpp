// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/benchmark/dry_run_card.h"

#include "ui/pages/benchmark/form_row.h"
#include "ui/theme/icons.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QVBoxLayout>

#include <cmath>

namespace derby::ui {

namespace {

constexpr int qnamStreams = 6; // connections that Qt opens to one host

/// "1,800", "461 k", "1.2 M".
std::pair<QString, QString> large(double n)
{
    const QLocale locale;
    if (n < 10'000)
        return {locale.toString(std::round(n), 'f', 0), {}};
    if (n < 1e6)
        return {locale.toString(std::round(n / 1e3), 'f', 0), QStringLiteral("k")};
    return {locale.toString(n / 1e6, 'f', 1), QStringLiteral("M")};
}

} // namespace

QString roughDuration(double seconds)
{
    if (seconds < 90)
        return DryRunCard::tr("%1 s").arg(std::max(1.0, std::round(seconds)));
    const auto minutes = static_cast<int>(std::lround(seconds / 60));
    if (minutes < 60)
        return DryRunCard::tr("%1 min").arg(minutes);
    if (minutes % 60 == 0)
        return DryRunCard::tr("%1 h").arg(minutes / 60);
    return DryRunCard::tr("%1 h %2 min").arg(minutes / 60).arg(minutes % 60);
}

QString clockDuration(double seconds)
{
    const auto whole = static_cast<qint64>(std::max(0.0, seconds));
    const QString tail = QStringLiteral("%1").arg(whole % 60, 2, 10, QLatin1Char('0'));
    if (whole < 3600)
        return QString::number(whole / 60) + u':' + tail;
    return QString::number(whole / 3600) + u':' + QStringLiteral("%1").arg(whole / 60 % 60, 2, 10, QLatin1Char('0')) + u':' + tail;
}

Forecast forecast(const Plan &plan)
{
    Forecast result;
    result.lanes = static_cast<int>(plan.endpoints.size());
    result.simulated = plan.simulated();
    result.refusal = refusePlan(plan, plan.transport, plan.transport == TransportKind::Qnam ? qnamStreams : 0);
    if (!result.refusal)
        result.facts = dryRun(plan);
    return result;
}

DryRunCard::DryRunCard(const Appearance &appearance, QWidget *parent)
    : Card(appearance, parent)
    , m_appearance(appearance)
    , m_requests(new FigureLabel(appearance))
    , m_time(new FigureLabel(appearance))
    , m_tokens(new FigureLabel(appearance))
    , m_requestsNote(new Text(appearance, Type::Small, {}, nullptr, Token::Ink3))
    , m_timeNote(new Text(appearance, Type::Small, {}, nullptr, Token::Ink3))
    , m_tokensNote(new Text(appearance, Type::Small, {}, nullptr, Token::Ink3))
    , m_figures(new QWidget)
    , m_lines(new QVBoxLayout)
{
    setHeading(tr("Dry run"), tr("an estimate; nothing was sent"));
    auto *row = new QHBoxLayout(m_figures);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(Theme::l);
    for (const auto &[figure, note] : {std::pair{m_requests, m_requestsNote}, {m_time, m_timeNote}, {m_tokens, m_tokensNote}}) {
        auto *column = new QVBoxLayout;
        column->setSpacing(0);
        figure->setSizePolicy(QSizePolicy::Minimum, QSizePolicy::Fixed);
        note->setWordWrap(true);
        column->addWidget(figure);
        column->addWidget(note);
        column->addStretch();
        row->addLayout(column, 1);
    }
    body()->addWidget(m_figures);
    m_lines->setSpacing(Theme::s);
    body()->addLayout(m_lines);
    body()->addStretch();
}

void DryRunCard::clearLines()
{
    while (QLayoutItem *item = m_lines->takeAt(0)) {
        if (QWidget *line = item->widget()) {
            line->hide();
            line->deleteLater();
        }
        delete item;
    }
}

void DryRunCard::addLine(const QString &glyph, Token color, const QString &words)
{
    m_lines->addWidget(new Rule(m_appearance));
    auto *line = new QWidget;
    auto *row = new QHBoxLayout(line);
    row->setContentsMargins(2, 0, 0, 0);
    row->setSpacing(Theme::m);
    auto *mark = new QLabel;
    mark->setPixmap(iconPixmap(glyph, m_appearance.theme().color(color), 16, devicePixelRatioF()));
    mark->setFixedHeight(20);
    row->addWidget(mark, 0, Qt::AlignTop);
    auto *text = new Text(m_appearance, Type::Body, words);
    text->setWordWrap(true);
    row->addWidget(text, 1);
    m_lines->addWidget(line);
}

void DryRunCard::showNothing(const QString &why)
{
    m_figures->hide();
    clearLines();
    addLine(QStringLiteral("glyph/error"), Token::Error, why);
}

void DryRunCard::show(const Forecast &forecast)
{
    clearLines();
    m_figures->setVisible(!forecast.refusal);
    if (forecast.refusal) {
        addLine(QStringLiteral("glyph/error"), Token::Error, forecast.refusal->message);
        return;
    }
    const DryRun &facts = forecast.facts;
    int warmup = 0;
    bool exact = true;
    for (const TestForecast &test : facts.tests) {
        warmup += test.warmup;
        exact = exact && test.requestsKnown;
    }
    const auto [requests, requestsUnit] = large(facts.requests);
    const QString lanes = (forecast.lanes == 1 ? tr("1 lane") : tr("%1 lanes").arg(forecast.lanes));
    m_requests->setFigure(requests, requestsUnit.isEmpty() ? tr("requests") : tr("%1 requests").arg(requestsUnit));
    m_requestsNote->setText((exact ? tr("%1, %2 warm-up") : tr("about; %1, %2 warm-up")).arg(lanes).arg(warmup));
    m_time->setFigure(clockDuration(facts.seconds), facts.seconds < 3600 ? tr("min") : tr("h"));
    m_timeNote->setText(tr("about, at 3 s a request"));
    const auto [tokens, tokensUnit] = large(facts.outputTokens);
    m_tokens->setFigure(tokens, tokensUnit.isEmpty() ? tr("tokens") : tr("%1 tokens").arg(tokensUnit));
    m_tokensNote->setText(tr("output, at most"));
    if (forecast.simulated)
        addLine(QStringLiteral("simulator"), Token::Ink, tr("SIMULATED: the figures will be a model's, not a server's."));
    if (forecast.lanes > 1) {
        for (const TestForecast &test : facts.tests) {
            if (test.unreachable.empty())
                addLine(QStringLiteral("glyph/check"), Token::Ink, tr("“%1” is long enough for every verdict.").arg(test.name));
        }
    }
    for (const QString &warning : facts.warnings)
        addLine(QStringLiteral("glyph/warn"), Token::Warn, warning);
}

} // namespace derby::ui
