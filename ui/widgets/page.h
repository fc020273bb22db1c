// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "ui/theme/appearance.h"

#include <QAction>
#include <QList>
#include <QString>
#include <QWidget>

#include <functional>

class QHBoxLayout;
class QVBoxLayout;

namespace derby::ui {

class Chip;
class Text;

/// A message at the bottom right: what happened, with at most one thing to do (Undo).
struct Notice
{
    QString text;
    QString icon; ///< "glyph/trash"
    QString actionText;
    std::function<void()> action;
};

/// A page of the window: head (title, one line of what, at most three actions, the primary last) and body. The shell shows it and listens.
class Page : public QWidget
{
    Q_OBJECT
public:
    explicit Page(const Appearance &appearance, QWidget *parent = nullptr);

    void setTitle(const QString &title, const QString &subtitle = {});
    QString title() const;
    /// What the command palette offers while this page is shown, and everywhere; texts are whole phrases ("Start the benchmark").
    virtual QList<QAction *> commands() const { return {}; }
    /// The shell's Ctrl+E, Ctrl+T and F5 reach the page by these; false: nothing to do here.
    virtual bool exportCurrent() { return false; }
    virtual bool showTable() { return false; }
    /// Esc, after the page's own widgets did not want it.
    virtual bool escape() { return false; }
    /// The keys of this page for F1, "key: what it does".
    virtual QStringList keys() const { return {}; }
    /// A measurement is running: the sidebar shows a dot, closing the window asks by a notice.
    virtual bool busy() const { return false; }
    /// Whether anything on it is simulated: the shell draws the hatch strip along the top of the content.
    virtual bool simulated() const { return false; }

Q_SIGNALS:
    void notice(const derby::ui::Notice &notice);
    void busyChanged();
    void simulatedChanged();

protected:
    void showEvent(QShowEvent *event) override;
    void resizeEvent(QResizeEvent *event) override; ///< content stops at 1680 px and is centred
    QHBoxLayout *actions() const { return m_actions; } ///< right in the head
    QVBoxLayout *body() const { return m_body; } ///< page margins and gutter are set
    const Appearance &appearance() const { return m_appearance; }

private:
    const Appearance &m_appearance;
    Text *m_title, *m_subtitle;
    Chip *m_badge; ///< SIMULATED, while simulated() holds
    QVBoxLayout *m_outer;
    QHBoxLayout *m_actions;
    QVBoxLayout *m_body;
};

} // namespace derby::ui
