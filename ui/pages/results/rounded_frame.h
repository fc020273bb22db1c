// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/appearance.h"

#include <QWidget>

namespace derby::ui {

/// A card that a table fills to its edge: the rounded border lies over the child, so that its square corners don't show.
class RoundedFrame : public QWidget
{
    Q_OBJECT
public:
    RoundedFrame(const Appearance &appearance, QWidget *child, Token ground = Token::Window, QWidget *parent = nullptr);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    QWidget *m_border;
};

} // namespace derby::ui
