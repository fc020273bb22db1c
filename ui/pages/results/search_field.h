// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/appearance.h"

#include <QLineEdit>

namespace derby::ui {

/// The search above a list: a glass in front, the key that leads here behind while it is empty. Esc empties it; Down and Enter go on to the
/// list.
class SearchField : public QLineEdit
{
    Q_OBJECT
public:
    explicit SearchField(const Appearance &appearance, QWidget *parent = nullptr);

Q_SIGNALS:
    void left(); ///< on to the list

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    const Appearance &m_appearance;
};

} // namespace derby::ui
