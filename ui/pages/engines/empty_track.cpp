// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/engines/empty_track.h"

#include <QPainter>

namespace derby::ui {

namespace {

constexpr int lanes = 3, runnerCells = 3;
constexpr qreal cellWidth = 9, cellHeight = 30, step = 13.1, laneStep = 48, square = 7, finish = 2 * square;
constexpr qreal farthest = 0.15; // opacity of the last cell

} // namespace

EmptyTrack::EmptyTrack(const Appearance &appearance, QWidget *parent)
    : QWidget(parent)
    , m_appearance(appearance)
{
    setFixedHeight(sizeHint().height());
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setMinimumWidth(200);
    connect(&appearance, &Appearance::changed, this, [this] { update(); });
}

void EmptyTrack::setRunners(const QStringList &engineSlots)
{
    m_runners = engineSlots;
    update();
}

void EmptyTrack::paintEvent(QPaintEvent *)
{
    const Theme &theme = m_appearance.theme();
    QPainter painter(this);
    const qreal right = width() - finish - 6;
    const int cells = int((right - 1) / step);
    for (int lane = 0; lane < lanes; ++lane) {
        const qreal y = 8 + lane * laneStep;
        for (int cell = 0; cell < cells; ++cell) {
            const QRectF frame(0.5 + cell * step, y + 0.5, cellWidth - 1, cellHeight - 1);
            if (lane < m_runners.size() && cell < runnerCells) {
                painter.fillRect(frame.adjusted(-0.5, -0.5, 0.5, 0.5), theme.engine(m_runners[lane]).mark);
                continue;
            }
            QColor line = theme.color(Token::LineStrong);
            line.setAlphaF(float(1 - (1 - farthest) * cell / cells));
            painter.setPen(line);
            painter.setBrush(Qt::NoBrush);
            painter.setRenderHint(QPainter::Antialiasing);
            painter.drawRoundedRect(frame, 1.5, 1.5);
            painter.setRenderHint(QPainter::Antialiasing, false);
        }
    }
    for (int row = 0; row * square < height(); ++row)
        painter.fillRect(QRectF(width() - finish + (row % 2 ? 0 : square), row * square, square, square), theme.color(Token::Ink));
}

} // namespace derby::ui
