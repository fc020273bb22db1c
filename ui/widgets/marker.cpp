// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/widgets.h"

#include <QtMath>

namespace derby::ui {

namespace {

/// A regular polygon or, with `inner` below 1, a star, its first corner at `start` degrees.
QPainterPath polygon(int corners, qreal radius, qreal start, qreal inner = 1)
{
    QPainterPath path;
    const int points = inner < 1 ? 2 * corners : corners;
    for (int i = 0; i < points; ++i) {
        const qreal angle = qDegreesToRadians(start + 360.0 * i / points);
        const qreal r = inner < 1 && i % 2 ? radius * inner : radius;
        const QPointF at(r * qCos(angle), r * qSin(angle));
        if (i == 0)
            path.moveTo(at);
        else
            path.lineTo(at);
    }
    path.closeSubpath();
    return path;
}

} // namespace

QPainterPath markerPath(Marker marker, qreal size)
{
    const qreal half = size / 2;
    QPainterPath path;
    switch (marker) {
    case Marker::Triangle: // points right, as tokens run
        return polygon(3, half * 1.2, 0);
    case Marker::TriangleDown:
        return polygon(3, half * 1.2, 90);
    case Marker::Square:
        path.addRect(-half * 0.88, -half * 0.88, size * 0.88, size * 0.88);
        return path;
    case Marker::Circle:
        path.addEllipse(QPointF(0, 0), half, half);
        return path;
    case Marker::Diamond:
        return polygon(4, half * 1.2, -90);
    case Marker::Star:
        return polygon(5, half * 1.3, -90, 0.45);
    case Marker::Pentagon:
        return polygon(5, half * 1.1, -90);
    case Marker::Cross: {
        const qreal arm = half / 2.6;
        path.addPolygon(QPolygonF({{-arm, -half},
                                   {arm, -half},
                                   {arm, -arm},
                                   {half, -arm},
                                   {half, arm},
                                   {arm, arm},
                                   {arm, half},
                                   {-arm, half},
                                   {-arm, arm},
                                   {-half, arm},
                                   {-half, -arm},
                                   {-arm, -arm}}));
        path.closeSubpath();
        return path;
    }
    }
    return path;
}

} // namespace derby::ui
