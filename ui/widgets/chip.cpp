// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/icons.h"
#include "ui/widgets/widgets.h"

#include <QPainter>
#include <QPainterPath>

namespace derby::ui {

namespace {

constexpr int chipHeight = 22, chipPadding = 8, chipIcon = 14, chipGap = 6;

QFont chipFont(const Theme &theme, Chip::Kind kind)
{
    QFont font = theme.font(kind == Chip::Kind::Simulated ? Type::Label : Type::Small);
    if (kind == Chip::Kind::Simulated) {
        font.setWeight(QFont::Bold);
        font.setLetterSpacing(QFont::AbsoluteSpacing, 1.1);
    } else {
        font.setWeight(QFont::Medium);
    }
    return font;
}

QString chipGlyph(Chip::Kind kind)
{
    switch (kind) {
    case Chip::Kind::Good:
        return QStringLiteral("glyph/check");
    case Chip::Kind::Warn:
        return QStringLiteral("glyph/warn");
    case Chip::Kind::Error:
        return QStringLiteral("glyph/error");
    case Chip::Kind::Neutral:
    case Chip::Kind::Simulated:
        break;
    }
    return {};
}

} // namespace

Chip::Chip(const Appearance &appearance, Kind kind, const QString &text, QWidget *parent)
    : QWidget(parent)
    , m_appearance(appearance)
    , m_kind(kind)
    , m_text(text)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    set(kind, text);
    connect(&appearance, &Appearance::changed, this, [this] { update(); });
}

void Chip::set(Kind kind, const QString &text)
{
    m_kind = kind;
    m_text = text.isEmpty() && kind == Kind::Simulated ? tr("SIMULATED") : text;
    setAccessibleName(m_text);
    updateGeometry();
    update();
}

QSize Chip::sizeHint() const
{
    const int text = QFontMetrics(chipFont(m_appearance.theme(), m_kind)).horizontalAdvance(m_text);
    const int icon = chipGlyph(m_kind).isEmpty() ? 0 : chipIcon + chipGap;
    return {text + icon + 2 * chipPadding + (m_kind == Kind::Simulated ? 2 : 0), chipHeight};
}

QSize Chip::minimumSizeHint() const
{
    return sizeHint();
}

void Chip::paintEvent(QPaintEvent *)
{
    const Theme &theme = m_appearance.theme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF frame = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.setFont(chipFont(theme, m_kind));
    if (m_kind == Kind::Simulated) {
        QPainterPath outline;
        outline.addRoundedRect(frame.adjusted(0.25, 0.25, -0.25, -0.25), 3, 3);
        painter.fillPath(outline, theme.color(Token::Surface));
        painter.fillPath(outline, hatchBrush(theme, devicePixelRatioF()));
        QPen pen(theme.color(Token::Ink2), 1.5);
        pen.setDashPattern({2, 1.5});
        painter.setPen(pen);
        painter.drawPath(outline);
        const int text = painter.fontMetrics().horizontalAdvance(m_text);
        const QRect plate((width() - text) / 2 - 4, 3, text + 8, height() - 6);
        painter.fillRect(plate, theme.color(Token::Surface));
        painter.setPen(theme.color(Token::Ink));
        painter.drawText(rect().adjusted(1, 0, 0, 0), Qt::AlignCenter | Qt::TextSingleLine, m_text);
        return;
    }
    const bool warn = m_kind == Kind::Warn, error = m_kind == Kind::Error;
    const QColor ground = theme.color(warn ? Token::WarnSoft : error ? Token::ErrorSoft : Token::Field);
    const QColor ink = theme.color(warn ? Token::Warn : error ? Token::Error : Token::Ink2);
    painter.setPen(warn || error ? QPen(Qt::NoPen) : QPen(theme.color(Token::Line), 1));
    painter.setBrush(ground);
    painter.drawRoundedRect(frame, Theme::radiusChip, Theme::radiusChip);
    int x = chipPadding;
    if (const QString glyph = chipGlyph(m_kind); !glyph.isEmpty()) {
        painter.drawPixmap(x, (height() - chipIcon) / 2, iconPixmap(glyph, ink, chipIcon, devicePixelRatioF()));
        x += chipIcon + chipGap;
    }
    painter.setPen(ink);
    // Where a layout leaves less room than asked for, "…" says so.
    const QString shown =
        width() < sizeHint().width() ? painter.fontMetrics().elidedText(m_text, Qt::ElideRight, width() - x - chipPadding) : m_text;
    painter.drawText(QRect(x, 0, width() - x, height()), Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine, shown);
}

