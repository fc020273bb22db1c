// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/results/list_panel.h"

#include "ui/pages/results/list_dock.h"
#include "ui/pages/results/list_empty.h"
#include "ui/pages/results/notes_panel.h"
#include "ui/pages/results/rounded_frame.h"
#include "ui/pages/results/runs_view.h"
#include "ui/pages/results/search_field.h"
#include "ui/widgets/widgets.h"

#include <QBoxLayout>
#include <QDesktopServices>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QLocale>
#include <QMenu>
#include <QStackedWidget>
#include <QUrl>

namespace derby::ui {

namespace {

constexpr int searchWidth = 340;

/// A folder as people write it: "~/tokenderby/results".
QString shownFolder(const QString &folder)
{
    const QString path = QDir::toNativeSeparators(folder), home = QDir::toNativeSeparators(QDir::homePath());
    return path.startsWith(home + QDir::separator()) ? u'~' + path.mid(home.size()) : path;
}

} // namespace

ListPanel::ListPanel(const Appearance &appearance, RunStore &store, QWidget *parent)
    : QWidget(parent)
    , m_appearance(appearance)
    , m_store(store)
    , m_stack(new QStackedWidget)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    m_list = makeTable();
    m_empty = new ListEmpty(appearance);
    connect(m_empty, &ListEmpty::newBenchmark, this, &ListPanel::newBenchmark);
    connect(m_empty, &ListEmpty::openFolder, this, &ListPanel::openFolder);
    m_stack->addWidget(m_list);
    m_stack->addWidget(m_empty);
    column->addWidget(m_stack);
    connect(&store, &RunStore::listed, this, &ListPanel::showRuns);
    connect(&store, &RunStore::listingChanged, this, &ListPanel::updateCount);
    connect(&store, &RunStore::folderChanged, this, [this] { m_listedOnce = false; });
    connect(&m_model, &QAbstractItemModel::modelReset, this, &ListPanel::updateCount);
    connect(&m_model, &RunsModel::renamed, this, [this](const QString &folder, const QString &name) {
        const RunListEntry *run = m_model.find(folder);
        if (run)
            saveNotes(folder, {name, run->tags, run->note});
    });
    m_model.setRuns(store.runs());
    updateCount();
}

QWidget *ListPanel::makeTable()
{
    auto *list = new QWidget;
    auto *column = new QVBoxLayout(list);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Theme::m);
    auto *bar = new QHBoxLayout;
    bar->setSpacing(Theme::s);
    m_search = new SearchField(m_appearance);
    m_search->setMaximumWidth(searchWidth);
    m_search->setMinimumWidth(180);
    m_kinds = new Segments(m_appearance, {tr("All"), tr("Measured"), tr("Simulated"), tr("Partial")});
    m_kinds->setAccessibleName(tr("Kinds of runs"));
    m_tag = new Button(m_appearance, Button::Kind::Plain, tr("Tag"), QStringLiteral("glyph/tag"));
    m_count = new Text(m_appearance, Type::Small, {}, nullptr, Token::Ink3);
    m_count->setElided(true);
    m_count->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    bar->addWidget(m_search, 2);
    bar->addWidget(m_kinds);
    bar->addWidget(m_tag);
    bar->addWidget(m_count, 1);
    column->addLayout(bar);

    m_view = new RunsView(m_appearance, m_model);
    auto *nothing = new QWidget;
    auto *words = new QVBoxLayout(nothing);
    auto *sentence = new Text(m_appearance, Type::Body, tr("No run fits this search."), nullptr, Token::Ink2);
    sentence->setAlignment(Qt::AlignCenter);
    auto *all = new Button(m_appearance, Button::Kind::Plain, tr("Show all runs"));
    connect(all, &Button::clicked, this, [this] {
        m_search->clear();
        m_kinds->setCurrent(0);
        m_model.setKind(RunsModel::Kind::All);
        setTag({});
    });
    words->addStretch();
    words->addWidget(sentence);
    words->addWidget(all, 0, Qt::AlignHCenter);
    words->addStretch();
    m_found = new QStackedWidget;
    m_found->addWidget(m_view);
    m_found->addWidget(nothing);
    column->addWidget(new RoundedFrame(m_appearance, m_found), 1);

    m_dock = new ListDock(m_appearance);
    m_notes = new NotesPanel(m_appearance);
    m_dock->hide();
    m_notes->hide();
    column->addWidget(m_dock);
    column->addWidget(m_notes);
    connectTable();
    return list;
}

