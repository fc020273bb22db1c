// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "recorder.h"

#include <QPaintEngine>

namespace derby::ui {

class Recorder::Engine : public QPaintEngine
{
public:
    Engine()
        : QPaintEngine(QPaintEngine::AllFeatures)
    {
    }

    std::vector<Painted> painted;

    bool begin(QPaintDevice *) override { return true; }
    bool end() override { return true; }
    Type type() const override { return QPaintEngine::User; }

    void updateState(const QPaintEngineState &state) override
    {
        if (state.state() & DirtyTransform)
            m_transform = state.transform();
        if (state.state() & DirtyPen)
            m_pen = state.pen();
        if (state.state() & DirtyBrush)
            m_brush = state.brush();
    }

    void drawPath(const QPainterPath &path) override { add(Painted::Kind::Path, path); }
    void drawRects(const QRectF *rects, int count) override
    {
        for (int i = 0; i < count; ++i) {
            QPainterPath path;
            path.addRect(rects[i]);
            add(Painted::Kind::Rect, path);
        }
    }
    void drawRects(const QRect *rects, int count) override
    {
        for (int i = 0; i < count; ++i) {
            const QRectF rect(rects[i]);
            drawRects(&rect, 1);
        }
    }
    void drawLines(const QLineF *lines, int count) override
    {
        for (int i = 0; i < count; ++i) {
            QPainterPath path(lines[i].p1());
            path.lineTo(lines[i].p2());
            add(Painted::Kind::Line, path);
            painted.back().from = m_transform.map(lines[i].p1());
            painted.back().to = m_transform.map(lines[i].p2());
        }
    }
    void drawLines(const QLine *lines, int count) override
    {
        for (int i = 0; i < count; ++i) {
            const QLineF line(lines[i]);
            drawLines(&line, 1);
        }
    }
    void drawEllipse(const QRectF &rect) override
    {
        QPainterPath path;
        path.addEllipse(rect);
        add(Painted::Kind::Ellipse, path);
    }
    void drawEllipse(const QRect &rect) override { drawEllipse(QRectF(rect)); }
    void drawPolygon(const QPointF *points, int count, PolygonDrawMode mode) override
    {
        QPainterPath path(points[0]);
        for (int i = 1; i < count; ++i)
            path.lineTo(points[i]);
        if (mode != PolylineMode)
            path.closeSubpath();
        add(mode == PolylineMode ? Painted::Kind::Polyline : Painted::Kind::Path, path);
    }
    void drawPixmap(const QRectF &target, const QPixmap &, const QRectF &) override
    {
        QPainterPath path;
        path.addRect(target);
        add(Painted::Kind::Pixmap, path);
    }
    void drawImage(const QRectF &, const QImage &, const QRectF &, Qt::ImageConversionFlags) override { }
    void drawTiledPixmap(const QRectF &, const QPixmap &, const QPointF &) override { }
    void drawTextItem(const QPointF &, const QTextItem &) override { }

private:
    void add(Painted::Kind kind, const QPainterPath &path)
    {
        const QPainterPath mapped = m_transform.map(path);
        painted.push_back({kind, mapped.controlPointRect(), mapped, {}, {}, m_pen, m_brush});
    }

    QTransform m_transform;
    QPen m_pen;
    QBrush m_brush;
};

Recorder::Recorder(QSize size)
    : m_size(size)
    , m_engine(std::make_unique<Engine>())
{
}

Recorder::~Recorder() = default;

QPaintEngine *Recorder::paintEngine() const
{
    return m_engine.get();
}

const std::vector<Painted> &Recorder::painted() const
{
    return m_engine->painted;
}

int Recorder::metric(PaintDeviceMetric metric) const
{
    switch (metric) {
    case PdmWidth:
        return m_size.width();
    case PdmHeight:
        return m_size.height();
    case PdmWidthMM:
        return m_size.width() * 254 / 960;
    case PdmHeightMM:
        return m_size.height() * 254 / 960;
    case PdmNumColors:
        return 1 << 24;
    case PdmDepth:
        return 32;
    case PdmDevicePixelRatio:
        return 1;
    case PdmDevicePixelRatioScaled:
        return int(QPaintDevice::devicePixelRatioFScale());
    default:
        return 96; // dots an inch
    }
}

} // namespace derby::ui
