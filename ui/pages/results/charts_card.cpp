// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/results/charts_card.h"

#include "ui/charts/chart_view.h"
#include "ui/widgets/choice.h"

#include <QBoxLayout>
#include <QLocale>
#include <QResizeEvent>
#include <QStackedWidget>

namespace derby::ui {

namespace {

/// Whether a column of a plot's table holds numbers: those stand right, in the figure face.
bool isFigures(const PlotTable &table, int column)
{
    bool any = false;
    for (const QStringList &row : table.rows) {
        const QString text = row.value(column).trimmed();
        if (text.isEmpty() || text == QLatin1String("-") || text == QStringLiteral("–"))
            continue;
        bool number = false;
        QLocale::c().toDouble(text, &number);
        if (!number)
            return false;
        any = true;
    }
    return any;
}

} // namespace

void setTable(CellsModel &model, const PlotTable &table)
{
    std::vector<std::vector<Cell>> rows;
    std::vector<bool> figures;
    for (int column = 0; column < table.headers.size(); ++column)
        figures.push_back(isFigures(table, column));
    for (const QStringList &row : table.rows) {
        std::vector<Cell> &cells = rows.emplace_back();
        for (int column = 0; column < table.headers.size(); ++column) {
            Cell &cell = cells.emplace_back();
            cell.text = row.value(column);
            cell.figure = figures[static_cast<size_t>(column)];
        }
    }
    model.set(table.headers, std::move(rows));
}

ChartsCard::ChartsCard(const Appearance &appearance, PlotMaker &maker, QWidget *parent)
    : Card(appearance, parent)
    , m_maker(maker)
    , m_picker(new Choice(appearance))
    , m_note(new Text(appearance, Type::Small, {}, nullptr, Token::Ink3))
    , m_tableButton(new Button(appearance, Button::Kind::Quiet, tr("Table")))
    , m_export(new Button(appearance, Button::Kind::Plain, tr("Export"), QStringLiteral("export")))
    , m_stack(new QStackedWidget)
    , m_view(new ChartView(appearance))
    , m_table(new CellTable(appearance, m_cells))
    , m_waiting(new QWidget)
{
    for (const ChartId chart : allCharts())
        m_picker->addItem(chartTitle(chart), QVariant::fromValue(static_cast<int>(chart)));
    m_picker->setAccessibleName(tr("Chart"));
    m_note->setElided(true);
    m_picker->setMaximumWidth(240);
    m_tableButton->setSmall(true);
    m_tableButton->setCheckable(true);
    m_tableButton->setToolTip(tr("The figures behind this chart (Ctrl+T)"));
    m_export->setSmall(true);
    headRow()->setContentsMargins(0, 0, 0, Theme::m);
    headRow()->addWidget(m_picker);
    headRow()->addWidget(m_note, 1);
    headRow()->addWidget(m_tableButton);
    headRow()->addWidget(m_export);
    m_table->setAccessibleName(tr("Table behind the chart"));
    auto *column = new QVBoxLayout(m_waiting);
    auto *line = new ProgressLine(appearance);
    line->setProgress(-1);
    line->setMaximumWidth(240);
    auto *words = new Text(appearance, Type::Small, tr("Drawing…"), nullptr, Token::Ink3);
    words->setAlignment(Qt::AlignCenter);
    column->addStretch();
    column->addWidget(words);
    column->addWidget(line, 0, Qt::AlignHCenter);
    column->addStretch();
    m_stack->addWidget(m_view);
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_waiting);
    body()->addWidget(m_stack, 1);
    setMinimumHeight(360);
    connect(m_picker, &Choice::activated, this, [this](int index) { setChart(static_cast<ChartId>(m_picker->itemData(index).toInt())); });
    connect(m_tableButton, &Button::clicked, this, [this] { show(m_plot); });
    connect(m_export, &Button::clicked, this, &ChartsCard::exportRequested);
    connect(&maker, &PlotMaker::made, this, [this](ChartId chart, const QString &test, const PlotPtr &plot) {
        if (chart == m_chart && test == m_test)
            show(plot);
    });
}

void ChartsCard::setTest(const QString &test)
{
    m_test = test;
    ask();
}

void ChartsCard::setChart(ChartId chart)
{
    m_chart = chart;
    m_picker->setCurrentIndex(m_picker->findData(static_cast<int>(chart)));
    ask();
}

void ChartsCard::nextChart()
{
    const QList<ChartId> charts = allCharts();
    setChart(charts[(charts.indexOf(m_chart) + 1) % charts.size()]);
}

void ChartsCard::ask()
{
    show(nullptr);
    m_maker.ask(m_chart, m_test);
}

void ChartsCard::show(const PlotPtr &plot)
{
    m_plot = plot;
    m_export->setEnabled(plot != nullptr);
    if (!plot) {
        m_note->setText({});
        m_stack->setCurrentWidget(m_waiting);
        return;
    }
    m_note->setText(plot->subtitle);
    m_view->setPlot(*plot);
    setTable(m_cells, plot->table);
    m_stack->setCurrentWidget(m_tableButton->isChecked() ? static_cast<QWidget *>(m_table) : m_view);
}

void ChartsCard::toggleTable()
{
    m_tableButton->setChecked(!m_tableButton->isChecked());
    show(m_plot);
    if (m_plot && m_tableButton->isChecked())
        m_table->setFocus();
}

bool ChartsCard::showsTable() const
{
    return m_tableButton->isChecked();
}

void ChartsCard::resizeEvent(QResizeEvent *event)
{
    Card::resizeEvent(event);
    constexpr int narrow = 560;
    m_export->setText(event->size().width() < narrow ? QString() : tr("Export"));
    m_export->setAccessibleName(tr("Export"));
}

} // namespace derby::ui