void ListPanel::connectTable()
{
    connect(m_search, &QLineEdit::textChanged, &m_model, &RunsModel::setSearch);
    connect(m_search, &SearchField::left, this, &ListPanel::focusList);
    connect(m_kinds, &Segments::currentChanged, this, [this](int kind) { m_model.setKind(static_cast<RunsModel::Kind>(kind)); });
    connect(m_tag, &Button::clicked, this, &ListPanel::chooseTag);
    connect(m_view, &RunsView::opened, this, [this](const QString &folder) {
        const RunListEntry *run = m_model.find(folder);
        if (run && run->recoverable && run->grade.isEmpty())
            return; // its Recover button is there
        Q_EMIT opened({folder});
    });
    connect(m_view, &RunsView::recoverRequested, this, &ListPanel::recover);
    connect(m_view, &RunsView::enterPressed, this, &ListPanel::enter);
    connect(m_view, &RunsView::removeRequested, this, [this] { removeRuns(chosenOrCurrent()); });
    connect(m_view, &RunsView::notesRequested, this, &ListPanel::editNotes);
    connect(m_view, &RunsView::searchRequested, this, &ListPanel::focusSearch);
    connect(m_view, &RunsView::menuRequested, this, &ListPanel::showMenu);
    connect(m_dock, &ListDock::openRequested, this, &ListPanel::enter);
    connect(m_dock, &ListDock::removeRequested, this, [this] { removeRuns(m_model.chosen()); });
    connect(m_dock, &ListDock::exportRequested, this, &ListPanel::exportChosen);
    connect(m_dock, &ListDock::clearRequested, &m_model, &RunsModel::clearChosen);
    connect(m_notes, &NotesPanel::saved, this, &ListPanel::saveNotes);
    connect(m_notes, &NotesPanel::closed, this, [this] {
        m_notes->hide();
        m_dock->setVisible(!m_model.chosen().isEmpty());
        focusList();
    });
    connect(&m_model, &RunsModel::chosenChanged, this, [this] {
        QStringList names;
        const QStringList chosen = m_model.chosen();
        for (const QString &folder : chosen)
            names << title(folder);
        m_dock->setChosen(names);
        m_dock->setVisible(!names.isEmpty() && !m_notes->isVisible());
    });
}

void ListPanel::showRuns()
{
    m_listedOnce = m_listedOnce || !m_store.isListing();
    m_model.setRuns(m_store.runs());
    updateCount();
    if (m_view->hasFocus())
        focusList();
}

void ListPanel::updateCount()
{
    const bool empty = m_model.total() == 0 && m_listedOnce;
    const QString folder = shownFolder(m_store.folder());
    m_empty->setFolder(folder);
    m_stack->setCurrentWidget(empty ? static_cast<QWidget *>(m_empty) : m_list);
    m_found->setCurrentIndex(m_model.rowCount() == 0 && m_model.total() > 0 ? 1 : 0);
    const QLocale locale;
    const int shown = m_model.rowCount(), total = m_model.total();
    m_count->setText(m_store.isListing() && total == 0 ? tr("Reading %1…").arg(folder)
                         : shown == total
                         ? total == 1 ? tr("1 run in %1").arg(folder) : tr("%1 runs in %2").arg(locale.toString(total), folder)
                         : tr("%1 of %2 runs").arg(locale.toString(shown), locale.toString(total)));
    Q_EMIT shownChanged();
}

void ListPanel::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

void ListPanel::focusList()
{
    if (!m_view->currentIndex().isValid() && m_model.rowCount() > 0)
        m_view->setCurrentIndex(m_model.index(0, 0));
    m_view->setFocus(Qt::OtherFocusReason);
}

bool ListPanel::escape()
{
    if (m_notes->isVisible()) {
        Q_EMIT m_notes->closed();
        return true;
    }
    if (!m_model.chosen().isEmpty()) {
        m_model.clearChosen();
        return true;
    }
    if (!m_search->text().isEmpty()) {
        m_search->clear();
        return true;
    }
    return false;
}

QString ListPanel::title(const QString &folder) const
{
    const RunListEntry *run = m_model.find(folder);
    return run ? run->title() : QFileInfo(folder).fileName();
}

bool ListPanel::anySimulated() const
{
    for (int row = 0; row < m_model.rowCount(); ++row) {
        if (m_model.at(row).simulated)
            return true;
    }
    return false;
}

QStringList ListPanel::chosenOrCurrent() const
{
    if (const QStringList chosen = m_model.chosen(); !chosen.isEmpty())
        return chosen;
    const QString current = m_view->currentFolder();
    return current.isEmpty() ? QStringList() : QStringList{current};
}

void ListPanel::choose(const QStringList &folders)
{
    for (const QString &folder : folders) {
        if (const int row = m_model.rowOf(folder); row >= 0)
            m_model.setChosen(row, true);
    }
}

void ListPanel::setCurrent(const QString &folder)
{
    m_view->setCurrentFolder(folder);
}

void ListPanel::enter()
{
    const QStringList runs = chosenOrCurrent();
    if (runs.isEmpty() || runs.size() > ListDock::mostCompared)
        return;
    if (runs.size() == 1) {
        const RunListEntry *run = m_model.find(runs.first());
        if (run && run->recoverable && run->grade.isEmpty())
            return recover(runs.first());
    }
    Q_EMIT opened(runs);
}

void ListPanel::fail(const Error &error)
{
    QString text = error.message;
    if (!error.actions.isEmpty())
        text += u' ' + error.actions.first() + u'.';
    Q_EMIT notice({text, QStringLiteral("glyph/error"), {}, {}});
}

