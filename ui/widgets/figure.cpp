// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/widgets.h"

#include <QPainter>

namespace derby::ui {

namespace {

/// Point and comma take 60 % of a digit's room in large figures, or the number falls apart.
bool isTight(const QFont &font, QChar letter)
{
    return font.pixelSize() >= 28 && (letter == u'.' || letter == u',');
}

qreal paintFigure(QPainter *painter, const QFont &font, const QString &value, QPointF at)
{
    const QFontMetricsF metrics(font);
    const qreal digit = metrics.horizontalAdvance(u'0');
    qreal width = 0;
    QString run;
    const auto flush = [&] {
        if (painter && !run.isEmpty())
            painter->drawText(at + QPointF(width, 0), run);
        width += metrics.horizontalAdvance(run);
        run.clear();
    };
    for (const QChar letter : value) {
        if (!isTight(font, letter)) {
            run += letter;
            continue;
        }
        flush();
        if (painter)
            painter->drawText(at + QPointF(width - digit * 0.2, 0), QString(letter));
        width += digit * 0.6;
    }
    flush();
    return width;
}

QFont unitFont(const Theme &theme, const QFont &figure)
{
    QFont font = theme.font(Type::Body);
    font.setPixelSize(qMax(12, qRound(figure.pixelSize() * 0.45)));
    return font;
}

int unitGap(const QFont &figure)
{
    return figure.pixelSize() >= 28 ? 5 : 3;
}

/// Numbers are figures, words are prose.
Type belowType(const QString &below)
{
    int letters = 0;
    for (const QChar letter : below) {
        letters = letter.isLetter() ? letters + 1 : 0;
        if (letters > 1)
            return Type::Small;
    }
    return Type::FigureS;
}

} // namespace

FigureLabel::FigureLabel(const Appearance &appearance, Type type, QWidget *parent)
    : QWidget(parent)
    , m_appearance(appearance)
    , m_type(type)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    connect(&appearance, &Appearance::changed, this, [this] { update(); });
}

void FigureLabel::setFigure(const QString &value, const QString &unit, const QString &below)
{
    if (value == m_value && unit == m_unit && below == m_below)
        return;
    const QSize before = sizeHint();
    m_value = value;
    m_unit = unit;
    m_below = below;
    setAccessibleName(QStringList{value, unit, below}.join(u' ').simplified());
    if (sizeHint() != before)
        updateGeometry();
    update();
}

QSize FigureLabel::sizeHint() const
{
    const Theme &theme = m_appearance.theme();
    const QFont font = theme.font(m_type);
    qreal width = paintFigure(nullptr, font, m_value, {});
    if (!m_unit.isEmpty())
        width += unitGap(font) + QFontMetricsF(unitFont(theme, font)).horizontalAdvance(m_unit);
    int height = Theme::lineHeight(m_type);
    if (!m_below.isEmpty()) {
        const Type type = belowType(m_below);
        width = qMax(width, QFontMetricsF(theme.font(type)).horizontalAdvance(m_below));
        height += Theme::lineHeight(type);
    }
    return {qCeil(width) + 2, height};
}

void FigureLabel::paintEvent(QPaintEvent *)
{
    const Theme &theme = m_appearance.theme();
    const QFont font = theme.font(m_type);
    QPainter painter(this);
    painter.setFont(font);
    painter.setPen(theme.color(Token::Ink));
    const QFontMetricsF metrics(font);
    const int line = Theme::lineHeight(m_type);
    const qreal baseline = qRound((line - metrics.height()) / 2 + metrics.ascent());
    const qreal x = paintFigure(&painter, font, m_value, QPointF(0, baseline));
    painter.setPen(theme.color(Token::Ink3));
    if (!m_unit.isEmpty()) {
        painter.setFont(unitFont(theme, font));
        painter.drawText(QPointF(x + unitGap(font), baseline), m_unit);
    }
    if (!m_below.isEmpty()) {
        const Type type = belowType(m_below);
        painter.setFont(theme.font(type));
        painter.drawText(QRect(0, line, width(), Theme::lineHeight(type)), Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, m_below);
    }
}

} // namespace derby::ui
