// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/app/stopwatch_foot.h"

#include "base/text.h"
#include "ui/theme/icons.h"
#include "ui/widgets/widgets.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QPainter>

namespace derby::ui {

namespace {
constexpr int inner = 8;
}

/// The line with the clock and the grade; all of it is one button.
class StopwatchFoot::Head : public QAbstractButton
{
public:
    explicit Head(const Appearance &appearance)
        : m_appearance(appearance)
        , m_badge(new GradeBadge(appearance, this))
        , m_ease(appearance, this)
    {
        setAttribute(Qt::WA_Hover);
        setFocusPolicy(Qt::StrongFocus);
        setFixedHeight(28);
        m_badge->setAttribute(Qt::WA_TransparentForMouseEvents);
        connect(&appearance, &Appearance::changed, this, [this] { update(); });
    }

    void setGrade(const QString &grade)
    {
        m_badge->setVisible(!grade.isEmpty());
        m_badge->setGrade(grade);
    }

    void setNarrow(bool narrow)
    {
        m_narrow = narrow;
        setFixedHeight(narrow ? 52 : 28);
        update();
    }

protected:
    void resizeEvent(QResizeEvent *) override
    {
        const QSize size = m_badge->sizeHint();
        if (m_narrow)
            m_badge->setGeometry((width() - size.width()) / 2, 28, size.width(), size.height());
        else
            m_badge->setGeometry(width() - inner - size.width(), (height() - size.height()) / 2, size.width(), size.height());
    }

    void paintEvent(QPaintEvent *) override
    {
        const Theme &theme = m_appearance.theme();
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        if (const double level = m_ease.towards(underMouse() || isDown() ? 1 : 0); level > 0) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(mixed(theme.color(Token::Sidebar), theme.color(Token::Hover), level));
            painter.drawRoundedRect(rect(), Theme::radiusControl, Theme::radiusControl);
        }
        const int x = m_narrow ? (width() - 18) / 2 : inner;
        painter.drawPixmap(x, m_narrow ? 6 : (height() - 18) / 2,
                           iconPixmap(QStringLiteral("stopwatch"), theme.color(Token::Ink2), 18, devicePixelRatioF()));
        if (m_narrow)
            return;
        painter.setFont(theme.font(Type::Small));
        painter.setPen(theme.color(Token::Ink2));
        painter.drawText(QRect(x + 26, 0, width(), height()), Qt::AlignVCenter | Qt::AlignLeft, text());
    }

private:
    const Appearance &m_appearance;
    GradeBadge *m_badge;
    bool m_narrow = false;
    Ease m_ease;
};

StopwatchFoot::StopwatchFoot(const Appearance &appearance, Stopwatch &stopwatch, QWidget *parent)
    : QWidget(parent)
    , m_appearance(appearance)
    , m_stopwatch(stopwatch)
    , m_head(new Head(appearance))
    , m_detail(new QWidget)
    , m_error(new Text(appearance, Type::FigureS))
    , m_what(new Text(appearance, Type::Small, {}, nullptr, Token::Ink3))
    , m_act(new Button(appearance, Button::Kind::Plain, {}))
    , m_progress(new ProgressLine(appearance))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, Theme::s, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_head);
    auto *detail = new QVBoxLayout(m_detail);
    detail->setContentsMargins(inner, 0, inner, 0);
    detail->setSpacing(Theme::s);
    auto *line = new QHBoxLayout;
    line->setSpacing(6);
    line->addWidget(m_error);
    line->addWidget(m_what, 1);
    detail->addLayout(line);
    detail->addWidget(m_progress);
    m_act->setSmall(true);
    detail->addWidget(m_act, 0, Qt::AlignLeft);
    column->addWidget(m_detail);

    connect(m_head, &QAbstractButton::clicked, this, &StopwatchFoot::qualityAsked);
    connect(m_act, &Button::clicked, this, [this] {
        if (m_stopwatch.running())
            m_stopwatch.cancel();
        else
            m_stopwatch.start();
    });
    connect(&stopwatch, &Stopwatch::changed, this, &StopwatchFoot::refresh);
    connect(&appearance, &Appearance::changed, this, [this] { update(); });
    refresh();
}

void StopwatchFoot::setNarrow(bool narrow)
{
    m_narrow = narrow;
    m_head->setNarrow(narrow);
    m_detail->setVisible(!narrow);
    refresh();
}

void StopwatchFoot::refresh()
{
    const std::optional<Stopwatch::Known> known = m_stopwatch.known();
    const bool running = m_stopwatch.running();
    const QString clock = m_stopwatch.kernelClock() ? tr("kernel clock") : tr("program clock");
    m_head->setText(clock);
    m_head->setGrade(known ? known->grade : QString());
    m_progress->setVisible(running);
    m_act->setVisible(running || !known);
    QString said;
    if (running) {
        m_error->hide();
        m_what->setText(tr("calibrating, about %1").arg(humanDuration(m_stopwatch.secondsLeft())));
        m_progress->setProgress(m_stopwatch.share());
        m_act->setText(tr("Cancel"));
        m_act->setAccessibleName(tr("Cancel calibrating"));
        said = m_what->text();
    } else if (known) {
        const QString error = u"±" + QLocale().toString(known->p99Ms, 'f', 3) + u" ms";
        m_error->setText(error);
        m_error->show();
        m_what->setText(tr("p99 error"));
        said = tr("The first token is stamped with an error of at most %1 in 99 of 100 requests, at %2 streams.")
                   .arg(error.mid(1))
                   .arg(known->streams);
    } else {
        m_error->hide();
        m_what->setText(tr("not calibrated"));
        m_act->setText(tr("Calibrate"));
        m_act->setAccessibleName(tr("Calibrate the stopwatch, about 20 s"));
        said = tr("Calibrating takes about 20 s and tells how wrong the stopwatch can be.");
    }
    setToolTip(said);
    m_head->setAccessibleName(tr("Stopwatch: %1").arg(clock));
    m_head->setAccessibleDescription(said);
}

void StopwatchFoot::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(0, 0, width(), 1, m_appearance.theme().color(Token::LineStrong));
}

} // namespace derby::ui
