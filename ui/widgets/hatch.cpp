// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/widgets.h"

#include <QPainter>
#include <QPixmapCache>

namespace derby::ui {

QBrush hatchBrush(const Theme &theme, qreal pixelRatio)
{
    constexpr int period = 6;
    const QColor color = theme.color(Token::Hatch);
    const QString key = QStringLiteral("hatch/%1/%2").arg(color.name()).arg(pixelRatio);
    QPixmap tile;
    if (!QPixmapCache::find(key, &tile)) {
        // Whole pixels a tile, or the stripes break where tiles meet.
        const int pixels = qMax(1, qRound(period * pixelRatio));
        tile = QPixmap(pixels, pixels);
        tile.fill(Qt::transparent);
        QPainter painter(&tile);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(color, 1.5 * pixels / period, Qt::SolidLine, Qt::SquareCap));
        for (const int shift : {-pixels, 0, pixels})
            painter.drawLine(QPointF(shift, pixels), QPointF(shift + pixels, 0));
        painter.end();
        tile.setDevicePixelRatio(qreal(pixels) / period);
        QPixmapCache::insert(key, tile);
    }
    return QBrush(tile);
}

HatchStrip::HatchStrip(const Appearance &appearance, int height, QWidget *parent)
    : QWidget(parent)
    , m_appearance(appearance)
{
    setFixedHeight(height);
    setAccessibleName(tr("Simulated"));
    connect(&appearance, &Appearance::changed, this, [this] { update(); });
}

void HatchStrip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), hatchBrush(m_appearance.theme(), devicePixelRatioF()));
}

} // namespace derby::ui
