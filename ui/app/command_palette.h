// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/floating.h"

#include <QList>
#include <QPointer>

#include <functional>

class QLineEdit;
class QListView;
class QStandardItemModel;

namespace derby::ui {

/// Something that the palette can do.
struct PaletteCommand
{
    QString text; ///< a whole phrase
    QString icon;
    QString keys; ///< as shown
    QString where; ///< the page it belongs to; empty: everywhere
    std::function<void()> run;
};

/// Ctrl+K: everything that can be done, found by a few letters.
class CommandPalette : public Floating
{
    Q_OBJECT
public:
    CommandPalette(const Appearance &appearance, QWidget *window);

    void open(const QList<PaletteCommand> &commands); ///< in the order in which they stand while nothing is typed
    void close();
    void place(); ///< the window was resized

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void filter();
    void run();

    QLineEdit *m_search;
    QListView *m_list;
    QStandardItemModel *m_model;
    QList<PaletteCommand> m_commands;
    QPointer<QWidget> m_before; ///< had the focus
};

} // namespace derby::ui
