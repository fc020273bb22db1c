// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/app/toast.h"

#include "ui/theme/icons.h"
#include "ui/widgets/widgets.h"

#include <QAccessible>
#include <QApplication>
#include <QHBoxLayout>
#include <QPainter>

namespace derby::ui {

namespace {

constexpr int widest = 460;

class Glyph : public QWidget
{
public:
    Glyph(const Appearance &appearance, const QString &name)
        : m_appearance(appearance)
        , m_name(name)
    {
        setFixedSize(18, 18);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.drawPixmap(0, 0, iconPixmap(m_name, m_appearance.theme().color(Token::Ink2), 18, devicePixelRatioF()));
    }

private:
    const Appearance &m_appearance;
    QString m_name;
};

} // namespace

Toast::Toast(const Appearance &appearance, const Notice &notice, int quietMs, bool stays, QWidget *window)
    : Floating(appearance, window)
    , m_notice(notice)
    , m_stays(stays)
{
    auto *row = new QHBoxLayout;
    row->setContentsMargins(16, 10, 10, 10);
    row->setSpacing(12);
    if (!notice.icon.isEmpty())
        row->addWidget(new Glyph(appearance, notice.icon));
    auto *text = new Text(appearance, Type::Body, notice.text);
    text->setWordWrap(true);
    // As wide as the words need, up to the width at which they wrap.
    text->setMinimumWidth(qMin(QFontMetrics(text->font()).horizontalAdvance(notice.text) + 4, widest - 140));
    row->addWidget(text, 1);
    if (!notice.actionText.isEmpty()) {
        m_action = new Button(appearance, Button::Kind::Plain, notice.actionText);
        m_action->setAccessibleDescription(notice.text);
        connect(m_action, &Button::clicked, this, &Toast::act);
        row->addWidget(m_action);
    }
    auto *close = new Button(appearance, Button::Kind::Quiet, {}, QStringLiteral("glyph/close"));
    close->setSmall(true);
    close->setAccessibleName(tr("Close the message"));
    close->setToolTip(tr("Close"));
    connect(close, &Button::clicked, this, &Toast::dismiss);
    row->addWidget(close);
    content()->addLayout(row);
    setAccessibleName(notice.text);

    m_clock.setSingleShot(true);
    m_clock.setInterval(quietMs);
    connect(&m_clock, &QTimer::timeout, this, &Toast::dismiss);
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget *before, QWidget *now) {
        if ((before && isAncestorOf(before)) != (now && isAncestorOf(now)))
            watch();
    });
    if (!m_stays)
        m_clock.start();
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void Toast::act()
{
    if (m_gone)
        return;
    const std::function<void()> action = m_notice.action;
    dismiss();
    if (action)
        action();
}

void Toast::dismiss()
{
    if (m_gone)
        return;
    m_gone = true;
    m_clock.stop();
    hide();
    Q_EMIT gone();
    deleteLater();
}

void Toast::setUndo(bool undo)
{
    if (m_action)
        m_action->setKeys(undo ? QKeySequence(Qt::CTRL | Qt::Key_Z) : QKeySequence());
}

void Toast::watch()
{
    if (m_stays || m_gone)
        return;
    const QWidget *focus = QApplication::focusWidget();
    if (underMouse() || (focus && isAncestorOf(focus)))
        m_clock.stop();
    else
        m_clock.start();
}

void Toast::enterEvent(QEnterEvent *event)
{
    Floating::enterEvent(event);
    m_clock.stop();
}

void Toast::leaveEvent(QEvent *event)
{
    Floating::leaveEvent(event);
    watch();
}

} // namespace derby::ui
