// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/results/painting.h"

#include "ui/theme/icons.h"

#include <QPainter>

namespace derby::ui {

namespace {

constexpr int chipHeight = 20, chipPadding = 8, chipIcon = 14, chipGap = 5;

QString chipGlyph(Chip::Kind kind)
{
    return kind == Chip::Kind::Warn ? QStringLiteral("glyph/warn")
        : kind == Chip::Kind::Error ? QStringLiteral("glyph/error")
        : kind == Chip::Kind::Good  ? QStringLiteral("glyph/check")
                                    : QString();
}

QFont chipFont(const Theme &theme, Chip::Kind kind)
{
    QFont font = theme.font(kind == Chip::Kind::Simulated ? Type::Label : Type::Small);
    if (kind == Chip::Kind::Simulated) {
        font.setWeight(QFont::Bold);
        font.setLetterSpacing(QFont::AbsoluteSpacing, 1.1);
    }
    return font;
}

} // namespace

int paintChip(QPainter *painter, const Theme &theme, Chip::Kind kind, const QString &text, int x, int y)
{
    const QFont font = chipFont(theme, kind);
    const QString glyph = chipGlyph(kind);
    const int words = QFontMetrics(font).horizontalAdvance(text);
    const int width = words + 2 * chipPadding + (glyph.isEmpty() ? 0 : chipIcon + chipGap);
    if (!painter)
        return width;
    const QRect box(x, y - chipHeight / 2, width, chipHeight);
    const QRectF frame = QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setFont(font);
    if (kind == Chip::Kind::Simulated) {
        QPainterPath outline;
        outline.addRoundedRect(frame.adjusted(0.25, 0.25, -0.25, -0.25), 3, 3);
        painter->fillPath(outline, theme.color(Token::Surface));
        painter->fillPath(outline, hatchBrush(theme, painter->device()->devicePixelRatioF()));
        QPen pen(theme.color(Token::Ink2), 1.5);
        pen.setDashPattern({2, 1.5});
        painter->setPen(pen);
        painter->drawPath(outline);
        painter->fillRect(QRect(box.center().x() - words / 2 - 3, box.y() + 3, words + 6, chipHeight - 6), theme.color(Token::Surface));
        painter->setPen(theme.color(Token::Ink));
        painter->drawText(box, Qt::AlignCenter | Qt::TextSingleLine, text);
    } else {
        const bool warn = kind == Chip::Kind::Warn, error = kind == Chip::Kind::Error;
        const QColor ink = theme.color(warn ? Token::Warn : error ? Token::Error : Token::Ink2);
        painter->setPen(warn || error ? QPen(Qt::NoPen) : QPen(theme.color(Token::LineStrong), 1));
        painter->setBrush(theme.color(warn ? Token::WarnSoft : error ? Token::ErrorSoft : Token::Field));
        painter->drawRoundedRect(frame, Theme::radiusChip, Theme::radiusChip);
        int from = box.x() + chipPadding;
        if (!glyph.isEmpty()) {
            painter->drawPixmap(from, y - chipIcon / 2, iconPixmap(glyph, ink, chipIcon, painter->device()->devicePixelRatioF()));
            from += chipIcon + chipGap;
        }
        painter->setPen(ink);
        painter->drawText(QRect(from, box.y(), words + 2, chipHeight), Qt::AlignVCenter | Qt::TextSingleLine, text);
    }
    painter->restore();
    return width;
}

void paintGrade(QPainter &painter, const Theme &theme, const QString &grade, QPointF middle)
{
    constexpr qreal half = 10;
    const bool known = !grade.isEmpty(), poor = grade == QLatin1String("D");
    const QColor ink = theme.color(poor ? Token::Warn : known ? Token::Ink : Token::Ink3);
    const QRectF frame(middle.x() - half, middle.y() - half, 2 * half, 2 * half);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(known ? ink : theme.color(Token::LineStrong), 1.5));
    painter.setBrush(theme.color(poor ? Token::WarnSoft : Token::Surface));
    painter.drawRoundedRect(frame.adjusted(1, 1, -1, -1), Theme::radiusChip, Theme::radiusChip);
    QFont font = theme.font(Type::Figure);
    font.setWeight(QFont::Bold);
    font.setPixelSize(12);
    painter.setFont(font);
    painter.setPen(ink);
    painter.drawText(frame, Qt::AlignCenter, known ? grade : QStringLiteral("–"));
    painter.restore();
}

