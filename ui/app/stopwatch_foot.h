// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/app/stopwatch.h"
#include "ui/theme/appearance.h"

#include <QWidget>

namespace derby::ui {

class Button;
class GradeBadge;
class ProgressLine;
class Text;

/// The stopwatch at the foot of the sidebar: its clock, its error and grade, or how to find them out. A click asks for the quality panel.
class StopwatchFoot : public QWidget
{
    Q_OBJECT
public:
    StopwatchFoot(const Appearance &appearance, Stopwatch &stopwatch, QWidget *parent = nullptr);
    void setNarrow(bool narrow);

Q_SIGNALS:
    void qualityAsked();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    class Head;
    void refresh();

    const Appearance &m_appearance;
    Stopwatch &m_stopwatch;
    bool m_narrow = false;
    Head *m_head;
    QWidget *m_detail;
    Text *m_error, *m_what;
    Button *m_act;
    ProgressLine *m_progress;
};

} // namespace derby::ui
