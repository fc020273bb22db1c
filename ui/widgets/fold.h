// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/appearance.h"

#include <QWidget>

class QVBoxLayout;

namespace derby::ui {

class Button;

/// What is seldom wanted, behind a button that opens it.
class Fold : public QWidget
{
    Q_OBJECT
public:
    Fold(const Appearance &appearance, const QString &title, QWidget *parent = nullptr);
    QVBoxLayout *body() const { return m_column; }
    bool isOpen() const { return m_open; }
    void setOpen(bool open);

Q_SIGNALS:
    void opened(bool open);

private:
    Button *m_button;
    QWidget *m_body;
    QVBoxLayout *m_column;
    bool m_open = false;
};

} // namespace derby::ui