void paintCheck(QPainter &painter, const Theme &theme, const QRect &box, bool checked)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(checked ? QPen(theme.color(Token::Ink), 1) : QPen(theme.color(Token::LineStrong), 1.5));
    painter.setBrush(checked ? QBrush(theme.color(Token::Ink)) : QBrush(theme.color(Token::Surface)));
    painter.drawRoundedRect(QRectF(box).adjusted(0.75, 0.75, -0.75, -0.75), 3, 3);
    if (checked) {
        const int size = box.width() - 2;
        painter.drawPixmap(
            box.x() + 1, box.y() + 1,
            iconPixmap(QStringLiteral("glyph/check"), theme.color(Token::OnInk), size, painter.device()->devicePixelRatioF()));
    }
    painter.restore();
}

QColor verdictColor(const Theme &theme, VerdictState state, const QString &winnerSlot)
{
    switch (state) {
    case VerdictState::Faster:
        return winnerSlot.isEmpty() ? theme.color(Token::Ink) : theme.engine(winnerSlot).text;
    case VerdictState::TooClose:
        return theme.color(Token::Ink2);
    case VerdictState::NotEnoughData:
    case VerdictState::NotComparable:
        return theme.color(Token::Ink2);
    case VerdictState::ClientLimited:
        return theme.color(Token::Warn);
    }
    return theme.color(Token::Ink);
}

void paintVerdict(QPainter &painter, const Theme &theme, VerdictState state, const QString &winnerSlot, QPointF middle)
{
    if (state == VerdictState::Faster && !winnerSlot.isEmpty()) {
        paintEmblem(painter, theme, winnerSlot, false, middle);
        return;
    }
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(middle);
    QPen pen(verdictColor(theme, state, winnerSlot), 2, Qt::SolidLine, Qt::RoundCap);
    painter.setPen(pen);
    constexpr qreal half = 5.5, gap = 2.5;
    switch (state) {
    case VerdictState::Faster:
        painter.drawPixmap(-8, -8, iconPixmap(QStringLiteral("glyph/check"), pen.color(), 16, painter.device()->devicePixelRatioF()));
        break;
    case VerdictState::NotComparable:
        painter.drawLine(QPointF(-3, 6), QPointF(3, -6));
        [[fallthrough]];
    case VerdictState::TooClose:
        painter.drawLine(QPointF(-half, -gap), QPointF(half, -gap));
        painter.drawLine(QPointF(-half, gap), QPointF(half, gap));
        break;
    case VerdictState::NotEnoughData:
        for (const qreal x : {-half, -0.75, half - 1.5})
            painter.drawLine(QPointF(x, 0), QPointF(x + 1.5, 0));
        break;
    case VerdictState::ClientLimited:
        painter.drawPixmap(-8, -8, iconPixmap(QStringLiteral("glyph/warn"), pen.color(), 16, painter.device()->devicePixelRatioF()));
        break;
    }
    painter.restore();
}

void paintEmblem(QPainter &painter, const Theme &theme, const QString &slot, bool second, QPointF middle)
{
    const EngineLook look = theme.engine(slot);
    const QString emblem = emblemName(slot);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    if (second || emblem.endsWith(QLatin1String("other"))) {
        constexpr qreal size = 10;
        painter.translate(middle);
        painter.setPen(QPen(look.mark, 1.5));
        painter.setBrush(second ? QBrush(Qt::NoBrush) : QBrush(look.mark));
        painter.drawPath(markerPath(look.marker, size));
    } else {
        painter.drawPixmap(QPointF(middle.x() - 8, middle.y() - 8),
                           iconPixmap(emblem, look.mark, 16, painter.device()->devicePixelRatioF()));
    }
    painter.restore();
}

} // namespace derby::ui
