// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/widgets.h"

class QHBoxLayout;
class QMenu;

namespace derby::ui {

/// What the benchmark page's head offers: before a run, while it goes on, after it.
class PageActions : public QObject
{
    Q_OBJECT
public:
    enum class State { Setup, Running, Stopping, Done };
    PageActions(const Appearance &appearance, QHBoxLayout *row, QWidget *parent);

    void setState(State state, bool hasResult);
    /// `duration`: "3 min"; empty: not known.
    void setStart(bool enabled, const QString &duration, const QString &whyNot);
    void setSave(bool enabled);

Q_SIGNALS:
    void presetChosen(const QString &preset);
    void openRequested();
    void saveRequested();
    void saveAsRequested();
    void startRequested();
    void stopRequested();
    void backRequested();
    void resultsRequested();

private:
    void buildMenu();

    Button *m_presets, *m_save, *m_start, *m_stop, *m_back, *m_results;
    Text *m_stopNote;
    QMenu *m_menu;
};

} // namespace derby::ui
