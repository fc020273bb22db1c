// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/run_compare.h"
#include "ui/models/run_store.h"
#include "ui/pages/results/plot_maker.h"
#include "ui/pages/results/run_cards.h"
#include "ui/widgets/page.h"

#include <QWidget>

class QBoxLayout;

namespace derby::ui {

class ChartView;
class ChartsCard;
class ExportPanel;
class PairCard;
class ScrollColumn;
class VerdictCard;

/// One run, or up to six side by side: the verdict first, then charts, figures, what failed, and how good the measurement was.
class RunPanel : public QWidget
{
    Q_OBJECT
public:
    RunPanel(const Appearance &appearance, RunStore &store, QWidget *parent = nullptr);

    /// `titles`: of the runs, as the list calls them.
    void show(const std::vector<OpenRunPtr> &runs, const QStringList &titles);
    const std::vector<OpenRunPtr> &runs() const { return m_runs; }
    QString subtitle() const; ///< one line of what was measured
    QString grade() const; ///< of the shown test's measurement; of several runs, the worst
    bool simulated() const;

    void showExport(); ///< Ctrl+E
    void toggleTable(); ///< Ctrl+T
    void nextChart(); ///< C
    void stepPair(int by); ///< left, right
    void showQuality();
    void remake(); ///< writes the run's files again
    bool escape(); ///< closes the export

Q_SIGNALS:
    void notice(const derby::ui::Notice &notice);
    void testShown(); ///< another one of the run: subtitle and grade are its own

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void showTest(int index);
    void showVerdict(bool whole);
    void showAcross();
    std::vector<ShownLane> lanes() const;
    std::vector<ComparedRun> compared() const;
    void save();
    void saveTo(const QString &file);
    void copyPicture();
    void fail(const Error &error);
    void layOut();
    const TestComparison *test() const { return m_test < 0 ? nullptr : &m_runs.front()->comparison->tests[static_cast<size_t>(m_test)]; }

    const Appearance &m_appearance;
    RunStore &m_store;
    std::vector<OpenRunPtr> m_runs;
    QStringList m_titles;
    int m_test = -1;
    std::vector<SeriesLook> m_looks;
    PlotMaker m_maker;
    ScrollColumn *m_scroll;
    ExportPanel *m_export;
    VerdictCard *m_verdict;
    ChartsCard *m_charts;
    Card *m_percentilesCard;
    ChartView *m_percentiles;
    PairCard *m_pairs;
    FiguresCard *m_figures;
    ErrorsCard *m_errors;
    QualityCard *m_quality;
    FactsCard *m_facts;
    QBoxLayout *m_top, *m_right, *m_bottom;
};

} // namespace derby::ui