GradeBadge::GradeBadge(const Appearance &appearance, QWidget *parent)
    : QWidget(parent)
    , m_appearance(appearance)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setGrade({});
    connect(&appearance, &Appearance::changed, this, [this] { update(); });
}

void GradeBadge::setGrade(const QString &grade)
{
    m_grade = grade;
    setAccessibleName(grade.isEmpty() ? tr("Quality unknown") : tr("Quality %1").arg(grade));
    update();
}

void GradeBadge::setLarge(bool large)
{
    m_large = large;
    updateGeometry();
    update();
}

QSize GradeBadge::sizeHint() const
{
    return m_large ? QSize(40, 40) : QSize(20, 20);
}

void GradeBadge::paintEvent(QPaintEvent *)
{
    const Theme &theme = m_appearance.theme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool known = !m_grade.isEmpty();
    const bool poor = m_grade == QLatin1String("D");
    const QColor ink = theme.color(poor ? Token::Warn : known ? Token::Ink : Token::Ink3);
    const QRectF frame = QRectF(QPointF(0, (height() - sizeHint().height()) / 2.0), QSizeF(sizeHint()));
    painter.setPen(QPen(known ? ink : theme.color(Token::LineStrong), m_large ? 2 : 1.5));
    painter.setBrush(theme.color(poor ? Token::WarnSoft : Token::Surface));
    painter.drawRoundedRect(frame.adjusted(1, 1, -1, -1), Theme::radiusChip, Theme::radiusChip);
    QFont font = theme.font(m_large ? Type::FigureM : Type::Figure);
    font.setWeight(QFont::Bold);
    if (!m_large)
        font.setPixelSize(12);
    painter.setFont(font);
    painter.setPen(ink);
    painter.drawText(frame, Qt::AlignCenter, known ? m_grade : QStringLiteral("–"));
}

EngineTag::EngineTag(const Appearance &appearance, QWidget *parent)
    : QWidget(parent)
    , m_appearance(appearance)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    connect(&appearance, &Appearance::changed, this, [this] { update(); });
}

void EngineTag::set(const QString &slot, const QString &name, bool second)
{
    m_slot = slot;
    m_name = name;
    m_second = second;
    setAccessibleName(name);
    updateGeometry();
    update();
}

QSize EngineTag::sizeHint() const
{
    return {22 + QFontMetrics(m_appearance.theme().font(Type::Strong)).horizontalAdvance(m_name) + 2, Theme::lineHeight(Type::Strong)};
}

void EngineTag::paintEvent(QPaintEvent *)
{
    const Theme &theme = m_appearance.theme();
    const EngineLook look = theme.engine(m_slot);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QString emblem = emblemName(m_slot);
    if (m_second || emblem.endsWith(QLatin1String("other"))) {
        painter.save();
        painter.translate(8, height() / 2.0);
        painter.setPen(QPen(look.mark, 1.5));
        painter.setBrush(m_second ? QBrush(Qt::NoBrush) : QBrush(look.mark));
        painter.drawPath(markerPath(look.marker, 10));
        painter.restore();
    } else {
        painter.drawPixmap(0, (height() - 16) / 2, iconPixmap(emblem, look.mark, 16, devicePixelRatioF()));
    }
    painter.setFont(theme.font(Type::Strong));
    painter.setPen(look.text);
    const QString shown = painter.fontMetrics().elidedText(m_name, Qt::ElideRight, width() - 22);
    painter.drawText(QRect(22, 0, width() - 22, height()), Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine, shown);
    const QString tip = shown == m_name ? QString() : m_name;
    if (toolTip() != tip)
        setToolTip(tip);
}

} // namespace derby::ui
