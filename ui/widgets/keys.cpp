// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/keys.h"

#include <QFontMetrics>
#include <QKeySequence>
#include <QPainter>

namespace derby::ui {

namespace {
constexpr int chipHeight = 18, chipPadding = 5;
}

QString keyText(const QKeySequence &keys)
{
    QString text = keys.toString(QKeySequence::NativeText);
    text.replace(QLatin1String("Return"), QLatin1String("Enter"));
    // A key that is itself a plus ("Ctrl++") keeps it.
    if (text.endsWith(QLatin1String("++")))
        return QString(text.left(text.size() - 2).replace(u'+', u' ') + u" +");
    return text.size() > 1 ? text.replace(u'+', u' ') : text;
}

QString shownText(QString text)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] == u'&')
            text.remove(i, 1); // of two, one stays
    }
    return text;
}

int keyChipWidth(const Theme &theme, const QString &keys)
{
    return QFontMetrics(theme.font(Type::FigureS)).horizontalAdvance(keys) + 2 * chipPadding;
}

void paintKeyChip(QPainter &painter, const Theme &theme, const QString &keys, int x, int y, const QColor &ink, const QColor &line)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF frame(x + 0.5, y - chipHeight / 2 + 0.5, keyChipWidth(theme, keys) - 1, chipHeight - 1);
    painter.setPen(QPen(line, 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(frame, Theme::radiusChip, Theme::radiusChip);
    painter.setFont(theme.font(Type::FigureS));
    painter.setPen(ink);
    painter.drawText(frame, Qt::AlignCenter | Qt::TextSingleLine, keys);
    painter.restore();
}

} // namespace derby::ui
