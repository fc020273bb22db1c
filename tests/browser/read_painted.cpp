// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "read_painted.h"

#include "recorder.h"
#include "ui/charts/chart_scene.h"

#include <QJsonArray>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace derby::ui {

namespace {

constexpr QSize Size(1600, 2000); ///< tall: a bar of one request must not be the overlay's least height

QJsonArray pair(const PlotPoint &point)
{
    return {point.x, point.y};
}

/// The middle of a marker: of its corners, as every one of them is even; of its bounds, where it is round.
QPointF middleOf(const QPainterPath &path)
{
    QPointF sum;
    int corners = 0;
    for (int i = 0; i < path.elementCount(); ++i) {
        const QPainterPath::Element &element = path.elementAt(i);
        if (element.type == QPainterPath::CurveToElement)
            return path.controlPointRect().center();
        if (i + 1 == path.elementCount() && corners > 1 && QPointF(element) == QPointF(path.elementAt(0)))
            break; // closed
        sum += element;
        ++corners;
    }
    return corners ? sum / corners : QPointF();
}

class Reader
{
public:
    explicit Reader(const Plot &plot)
        : m_scene(ChartStyle::screen(Theme::light()))
        , m_recorder(Size)
    {
        m_scene.resize(Size);
        m_scene.setPlot(plot);
        QPainter painter(&m_recorder);
        m_scene.render(painter, QRectF(QPointF(), QSizeF(Size)));
    }

    QJsonObject read()
    {
        series();
        if (c.form == Form::Rows)
            rows();
        if (c.form == Form::Rows || c.form == Form::Curves)
            markers();
        if (c.form == Form::Curves)
            clouds();
        if (c.form == Form::Heat)
            heats();
        if (c.form == Form::Radar)
            radars();
        if (c.form != Form::Radar && c.form != Form::Heat)
            target();
        if (c.form == Form::Curves)
            errors();
        return m_read;
    }

private:
    using Kind = Painted::Kind;

    void put(const QString &kind, const QString &whose, const QJsonValue &value)
    {
        const QString id = kind + u':' + whose;
        QJsonArray values = m_read.value(id).toArray();
        values.append(value);
        m_read.insert(id, values);
    }

    double xAt(double px) const { return c.x.fromUnit(c.xLow + (px - c.layout.plot.left()) / c.layout.plot.width() * (c.xHigh - c.xLow)); }
    double yAt(double py) const
    {
        return c.y.fromUnit(c.yLow + (c.layout.curves.bottom() - py) / c.layout.curves.height() * (c.yHigh - c.yLow));
    }
    const std::vector<Painted> &painted() const { return m_recorder.painted(); }

    /// What Qt Charts holds: its own items paint it.
    void series()
    {
        const Plot drawn = m_scene.drawn();
        for (const PlotRow &row : drawn.rows)
            for (const PlotPoint &point : row.density)
                put(QStringLiteral("density"), row.look.lane, pair(point));
        for (const PlotLine &line : drawn.lines) {
            for (const PlotPoint &point : line.points)
                put(QStringLiteral("line"), line.look.lane, pair(point));
            for (const PlotBand &band : line.band)
                put(QStringLiteral("band"), line.look.lane, QJsonArray{band.x, band.low, band.high});
        }
        for (const PlotCloud &cloud : drawn.clouds)
            for (const PlotPoint &point : cloud.trend)
                put(QStringLiteral("trend"), cloud.look.lane, pair(point));
    }

    void rows()
    {
        double highest = 0;
        std::vector<std::vector<QRectF>> bars(c.plot.rows.size());
        for (size_t i = 0; i < c.plot.rows.size(); ++i) {
            const SeriesLook &look = c.plot.rows[i].look;
            const EngineLook engine = c.look(look);
            std::vector<Painted> lines, box;
            for (const Painted &form : painted()) {
                if (!c.layout.lanes[i].adjusted(-4, 0, 4, 0).contains(form.box.center()))
                    continue;
                const bool inText = form.pen.style() != Qt::NoPen && form.pen.color() == engine.text;
                if (form.kind == Kind::Line && inText)
                    lines.push_back(form);
                else if (form.kind == Kind::Path && inText)
                    box.push_back(form);
                else if (form.kind == Kind::Ellipse)
                    put(QStringLiteral("outliers"), look.lane, xAt(form.box.center().x()));
                else if (form.kind == Kind::Rect && form.pen.style() == Qt::NoPen && form.brush.color().rgb() == engine.mark.rgb())
                    bars[i].push_back(form.box);
            }
            // Whisker, whisker, their ends, the median; the box.
            if (lines.size() == 5 && box.size() == 1)
                put(QStringLiteral("box"), look.lane,
                    QJsonArray{xAt(lines[2].from.x()), xAt(box[0].box.left()), xAt(lines[4].from.x()), xAt(box[0].box.right()),
                               xAt(lines[3].from.x())});
            else if (!lines.empty() || !box.empty())
                put(QStringLiteral("box"), look.lane, QStringLiteral("%1 lines, %2 boxes").arg(lines.size()).arg(box.size()));
            for (const QRectF &bar : bars[i])
                highest = std::max(highest, bar.height());
        }
        for (size_t i = 0; i < bars.size(); ++i)
            for (const QRectF &bar : bars[i]) // a gap of 1 px between them
                put(QStringLiteral("bins"), c.plot.rows[i].look.lane,
                    QJsonArray{xAt(bar.left() - 0.5), xAt(bar.right() + 0.5), bar.height() / highest});
    }

