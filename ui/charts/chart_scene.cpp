// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chart_scene.h"

#include "ui/charts/chart_series.h"
#include "ui/charts/overlay.h"

#include <QGraphicsLayout>
#include <QGraphicsScene>
#include <QPainter>
#include <QtCharts/QValueAxis>

#include <algorithm>
#include <cmath>

namespace derby::ui {

class ChartScene::Impl
{
public:
    explicit Impl(const ChartStyle &style)
        : chart(new QChart)
        , xAxis(new QValueAxis)
        , yAxis(new QValueAxis)
        , series(*chart, *xAxis, *yAxis)
        , below(new Overlay(c, Overlay::Layer::Below, chart))
        , above(new Overlay(c, Overlay::Layer::Above, chart))
    {
        c.style = style;
        c.size = QSizeF(640, 480); // until it is known: a plot can be put in and read back at any time
        scene.setItemIndexMethod(QGraphicsScene::NoIndex);
        scene.addItem(chart);
        chart->addAxis(xAxis, Qt::AlignBottom);
        chart->addAxis(yAxis, Qt::AlignLeft);
        chart->legend()->hide();
        chart->setAnimationOptions(QChart::NoAnimation);
        chart->layout()->setContentsMargins(0, 0, 0, 0);
        chart->setMargins(QMargins());
        applyTheme();
    }

    void applyTheme()
    {
        // The theme overwrites what was set before it: first.
        chart->setTheme(QChart::ChartThemeLight);
        chart->setBackgroundVisible(false);
        chart->setPlotAreaBackgroundVisible(false);
        for (QValueAxis *axis : {xAxis, yAxis}) {
            // Grid, ticks and texts are the overlay's: a value axis knows no 1-2-5 steps of a logarithm, a category axis draws a line at
            // its range's end and cuts its labels.
            axis->setVisible(false);
        }
        series.setPens(c);
    }

    void fullRange()
    {
        c.xLow = c.x.low();
        c.xHigh = c.x.high();
        c.yLow = c.y.low();
        c.yHigh = c.y.high();
    }

    void update()
    {
        layOut(c);
        chart->resize(c.size);
        scene.setSceneRect(c.layout.all);
        chart->setPlotArea(c.layout.plot);
        series.prepare(c);
        const bool own = c.form == Form::Rows || c.form == Form::Heat, radar = c.form == Form::Radar;
        if (radar)
            xAxis->setRange(0, 1);
        else
            xAxis->setRange(c.xLow, c.xHigh);
        if (own || radar)
            yAxis->setRange(0, 1);
        else
            yAxis->setRange(c.yLow, c.yHigh);
        series.fill(c);
        below->refresh();
        above->refresh();
    }

    ChartContext c;
    QGraphicsScene scene;
    QChart *chart; ///< the scene's
    QValueAxis *xAxis, *yAxis;
    ChartSeries series;
    Overlay *below, *above;
};

ChartScene::ChartScene(const ChartStyle &style)
    : d(std::make_unique<Impl>(style))
{
}

ChartScene::~ChartScene() = default;

void ChartScene::setStyle(const ChartStyle &style)
{
    d->c.style = style;
    d->applyTheme();
    d->update();
}

void ChartScene::setPlot(const Plot &plot)
{
    ChartContext &c = d->c;
    const bool keep = zoomed() && plot.id == c.plot.id;
    const double xLow = c.xLow, xHigh = c.xHigh, yLow = c.yLow, yHigh = c.yHigh;
    c.plot = plot;
    c.form = formOf(plot);
    c.lanes = lanesOf(plot);
    c.x = Scale(plot.x, plot.id == ChartId::Percentiles);
    c.y = Scale(plot.y, false);
    d->fullRange();
    if (keep)
        show(xLow, xHigh, yLow, yHigh);
    else
        d->update();
}

void ChartScene::resize(QSizeF size)
{
    if (size == d->c.size || size.isEmpty())
        return;
    d->c.size = size;
    d->update();
}

void ChartScene::show(double xLow, double xHigh, double yLow, double yHigh)
{
    ChartContext &c = d->c;
    const auto fit = [](double low, double high, const Scale &scale, bool allowed, double &toLow, double &toHigh) {
        const double whole = scale.high() - scale.low(), span = std::clamp(high - low, whole / 500, whole);
        if (!allowed || !(span < whole * 0.999) || !std::isfinite(low)) {
            toLow = scale.low();
            toHigh = scale.high();
            return;
        }
        toLow = std::clamp(low, scale.low(), scale.high() - span);
        toHigh = toLow + span;
    };
    fit(xLow, xHigh, c.x, zoomsX(), c.xLow, c.xHigh);
    fit(yLow, yHigh, c.y, zoomsY(), c.yLow, c.yHigh);
    d->update();
}

void ChartScene::showAll()
{
    d->fullRange();
    d->update();
}

bool ChartScene::zoomed() const
{
    const ChartContext &c = d->c;
    return c.xLow != c.x.low() || c.xHigh != c.x.high() || c.yLow != c.y.low() || c.yHigh != c.y.high();
}

bool ChartScene::zoomsX() const
{
    return d->c.form != Form::Radar && d->c.form != Form::Nothing;
}

bool ChartScene::zoomsY() const
{
    return d->c.form == Form::Curves && d->c.plot.id == ChartId::PromptScatter;
}

const ChartContext &ChartScene::context() const
{
    return d->c;
}

void ChartScene::render(QPainter &painter, const QRectF &target)
{
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    d->chart->layout()->activate(); // nobody's event loop does it
    d->scene.render(&painter, target, d->c.layout.all, Qt::IgnoreAspectRatio);
}

Plot ChartScene::drawn() const
{
    Plot plot = d->c.plot;
    d->series.readBack(d->c, plot);
    return plot;
}

QPointF ChartScene::positionOfLine(size_t line, int index) const
{
    QLineSeries *series = d->series.line(line);
    return series ? d->chart->mapToPosition(series->at(index), series) : QPointF();
}

} // namespace derby::ui
