// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/results/plot_maker.h"

namespace derby::ui {

PlotMaker::PlotMaker(QObject *parent)
    : QObject(parent)
{
    m_pool.setMaxThreadCount(1);
}

PlotMaker::~PlotMaker()
{
    m_pool.clear();
    m_pool.waitForDone();
}

void PlotMaker::setRuns(std::vector<OpenRunPtr> runs, const QStringList &labels)
{
    m_pool.clear();
    ++m_generation;
    m_known.clear();
    m_runs = std::move(runs);
    m_labels = labels;
}

void PlotMaker::ask(ChartId chart, const QString &test)
{
    const QString key = chartName(chart) + u'\n' + test;
    if (const auto known = m_known.constFind(key); known != m_known.constEnd()) {
        if (const PlotPtr plot = *known)
            Q_EMIT made(chart, test, plot);
        return;
    }
    m_known.insert(key, nullptr);
    m_pool.start([this, chart, test, key, runs = m_runs, labels = m_labels, generation = m_generation] {
        std::vector<PlotSource> sources;
        for (size_t i = 0; i < runs.size(); ++i)
            sources.push_back({runs[i]->run.get(), runs[i]->comparison.get(), test, labels.value(static_cast<qsizetype>(i))});
        const auto plot = std::make_shared<const Plot>(makePlot(chart, sources));
        QMetaObject::invokeMethod(
            this,
            [this, chart, test, key, plot, generation] {
                if (generation != m_generation)
                    return;
                m_known.insert(key, plot);
                Q_EMIT made(chart, test, plot);
            },
            Qt::QueuedConnection);
    });
}

} // namespace derby::ui
