// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/run_store.h"
#include "ui/pages/results/run_export.h"
#include "ui/pages/results/runs_model.h"
#include "ui/widgets/page.h"

#include <QWidget>

class QStackedWidget;

namespace derby::ui {

class Button;
class ListDock;
class ListEmpty;
class NotesPanel;
class RunsView;
class SearchField;
class Segments;
class Text;

/// The list of all runs: found, chosen, named, marked, deleted, mended.
class ListPanel : public QWidget
{
    Q_OBJECT
public:
    ListPanel(const Appearance &appearance, RunStore &store, QWidget *parent = nullptr);

    void focusSearch();
    void focusList();
    bool escape(); ///< leaves an edit, the choice, the search; false: nothing to leave
    QString title(const QString &folder) const; ///< of a run; its folder's name where it is not listed
    const RunsModel &model() const { return m_model; }
    bool anySimulated() const; ///< among what is shown
    QStringList chosenOrCurrent() const;
    void choose(const QStringList &folders);
    void setCurrent(const QString &folder);
    void removeRuns(const QStringList &folders);
    void recover(const QString &folder);
    void rename();
    void editNotes();
    void exportChosen(const QPoint &global);

Q_SIGNALS:
    void opened(const QStringList &folders);
    void notice(const derby::ui::Notice &notice);
    void newBenchmark();
    void openFolder();
    void shownChanged();

private:
    QWidget *makeTable();
    void connectTable();
    void showRuns();
    void updateCount();
    void chooseTag();
    void setTag(const QString &tag); ///< shows runs with this tag only; empty: all
    void showMenu(const QString &folder, const QPoint &global);
    void saveNotes(const QString &folder, const RunNotes &notes);
    void enter();
    void fail(const Error &error);
    void exportTo(const QStringList &folders, RunFile file);

    const Appearance &m_appearance;
    RunStore &m_store;
    RunsModel m_model;
    QStackedWidget *m_stack;
    QWidget *m_list;
    ListEmpty *m_empty;
    SearchField *m_search = nullptr;
    Segments *m_kinds = nullptr;
    Button *m_tag = nullptr;
    QString m_shownTag;
    Text *m_count = nullptr;
    RunsView *m_view = nullptr;
    QStackedWidget *m_found = nullptr; ///< the table, or that nothing fits
    ListDock *m_dock = nullptr;
    NotesPanel *m_notes = nullptr;
    bool m_listedOnce = false; ///< the folder has been read to its end: only then it is known to be empty
};

} // namespace derby::ui
