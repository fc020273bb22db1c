// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/choice.h"

#include "ui/theme/icons.h"
#include "ui/widgets/keys.h"

#include <QAbstractItemView>
#include <QPainter>
#include <QWheelEvent>

namespace derby::ui {

namespace {
constexpr int padding = 10, chevron = 16, box = 16;
}

Choice::Choice(const Appearance &appearance, QWidget *parent)
    : QComboBox(parent)
    , m_appearance(appearance)
    , m_ease(appearance, this)
{
    setAttribute(Qt::WA_Hover);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    connect(&appearance, &Appearance::changed, this, [this] { update(); });
}

QSize Choice::sizeHint() const
{
    const QFontMetrics metrics(m_appearance.theme().font(Type::Body));
    int widest = metrics.horizontalAdvance(placeholderText());
    for (int i = 0; i < count(); ++i)
        widest = qMax(widest, metrics.horizontalAdvance(itemText(i)));
    return {qMin(widest, 360) + 2 * padding + Theme::s + chevron + 2, Theme::control}; // advances are rounded: 2 px more than the text
}

QSize Choice::minimumSizeHint() const
{
    return {qMin(sizeHint().width(), 96), Theme::control};
}

void Choice::paintEvent(QPaintEvent *)
{
    const Theme &theme = m_appearance.theme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(theme.color(isEnabled() ? Token::LineStrong : Token::Line));
    const bool open = view()->isVisible();
    const double level = m_ease.towards(open ? 2 : underMouse() ? 1 : 0);
    painter.setBrush(!isEnabled()    ? theme.color(Token::Field)
                         : level > 1 ? mixed(theme.color(Token::Hover), theme.color(Token::Selected), level - 1)
                                     : mixed(theme.color(Token::Surface), theme.color(Token::Hover), level));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), Theme::radiusControl, Theme::radiusControl);
    const QColor ink = theme.color(isEnabled() ? Token::Ink : Token::InkOff);
    painter.drawPixmap(width() - padding - chevron, (height() - chevron) / 2,
                       iconPixmap(QStringLiteral("glyph/down"), ink, chevron, devicePixelRatioF()));
    const bool none = currentIndex() < 0;
    painter.setFont(theme.font(Type::Body));
    painter.setPen(none && isEnabled() ? theme.color(Token::Ink3) : ink);
    const QRect room(padding, 0, width() - 2 * padding - chevron - Theme::s, height());
    const QString text = painter.fontMetrics().elidedText(none ? placeholderText() : currentText(), Qt::ElideRight, room.width());
    painter.drawText(room, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, text);
}

void Choice::wheelEvent(QWheelEvent *event)
{
    event->ignore();
}

Check::Check(const Appearance &appearance, const QString &text, QWidget *parent)
    : QCheckBox(text, parent)
    , m_appearance(appearance)
    , m_ease(appearance, this)
{
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    connect(&appearance, &Appearance::changed, this, [this] { update(); });
}

QSize Check::sizeHint() const
{
    const int label = QFontMetrics(m_appearance.theme().font(Type::Body)).horizontalAdvance(shownText(text()));
    return {box + (text().isEmpty() ? 0 : Theme::s + label + 2), 28};
}

QSize Check::minimumSizeHint() const
{
    return sizeHint();
}

bool Check::hitButton(const QPoint &pos) const
{
    return rect().contains(pos);
}

void Check::paintEvent(QPaintEvent *)
{
    const Theme &theme = m_appearance.theme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool on = checkState() != Qt::Unchecked;
    const QColor ink = theme.color(isEnabled() ? Token::Ink : Token::InkOff);
    const QRectF square(0.5, (height() - box) / 2 + 0.5, box - 1, box - 1);
    painter.setPen(on ? ink : theme.color(isEnabled() ? Token::Axis : Token::Line));
    const double level = m_ease.towards(underMouse() && isEnabled() ? 1 : 0);
    painter.setBrush(on ? ink : mixed(theme.color(Token::Surface), theme.color(Token::Hover), level));
    painter.drawRoundedRect(square, Theme::radiusChip, Theme::radiusChip);
    if (on) {
        const QString glyph = checkState() == Qt::Checked ? QStringLiteral("glyph/check") : QStringLiteral("glyph/minus");
        painter.drawPixmap(QPointF(square.x() + 0.5, square.y() + 0.5),
                           iconPixmap(glyph, theme.color(Token::OnInk), box - 2, devicePixelRatioF()));
    }
    painter.setFont(theme.font(Type::Body));
    painter.setPen(ink);
    painter.drawText(rect().adjusted(box + Theme::s, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, shownText(text()));
}

} // namespace derby::ui
