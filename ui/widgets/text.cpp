// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/widgets.h"

#include <QEvent>
#include <QPainter>
#include <QTextLayout>

namespace derby::ui {

namespace {

/// Lays `text` out in lines of `width` px; returns their number, draws them where there is a painter.
int layOut(const QString &text, const QFont &font, int width, int lineHeight, QPainter *painter, QPointF origin, Qt::Alignment alignment)
{
    int lines = 0;
    for (const QString &paragraph : text.split(u'\n')) {
        QTextLayout layout(paragraph, font);
        QTextOption option;
        option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
        option.setAlignment(alignment & Qt::AlignHorizontal_Mask);
        layout.setTextOption(option);
        layout.beginLayout();
        for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
            line.setLineWidth(qMax(width, 1));
            line.setPosition(QPointF(0, lines * lineHeight + (lineHeight - line.height()) / 2));
            ++lines;
        }
        layout.endLayout();
        if (painter)
            layout.draw(painter, origin);
    }
    return lines;
}

} // namespace

Text::Text(const Appearance &appearance, Type type, const QString &text, QWidget *parent, Token color)
    : QLabel(text, parent)
    , m_appearance(appearance)
    , m_type(type)
    , m_color(color)
{
    setTextFormat(Qt::PlainText);
    connect(&appearance, &Appearance::changed, this, &Text::apply);
    apply();
}

void Text::setToken(Token color)
{
    m_slot.clear();
    m_color = color;
    apply();
}

void Text::setType(Type type)
{
    m_type = type;
    apply();
}

void Text::setEngine(const QString &slot)
{
    m_slot = slot;
    apply();
}

void Text::setElided(bool elided)
{
    m_elided = elided;
    updateGeometry();
    update();
}

void Text::apply()
{
    const Theme &theme = m_appearance.theme();
    QFont wanted = theme.font(m_type);
    if (font() != wanted)
        setFont(wanted);
    const QColor color = m_slot.isEmpty() ? theme.color(m_color) : theme.engine(m_slot).text;
    if (palette().color(QPalette::Active, QPalette::WindowText) != color) {
        QPalette changed = palette();
        for (const auto group : {QPalette::Active, QPalette::Inactive}) {
            changed.setColor(group, QPalette::WindowText, color);
            changed.setColor(group, QPalette::Text, color);
        }
        changed.setColor(QPalette::Disabled, QPalette::WindowText, theme.color(Token::InkOff));
        setPalette(changed);
    }
    updateGeometry();
    update();
}

bool Text::paintsItself() const
{
    return textFormat() == Qt::PlainText && textInteractionFlags() == Qt::LinksAccessibleByMouse && pixmap(Qt::ReturnByValue).isNull();
}

QSize Text::sizeHint() const
{
    const QMargins around = contentsMargins();
    if (!paintsItself() || wordWrap()) {
        const QSize hint = QLabel::sizeHint();
        return wordWrap() && paintsItself() ? QSize(hint.width(), heightForWidth(hint.width())) : hint;
    }
    int width = 0, lines = 0;
    const QFontMetricsF metrics(font());
    for (const QString &line : text().split(u'\n')) {
        width = qMax(width, qCeil(metrics.horizontalAdvance(line)));
        ++lines;
    }
    return QSize(width + 2, lines * Theme::lineHeight(m_type)).grownBy(around);
}

QSize Text::minimumSizeHint() const
{
    if (m_elided)
        return QSize(fontMetrics().horizontalAdvance(u'…'), sizeHint().height());
    if (!paintsItself())
        return QLabel::minimumSizeHint();
    if (!wordWrap())
        return sizeHint();
    // A wrapped text may become as narrow as its longest word, within reason.
    int widest = 0;
    for (const QString &word : text().split(u' '))
        widest = qMax(widest, fontMetrics().horizontalAdvance(word));
    return QSize(qMin(widest + 2, 160), Theme::lineHeight(m_type)).grownBy(contentsMargins());
}

bool Text::hasHeightForWidth() const
{
    return wordWrap();
}

int Text::heightForWidth(int width) const
{
    if (!paintsItself())
        return QLabel::heightForWidth(width);
    const QMargins around = contentsMargins();
    const int line = Theme::lineHeight(m_type);
    return layOut(text(), font(), width - around.left() - around.right(), line, nullptr, {}, alignment()) * line + around.top()
        + around.bottom();
}

void Text::resizeEvent(QResizeEvent *event)
{
    QLabel::resizeEvent(event);
    if (m_elided)
        setToolTip(fontMetrics().horizontalAdvance(text()) > contentsRect().width() ? text() : QString());
}

void Text::changeEvent(QEvent *event)
{
    QLabel::changeEvent(event);
    if (event->type() == QEvent::EnabledChange)
        update();
}

void Text::paintEvent(QPaintEvent *event)
{
    if (!paintsItself()) {
        QLabel::paintEvent(event);
        return;
    }
    QPainter painter(this);
    painter.setPen(palette().color(isEnabled() ? QPalette::Active : QPalette::Disabled, QPalette::WindowText));
    painter.setFont(font());
    const QRect room = contentsRect();
    const int line = Theme::lineHeight(m_type);
    if (m_elided) {
        const QString shown = fontMetrics().elidedText(text(), Qt::ElideRight, room.width());
        painter.drawText(room, int(alignment() & Qt::AlignHorizontal_Mask) | Qt::AlignVCenter | Qt::TextSingleLine, shown);
        // Where the text changed after the last resize.
        const QString tip = shown == text() ? QString() : text();
        if (toolTip() != tip)
            setToolTip(tip);
        return;
    }
    const int lines = wordWrap() ? layOut(text(), font(), room.width(), line, nullptr, {}, alignment()) : int(text().count(u'\n')) + 1;
    const int free = room.height() - lines * line;
    const int y = alignment() & Qt::AlignTop ? 0 : alignment() & Qt::AlignBottom ? free : free / 2;
    layOut(text(), font(), wordWrap() ? room.width() : qMax(room.width(), sizeHint().width()), line, &painter,
           QPointF(room.x(), room.y() + qMax(y, 0)), alignment());
}

} // namespace derby::ui
