// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/appearance.h"

#include <QWidget>

class QVBoxLayout;

namespace derby::ui {

/// What floats above the window (palette, toast, dock): raised ground, strong border, shadow. The shadow lies within the widget, so that
/// `reach` px around the visible frame belong to it.
class Floating : public QWidget
{
    Q_OBJECT
public:
    explicit Floating(const Appearance &appearance, QWidget *parent = nullptr);
    static constexpr int reach = 24;
    QVBoxLayout *content() const { return m_content; } ///< no padding of its own

protected:
    void paintEvent(QPaintEvent *event) override;
    const Appearance &appearance() const { return m_appearance; }

private:
    const Appearance &m_appearance;
    QVBoxLayout *m_content;
};

} // namespace derby::ui
