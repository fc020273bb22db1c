// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/app/main_window.h"

#include "ui/app/command_palette.h"
#include "ui/app/drop.h"
#include "ui/app/keys_panel.h"
#include "ui/app/page_fade.h"
#include "ui/app/toast.h"
#include "ui/app/toasts.h"
#include "ui/widgets/focus_ring.h"
#include "ui/widgets/keys.h"
#include "ui/widgets/widgets.h"

#include <QCloseEvent>
#include <QDragEnterEvent>
#include <QHBoxLayout>
#include <QPainter>
#include <QShortcut>
#include <QStackedWidget>

namespace derby::ui {

namespace {

constexpr int narrowBelow = 1180;

} // namespace

MainWindow::MainWindow(Appearance &appearance, Stopwatch &stopwatch, Settings &settings)
    : m_appearance(appearance)
    , m_settings(settings)
    , m_sidebar(new Sidebar(appearance, stopwatch))
    , m_strip(new HatchStrip(appearance, 6))
    , m_stack(new QStackedWidget)
{
    setWindowTitle(QStringLiteral("TokenDerby"));
    setMinimumSize(760, 520);
    setAcceptDrops(true);
    auto *central = new QWidget;
    auto *row = new QHBoxLayout(central);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_sidebar);
    // The strip lies over the content's upper edge, so that nothing moves when it comes.
    row->addWidget(m_stack, 1);
    m_fade = new PageFade(appearance, central);
    m_strip->setParent(central);
    m_strip->setAttribute(Qt::WA_TransparentForMouseEvents);
    m_strip->hide();
    setCentralWidget(central);
    m_toasts = new Toasts(appearance, this);
    m_palette = new CommandPalette(appearance, this);
    m_keys = new KeysPanel(appearance, this);
    new FocusRing(appearance, this);

    connect(m_sidebar, &Sidebar::chosen, this, &MainWindow::showPage);
    connect(m_sidebar, &Sidebar::paletteAsked, this, &MainWindow::openPalette);
    connect(m_sidebar, &Sidebar::themeAsked, this, &MainWindow::toggleTheme);
    connect(m_sidebar, &Sidebar::settingsAsked, this, [this] { showPage(QStringLiteral("settings")); });
    connect(m_sidebar, &Sidebar::qualityAsked, this, &MainWindow::qualityAsked);
    connect(&appearance, &Appearance::changed, this, [this] { update(); });

    addShortcut(QKeySequence(Qt::CTRL | Qt::Key_K), [this] { openPalette(); });
    addShortcut(QKeySequence(Qt::CTRL | Qt::Key_Q), [this] { close(); });
    addShortcut(QKeySequence(Qt::CTRL | Qt::Key_Comma), [this] { showPage(QStringLiteral("settings")); });
    addShortcut(QKeySequence(Qt::Key_F1), [this] { openKeys(); });
    addShortcut(QKeySequence(Qt::CTRL | Qt::Key_Z), [this] {
        if (!m_toasts->undoLast())
            m_toasts->show({tr("There is nothing to undo."), {}, {}, {}});
    });
    addShortcut(QKeySequence(Qt::CTRL | Qt::Key_E), [this] {
        if (page() && !page()->exportCurrent())
            m_toasts->show({tr("There is nothing to export here. Open a run in Results first."), {}, {}, {}});
    });
    addShortcut(QKeySequence(Qt::CTRL | Qt::Key_T), [this] {
        if (page() && !page()->showTable())
            m_toasts->show({tr("There is no chart here whose table could be shown."), {}, {}, {}});
    });
}

void MainWindow::addShortcut(const QKeySequence &keys, const std::function<void()> &what)
{
    auto *shortcut = new QShortcut(keys, this);
    connect(shortcut, &QShortcut::activated, this, what);
}

void MainWindow::addPage(const QString &id, Page *page, const QString &name, const QString &icon, SidebarGroup group, int digit)
{
    m_entries.append({id, name, icon, page, digit});
    m_stack->addWidget(page);
    if (digit > 0) {
        m_sidebar->addPage(id, name, icon, group, digit);
        addShortcut(QKeySequence(int(Qt::CTRL) | (Qt::Key_0 + digit)), [this, id] { showPage(id); });
    }
    connect(page, &Page::notice, this, [this](const Notice &notice) { m_toasts->show(notice); });
    connect(page, &Page::busyChanged, this, [this, id, page] { m_sidebar->setBusy(id, page->busy()); });
    connect(page, &Page::simulatedChanged, this, &MainWindow::showSimulated);
    adopt(m_entries.last());
}

void MainWindow::adopt(const Entry &entry)
{
    for (QAction *action : entry.page->commands()) {
        if (action->associatedObjects().isEmpty() && !action->shortcut().isEmpty())
            entry.page->addAction(action);
        // Wherever the focus is, be it on the sidebar: a page that is hidden has no shortcuts.
        action->setShortcutContext(Qt::WindowShortcut);
    }
}

void MainWindow::showPage(const QString &id)
{
    const Entry *found = entry(id);
    if (!found)
        return;
    if (found->digit == 0 && currentPage() != id)
        m_before = currentPage();
    m_keys->hide();
    const bool changes = m_stack->currentWidget() != found->page;
    m_stack->setCurrentWidget(found->page);
    if (changes)
        m_fade->play(found->page);
    m_sidebar->setCurrent(id);
    setWindowTitle(found->name + QStringLiteral(" – TokenDerby"));
    if (found->digit > 0)
        m_settings.set(settings::page, id);
    showSimulated();
}

