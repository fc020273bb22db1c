// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/app/sidebar.h"
#include "ui/app/stopwatch.h"
#include "ui/models/settings.h"
#include "ui/theme/appearance.h"
#include "ui/widgets/page.h"

#include <QHash>
#include <QMainWindow>
#include <QPointer>

#include <functional>

class QStackedWidget;

namespace derby::ui {

class CommandPalette;
class HatchStrip;
class KeysPanel;
class PageFade;
class Toast;
class Toasts;

/// The shell: sidebar, pages, palette, messages, keys. It knows pages as pages; what they do among each other is wired in ui/app/desktop.
class MainWindow : public QMainWindow
{
    Q_OBJECT
public:
    MainWindow(Appearance &appearance, Stopwatch &stopwatch, Settings &settings);

    /// Takes the page. `digit`: its place in the sidebar's numbering (Ctrl+digit); 0: in no group, reached otherwise (settings).
    void addPage(const QString &id, Page *page, const QString &name, const QString &icon, SidebarGroup group, int digit);
    void showPage(const QString &id);
    QString currentPage() const;
    Toasts &toasts() const { return *m_toasts; }
    /// Geometry and page of the last time; `fallback` is shown where there is none.
    void restoreState(const QString &fallback);
    /// Closes without a question: what is being measured is stopped and kept.
    void end();

public Q_SLOTS:
    void openPalette();
    void toggleTheme();

Q_SIGNALS:
    void opened(const QString &path); ///< dropped on the window: a run folder or a configuration file
    void qualityAsked();

protected:
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void closeEvent(QCloseEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    struct Entry
    {
        QString id, name, icon;
        Page *page;
        int digit;
    };
    Page *page() const;
    const Entry *entry(const QString &id) const;
    void addShortcut(const QKeySequence &keys, const std::function<void()> &what);
    void adopt(const Entry &entry); ///< the page's commands: their shortcuts work while it is shown
    void openKeys();
    void showSimulated();
    bool busy() const;

    Appearance &m_appearance;
    Settings &m_settings;
    Sidebar *m_sidebar;
    HatchStrip *m_strip;
    QStackedWidget *m_stack;
    PageFade *m_fade;
    QList<Entry> m_entries;
    QString m_before; ///< the page before settings
    Toasts *m_toasts;
    CommandPalette *m_palette;
    KeysPanel *m_keys;
    QPointer<Toast> m_question; ///< whether to stop and close
    bool m_closing = false;
};

} // namespace derby::ui
