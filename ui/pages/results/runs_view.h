// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/appearance.h"

#include <QTableView>

namespace derby::ui {

class RunsDelegate;
class RunsModel;

/// The table of runs: one row of fixed height a run, worked by mouse and keyboard alike.
class RunsView : public QTableView
{
    Q_OBJECT
public:
    RunsView(const Appearance &appearance, RunsModel &model, QWidget *parent = nullptr);

    QString currentFolder() const; ///< empty: no current row
    void setCurrentFolder(const QString &folder);
    /// Renames in place.
    void rename();

Q_SIGNALS:
    void opened(const QString &folder);
    void recoverRequested(const QString &folder);
    void enterPressed(); ///< opens the current run, or compares the chosen ones
    void removeRequested();
    void notesRequested();
    void searchRequested(const QString &typed);
    void menuRequested(const QString &folder, const QPoint &global);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override; ///< the ring goes round the whole row

private:
    void setHover(int row);
    void layOut();

    RunsModel &m_model;
    RunsDelegate *m_delegate;
    QModelIndex m_pressed;
    int m_hover = -1;
    QString m_keptFolder; ///< the current run, over a reset of the model
    int m_keptScroll = 0;
};

} // namespace derby::ui