QString MainWindow::currentPage() const
{
    for (const Entry &candidate : m_entries) {
        if (candidate.page == m_stack->currentWidget())
            return candidate.id;
    }
    return {};
}

Page *MainWindow::page() const
{
    return qobject_cast<Page *>(m_stack->currentWidget());
}

const MainWindow::Entry *MainWindow::entry(const QString &id) const
{
    for (const Entry &candidate : m_entries) {
        if (candidate.id == id)
            return &candidate;
    }
    return nullptr;
}

void MainWindow::restoreState(const QString &fallback)
{
    if (!restoreGeometry(m_settings.get(settings::geometry)))
        resize(1440, 900);
    const QString last = m_settings.get(settings::page);
    showPage(entry(last) ? last : fallback);
}

void MainWindow::openPalette()
{
    QList<PaletteCommand> commands;
    const auto addCommands = [this, &commands](const Entry &entry) {
        for (QAction *action : entry.page->commands()) {
            if (!action->isEnabled() || !action->isVisible())
                continue;
            const QString id = entry.id;
            commands.append({shownText(action->text()), entry.icon, keyText(action->shortcut()), entry.name, [this, id, action] {
                                 showPage(id);
                                 action->trigger();
                             }});
        }
    };
    for (const Entry &each : std::as_const(m_entries)) {
        if (each.page == page())
            addCommands(each);
    }
    for (const Entry &each : std::as_const(m_entries)) {
        const QString id = each.id;
        const QKeySequence keys =
            each.digit > 0 ? QKeySequence(int(Qt::CTRL) | (Qt::Key_0 + each.digit)) : QKeySequence(Qt::CTRL | Qt::Key_Comma);
        commands.append({tr("Go to %1").arg(each.name), each.icon, keyText(keys), {}, [this, id] { showPage(id); }});
    }
    for (const Entry &each : std::as_const(m_entries)) {
        if (each.page != page())
            addCommands(each);
    }
    commands.append({tr("Switch between light and dark"), QStringLiteral("glyph/theme"), {}, {}, [this] { toggleTheme(); }});
    commands.append(
        {tr("Show the quality of the last measurement"), QStringLiteral("stopwatch"), {}, {}, [this] { Q_EMIT qualityAsked(); }});
    commands.append({tr("Show the keys of this page"), QStringLiteral("settings"), QStringLiteral("F1"), {}, [this] { openKeys(); }});
    commands.append({tr("Quit"), QStringLiteral("glyph/close"), keyText(QKeySequence(Qt::CTRL | Qt::Key_Q)), {}, [this] { close(); }});
    m_palette->open(commands);
}

void MainWindow::toggleTheme()
{
    const auto mode = m_appearance.theme().isDark() ? Appearance::Mode::Light : Appearance::Mode::Dark;
    m_appearance.setMode(mode);
    m_settings.set(settings::appearance, int(mode));
}

void MainWindow::openKeys()
{
    if (m_keys->isVisible()) {
        m_keys->hide();
        return;
    }
    QStringList everywhere;
    for (const Entry &each : std::as_const(m_entries)) {
        if (each.digit > 0)
            everywhere.append(tr("Ctrl+%1: %2").arg(each.digit).arg(each.name));
    }
    everywhere += {tr("Ctrl+K: find a command"), tr("Ctrl+E: export"),   tr("Ctrl+T: the table behind the chart"),
                   tr("Ctrl+Z: undo"),           tr("Ctrl+,: settings"), tr("Esc: stop or close"),
                   tr("F1: these keys"),         tr("Ctrl+Q: quit")};
    if (page())
        m_keys->open(page()->title(), page()->keys(), everywhere);
}

void MainWindow::showSimulated()
{
    m_strip->setVisible(page() && page()->simulated());
    m_strip->setGeometry(m_sidebar->width(), 0, width() - m_sidebar->width(), m_strip->height());
    m_strip->raise();
}

bool MainWindow::busy() const
{
    for (const Entry &each : m_entries) {
        if (each.page->busy())
            return true;
    }
    return false;
}

void MainWindow::resizeEvent(QResizeEvent *event)
{
    m_sidebar->setNarrow(width() < narrowBelow);
    QMainWindow::resizeEvent(event);
    showSimulated();
}

void MainWindow::keyPressEvent(QKeyEvent *event)
{
    if (event->key() != Qt::Key_Escape) {
        QMainWindow::keyPressEvent(event);
        return;
    }
    if (m_keys->isVisible())
        m_keys->hide();
    else if (page() && page()->escape())
        return;
    else if (m_toasts->dismissLast())
        return;
    else if (const Entry *here = entry(currentPage()); here && here->digit == 0)
        showPage(m_before);
}

void MainWindow::end()
{
    m_closing = true;
    close();
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (busy() && !m_closing) {
        event->ignore();
        if (!m_question)
            m_question = m_toasts->show({tr("A measurement is running. What was measured so far is kept."), QStringLiteral("glyph/stop"),
                                         tr("Stop and close"), [this] { end(); }},
                                        true);
        return;
    }
    m_settings.set(settings::geometry, saveGeometry());
    QMainWindow::closeEvent(event);
}

void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    if (!droppedPath(event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent *event)
{
    const QString path = droppedPath(event->mimeData());
    if (path.isEmpty())
        return;
    event->acceptProposedAction();
    Q_EMIT opened(path);
}

void MainWindow::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_appearance.theme().color(Token::Window));
}

} // namespace derby::ui
