// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/chart_context.h"

#include <QtCharts/QAreaSeries>
#include <QtCharts/QChart>
#include <QtCharts/QLineSeries>

#include <vector>

namespace derby::ui {

/// The series of a chart. Their number and looks follow the plot's lanes; new data is put in by replace(), never by append(), which costs
/// thousands of times as much.
class ChartSeries
{
public:
    ChartSeries(QChart &chart, QAbstractAxis &x, QAbstractAxis &y);

    /// Makes series where those that are there do not fit the plot.
    void prepare(const ChartContext &context);
    void setPens(const ChartContext &context);
    void fill(const ChartContext &context);
    void readBack(const ChartContext &context, Plot &plot) const;
    QLineSeries *line(size_t index) const { return index < m_lines.size() ? m_lines[index].line : nullptr; }

private:
    struct Area
    {
        QAreaSeries *area = nullptr;
        QLineSeries *upper = nullptr, *lower = nullptr;
    };
    struct Line
    {
        QLineSeries *line = nullptr, *pale = nullptr;
        Area band;
    };
    struct Cloud
    {
        QLineSeries *points = nullptr, *trend = nullptr;
    };

    Area addArea();
    QLineSeries *addLine();
    void add(QAbstractSeries *series);

    QChart &m_chart;
    QAbstractAxis &m_x, &m_y;
    QString m_signature;
    std::vector<Area> m_violins;
    std::vector<Line> m_lines;
    std::vector<Cloud> m_clouds;
    std::vector<QLineSeries *> m_radars;
};

} // namespace derby::ui
