// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/plots.h"
#include "run/trace.h"
#include "ui/widgets/widgets.h"

namespace derby::ui {

/// What a test of one endpoint does and gave, in the place of the round trips.
class TestPanel : public QWidget
{
    Q_OBJECT
public:
    explicit TestPanel(const Appearance &appearance, QWidget *parent = nullptr);
    void showRunning();
    void showResult(const Trace &trace); ///< one that succeeded
    /// "TTFT 12.3 ms", "21 tokens, counted by the server" …: what is known of an answer.
    static QStringList facts(const Trace &trace);

Q_SIGNALS:
    void closed();

private:
    Text *m_title;
    ProgressLine *m_progress;
    FigureLabel *m_ttft;
    Text *m_facts, *m_answer;
    Button *m_close;
};

} // namespace derby::ui
