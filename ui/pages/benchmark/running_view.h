// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/live_plots.h"
#include "ui/models/run_store.h"
#include "ui/pages/benchmark/benchmark_run.h"
#include "ui/theme/appearance.h"
#include "ui/widgets/page.h"

#include <QWidget>

class QBoxLayout;

namespace derby::ui {

class Card;
class ChartView;
class Chip;
class ErrorCard;
class FlightStrips;
class LaneTable;
class LiveFiguresColumn;
class ProgressCard;
class LiveQualityCard;
class RunPanel;
class ScrollColumn;
class Segments;
class Text;

/// A run while it goes on: figures and intervals, no verdict. At its end what the Results page shows of it, by the same panel.
class RunningView : public QWidget
{
    Q_OBJECT
public:
    RunningView(const Appearance &appearance, RunStore &store, QWidget *parent = nullptr);

    void begin(const Plan &plan);
    /// Five times a second. `visible` false: only remembers what the history needs.
    void show(const Snapshot &snapshot, bool visible);
    void showStopping();
    void showJudging();
    void showOutcome(const RunOutcome &outcome);
    bool escape(); ///< closes what is open over the outcome
    void showFailure(const Error &error); ///< it could not begin, or nothing was measured

Q_SIGNALS:
    void backRequested(); ///< from the error card
    void notice(const derby::ui::Notice &notice);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    QWidget *buildDistribution();
    void draw();
    void showLive(bool live); ///< else the outcome
    std::optional<double> ttftTarget() const;

    const Appearance &m_appearance;
    ScrollColumn *m_scroll;
    ProgressCard *m_progress;
    Text *m_stopped; ///< over the outcome of a run that was stopped
    RunPanel *m_outcome;
    ErrorCard *m_error;
    QWidget *m_live; ///< all that shows figures
    QBoxLayout *m_columns;
    Card *m_distribution;
    Segments *m_form;
    ChartView *m_chart, *m_throughput;
    LiveFiguresColumn *m_figures;
    FlightStrips *m_strips;
    Card *m_throughputCard, *m_stripsCard;
    LiveQualityCard *m_quality;
    LaneTable *m_table;
    Plan m_plan;
    std::vector<SeriesLook> m_looks;
    LiveHistory m_history;
    Snapshot m_snapshot;
    bool m_narrow = false;
};

} // namespace derby::ui
