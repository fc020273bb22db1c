// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QObject>

namespace derby::ui {

/// The theme that holds now. One a window, made by ui/app and passed to every widget that paints.
class Appearance : public QObject
{
    Q_OBJECT
public:
    enum class Mode { System, Light, Dark };

    explicit Appearance(QObject *parent = nullptr);

    const Theme &theme() const { return m_theme; }
    Mode mode() const { return m_mode; }
    /// System: follows the desktop (the application's palette before ours, and its changes).
    void setMode(Mode mode);
    /// The setting, or the desktop's (SH_Widget_Animation_Duration is 0).
    bool reducedMotion() const;
    void setReducedMotion(bool reduced);

Q_SIGNALS:
    void changed(); ///< repaint, and ask theme() again

private:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void readSystem();
    void apply();

    Mode m_mode = Mode::System;
    Theme m_theme = Theme::light();
    bool m_systemDark = false;
    bool m_reduced = false;
    bool m_applying = false;
};

} // namespace derby::ui
