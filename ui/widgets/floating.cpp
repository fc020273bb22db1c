// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/floating.h"

#include <QPainter>
#include <QPixmapCache>
#include <QVBoxLayout>

namespace derby::ui {

namespace {

constexpr int reach = Floating::reach, drop = 8, radius = Theme::radiusCard;
constexpr int corner = reach + radius + 2; // of the nine-patch

/// The shadow of a small box: its corners and edges serve every size.
QPixmap shadowTile(bool dark, qreal ratio)
{
    const QString key = QStringLiteral("shadow/%1/%2").arg(dark).arg(ratio);
    QPixmap tile;
    if (QPixmapCache::find(key, &tile))
        return tile;
    const int side = 2 * corner + 2;
    tile = QPixmap(QSize(side, side) * ratio);
    tile.setDevicePixelRatio(ratio);
    tile.fill(Qt::transparent);
    QPainter painter(&tile);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    // Rings laid one on the other add up to a soft edge.
    const qreal strength = dark ? 0.45 : 0.18;
    for (int ring = reach; ring > 0; --ring) {
        const qreal near = 1 - qreal(ring) / reach;
        painter.setBrush(QColor(0, 0, 0, qRound(255 * strength * 1.5 * near * near / reach)));
        const qreal inset = reach - ring;
        painter.drawRoundedRect(QRectF(inset, inset, side - 2 * inset, side - 2 * inset), radius + ring, radius + ring);
    }
    painter.end();
    QPixmapCache::insert(key, tile);
    return tile;
}

void paintShadow(QPainter &painter, const QRect &box, bool dark, qreal ratio)
{
    const QPixmap tile = shadowTile(dark, ratio);
    const int side = 2 * corner + 2;
    const int sourceCuts[] = {0, corner, side - corner, side};
    const QRect outer = box.adjusted(-reach, -reach, reach, reach);
    const int xs[] = {outer.left(), outer.left() + corner, outer.right() + 1 - corner, outer.right() + 1};
    const int ys[] = {outer.top(), outer.top() + corner, outer.bottom() + 1 - corner, outer.bottom() + 1};
    for (int row = 0; row < 3; ++row) {
        for (int column = 0; column < 3; ++column) {
            const QRectF source(sourceCuts[column] * ratio, sourceCuts[row] * ratio, (sourceCuts[column + 1] - sourceCuts[column]) * ratio,
                                (sourceCuts[row + 1] - sourceCuts[row]) * ratio);
            painter.drawPixmap(QRectF(xs[column], ys[row], xs[column + 1] - xs[column], ys[row + 1] - ys[row]), tile, source);
        }
    }
}

} // namespace

Floating::Floating(const Appearance &appearance, QWidget *parent)
    : QWidget(parent)
    , m_appearance(appearance)
    , m_content(new QVBoxLayout(this))
{
    m_content->setContentsMargins(reach, reach - drop, reach, reach + drop);
    m_content->setSpacing(0);
    connect(&appearance, &Appearance::changed, this, [this] { update(); });
}

void Floating::paintEvent(QPaintEvent *)
{
    const Theme &theme = m_appearance.theme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRect box = rect().adjusted(reach, reach - drop, -reach, -reach - drop);
    paintShadow(painter, box.translated(0, drop), theme.isDark(), devicePixelRatioF());
    painter.setPen(theme.color(Token::LineStrong));
    painter.setBrush(theme.color(Token::Raised));
    painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
}

} // namespace derby::ui
