// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/appearance.h"

#include <QStringList>
#include <QWidget>

namespace derby::ui {

class Button;
class Text;

/// What can be done with the runs that were chosen.
class ListDock : public QWidget
{
    Q_OBJECT
public:
    explicit ListDock(const Appearance &appearance, QWidget *parent = nullptr);
    void setChosen(const QStringList &names);

    static constexpr int mostCompared = 6;

Q_SIGNALS:
    void removeRequested();
    void exportRequested(const QPoint &global);
    void openRequested(); ///< one run, or several side by side
    void clearRequested();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Appearance &m_appearance;
    Text *m_count, *m_names;
    Button *m_open;
};

} // namespace derby::ui
