// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "measure/snapshot.h"
#include "ui/widgets/widgets.h"

namespace derby::ui {

/// Where the run is: phase, requests so far, time gone and left, how good the measurement is.
class ProgressCard : public Card
{
    Q_OBJECT
public:
    explicit ProgressCard(const Appearance &appearance, QWidget *parent = nullptr);
    void show(const Snapshot &snapshot);
    void showStopping(); ///< the last requests are being ended
    void showJudging(); ///< nothing is sent any more

private:
    QWidget *timeBlock(const QString &label, Text *&value);
    QWidget *verticalRule();

    const Appearance &m_appearance;
    Text *m_phase, *m_note, *m_count, *m_elapsed = nullptr, *m_left = nullptr, *m_quality;
    ProgressLine *m_line;
    GradeBadge *m_grade;
};

} // namespace derby::ui
