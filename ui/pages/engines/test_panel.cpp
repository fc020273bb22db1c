// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/engines/test_panel.h"

#include "base/text.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace derby::ui {

namespace {

using namespace Qt::StringLiterals;

constexpr int longestAnswer = 150; // three lines of a card; the whole answer is the tool tip

QString tokensText(const Reading &reading)
{
    if (!reading.outputTokens)
        return reading.contentEvents > 0 ? TestPanel::tr("%n piece(s) of text, tokens not counted", nullptr, reading.contentEvents)
                                         : QString();
    const QString count = TestPanel::tr("%n token(s)", nullptr, int(*reading.outputTokens));
    switch (reading.outputTokensSource.value_or(Provenance::Measured)) {
    case Provenance::ServerReported:
        return TestPanel::tr("%1, counted by the server").arg(count);
    case Provenance::Derived:
        return TestPanel::tr("%1, derived").arg(count);
    case Provenance::Estimated:
        return TestPanel::tr("%1, estimated").arg(count);
    case Provenance::Measured:
        break;
    }
    return count;
}

/// A server may give the key away anywhere in its answer.
QString answerOf(const Trace &trace)
{
    const Reading &reading = trace.reading;
    const std::string &text = !reading.textClean.empty() ? reading.textClean : !reading.text.empty() ? reading.text : reading.reasoning;
    QString answer = printable(QString::fromStdString(text)).simplified();
    if (!trace.endpoint.apiKey.isEmpty())
        answer.replace(QString::fromUtf8(trace.endpoint.apiKey), u"***"_s);
    return answer;
}

} // namespace

TestPanel::TestPanel(const Appearance &appearance, QWidget *parent)
    : QWidget(parent)
    , m_title(new Text(appearance, Type::Small, {}, this, Token::Ink3))
    , m_progress(new ProgressLine(appearance, this))
    , m_ttft(new FigureLabel(appearance, Type::FigureM, this))
    , m_facts(new Text(appearance, Type::Small, {}, this, Token::Ink3))
    , m_answer(new Text(appearance, Type::Body, {}, this, Token::Ink2))
    , m_close(new Button(appearance, Button::Kind::Quiet, {}, u"glyph/close"_s, this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Theme::xs);
    auto *head = new QHBoxLayout;
    head->setSpacing(Theme::s);
    head->addWidget(m_title);
    head->addStretch();
    head->addWidget(m_ttft);
    head->addWidget(m_close);
    m_close->setSmall(true);
    m_close->setToolTip(tr("Close the test's result"));
    m_close->setAccessibleName(tr("Close the test's result"));
    column->addLayout(head);
    m_progress->setProgress(-1);
    column->addWidget(m_progress);
    m_facts->setElided(true);
    column->addWidget(m_facts);
    m_answer->setWordWrap(true);
    m_answer->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    column->addWidget(m_answer);
    connect(m_close, &Button::clicked, this, &TestPanel::closed);
}

void TestPanel::showRunning()
{
    m_title->setText(tr("Asking one prompt"));
    m_progress->show();
    m_ttft->hide();
    m_close->hide();
    m_facts->hide();
    m_answer->hide();
    setAccessibleName(m_title->text());
}

QStringList TestPanel::facts(const Trace &trace)
{
    QStringList facts;
    if (const QString tokens = tokensText(trace.reading); !tokens.isEmpty())
        facts << tokens;
    if (trace.lastToken && trace.sent)
        facts << tr("last one after %1").arg(humanMs(toMs(*trace.lastToken - *trace.sent)));
    if (trace.preparation.loadMs)
        facts << tr("model loaded before in %1").arg(humanMs(*trace.preparation.loadMs));
    return facts;
}

void TestPanel::showResult(const Trace &trace)
{
    m_title->setText(trace.kernelTime ? tr("Healthy, kernel clock") : tr("Healthy"));
    m_progress->hide();
    m_close->show();
    QString ttft;
    if (trace.firstToken && trace.sent)
        ttft = humanMs(toMs(*trace.firstToken - *trace.sent));
    m_ttft->setVisible(!ttft.isEmpty());
    m_ttft->setFigure(ttft.section(u' ', 0, 0), ttft.section(u' ', 1) + u' ' + tr("TTFT"));
    m_facts->setText(facts(trace).join(u" · "_s));
    m_facts->setVisible(!m_facts->text().isEmpty());
    const QString answer = answerOf(trace);
    m_answer->setText(answer.size() > longestAnswer ? QString(answer.left(longestAnswer) + u'…') : answer);
    m_answer->setToolTip(answer);
    m_answer->show();
    setAccessibleName(tr("Test: TTFT %1").arg(ttft));
    setAccessibleDescription(m_facts->text() + u' ' + answer);
}

} // namespace derby::ui
