// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h" // first: moc 6.4 stumbles over <compare> unless a Qt header comes before it
#include "discovery/server_look.h"
#include "ui/widgets/widgets.h"

class QGridLayout;

namespace derby::ui {

/// The questions that a fingerprint asked, a row each: path, status, what it shows, milliseconds.
class ProbeList : public QWidget
{
    Q_OBJECT
public:
    explicit ProbeList(const Appearance &appearance, QWidget *parent = nullptr);
    /// Smaller figures and no indent, where there is little room.
    void setCompact(bool compact);
    void clear();
    void add(const ProbeReport &report);
    int rows() const { return m_rows; }

private:
    const Appearance &m_appearance;
    QGridLayout *m_grid;
    int m_rows = 0;
    bool m_compact = false;
};

} // namespace derby::ui
