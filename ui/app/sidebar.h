// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/app/stopwatch.h"
#include "ui/theme/appearance.h"

#include <QHash>
#include <QWidget>

class QButtonGroup;
class QVBoxLayout;

namespace derby::ui {

class Button;
class StopwatchFoot;
class Text;

enum class SidebarGroup { Measure, Show, LookInside };

/// The window's left edge: the pages in their groups, the stopwatch, settings, theme and palette. Narrow: icons alone.
class Sidebar : public QWidget
{
    Q_OBJECT
public:
    Sidebar(const Appearance &appearance, Stopwatch &stopwatch, QWidget *parent = nullptr);

    /// `digit`: its shortcut's; digits never shift when pages are added. 0: none.
    void addPage(const QString &id, const QString &name, const QString &icon, SidebarGroup group, int digit);
    void setCurrent(const QString &id);
    void setBusy(const QString &id, bool busy);
    void setNarrow(bool narrow);
    bool narrow() const { return m_narrow; }

Q_SIGNALS:
    void chosen(const QString &id);
    void settingsAsked();
    void themeAsked();
    void paletteAsked();
    void qualityAsked();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    class Row;
    Row *row(const QString &id) const { return m_rows.value(id); }

    const Appearance &m_appearance;
    bool m_narrow = false;
    QButtonGroup *m_group;
    QHash<QString, Row *> m_rows;
    QVBoxLayout *m_groups[3];
    Text *m_labels[3];
    QWidget *m_brand;
    StopwatchFoot *m_foot;
    QWidget *m_tools;
    Button *m_search;
};

} // namespace derby::ui