    /// The markers of the lanes inside `area`: filled in the mark, or hollow with its outline.
    template <class Put>
    void eachMarker(const QRectF &area, const Put &each)
    {
        QStringList seen;
        for (const SeriesLook &look : c.lanes) {
            if (seen.contains(look.slot))
                continue;
            seen.append(look.slot);
            const EngineLook engine = c.look(look);
            for (const Painted &form : painted()) {
                if (form.kind != Kind::Path || !area.contains(form.box.center()))
                    continue;
                const bool filled = form.pen.style() == Qt::NoPen && form.brush.color() == engine.mark;
                const bool hollow = form.pen.style() != Qt::NoPen && form.pen.color() == engine.mark
                    && form.brush.style() == Qt::SolidPattern && form.brush.color() == c.theme().color(Token::Surface);
                if (filled || hollow)
                    each(look.slot, middleOf(form.path), hollow);
            }
        }
    }

    void markers()
    {
        if (c.plot.id == ChartId::Throughput)
            return; // its only markers stand at the ends of the lines, with the names
        eachMarker(c.layout.curves.adjusted(-2, -2, 2, 2), [&](const QString &slot, QPointF at, bool hollow) {
            put(QStringLiteral("markers"), slot, QJsonArray{xAt(at.x()), yAt(at.y()), hollow ? 1 : 0});
        });
    }

    /// Stamps, cloud after cloud: a new one begins where the plot's has ended, so that a lost point shows as another lane's.
    void clouds()
    {
        size_t cloud = 0, taken = 0;
        for (const Painted &form : painted()) {
            if (form.kind != Kind::Pixmap)
                continue;
            while (cloud < c.plot.clouds.size() && taken >= c.plot.clouds[cloud].points.size())
                ++cloud, taken = 0;
            const QString lane = cloud < c.plot.clouds.size() ? c.plot.clouds[cloud].look.lane : QStringLiteral("nobody");
            put(QStringLiteral("cloud"), lane, QJsonArray{xAt(form.box.center().x()), yAt(form.box.center().y())});
            ++taken;
        }
    }

    void heats()
    {
        for (size_t i = 0; i < c.plot.heats.size(); ++i) {
            const EngineLook engine = c.look(c.plot.heats[i].look);
            for (const Painted &form : painted()) {
                if (form.kind != Kind::Rect || form.brush.color().rgb() != engine.mark.rgb()
                    || !c.layout.lanes[i].contains(form.box.center()))
                    continue;
                // Where a height lies in its strip, the other way round.
                const QRectF &lane = c.layout.lanes[i];
                const auto y = [&](double px) {
                    return c.y.fromUnit(c.y.low() + (lane.bottom() - px) / lane.height() * (c.y.high() - c.y.low()));
                };
                put(QStringLiteral("heat"), c.plot.heats[i].look.lane,
                    QJsonArray{xAt(form.box.left()), xAt(form.box.right()), y(form.box.bottom()), y(form.box.top()),
                               double(form.brush.color().alphaF())});
            }
        }
    }

    void radars()
    {
        const QPointF middle = c.layout.plot.center();
        eachMarker(c.layout.plot.adjusted(-20, -20, 20, 20), [&](const QString &slot, QPointF at, bool) {
            const QPointF out = at - middle;
            size_t nearest = 0;
            double best = -2;
            for (size_t axis = 0; axis < c.plot.radarAxes.size(); ++axis) {
                const QPointF rim = c.radarAt(axis, 1) - middle;
                const double along = QPointF::dotProduct(out, rim) / (std::hypot(rim.x(), rim.y()) * std::hypot(out.x(), out.y()));
                if (along > best) {
                    best = along;
                    nearest = axis;
                }
            }
            const QPointF rim = c.radarAt(nearest, 1) - middle;
            put(QStringLiteral("radar"), slot, QJsonArray{int(nearest), std::hypot(out.x(), out.y()) / std::hypot(rim.x(), rim.y())});
        });
    }

    /// The dashed line in ink across the plot.
    void target()
    {
        for (const Painted &form : painted()) {
            if (form.kind != Kind::Line || form.pen.color() != c.theme().color(Token::Ink) || form.pen.style() != Qt::CustomDashLine)
                continue;
            const bool upright = form.from.x() == form.to.x();
            put(QStringLiteral("target"), QString(), upright ? xAt(form.from.x()) : yAt(form.from.y()));
        }
    }

    /// Their triangles.
    void errors()
    {
        for (const Painted &form : painted())
            if (form.kind == Kind::Path && form.pen.style() == Qt::NoPen && form.brush.color() == c.theme().color(Token::Error))
                put(QStringLiteral("errors"), QString(), xAt(form.box.center().x()));
    }

    ChartScene m_scene;
    Recorder m_recorder;
    const ChartContext &c = m_scene.context();
    QJsonObject m_read;
};

} // namespace

QJsonObject readPainted(const Plot &plot)
{
    return Reader(plot).read();
}

} // namespace derby::ui
