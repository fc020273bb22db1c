// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/results/runs_view.h"

#include "ui/pages/results/runs_delegate.h"
#include "ui/pages/results/runs_header.h"
#include "ui/pages/results/runs_model.h"

#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QScrollBar>

namespace derby::ui {

RunsView::RunsView(const Appearance &appearance, RunsModel &model, QWidget *parent)
    : QTableView(parent)
    , m_model(model)
    , m_delegate(new RunsDelegate(appearance, model, this))
{
    setHorizontalHeader(new RunsHeader(appearance, model, this));
    setModel(&model);
    setItemDelegate(m_delegate);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setDefaultSectionSize(RunsDelegate::rowHeight);
    verticalHeader()->setMinimumSectionSize(RunsDelegate::rowHeight);
    horizontalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    horizontalHeader()->setSortIndicator(RunsModel::When, Qt::DescendingOrder);
    setSortingEnabled(true);
    setShowGrid(false);
    setFrameShape(QFrame::NoFrame);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    verticalScrollBar()->setSingleStep(RunsDelegate::rowHeight);
    setTabKeyNavigation(false);
    setMouseTracking(true);
    setWordWrap(false);
    setAccessibleName(tr("Runs"));
    connect(&appearance, &Appearance::changed, this, [this] { viewport()->update(); });
    // A new list leaves the eye where it was.
    connect(&model, &QAbstractItemModel::modelAboutToBeReset, this, [this] {
        m_keptFolder = currentFolder();
        m_keptScroll = verticalScrollBar()->value();
    });
    connect(&model, &QAbstractItemModel::modelReset, this, [this] {
        m_pressed = {};
        m_hover = -1;
        m_delegate->setHoverRow(-1);
        updateGeometries();
        verticalScrollBar()->setValue(m_keptScroll);
        if (const int row = m_model.rowOf(m_keptFolder); row >= 0)
            selectionModel()->setCurrentIndex(m_model.index(row, 0), QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
        horizontalHeader()->viewport()->update();
    });
}

QString RunsView::currentFolder() const
{
    return currentIndex().isValid() ? m_model.at(currentIndex().row()).folder : QString();
}

void RunsView::setCurrentFolder(const QString &folder)
{
    if (const int row = m_model.rowOf(folder); row >= 0)
        setCurrentIndex(m_model.index(row, 0));
}

void RunsView::rename()
{
    if (currentIndex().isValid())
        edit(m_model.index(currentIndex().row(), RunsModel::Run));
}

void RunsView::keyPressEvent(QKeyEvent *event)
{
    if (state() == EditingState)
        return QTableView::keyPressEvent(event);
    const bool plain = !(event->modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier));
    const QModelIndex current = currentIndex();
    if (plain) {
        switch (event->key()) {
        case Qt::Key_Return:
        case Qt::Key_Enter:
            Q_EMIT enterPressed();
            return;
        case Qt::Key_Space:
            if (current.isValid())
                m_model.setChosen(current.row(), !m_model.isChosen(current.row()));
            return;
        case Qt::Key_Delete:
        case Qt::Key_Backspace:
            Q_EMIT removeRequested();
            return;
        case Qt::Key_F2:
            rename();
            return;
        case Qt::Key_T:
            Q_EMIT notesRequested();
            return;
        case Qt::Key_Home:
            if (m_model.rowCount() > 0)
                setCurrentIndex(m_model.index(0, 0));
            return;
        case Qt::Key_End:
            if (m_model.rowCount() > 0)
                setCurrentIndex(m_model.index(m_model.rowCount() - 1, 0));
            return;
        case Qt::Key_Up:
        case Qt::Key_Down:
        case Qt::Key_PageUp:
        case Qt::Key_PageDown:
            if (!current.isValid() && m_model.rowCount() > 0)
                return setCurrentIndex(m_model.index(0, 0));
            return QTableView::keyPressEvent(event);
        default:
            break;
        }
        if (event->text() == QLatin1String("/")) {
            Q_EMIT searchRequested({});
            return;
        }
    }
    event->ignore(); // no search by typing here: the field above does it; the page and the window have their keys
}

void RunsView::mousePressEvent(QMouseEvent *event)
{
    m_pressed = indexAt(event->pos());
    if (event->button() == Qt::LeftButton && m_pressed.isValid())
        setCurrentIndex(m_pressed.siblingAtColumn(0));
    if (state() == EditingState)
        QTableView::mousePressEvent(event);
}

void RunsView::mouseReleaseEvent(QMouseEvent *event)
{
    const QModelIndex released = indexAt(event->pos());
    if (event->button() != Qt::LeftButton || !released.isValid() || released != m_pressed)
        return;
    const int row = released.row();
    const QRect cell = visualRect(released);
    const QString folder = m_model.at(row).folder;
    m_pressed = {};
    if (released.column() == RunsModel::Run && RunsDelegate::onCheck(cell, event->pos()))
        m_model.setChosen(row, !m_model.isChosen(row));
    else if (released.column() == RunsModel::Finding && m_delegate->recoverBox(cell, m_model.at(row)).contains(event->pos()))
        Q_EMIT recoverRequested(folder);
    else if (event->modifiers() & (Qt::ControlModifier | Qt::ShiftModifier))
        m_model.setChosen(row, !m_model.isChosen(row));
    else
        Q_EMIT opened(folder);
}

void RunsView::mouseMoveEvent(QMouseEvent *event)
{
    const QModelIndex under = indexAt(event->pos());
    setHover(under.isValid() ? under.row() : -1);
}

void RunsView::leaveEvent(QEvent *event)
{
    setHover(-1);
    QTableView::leaveEvent(event);
}

void RunsView::setHover(int row)
{
    if (row == m_hover)
        return;
    m_hover = row;
    m_delegate->setHoverRow(row);
    viewport()->setCursor(row >= 0 ? Qt::PointingHandCursor : Qt::ArrowCursor);
    viewport()->update();
}

void RunsView::contextMenuEvent(QContextMenuEvent *event)
{
    const QModelIndex at = event->reason() == QContextMenuEvent::Mouse ? indexAt(event->pos()) : currentIndex();
    if (!at.isValid())
        return;
    setCurrentIndex(at.siblingAtColumn(0));
    const QPoint point =
        event->reason() == QContextMenuEvent::Mouse ? event->globalPos() : viewport()->mapToGlobal(visualRect(at).bottomLeft());
    Q_EMIT menuRequested(m_model.at(at.row()).folder, point);
}

void RunsView::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTableView::currentChanged(current, previous);
    viewport()->update();
}

void RunsView::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    layOut();
}

void RunsView::layOut()
{
    // The name takes what the others leave; where it is tight the dots shrink, then the load goes (its figures are on the run's page).
    const int width = viewport()->width();
    const bool tight = width < 1100, narrow = width < 1010;
    const int when = 118, load = 168, dots = tight ? 200 : 262, finding = tight ? 236 : width > 1400 ? 420 : 272, grade = 76;
    setColumnHidden(RunsModel::Load, narrow);
    const int others = when + (narrow ? 0 : load) + dots + finding + grade;
    setColumnWidth(RunsModel::Run, qMax(width - others, 180));
    setColumnWidth(RunsModel::When, when);
    setColumnWidth(RunsModel::Load, load);
    setColumnWidth(RunsModel::Ttft, dots);
    setColumnWidth(RunsModel::Finding, finding);
    setColumnWidth(RunsModel::Grade, grade);
}

} // namespace derby::ui
