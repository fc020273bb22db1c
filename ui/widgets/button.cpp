// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/icons.h"
#include "ui/widgets/keys.h"
#include "ui/widgets/widgets.h"

#include <QKeySequence>
#include <QPainter>

namespace derby::ui {

namespace {

constexpr int iconPx = 18, iconPxSmall = 16, padding = 12, paddingSmall = 10, gap = 8;

QFont buttonFont(const Theme &theme, bool primary)
{
    QFont font = theme.font(primary ? Type::Strong : Type::Body);
    if (!primary)
        font.setWeight(QFont::Medium);
    return font;
}

struct Look
{
    QColor ground, border, ink;
};

/// Between three values: at rest (0), hovered (1), pressed (2).
QColor between(double level, const QColor &rest, const QColor &hovered, const QColor &pressed)
{
    return level <= 1 ? mixed(rest, hovered, level) : mixed(hovered, pressed, level - 1);
}

Look lookOf(const Theme &theme, Button::Kind kind, bool enabled, double level)
{
    const QColor none(Qt::transparent);
    const auto color = [&](Token token) { return theme.color(token); };
    switch (kind) {
    case Button::Kind::Primary:
        if (!enabled)
            return {color(Token::Hover), none, color(Token::InkOff)};
        return {mixed(color(Token::Ink), color(Token::Window), level <= 1 ? 0.12 * level : 0.12 + 0.13 * (level - 1)), none,
                color(Token::OnInk)};
    case Button::Kind::Plain:
        if (!enabled)
            return {color(Token::Surface), color(Token::Line), color(Token::InkOff)};
        return {between(level, color(Token::Surface), color(Token::Hover), color(Token::Selected)), color(Token::LineStrong),
                color(Token::Ink)};
    case Button::Kind::Quiet:
        break;
    }
    if (!enabled)
        return {none, none, color(Token::InkOff)};
    QColor rest = color(Token::Hover); // comes out of nothing in its own colour
    rest.setAlpha(0);
    return {between(level, rest, color(Token::Hover), color(Token::Selected)), none,
            mixed(color(Token::Ink2), color(Token::Ink), qMin(level, 1.0))};
}

} // namespace

Button::Button(const Appearance &appearance, Kind kind, const QString &text, const QString &icon, QWidget *parent)
    : QPushButton(text, parent)
    , m_appearance(appearance)
    , m_kind(kind)
    , m_icon(icon)
    , m_ease(appearance, this)
{
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(&appearance, &Appearance::changed, this, [this] {
        updateGeometry();
        update();
    });
}

void Button::setKeys(const QKeySequence &keys)
{
    m_keys = keyText(keys);
    updateGeometry();
    update();
}

void Button::setIconName(const QString &icon)
{
    m_icon = icon;
    updateGeometry();
    update();
}

void Button::setSmall(bool small)
{
    m_small = small;
    updateGeometry();
    update();
}

int Button::contentWidth() const
{
    const Theme &theme = m_appearance.theme();
    const int icon = m_small ? iconPxSmall : iconPx;
    int width = 0;
    if (!m_icon.isEmpty())
        width += icon;
    if (!text().isEmpty())
        width += (width ? gap : 0) + QFontMetrics(buttonFont(theme, m_kind == Kind::Primary)).horizontalAdvance(shownText(text()));
    if (!m_keys.isEmpty())
        width += gap + keyChipWidth(theme, m_keys);
    if (menu())
        width += (width ? gap : 0) + iconPxSmall;
    return width;
}

QSize Button::sizeHint() const
{
    const int height = m_small ? Theme::controlSmall : Theme::control;
    if (text().isEmpty() && m_keys.isEmpty() && !menu())
        return {qMax(height, 28), height};
    return {contentWidth() + 2 * (m_small ? paddingSmall : padding), height};
}

QSize Button::minimumSizeHint() const
{
    return sizeHint();
}

void Button::paintEvent(QPaintEvent *)
{
    const Theme &theme = m_appearance.theme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool pressed = isDown() || isChecked();
    const Look look = lookOf(theme, m_kind, isEnabled(), m_ease.towards(pressed ? 2 : underMouse() ? 1 : 0));
    painter.setPen(look.border.alpha() ? QPen(look.border, 1) : QPen(Qt::NoPen));
    painter.setBrush(look.ground);
    const QRectF frame = look.border.alpha() ? QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5) : QRectF(rect());
    painter.drawRoundedRect(frame, Theme::radiusControl, Theme::radiusControl);

    const int icon = m_small ? iconPxSmall : iconPx;
    const bool left = text().isEmpty() ? false : width() > sizeHint().width() && property("alignLeft").toBool();
    int x = left ? (m_small ? paddingSmall : padding) : (width() - contentWidth()) / 2;
    if (!m_icon.isEmpty()) {
        painter.drawPixmap(x, (height() - icon) / 2, iconPixmap(m_icon, look.ink, icon, devicePixelRatioF()));
        x += icon + gap;
    }
    if (!text().isEmpty()) {
        painter.setFont(buttonFont(theme, m_kind == Kind::Primary));
        painter.setPen(look.ink);
        const int wide = painter.fontMetrics().horizontalAdvance(shownText(text()));
        painter.drawText(QRect(x, 0, wide + 2, height()), Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine, shownText(text()));
        x += wide + gap;
    }
    if (!m_keys.isEmpty()) {
        const QColor ink = !isEnabled() ? look.ink
            : m_kind == Kind::Primary   ? mixed(look.ink, look.ground, 0.15)
                                        : theme.color(Token::Ink2);
        const QColor line = mixed(look.ink, m_kind == Kind::Primary ? look.ground : theme.color(Token::Surface), isEnabled() ? 0.45 : 0.3);
        paintKeyChip(painter, theme, m_keys, x, height() / 2, ink, line);
        x += keyChipWidth(theme, m_keys) + gap;
    }
    if (menu())
        painter.drawPixmap(x, (height() - iconPxSmall) / 2,
                           iconPixmap(QStringLiteral("glyph/down"), look.ink, iconPxSmall, devicePixelRatioF()));
}

} // namespace derby::ui