void ListPanel::removeRuns(const QStringList &folders)
{
    if (folders.isEmpty())
        return;
    const QString name = title(folders.first());
    m_store.remove(folders, this, [this, name](const RunStore::Moved &removed) {
        if (removed.error)
            fail(*removed.error);
        if (removed.moved.isEmpty())
            return;
        const int count = static_cast<int>(removed.moved.size());
        const QString text = count == 1 ? tr("Run “%1” moved to the bin").arg(name) : tr("%n runs moved to the bin", nullptr, count);
        const auto undo = [this, binned = removed.moved] {
            m_store.restore(binned, this, [this](const RunStore::Moved &restored) {
                if (restored.error)
                    fail(*restored.error);
            });
        };
        Q_EMIT notice({text, QStringLiteral("glyph/trash"), tr("Undo"), undo});
    });
}

void ListPanel::recover(const QString &folder)
{
    m_store.remake(folder, this, [this, name = title(folder)](const Result<QStringList> &files) {
        if (!files)
            return fail(files.error());
        Q_EMIT notice({tr("“%1” was recovered from its journal").arg(name), QStringLiteral("glyph/check"), {}, {}});
    });
}

void ListPanel::rename()
{
    m_view->setFocus();
    m_view->rename();
}

void ListPanel::editNotes()
{
    const QString folder = m_view->currentFolder();
    const RunListEntry *run = m_model.find(folder);
    if (!run)
        return;
    m_dock->hide();
    m_notes->show();
    m_notes->edit(*run, m_model.tags());
}

void ListPanel::saveNotes(const QString &folder, const RunNotes &notes)
{
    m_store.setNotes(folder, notes, this, [this](const Result<> &written) {
        if (!written)
            fail(written.error());
    });
}

void ListPanel::setTag(const QString &tag)
{
    m_shownTag = tag;
    m_tag->setText(tag.isEmpty() ? tr("Tag") : tag);
    m_model.setTag(tag);
}

void ListPanel::chooseTag()
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const QStringList tags = m_model.tags();
    const auto add = [&](const QString &text, const QString &tag) {
        QAction *action = menu->addAction(text, this, [this, tag] { setTag(tag); });
        action->setCheckable(true);
        action->setChecked(tag == m_shownTag);
    };
    add(tr("All tags"), {});
    for (const QString &tag : tags)
        add(tag, tag);
    if (tags.isEmpty())
        menu->addAction(tr("No run has a tag yet: press T on one"))->setEnabled(false);
    menu->popup(m_tag->mapToGlobal(QPoint(0, m_tag->height() + Theme::xs)));
}

void ListPanel::showMenu(const QString &folder, const QPoint &global)
{
    const RunListEntry *run = m_model.find(folder);
    if (!run)
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const bool broken = run->recoverable && run->grade.isEmpty();
    if (!broken)
        menu->addAction(tr("Open"), this, [this, folder] { Q_EMIT opened({folder}); });
    if (run->recoverable)
        menu->addAction(tr("Recover from the journal"), this, [this, folder] { recover(folder); });
    menu->addAction(tr("Rename") + QStringLiteral("\tF2"), this, &ListPanel::rename);
    menu->addAction(tr("Tags and note…") + QStringLiteral("\tT"), this, &ListPanel::editNotes);
    menu->addAction(tr("Show in the file manager"), this, [folder] { QDesktopServices::openUrl(QUrl::fromLocalFile(folder)); });
    menu->addSeparator();
    menu->addAction(tr("Delete") + QStringLiteral("\tDel"), this, [this, folder] { removeRuns({folder}); });
    menu->popup(global);
}

void ListPanel::exportChosen(const QPoint &global)
{
    const QStringList folders = chosenOrCurrent();
    if (folders.isEmpty())
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("Figures as CSV"), this, [this, folders] { exportTo(folders, RunFile::Csv); });
    menu->addAction(tr("Comparison as JSON"), this, [this, folders] { exportTo(folders, RunFile::Json); });
    menu->addAction(tr("Report as HTML"), this, [this, folders] { exportTo(folders, RunFile::Html); });
    menu->popup(global - QPoint(0, menu->sizeHint().height()));
}

void ListPanel::exportTo(const QStringList &folders, RunFile file)
{
    auto *dialog = new QFileDialog(this, tr("Export into a folder"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, this, [this, folders, file](const QString &folder) {
        m_store.copy(runFileCopies(file, folders, folder), this, [this, folder](const RunStore::Moved &copied) {
            if (copied.error)
                fail(*copied.error);
            if (copied.moved.isEmpty())
                return;
            const auto show = [folder] { QDesktopServices::openUrl(QUrl::fromLocalFile(folder)); };
            Q_EMIT notice({tr("%n file(s) exported", nullptr, static_cast<int>(copied.moved.size())), QStringLiteral("export"),
                           tr("Open folder"), show});
        });
    });
    dialog->open();
}

} // namespace derby::ui
