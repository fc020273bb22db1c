// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chart_series.h"

#include "ui/charts/marks.h"

#include <algorithm>
#include <cmath>

namespace derby::ui {

namespace {

QString signatureOf(const ChartContext &c)
{
    QString signature = QString::number(int(c.plot.id)) + u'/' + QString::number(int(c.form));
    const auto add = [&](QChar kind, const SeriesLook &look, bool first, bool second) {
        signature += u'/' + QString(kind) + look.lane + u':' + look.slot + (look.second ? u"2" : u"1") + (first ? u"a" : u"-")
            + (second ? u"b" : u"-");
    };
    for (const PlotRow &row : c.plot.rows)
        add(u'r', row.look, true, false);
    for (const PlotLine &line : c.plot.lines)
        add(u'l', line.look, !line.band.empty(), !line.pale.empty());
    for (const PlotCloud &cloud : c.plot.clouds)
        add(u'c', cloud.look, true, !cloud.trend.empty());
    for (const PlotRadar &radar : c.plot.radars)
        add(u'p', radar.look, true, false);
    return signature;
}

/// Qt Charts' coordinates of a point of a panel with lines.
QPointF chartPoint(const ChartContext &c, double x, double y)
{
    const double unit = c.y.toUnit(y);
    return {c.x.toUnit(x), c.divided() ? c.chartY(c.pyOfUnit(unit)) : unit};
}

PlotPoint plotPoint(const ChartContext &c, QPointF point)
{
    double unit = point.y();
    if (c.divided()) {
        const double pixel = c.layout.plot.bottom() - point.y() * c.layout.plot.height();
        unit = c.yLow + (c.layout.curves.bottom() - pixel) / c.layout.curves.height() * (c.yHigh - c.yLow);
    }
    return {c.x.fromUnit(point.x()), c.y.fromUnit(unit)};
}

bool finite(double x, double y)
{
    return std::isfinite(x) && std::isfinite(y);
}

QList<QPointF> curve(const ChartContext &c, const std::vector<PlotPoint> &points, bool stepped = false)
{
    QList<QPointF> list;
    list.reserve(qsizetype(points.size()) * (stepped ? 2 : 1));
    for (const PlotPoint &point : points) {
        if (!finite(point.x, point.y))
            continue;
        const QPointF at = chartPoint(c, point.x, point.y);
        if (stepped && !list.isEmpty())
            list.append(QPointF(at.x(), list.last().y()));
        list.append(at);
    }
    return list;
}

std::vector<PlotPoint> curveBack(const ChartContext &c, const QLineSeries &series, qsizetype from = 0, qsizetype step = 1)
{
    std::vector<PlotPoint> points;
    const QList<QPointF> list = series.points();
    for (qsizetype i = from; i < list.size(); i += step)
        points.push_back(plotPoint(c, list[i]));
    return points;
}

/// Whether the points from too few samples go on from the line's end (percentiles) or lie on it (a CDF).
bool paleContinues(const PlotLine &line)
{
    return !line.points.empty() && !line.pale.empty() && line.pale.front().x >= line.points.back().x;
}

QColor faded(QColor color, float alpha)
{
    color.setAlphaF(alpha);
    return color;
}

} // namespace

ChartSeries::ChartSeries(QChart &chart, QAbstractAxis &x, QAbstractAxis &y)
    : m_chart(chart)
    , m_x(x)
    , m_y(y)
{
}

void ChartSeries::add(QAbstractSeries *series)
{
    m_chart.addSeries(series);
    series->attachAxis(&m_x);
    series->attachAxis(&m_y);
}

QLineSeries *ChartSeries::addLine()
{
    auto *line = new QLineSeries;
    add(line);
    return line;
}

ChartSeries::Area ChartSeries::addArea()
{
    Area area;
    area.area = new QAreaSeries;
    area.upper = new QLineSeries(area.area);
    area.lower = new QLineSeries(area.area);
    area.area->setUpperSeries(area.upper);
    area.area->setLowerSeries(area.lower);
    add(area.area);
    return area;
}

void ChartSeries::prepare(const ChartContext &c)
{
    const QString signature = signatureOf(c);
    if (signature == m_signature)
        return;
    m_signature = signature;
    m_chart.removeAllSeries();
    m_violins.clear();
    m_lines.clear();
    m_clouds.clear();
    m_radars.clear();
    if (c.form == Form::Nothing || c.form == Form::Heat)
        return;
    if (c.form == Form::Radar) {
        for (size_t i = 0; i < c.plot.radars.size(); ++i)
            m_radars.push_back(addLine());
    } else {
        for (size_t i = 0; i < c.plot.rows.size(); ++i)
            m_violins.push_back(addArea());
        // All bands below all lines.
        for (const PlotLine &line : c.plot.lines)
            m_lines.push_back({nullptr, nullptr, line.band.empty() ? Area() : addArea()});
        for (size_t i = 0; i < c.plot.lines.size(); ++i) {
            if (!c.plot.lines[i].pale.empty())
                m_lines[i].pale = addLine();
            m_lines[i].line = addLine();
        }
        for (const PlotCloud &cloud : c.plot.clouds) {
            Cloud made;
            made.points = addLine();
            if (!cloud.trend.empty())
                made.trend = addLine();
            m_clouds.push_back(made);
        }
    }
    setPens(c);
}

void ChartSeries::setPens(const ChartContext &c)
{
    for (size_t i = 0; i < m_violins.size(); ++i) {
        const SeriesLook &series = c.plot.rows[i].look;
        const EngineLook look = c.look(series);
        QPen pen(look.mark, c.style.outline, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin);
        if (series.second)
            pen = dashedPen(look.mark, c.style.outline, 6, 3);
        m_violins[i].area->setPen(pen);
        m_violins[i].area->setBrush(faded(look.mark, 0.2F));
    }
    for (size_t i = 0; i < m_lines.size(); ++i) {
        const SeriesLook &series = c.plot.lines[i].look;
        const EngineLook look = c.look(series);
        m_lines[i].line->setPen(lanePen(look, series, c.style.line));
        if (m_lines[i].pale)
            m_lines[i].pale->setPen(dashedPen(look.mark, c.style.slide ? 1.5 : 1, 1.5, 3));
        if (m_lines[i].band.area) {
            m_lines[i].band.area->setPen(Qt::NoPen);
            m_lines[i].band.area->setBrush(faded(look.mark, 0.17F));
        }
    }
    for (size_t i = 0; i < m_clouds.size(); ++i) {
        // The points are drawn by the overlay, in the engine's marker: Qt's own scatter makes an item of each and knows six shapes.
        m_clouds[i].points->setPen(Qt::NoPen);
        const SeriesLook &series = c.plot.clouds[i].look;
        if (m_clouds[i].trend)
            m_clouds[i].trend->setPen(lanePen(c.look(series), series, c.style.line));
    }
    for (size_t i = 0; i < m_radars.size(); ++i)
        m_radars[i]->setPen(Qt::NoPen); // the overlay's: a line knows no gaps where a corner is unknown
}

void ChartSeries::fill(const ChartContext &c)
{
    for (size_t i = 0; i < m_violins.size(); ++i) {
        QList<QPointF> upper, lower;
        const double center = c.chartY(c.rowCenter(i)), reach = c.rowReach(i) / c.layout.plot.height();
        for (const PlotPoint &point : c.plot.rows[i].density) {
            if (!finite(point.x, point.y) || !c.plot.rows[i].missing.isEmpty())
                continue;
            const double x = c.x.toUnit(point.x);
            upper.append(QPointF(x, center + point.y * reach));
            lower.append(QPointF(x, center - point.y * reach));
        }
        m_violins[i].upper->replace(upper);
        m_violins[i].lower->replace(lower);
    }
    for (size_t i = 0; i < m_lines.size(); ++i) {
        const PlotLine &line = c.plot.lines[i];
        const QList<QPointF> points = curve(c, line.points, line.stepped);
        m_lines[i].line->replace(points);
        if (m_lines[i].pale) {
            QList<QPointF> pale = curve(c, line.pale);
            if (paleContinues(line))
                pale.prepend(points.last());
            m_lines[i].pale->replace(pale);
        }
        if (!m_lines[i].band.area)
            continue;
        QList<QPointF> low, high;
        for (const PlotBand &band : line.band) {
            if (!finite(band.x, band.low) || !std::isfinite(band.high))
                continue;
            low.append(chartPoint(c, band.x, band.low));
            high.append(chartPoint(c, band.x, band.high));
        }
        m_lines[i].band.upper->replace(high);
        m_lines[i].band.lower->replace(low);
    }
    for (size_t i = 0; i < m_clouds.size(); ++i) {
        m_clouds[i].points->replace(curve(c, c.plot.clouds[i].points));
        if (m_clouds[i].trend)
            m_clouds[i].trend->replace(curve(c, c.plot.clouds[i].trend));
    }
    for (size_t i = 0; i < m_radars.size(); ++i) {
        QList<QPointF> corners;
        const auto &values = c.plot.radars[i].values;
        for (size_t axis = 0; axis < values.size() && axis < c.plot.radarAxes.size(); ++axis) {
            if (!values[axis])
                continue;
            const QPointF at = c.radarAt(axis, *values[axis]);
            corners.append(QPointF((at.x() - c.layout.plot.left()) / c.layout.plot.width(), c.chartY(at.y())));
        }
        m_radars[i]->replace(corners);
    }
}

void ChartSeries::readBack(const ChartContext &c, Plot &plot) const
{
    for (size_t i = 0; i < m_violins.size(); ++i) {
        plot.rows[i].density.clear();
        const double center = c.chartY(c.rowCenter(i)), reach = c.rowReach(i) / c.layout.plot.height();
        for (const QPointF &point : m_violins[i].upper->points())
            plot.rows[i].density.push_back({c.x.fromUnit(point.x()), (point.y() - center) / reach});
    }
    for (size_t i = 0; i < m_lines.size(); ++i) {
        PlotLine &line = plot.lines[i];
        line.points = curveBack(c, *m_lines[i].line, 0, line.stepped ? 2 : 1);
        if (m_lines[i].pale)
            line.pale = curveBack(c, *m_lines[i].pale, paleContinues(c.plot.lines[i]) ? 1 : 0);
        line.band.clear();
        if (!m_lines[i].band.area)
            continue;
        const std::vector<PlotPoint> low = curveBack(c, *m_lines[i].band.lower), high = curveBack(c, *m_lines[i].band.upper);
        for (size_t k = 0; k < low.size() && k < high.size(); ++k)
            line.band.push_back({low[k].x, low[k].y, high[k].y});
    }
    for (size_t i = 0; i < m_clouds.size(); ++i) {
        plot.clouds[i].points = curveBack(c, *m_clouds[i].points);
        if (m_clouds[i].trend)
            plot.clouds[i].trend = curveBack(c, *m_clouds[i].trend);
    }
    for (size_t i = 0; i < m_radars.size(); ++i) {
        const QList<QPointF> corners = m_radars[i]->points();
        qsizetype next = 0;
        for (std::optional<double> &value : plot.radars[i].values)
            if (value && next < corners.size()) {
                const QPointF corner = corners[next++];
                value = std::hypot(corner.x() - 0.5, corner.y() - 0.5) * 2;
            }
    }
}

} // namespace derby::ui
