// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/plots.h"
#include "ui/pages/results/cells.h"
#include "ui/pages/results/plot_maker.h"
#include "ui/widgets/widgets.h"

class QStackedWidget;

namespace derby::ui {

class ChartView;
class Choice;

/// One chart of the run, a picker of all, and the table behind it.
class ChartsCard : public Card
{
    Q_OBJECT
public:
    ChartsCard(const Appearance &appearance, PlotMaker &maker, QWidget *parent = nullptr);
    void setTest(const QString &test); ///< and asks for the chart
    void setChart(ChartId chart);
    void nextChart();
    ChartId chart() const { return m_chart; }
    void toggleTable();
    bool showsTable() const;
    PlotPtr plot() const { return m_plot; } ///< null while it is being made

Q_SIGNALS:
    void exportRequested();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void ask();
    void show(const PlotPtr &plot);

    PlotMaker &m_maker;
    QString m_test;
    ChartId m_chart = ChartId::TtftDistribution;
    PlotPtr m_plot;
    Choice *m_picker;
    Text *m_note;
    Button *m_tableButton, *m_export;
    QStackedWidget *m_stack;
    ChartView *m_view;
    CellsModel m_cells;
    CellTable *m_table;
    QWidget *m_waiting;
};

/// The cells of the table behind a chart.
void setTable(CellsModel &model, const PlotTable &table);

} // namespace derby::ui
